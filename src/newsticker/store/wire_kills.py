"""Items that their agency took back before they came: what comes after is held against it."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, insert, select

from newsticker.model_told import Wire
from newsticker.store.instants import to_millis
from newsticker.store.tables import WIRE_KILLS

# An item comes within hours of its kill, or never.
MOST_KEPT = 10_000


def keep(connection: Connection, source_id: int, wire: Wire, now: datetime) -> None:
    """Keeps a kill in place of a former one of the same item; the oldest go where there are too many."""
    drop(connection, source_id, wire.guid)
    row = {"source_id": source_id, "identity": wire.guid, "at": to_millis(now)}
    told = msgspec.json.encode(wire).decode()
    connection.execute(insert(WIRE_KILLS).values(wire=told, **row))
    newest = select(WIRE_KILLS.c.id).order_by(WIRE_KILLS.c.id.desc()).offset(MOST_KEPT).limit(1)
    oldest = connection.execute(newest).scalar()
    if oldest is not None:
        connection.execute(delete(WIRE_KILLS).where(WIRE_KILLS.c.id <= oldest))


def of_item(connection: Connection, source_id: int, identity: str) -> Wire | None:
    """The kill of an item that is not here; None where there was none."""
    mine = (WIRE_KILLS.c.source_id == source_id, WIRE_KILLS.c.identity == identity)
    told = connection.execute(select(WIRE_KILLS.c.wire).where(*mine)).scalar()
    return None if told is None else msgspec.json.decode(told, type=Wire)


def drop(connection: Connection, source_id: int, identity: str) -> None:
    """Forgets the kill of an item that its agency has sent anew since."""
    mine = (WIRE_KILLS.c.source_id == source_id, WIRE_KILLS.c.identity == identity)
    connection.execute(delete(WIRE_KILLS).where(*mine))
