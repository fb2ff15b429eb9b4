"""Subscriptions at hubs: wanted, asked for, alive, let go. None is made by what strangers send."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, exists, func, select, update
from sqlalchemy import insert as insert_into

from newsticker.model_feeds import Push
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.push_tables import PUSHED, PUSHES
from newsticker.store.tables import FEEDS

INSTANTS = frozenset({"made", "due", "asked", "lease_until", "pushed", "doubted"})
# A feed that names another hub with every answer is not followed there with every answer.
SETTLED = timedelta(hours=1)
MOST_LEAVING = 3
# Whoever was asked so often to let go and does not answer has a lease that ends by itself.
LAST_ATTEMPT = 3
BODIES_FIRST = timedelta(minutes=1)


def offer(
    connection: Connection, source_id: int, hub: str | None, topic: str, now: datetime
) -> None:
    """Wants the feed's subscription at the hub that it names now, and no longer at another; None is no hub."""
    followed = exists().where(FEEDS.c.source_id == source_id, ~FEEDS.c.paused)
    if not connection.execute(select(followed)).scalar():
        return
    current = of_source(connection, source_id)
    if current and (current.hub, current.topic) == (hub, topic):
        return
    if current and hub and now - datetime.fromisoformat(current.made) < SETTLED:
        return
    leaving = select(func.count()).where(PUSHES.c.source_id == source_id, _is_leaving())
    if connection.execute(leaving).scalar_one() >= MOST_LEAVING:
        return
    leave(connection, source_id, now)
    if hub:
        row = {"source_id": source_id, "hub": hub, "topic": topic, "state": "wanted"}
        keys = {"key": secrets.token_urlsafe(32), "secret": secrets.token_urlsafe(32)}
        times = {"made": to_millis(now), "due": to_millis(now)}
        connection.execute(
            insert_into(PUSHES).values(attempts=0, refused=0, **row, **keys, **times)
        )


def of_source(connection: Connection, source_id: int) -> Push | None:
    """The feed's subscription that is not being let go; None where there is none."""
    mine = select(PUSHES).where(PUSHES.c.source_id == source_id, ~_is_leaving())
    row = connection.execute(mine.order_by(PUSHES.c.id.desc())).first()
    return None if row is None else _told(row)


def of_key(connection: Connection, key: str) -> Push | None:
    """The subscription that a hub calls by a key; None where it is none."""
    row = connection.execute(select(PUSHES).where(PUSHES.c.key == key)).one_or_none()
    return None if row is None else _told(row)


def current(connection: Connection) -> dict[int, Push]:
    """Every subscription that is not being let go, by its source."""
    rows = connection.execute(select(PUSHES).where(~_is_leaving()).order_by(PUSHES.c.id))
    return {row.source_id: _told(row) for row in rows}


def due(connection: Connection, now: datetime, limit: int) -> list[Push]:
    """Those for which something is to be done, the longest due first."""
    waiting = select(PUSHES).where(PUSHES.c.due <= to_millis(now))
    rows = connection.execute(waiting.order_by(PUSHES.c.due, PUSHES.c.id).limit(limit))
    return [_told(row) for row in rows]


def leave(connection: Connection, source_id: int, now: datetime) -> None:
    """Lets the feed's subscription go: at once where the hub never heard of it."""
    mine = (PUSHES.c.source_id == source_id, ~_is_leaving())
    connection.execute(delete(PUSHES).where(*mine, PUSHES.c.callback.is_(None)))
    gone = {"state": "leaving", "asked": None, "due": to_millis(now), "attempts": 0}
    connection.execute(update(PUSHES).where(*mine).values(lease_until=None, problem=None, **gone))


def note_asked(
    connection: Connection, push: Push, callback: str, again: datetime, now: datetime
) -> None:
    """Notes that the hub is being asked; from now on it may ask back. ``again`` is when it is asked once more."""
    is_over = PUSHES.c.lease_until.is_(None) | (PUSHES.c.lease_until <= to_millis(now))
    state = case(
        (_is_leaving(), "leaving"),
        ((PUSHES.c.state == "active") & ~is_over, "active"),
        else_="asked",
    )
    connection.execute(
        update(PUSHES)
        .where(PUSHES.c.id == push.id, PUSHES.c.state == push.state)
        .values(state=state, asked=to_millis(now), attempts=push.attempts + 1)
        .values(callback=callback, due=to_millis(again))
    )


def note_problem(connection: Connection, push: Push, problem: str, again: datetime) -> None:
    """Notes what the hub answered to the request after ``push``, unless it has asked back or been left since."""
    connection.execute(
        update(PUSHES)
        .where(PUSHES.c.id == push.id, PUSHES.c.attempts == push.attempts + 1)
        .values(problem=problem, due=to_millis(again))
    )


def confirm(connection: Connection, push: Push, lease_until: datetime, renew: datetime) -> None:
    """Notes that the hub will push until the lease ends."""
    values = {"lease_until": to_millis(lease_until), "due": to_millis(renew)}
    mine = update(PUSHES).where(PUSHES.c.id == push.id, ~_is_leaving())
    connection.execute(mine.values(state="active", attempts=0, problem=None, **values))


def deny(connection: Connection, push: Push, problem: str, again: datetime) -> None:
    """Notes that the hub does not push, or not any more."""
    values = {"lease_until": None, "asked": None, "due": to_millis(again), "problem": problem}
    mine = update(PUSHES).where(PUSHES.c.id == push.id, ~_is_leaving())
    connection.execute(mine.values(state="denied", **values))


def let_go(connection: Connection, push_id: int, now: datetime) -> None:
    """Forgets a subscription that is being let go, after what it brought was read."""
    mine = (PUSHES.c.id == push_id, _is_leaving())
    unread = exists().where(PUSHED.c.push_id == PUSHES.c.id)
    connection.execute(delete(PUSHES).where(*mine, ~unread))
    later = {"attempts": LAST_ATTEMPT, "due": to_millis(now + BODIES_FIRST)}
    connection.execute(update(PUSHES).where(*mine).values(**later))


def count_refused(connection: Connection, push_id: int) -> None:
    """Counts a body whose signature did not fit."""
    more = update(PUSHES).where(PUSHES.c.id == push_id)
    connection.execute(more.values(refused=PUSHES.c.refused + 1))


def doubt(connection: Connection, source_id: int, now: datetime) -> None:
    """Has the feed asked in its own rhythm until the hub sends something again."""
    mine = update(PUSHES).where(PUSHES.c.source_id == source_id, ~_is_leaving())
    connection.execute(mine.values(doubted=to_millis(now)))


def rehome(connection: Connection, callback: str, now: datetime) -> None:
    """Has every hub asked again that was told another address of this site."""
    moved = update(PUSHES).where(PUSHES.c.callback != callback, ~_is_leaving())
    connection.execute(moved.values(due=to_millis(now)))


def rest(connection: Connection) -> None:
    """Takes every subscription for none: nothing is to be asked of hubs, nothing taken from them."""
    unread = exists().where(PUSHED.c.push_id == PUSHES.c.id)
    connection.execute(delete(PUSHES).where(_is_leaving(), ~unread))
    values = {"asked": None, "lease_until": None, "attempts": 0, "problem": None}
    mine = update(PUSHES).where(PUSHES.c.state.in_(("asked", "active", "denied")))
    connection.execute(mine.values(state="wanted", **values))


def _is_leaving() -> ColumnElement[bool]:
    return PUSHES.c.state == "leaving"


def _told(row: Row[Any]) -> Push:
    values: dict[str, Any] = {
        name: to_iso(value) if name in INSTANTS and value is not None else value
        for name, value in row._mapping.items()
    }
    return Push(**values)
