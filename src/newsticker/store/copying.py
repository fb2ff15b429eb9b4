"""All rows of one database into another of the same schema, whatever kind either is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Table, delete, func, insert, literal, select

from newsticker.store import index_copying
from newsticker.store.desk_tables import GUESSES, SESSIONS
from newsticker.store.page_tables import ERRANDS
from newsticker.store.tables import METADATA, READERS

# How much is done of how much, told again and again.
Told = Callable[[int, int], None]

ROWS_AT_ONCE = 1000
# What is deleted after a while wherever it lies, and has no business in a backup.
PASSING = (READERS, SESSIONS, GUESSES, ERRANDS)


def kept_tables() -> list[Table]:
    """The tables that a backup holds, those first that others refer to.

    Who was counted as a reader, who is signed in, who guessed wrong and what was looked at are in none of them.
    """
    return [table for table in METADATA.sorted_tables if table not in PASSING]


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever written there."""
    return not any(
        connection.execute(select(1).select_from(table).limit(1)).first() for table in kept_tables()
    )


def clear(connection: Connection) -> None:
    """Deletes every row."""
    index_copying.clear(connection)
    for table in reversed(METADATA.sorted_tables):
        connection.execute(delete(table))


def copy_rows(source: Connection, target: Connection, told: Told) -> None:
    """Copies every row, search index included, into tables that are empty."""
    total = index_copying.count_rows(source) + sum(
        source.execute(select(func.count()).select_from(table)).scalar_one()
        for table in kept_tables()
    )
    done = 0
    for table in kept_tables():
        for rows in _rows_of(source, table):
            target.execute(insert(table), rows)
            done += len(rows)
            told(done, total)
        _number_on(target, table)
    for entries in index_copying.read_rows(source, ROWS_AT_ONCE):
        index_copying.add_rows(target, entries)
        done += len(entries)
        told(done, total)
    index_copying.number_on(target)


def _rows_of(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    rows = source.execute(ordered, execution_options={"yield_per": ROWS_AT_ONCE})
    for part in rows.mappings().partitions():
        yield [dict(row) for row in part]


def _number_on(target: Connection, table: Table) -> None:
    """Has new rows numbered behind those that came with their numbers; SQLite does so by itself."""
    key = table.autoincrement_column
    if target.dialect.name == "postgresql" and key is not None:
        highest = select(func.coalesce(func.max(key), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        target.execute(select(func.setval(sequence, highest, literal(False))))
