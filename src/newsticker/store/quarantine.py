"""What could not be read, kept so that it can be tried again: capped in size and number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from newsticker.model_feeds import Quarantined
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import QUARANTINE

# A body that is larger is told with its reason, and not kept.
LARGEST_BODY = 2_000_000
MOST_ITEMS = 500
MOST_BYTES = 100_000_000


def keep(connection: Connection, items: Sequence[tuple[Quarantined, bytes]], now: datetime) -> None:
    """Keeps what could not be read; what is known already has its newest bytes and reason.

    The oldest go where there are too many, or all of them are too large.
    """
    for item, body in items:
        key = _key(item)
        values = {
            "source_id": item.source_id,
            "reason": item.reason,
            "content_type": item.content_type,
            "body": body if len(body) <= LARGEST_BODY else None,
            "size": len(body),
            "at": to_millis(now),
        }
        known = QUARANTINE.c.key == key
        again = update(QUARANTINE).where(known).values(times=QUARANTINE.c.times + 1, **values)
        if connection.execute(again.returning(QUARANTINE.c.id)).scalar() is None:
            named = {"key": key, "kind": item.kind, "address": item.address}
            row = insert(QUARANTINE).values(identity=item.identity, times=1, **named, **values)
            connection.execute(row)
    _trim(connection)


def items(connection: Connection, limit: int) -> list[Quarantined]:
    """What is kept, the newest first."""
    newest = _told().order_by(QUARANTINE.c.at.desc(), QUARANTINE.c.id.desc()).limit(limit)
    return [_item(row) for row in connection.execute(newest)]


def body(connection: Connection, item_id: int) -> bytes | None:
    """The bytes of what is kept under a number; None where they were too large, or nothing is."""
    found = select(QUARANTINE.c.body).where(QUARANTINE.c.id == item_id)
    return connection.execute(found).scalar()


def counts(connection: Connection) -> dict[int, int]:
    """How many are kept of each source that has any."""
    asked = select(QUARANTINE.c.source_id, func.count()).group_by(QUARANTINE.c.source_id)
    return {row[0]: row[1] for row in connection.execute(asked) if row[0] is not None}


def drop(connection: Connection, item_id: int) -> None:
    """Forgets what was read at last."""
    connection.execute(delete(QUARANTINE).where(QUARANTINE.c.id == item_id))


def forget(connection: Connection, before: datetime) -> None:
    """Forgets what was met last before an instant."""
    connection.execute(delete(QUARANTINE).where(QUARANTINE.c.at < to_millis(before)))


def _trim(connection: Connection) -> None:
    held = func.coalesce(func.length(QUARANTINE.c.body), 0)
    newest = select(QUARANTINE.c.id, held).order_by(QUARANTINE.c.at.desc(), QUARANTINE.c.id.desc())
    total, gone = 0, []
    for number, (item_id, size) in enumerate(connection.execute(newest)):
        total += size
        if number >= MOST_ITEMS or total > MOST_BYTES:
            gone.append(item_id)
    if gone:
        connection.execute(delete(QUARANTINE).where(QUARANTINE.c.id.in_(gone)))


def _told() -> Any:
    return select(*(column for column in QUARANTINE.c if column.name not in ("body", "key")))


def _item(row: Row[Any]) -> Quarantined:
    return Quarantined(
        kind=row.kind,
        address=row.address,
        reason=row.reason,
        identity=row.identity,
        source_id=row.source_id,
        content_type=row.content_type,
        id=row.id,
        size=row.size,
        at=to_iso(row.at),
        times=row.times,
    )


def _key(item: Quarantined) -> str:
    """What knows it again: an address may be longer than databases can index."""
    named = "\0".join((item.kind, item.address, item.identity))
    return hashlib.sha256(named.encode()).hexdigest()
