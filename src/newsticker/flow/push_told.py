"""How a feed's subscription at its hub stands, as editors see it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from newsticker.intake.schedule import is_alive, next_ask
from newsticker.model_feeds import Push, Subscription


class PushTold(Struct, frozen=True):
    """A subscription: ``on`` while its hub pushes, until when, and what is wrong in the words it was told in.

    ``refused`` counts bodies whose signature did not fit. Neither key nor secret are told to anybody.
    """

    state: Literal["on", "asked", "refused"]
    hub: str
    until: str | None
    pushed: str | None
    refused: int
    problem: str | None


def push_told(push: Push | None, now: datetime) -> PushTold | None:
    """How it stands; None where no hub was asked."""
    if push is None or push.callback is None or push.state in ("wanted", "leaving"):
        return None
    on = is_alive(push, now)
    state: Literal["on", "asked", "refused"] = "asked"
    if on or push.state == "denied":
        state = "on" if on else "refused"
    until = push.lease_until if on else None
    return PushTold(state, push.hub, until, push.pushed, push.refused, push.problem)


def asked_next(feed: Subscription, push: Push | None, now: datetime) -> str:
    """When the feed is asked next, by ISO 8601 in UTC."""
    return next_ask(feed, push, now).isoformat(timespec="seconds")
