"""Events: that an article is new or has changed, in one sequence for everybody who follows the ticker.

An event is written in the transaction of what it tells. Writers come one after another (BEGIN IMMEDIATE), so
that whoever has seen number n has been shown everything up to n.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from newsticker.model import Event, EventKind
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import EVENTS


def record(connection: Connection, kind: EventKind, article_id: int, now: datetime) -> None:
    """Adds an event to the sequence."""
    connection.execute(insert(EVENTS).values(kind=kind, article_id=article_id, at=to_millis(now)))


def newest(connection: Connection) -> int:
    """The number of the newest event, 0 before the first."""
    number: int = connection.execute(select(func.coalesce(func.max(EVENTS.c.id), 0))).scalar_one()
    return number


def after(connection: Connection, number: int, limit: int) -> Sequence[Event]:
    """The events after a number, the oldest first, at most ``limit``."""
    rows = connection.execute(
        select(EVENTS).where(EVENTS.c.id > number).order_by(EVENTS.c.id).limit(limit)
    )
    # To the millisecond: by it is measured how late an event reaches its readers.
    return [Event(row.id, row.kind, row.article_id, to_iso(row.at, "milliseconds")) for row in rows]


def has_withdrawn(connection: Connection, number: int) -> bool:
    """Whether anything was withdrawn or hidden after a number."""
    found = select(EVENTS.c.id).where(EVENTS.c.id > number, EVENTS.c.kind == "withdrawn").limit(1)
    return connection.execute(found).scalar() is not None


def oldest(connection: Connection) -> int:
    """The number of the oldest event that is kept, 0 where none is."""
    number: int = connection.execute(select(func.coalesce(func.min(EVENTS.c.id), 0))).scalar_one()
    return number


def forget(connection: Connection, before: datetime) -> None:
    """Deletes the events of before an instant, but for the newest, which numbers go on from."""
    connection.execute(
        delete(EVENTS).where(EVENTS.c.at < to_millis(before), EVENTS.c.id < newest(connection))
    )
