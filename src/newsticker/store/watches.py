"""What is watched: made, listed, ended, and where a watch leads since parties or stories were merged."""

from __future__ import annotations

import secrets
from base64 import b64encode
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from newsticker.model_alerts import Watch, WatchKind
from newsticker.store import parties_by_hand, speakers, story_list
from newsticker.store.alert_tables import ALERTS, WATCHES
from newsticker.store.instants import to_iso, to_millis

# As the specification has it: 24 to 64 bytes, in base64 behind a prefix that tells what it is.
SECRET_BYTES = 32
SECRET_PREFIX = "whsec_"


def add(
    connection: Connection, kind: WatchKind, about: int, url: str | None, by: str, now: datetime
) -> tuple[int, str | None] | None:
    """Makes a watch; its id and the webhook's secret, None where readers see no such speaker or story."""
    standing = _standing(connection, kind, about)
    if not _name(connection, kind, standing):
        return None
    secret = SECRET_PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode() if url else None
    made = insert(WATCHES).values(
        kind=kind,
        party_id=standing if kind == "speaker" else None,
        story_id=None if kind == "speaker" else standing,
        key=secrets.token_urlsafe(32),
        made=to_millis(now),
        by=by,
        url=url,
        secret=secret,
        due=to_millis(now),
        failures=0,
    )
    return connection.execute(made.returning(WATCHES.c.id)).scalar_one(), secret


def watches(connection: Connection) -> list[Watch]:
    """Every watch, the newest first."""
    rows = connection.execute(select(WATCHES).order_by(WATCHES.c.id.desc())).all()
    return [_told(connection, row) for row in rows]


def watch(connection: Connection, watch_id: int) -> Watch | None:
    """A watch; None where there is none."""
    return _only(connection, select(WATCHES).where(WATCHES.c.id == watch_id))


def of_key(connection: Connection, key: str) -> Watch | None:
    """The watch whose feed a key opens; None where it opens none."""
    return _only(connection, select(WATCHES).where(WATCHES.c.key == key))


def remove(connection: Connection, watch_id: int) -> bool:
    """Ends a watch with its feed, its webhook and its events; False where there is none."""
    connection.execute(delete(ALERTS).where(ALERTS.c.watch_id == watch_id))
    gone = delete(WATCHES).where(WATCHES.c.id == watch_id).returning(WATCHES.c.id)
    return connection.execute(gone).scalar() is not None


def _about(row: Row[Any]) -> int:
    """What a row of the table is about, as it was when the watch was made."""
    number: int = row.story_id if row.party_id is None else row.party_id
    return number


def _standing(connection: Connection, kind: WatchKind, number: int) -> int:
    """The speaker or story under which one stands by now."""
    if kind == "speaker":
        return parties_by_hand.stands_as(connection, number)
    return story_list.moved_to(connection, number) or number


def _name(connection: Connection, kind: WatchKind, number: int) -> str:
    """What readers call a speaker or a story; empty where they see none."""
    if kind == "speaker":
        speaker = speakers.listed(connection, number)
        return speaker.name if speaker else ""
    story = next(iter(story_list.records(connection, [number])), None)
    return story.title or str(number) if story else ""


def _only(connection: Connection, asked: Select[Any]) -> Watch | None:
    row = connection.execute(asked).one_or_none()
    return _told(connection, row) if row else None


def _told(connection: Connection, row: Row[Any]) -> Watch:
    number = _standing(connection, row.kind, _about(row))
    counted = select(ALERTS.c.state, func.count().label("events")).where(
        ALERTS.c.watch_id == row.id
    )
    counts = connection.execute(counted.group_by(ALERTS.c.state))
    states = {one.state: one.events for one in counts}
    return Watch(
        id=row.id,
        kind=row.kind,
        about=number,
        name=_name(connection, row.kind, number),
        key=row.key,
        made=to_iso(row.made),
        by=row.by,
        url=row.url,
        ended=None if row.ended is None else to_iso(row.ended),
        problem=row.problem,
        next=to_iso(row.due) if row.failures and row.ended is None else None,
        waiting=states.get("waiting", 0),
        failed=states.get("failed", 0),
    )
