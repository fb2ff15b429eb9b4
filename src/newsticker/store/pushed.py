"""What hubs pushed and signed, until it is read: a queue that is kept before anything is acknowledged."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from newsticker.model_feeds import Pushed
from newsticker.store import pushes
from newsticker.store.instants import to_millis
from newsticker.store.push_tables import PUSHED, PUSHES
from newsticker.store.tables import FEEDS

# A hub that sends faster than we read is asked to wait.
MOST_OF_ONE = 20
MOST_BYTES = 100_000_000


def keep(
    connection: Connection, push_id: int, body: bytes, content_type: str | None, now: datetime
) -> bool:
    """Keeps a body to be read; False where too much waits already. The same body twice is kept once."""
    mine = PUSHED.c.push_id == push_id
    if connection.execute(select(exists().where(mine, PUSHED.c.body == body))).scalar():
        return True
    waiting = connection.execute(select(func.count()).where(mine)).scalar_one()
    size = connection.execute(select(func.sum(func.length(PUSHED.c.body)))).scalar() or 0
    if waiting >= MOST_OF_ONE or size + len(body) > MOST_BYTES:
        return False
    row = {"push_id": push_id, "body": body, "content_type": content_type, "attempts": 0}
    connection.execute(insert(PUSHED).values(at=to_millis(now), **row))
    return True


def is_any(connection: Connection) -> bool:
    """Whether a body waits to be read."""
    return bool(connection.execute(select(exists(PUSHED.select()))).scalar())


def next_one(connection: Connection) -> Pushed | None:
    """The body that waits longest, its attempts one more; None where none waits."""
    oldest = select(func.min(PUSHED.c.id)).scalar_subquery()
    tried = update(PUSHED).where(PUSHED.c.id == oldest).values(attempts=PUSHED.c.attempts + 1)
    pushed_id = connection.execute(tried.returning(PUSHED.c.id)).scalar()
    found = (
        select(PUSHED, PUSHES.c.source_id, PUSHES.c.topic)
        .join(PUSHES, PUSHES.c.id == PUSHED.c.push_id)
        .where(PUSHED.c.id == pushed_id)
    )
    row = connection.execute(found).one_or_none()
    if row is None:
        return None
    return Pushed(row.id, row.source_id, row.topic, row.body, row.content_type, row.attempts)


def note_read(connection: Connection, one: Pushed, new: int, now: datetime) -> None:
    """Forgets a body whose entries were taken in; its feed need not be asked as often from now on."""
    connection.execute(delete(PUSHED).where(PUSHED.c.id == one.id))
    mine = (PUSHES.c.source_id == one.source_id, PUSHES.c.state != "leaving")
    connection.execute(update(PUSHES).where(*mine).values(pushed=to_millis(now)))
    if new:
        feed = update(FEEDS).where(FEEDS.c.source_id == one.source_id)
        connection.execute(feed.values(last_new=to_millis(now)))


def note_useless(connection: Connection, one: Pushed, spared: timedelta, now: datetime) -> None:
    """Forgets a body in which there was nothing, and has its feed asked as ``ask_feed`` does."""
    connection.execute(delete(PUSHED).where(PUSHED.c.id == one.id))
    ask_feed(connection, one.source_id, spared, now)


def drop(connection: Connection, one: Pushed) -> None:
    """Forgets a body whose feed is followed no more."""
    connection.execute(delete(PUSHED).where(PUSHED.c.id == one.id))


def ask_feed(connection: Connection, source_id: int, spared: timedelta, now: datetime) -> None:
    """Has a feed asked by itself: at once, but not sooner than ``spared`` after the last time or its server allows."""
    pushes.doubt(connection, source_id, now)
    mine = FEEDS.c.source_id == source_id
    row = connection.execute(select(FEEDS).where(mine)).one_or_none()
    if row is None:
        return
    polite = (row.last_fetch or 0) + int(spared.total_seconds() * 1000)
    soon = max(to_millis(now), polite, row.not_before or 0)
    connection.execute(update(FEEDS).where(mine).values(next_fetch=min(soon, row.next_fetch)))
