"""What is decided about a followed feed: paused, followed again, asked at once, followed no more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from newsticker.model_desk import Action
from newsticker.store import pushes
from newsticker.store.instants import to_millis
from newsticker.store.reports import record
from newsticker.store.tables import FEEDS


def pause(connection: Connection, source_id: int, paused: bool, by: str, now: datetime) -> bool:
    """Asks a feed no more, or again from now on; False where there is no such feed, or it is so already."""
    mine = (FEEDS.c.source_id == source_id, FEEDS.c.paused != paused)
    changed = update(FEEDS).where(*mine).values(paused=paused).returning(FEEDS.c.source_id)
    if connection.execute(changed).scalar() is None:
        return False
    if paused:
        pushes.leave(connection, source_id, now)
    else:
        # Its hub has let it go, and is found again where the feed is read whole.
        anew = update(FEEDS).where(FEEDS.c.source_id == source_id)
        connection.execute(anew.values(read_whole=None))
        ask_now(connection, source_id, now)
    action: Action = "paused" if paused else "resumed"
    record(connection, action, by, now, source_id=source_id)
    return True


def ask_now(connection: Connection, source_id: int, now: datetime) -> bool:
    """Has a feed asked as soon as its server allows it; False where there is no such feed."""
    millis = to_millis(now)
    allowed = func.coalesce(FEEDS.c.not_before, millis)
    mine = select(allowed).where(FEEDS.c.source_id == source_id)
    earliest = connection.execute(mine).scalar()
    if earliest is None:
        return False
    due = update(FEEDS).where(FEEDS.c.source_id == source_id)
    connection.execute(due.values(next_fetch=max(int(earliest), millis)))
    pushes.doubt(connection, source_id, now)
    return True


def reads_pages(connection: Connection, source_id: int) -> bool:
    """Whether the pages of a feed's entries are to be read."""
    mine = select(FEEDS.c.reads_pages).where(FEEDS.c.source_id == source_id)
    return bool(connection.execute(mine).scalar())


def read_pages(connection: Connection, source_id: int, reads: bool, by: str, now: datetime) -> bool:
    """Has the pages of a feed's entries read, or its teasers again; False where there is no such feed, or it is so.

    It is asked whole and at once then: what stands in it already is read, too.
    """
    mine = (FEEDS.c.source_id == source_id, FEEDS.c.reads_pages != reads)
    values: dict[str, object] = {"reads_pages": reads}
    if reads:
        values |= {"etag": None, "last_modified": None}
    changed = update(FEEDS).where(*mine).values(**values).returning(FEEDS.c.source_id)
    if connection.execute(changed).scalar() is None:
        return False
    if reads:
        ask_now(connection, source_id, now)
    action: Action = "pages" if reads else "teasers"
    record(connection, action, by, now, source_id=source_id)
    return True


def note_followed(connection: Connection, source_id: int, by: str, now: datetime) -> None:
    """Writes down who chose to follow a feed."""
    record(connection, "followed", by, now, source_id=source_id)


def unfollow(connection: Connection, source_id: int, by: str, now: datetime) -> bool:
    """Follows a feed no more; its articles stay. False where there is no such feed."""
    gone = delete(FEEDS).where(FEEDS.c.source_id == source_id).returning(FEEDS.c.source_id)
    if connection.execute(gone).scalar() is None:
        return False
    pushes.leave(connection, source_id, now)
    record(connection, "unfollowed", by, now, source_id=source_id)
    return True
