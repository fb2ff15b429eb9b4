"""Asks hubs to push: subscribes, renews before the lease ends, lets go of what is followed no more."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

from newsticker.flow.push_callback import LEASE_SECONDS
from newsticker.logs import WARNING, log_event
from newsticker.model import NewstickerError
from newsticker.model_feeds import Push
from newsticker.net import Busy, Fetched, Refused, Request
from newsticker.store import Store

ATTEMPTS_TO_LEAVE = 3
HUBS_AT_ONCE = 4
DUE_AT_ONCE = 50
TIMEOUT_SECONDS = 15.0
ANSWER_BYTES = 1_000_000
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)
PROBLEM_CHARACTERS = 500
UNCONFIRMED = "the hub took the request and has not asked back"


class Asks(Protocol):
    """What fetches; net.pool's Fetcher is one."""

    def fetch(self, request: Request) -> Fetched:
        """The answer; raises NewstickerError."""


def get_ready(store: Store, callback: str | None, now: datetime) -> bool:
    """Has hubs that know another address of this site asked again, or takes nothing for pushed where there is none."""
    if callback is None:
        store.pushes.rest()
    else:
        store.pushes.rehome(callback, now)
    return True


def ask_hubs(
    store: Store,
    fetcher: Asks,
    callback: str,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> int:
    """Asks every hub of which something is due; ``callback`` is what addresses begin with at which they call.

    Returns how many were asked. Raises NewstickerError where the database does.
    """
    due = store.pushes.due(clock(), DUE_AT_ONCE)
    if due:
        with ThreadPoolExecutor(HUBS_AT_ONCE, "asking hubs") as threads:
            list(threads.map(partial(_ask, store, fetcher, callback, clock), due))
    return len(due)


def _ask(
    store: Store, fetcher: Asks, callback: str, clock: Callable[[], datetime], push: Push
) -> None:
    now = clock()
    if push.state == "leaving" and push.attempts >= ATTEMPTS_TO_LEAVE:
        store.pushes.let_go(push.id, now)
        return
    if push.state == "leaving" and push.callback:
        # A hub knows a subscription by what it was told then.
        callback = push.callback
    wait = _wait(push.attempts)
    # Before it is asked: a hub may ask back before it answers.
    store.pushes.note_asked(push, callback, now + wait, now)
    try:
        fetcher.fetch(
            Request(push.hub, form=_form(push, callback), timeout=TIMEOUT_SECONDS, limit_bytes=ANSWER_BYTES)
        )  # fmt: skip
    except NewstickerError as error:
        if push.state == "leaving" and isinstance(error, Refused) and error.status in (404, 410):
            store.pushes.let_go(push.id, now)
            return
        seconds = error.seconds if isinstance(error, Busy) else 0
        again = now + max(wait, timedelta(seconds=seconds))
        store.pushes.note_problem(push, str(error)[:PROBLEM_CHARACTERS], again)
        log_event("hub-failed", WARNING, feed=push.topic, problem=error)
    else:
        if push.state == "asked":
            store.pushes.note_problem(push, UNCONFIRMED, now + wait)


def _form(push: Push, callback: str) -> dict[str, str]:
    """The fields of a request (W3C WebSub, 5.1)."""
    is_over = push.state == "leaving"
    fields = {
        "hub.callback": f"{callback}{push.key}",
        "hub.mode": "unsubscribe" if is_over else "subscribe",
        "hub.topic": push.topic,
    }
    if is_over:
        return fields
    return fields | {"hub.lease_seconds": str(LEASE_SECONDS), "hub.secret": push.secret}


def _wait(attempts: int) -> timedelta:
    """How long a hub is left alone that does not answer as it should: longer each time, never for good."""
    # Politeness, no secret.
    wait: timedelta = FIRST_WAIT * 2 ** min(attempts, 10)
    return min(wait, LONGEST_WAIT) * random.uniform(1.0, 1.2)
