"""The search index of one database into another: the tokens that were handed in, whatever holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from newsticker.store.search_index import lexemes

Entry = dict[str, Any]

_READ = {
    "sqlite": "SELECT r.*, s.tokens AS words FROM search_rows r JOIN search s ON s.rowid = r.id",
    "postgresql": "SELECT r.*, array_to_string(tsvector_to_array(r.tokens), ' ') AS words FROM search_rows r",
}


def count_rows(connection: Connection) -> int:
    """How many rows the index has."""
    return int(connection.execute(text("SELECT count(*) FROM search_rows")).scalar_one())


def read_rows(connection: Connection, at_once: int) -> Iterator[list[Entry]]:
    """The rows as they were written, so many at once, each with its tokens in ``words``."""
    rows = connection.execute(
        text(f"{_READ[connection.dialect.name]} ORDER BY r.id"),
        execution_options={"yield_per": at_once},
    )
    for part in rows.mappings().partitions():
        yield [{key: row[key] for key in row if key != "tokens"} for row in part]


def add_rows(connection: Connection, entries: Sequence[Entry]) -> None:
    """Adds rows with the numbers that they have."""
    names = [key for key in entries[0] if key != "words"]
    columns, values = ", ".join(names), ", ".join(f":{name}" for name in names)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                f"INSERT INTO search_rows ({columns}, tokens)"
                f" VALUES ({values}, array_to_tsvector(CAST(:words AS text[])))"
            ),
            [entry | {"words": lexemes(entry["words"].split())} for entry in entries],
        )
        return
    connection.execute(text(f"INSERT INTO search_rows ({columns}) VALUES ({values})"), entries)
    connection.execute(text("INSERT INTO search (rowid, tokens) VALUES (:id, :words)"), entries)


def number_on(connection: Connection) -> None:
    """Has new rows numbered behind those that came with their numbers; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "SELECT setval(pg_get_serial_sequence('search_rows', 'id'),"
                " coalesce(max(id), 0) + 1, false) FROM search_rows"
            )
        )


def clear(connection: Connection) -> None:
    """Empties the index."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM search"))
    connection.execute(text("DELETE FROM search_rows"))
