"""What editors have set for reading the pages of a source."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select, update

from newsticker.model import Selectors, SourceKind
from newsticker.store.reports import record
from newsticker.store.tables import SOURCES


def of_source(connection: Connection, source_id: int) -> Selectors | None:
    """The selectors of a source, None where none are set."""
    asked = select(SOURCES.c.selectors).where(SOURCES.c.id == source_id)
    kept = connection.execute(asked).scalar()
    return msgspec.json.decode(kept, type=Selectors) if kept else None


def known_by(connection: Connection, kind: SourceKind, key: str) -> tuple[int, Selectors] | None:
    """The source that is known so and its selectors, None where none are set."""
    row = connection.execute(
        select(SOURCES.c.id, SOURCES.c.selectors).where(
            SOURCES.c.kind == kind, SOURCES.c.key == key, SOURCES.c.selectors.is_not(None)
        )
    ).one_or_none()
    return None if row is None else (row.id, msgspec.json.decode(row.selectors, type=Selectors))


def keep(
    connection: Connection, source_id: int, selectors: Selectors, by: str, now: datetime
) -> bool:
    """Sets the selectors of a source, none where all are empty; False where there is no such source, or they are so."""
    told = msgspec.json.encode(selectors).decode() if selectors != Selectors() else None
    mine = SOURCES.c.id == source_id
    row = connection.execute(select(SOURCES.c.selectors).where(mine)).one_or_none()
    if row is None or row.selectors == told:
        return False
    connection.execute(update(SOURCES).where(mine).values(selectors=told, selectors_missed=None))
    record(connection, "selectors", by, now, source_id=source_id, note=told or "")
    return True


def note_missed(connection: Connection, source_id: int, missed: str | None) -> None:
    """Notes what the selectors of a source did not find."""
    mine = update(SOURCES).where(SOURCES.c.id == source_id)
    connection.execute(mine.values(selectors_missed=missed))


def missed(connection: Connection) -> dict[int, str]:
    """What was noted of each source of which something was."""
    asked = select(SOURCES.c.id, SOURCES.c.selectors_missed)
    rows = connection.execute(asked.where(SOURCES.c.selectors_missed.is_not(None)))
    return {row.id: row.selectors_missed for row in rows}
