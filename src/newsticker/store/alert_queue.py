"""The queue of each webhook: which event goes next, and what became of it.

A watch is sent one event at a time, in the order in which they happened. One that fails again and again steps aside
for those behind it. Whoever takes an event holds its watch for as long as the lease runs; after a kill it is sent again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, case, or_, select, update

from newsticker.model_alerts import Alert, AlertState, Dispatch
from newsticker.model_stories import ClaimAddress
from newsticker.store.alert_tables import ALERTS, WATCHES
from newsticker.store.instants import to_iso, to_millis

# An answer takes 10 s at most, what is told before it far less.
LEASE = timedelta(seconds=30)
# So often an event keeps those behind it waiting.
TRIES_IN_ORDER = 5
# For so long it is tried to send an event.
PATIENCE = timedelta(days=3)

_CLAIMS = msgspec.json.Decoder(tuple[ClaimAddress, ...])


def alerts(connection: Connection, watch_id: int, limit: int) -> list[Alert]:
    """The newest events of a watch, the last first."""
    asked = select(ALERTS).where(ALERTS.c.watch_id == watch_id)
    rows = connection.execute(asked.order_by(ALERTS.c.id.desc()).limit(limit))
    return [_told(row) for row in rows]


def of_event(connection: Connection, event: str) -> Alert | None:
    """The event of an id, None where there is none."""
    row = connection.execute(select(ALERTS).where(ALERTS.c.event == event)).one_or_none()
    return _told(row) if row else None


def due(connection: Connection, now: datetime, limit: int) -> list[int]:
    """The watches whose webhook may be sent something now, those first that wait longest."""
    something = (
        select(ALERTS.c.id)
        .where(ALERTS.c.watch_id == WATCHES.c.id, ALERTS.c.state == "waiting")
        .where(_is_next(now))
        .exists()
    )
    asked = select(WATCHES.c.id).where(_may_be_sent(now), something).order_by(WATCHES.c.due)
    return list(connection.execute(asked.limit(limit)).scalars())


def begin(connection: Connection, watch_id: int, now: datetime) -> Dispatch | None:
    """Takes the watch's next event to send it; None where there is none, or somebody else sends one."""
    watch = connection.execute(
        select(WATCHES)
        .where(WATCHES.c.id == watch_id, _may_be_sent(now))
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if watch is None:
        return None
    row = connection.execute(
        select(ALERTS)
        .where(ALERTS.c.watch_id == watch_id, ALERTS.c.state == "waiting", _is_next(now))
        .order_by(case((ALERTS.c.attempts < TRIES_IN_ORDER, 0), else_=1), ALERTS.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    tried = to_millis(now) if row.tried is None else row.tried
    connection.execute(
        update(ALERTS)
        .where(ALERTS.c.id == row.id)
        .values(attempts=row.attempts + 1, tried=tried, due=to_millis(now + LEASE))
    )
    _set(connection, watch_id, due=to_millis(now + LEASE))
    taken = msgspec.structs.replace(_told(row), attempts=row.attempts + 1)
    return Dispatch(taken, watch_id, watch.url, watch.secret, watch.failures)


def finish(
    connection: Connection, dispatch: Dispatch, state: AlertState, now: datetime, *, well: bool
) -> None:
    """Writes down what became of an event; ``well`` where the webhook took it, and has no failures any more."""
    connection.execute(_mine(dispatch).values(state=state))
    values = {"failures": 0, "failing": None, "problem": None} if well else {}
    _set(connection, dispatch.watch_id, due=to_millis(now), **values)


def fail(
    connection: Connection, dispatch: Dispatch, problem: str, due: datetime, now: datetime
) -> int:
    """Keeps an event to be sent again at ``due``; returns how many are given up, for they were tried for days.

    Where nothing was taken for days those go with it that waited behind it as long.
    """
    connection.execute(_mine(dispatch).values(due=to_millis(due)))
    row = connection.execute(
        select(WATCHES.c.failing).where(WATCHES.c.id == dispatch.watch_id)
    ).one_or_none()
    if row is None:
        return 0
    since = to_millis(now) if row.failing is None else row.failing
    _set(
        connection,
        dispatch.watch_id,
        due=to_millis(due),
        failures=dispatch.failures + 1,
        failing=since,
        problem=problem,
    )
    long_ago = to_millis(now - PATIENCE)
    old = [ALERTS.c.tried <= long_ago]
    if since <= long_ago:
        old.append(ALERTS.c.at <= long_ago)
    return _give_up(connection, dispatch.watch_id, or_(*old))


def end(connection: Connection, dispatch: Dispatch, problem: str, now: datetime) -> None:
    """Ends a webhook whose receiver wants nothing any more; what waits stays in the feed."""
    _set(connection, dispatch.watch_id, ended=to_millis(now), problem=problem)
    _give_up(connection, dispatch.watch_id)


def _give_up(connection: Connection, watch_id: int, *which: Any) -> int:
    waiting = (ALERTS.c.watch_id == watch_id, ALERTS.c.state == "waiting", *which)
    return connection.execute(update(ALERTS).where(*waiting).values(state="failed")).rowcount


def _mine(dispatch: Dispatch) -> Any:
    """The event, unless somebody else has taken it since."""
    alert = dispatch.alert
    return update(ALERTS).where(
        ALERTS.c.id == alert.id,
        ALERTS.c.attempts == alert.attempts,
        ALERTS.c.state == "waiting",
    )


def _set(connection: Connection, watch_id: int, **values: object) -> None:
    connection.execute(update(WATCHES).where(WATCHES.c.id == watch_id).values(**values))


def _may_be_sent(now: datetime) -> Any:
    return (
        (WATCHES.c.due <= to_millis(now)) & WATCHES.c.url.is_not(None) & WATCHES.c.ended.is_(None)
    )


def _is_next(now: datetime) -> Any:
    """Whether an event may go: in its order as soon as the watch may, once it stepped aside at its own time."""
    return (ALERTS.c.attempts < TRIES_IN_ORDER) | (ALERTS.c.due <= to_millis(now))


def _told(row: Row[Any]) -> Alert:
    return Alert(
        row.id,
        row.event,
        row.kind,
        to_iso(row.at),
        row.state,
        row.attempts,
        _CLAIMS.decode(row.claims),
    )
