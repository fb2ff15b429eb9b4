"""Alerts: what an editor has watched, and the events that are told of it.

Instants are ISO 8601 in UTC.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from newsticker.model_stories import ClaimAddress

# A new claim by a speaker; a denial or an admission in a story; a figure in a story that changes or is disputed.
WatchKind = Literal["speaker", "denials", "figures"]
WATCH_KINDS: tuple[WatchKind, ...] = ("speaker", "denials", "figures")
AlertKind = Literal["claim", "denial", "admission", "disputed-figure", "changed-figure", "test"]
# ``kept`` is for the feed alone; ``dropped`` was gone before anybody was told, ``failed`` was given up.
AlertState = Literal["waiting", "sent", "failed", "dropped", "kept"]


class Watch(Struct, frozen=True):
    """What is watched, and where to it is told.

    ``about`` is the id of the speaker or story, as it stands since it was merged; ``name`` theirs, empty where readers
    see neither. ``key`` opens the feed. ``url`` is the webhook's, ``ended`` when that was ended and ``problem`` what
    was wrong last; ``next`` is when it is tried next, where it failed before. ``waiting`` and ``failed`` count events.
    """

    id: int
    kind: WatchKind
    about: int
    name: str
    key: str
    made: str
    by: str
    url: str | None
    ended: str | None
    problem: str | None
    next: str | None
    waiting: int
    failed: int


class Alert(Struct, frozen=True):
    """An event; ``event`` is the id by which a repeat is known, ``claims`` what it tells, the news last."""

    id: int
    event: str
    kind: AlertKind
    at: str
    state: AlertState
    attempts: int
    claims: tuple[ClaimAddress, ...]


class Dispatch(Struct, frozen=True):
    """An event on its way to a webhook; ``alert.attempts`` counts this one."""

    alert: Alert
    watch_id: int
    url: str
    secret: str
    failures: int
