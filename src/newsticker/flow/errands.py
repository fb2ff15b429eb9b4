"""Does what the desk asks for and must not do itself: looks at pages and feeds, follows what was chosen."""

from __future__ import annotations

from threading import Thread
from typing import Protocol

import msgspec
from msgspec import Struct

from newsticker.flow.discovering import Followed, discover, follow_chosen
from newsticker.flow.following import Clock, utc_now
from newsticker.flow.permission import Permissions
from newsticker.flow.selecting import try_selectors
from newsticker.logs import WARNING, log_event
from newsticker.model import NewstickerError, Selectors
from newsticker.model_desk import Errand
from newsticker.net.pool import Fetcher
from newsticker.store import Store

# Errands wait for strangers' servers; more than so many at once would keep the pool from feeds.
AT_ONCE = 4
ATTEMPTS = 3
IDLE_SECONDS = 0.5


class Stop(Protocol):
    """What ends the loop, as threading.Event does."""

    def is_set(self) -> bool:
        """True once the loop is to end."""

    def wait(self, timeout: float) -> bool:
        """Waits for it, at most ``timeout`` seconds."""


class Trial(Struct, frozen=True):
    """Asked by "try": what these selectors read on the page at an address."""

    url: str
    selectors: Selectors
    is_licensed: bool = False


class Look(Struct, frozen=True):
    """Asked by "discover": what feeds are at an address."""

    url: str


class Choice(Struct, frozen=True):
    """Asked by "follow": the feeds to be followed, and those whose entries' pages are read."""

    urls: tuple[str, ...]
    pages: tuple[str, ...] = ()


class Outcome(Struct, frozen=True):
    """The answer of "follow"; with a ``problem`` nothing was followed."""

    feeds: tuple[Followed, ...]
    problem: str | None = None


def run_errands(store: Store, fetcher: Fetcher, stop: Stop, clock: Clock = utc_now) -> None:
    """Does errands as they come, several at once, until ``stop`` is set."""
    permissions = Permissions(fetcher, clock)
    running: list[Thread] = []
    while not stop.is_set():
        running = [one for one in running if one.is_alive()]
        errand = None
        try:
            errand = store.errands.take(clock()) if len(running) < AT_ONCE else None
        except NewstickerError as error:
            log_event("database-failed", WARNING, problem=error)
        if errand is None:
            stop.wait(IDLE_SECONDS)
            continue
        thread = Thread(target=_run, args=[store, permissions, errand, clock], daemon=True)
        thread.start()
        running.append(thread)


def do_errand(store: Store, permissions: Permissions, errand: Errand, clock: Clock) -> None:
    """Does an errand and writes down its answer; raises NewstickerError where the store does."""
    if errand.attempts > ATTEMPTS:
        answer = msgspec.json.encode(
            {"url": "", "feeds": [], "problem": "whoever did it was ended"}
        )
    else:
        answer = msgspec.json.encode(answer_to(store, permissions, errand, clock))
    store.errands.answer(errand.id, answer.decode())


def answer_to(store: Store, permissions: Permissions, errand: Errand, clock: Clock) -> Struct:
    """Does an errand; what is wrong with what was asked for is told in the answer."""
    if errand.kind == "try":
        trial = msgspec.json.decode(errand.asked, type=Trial)
        return try_selectors(permissions, trial.url, trial.selectors, is_licensed=trial.is_licensed)
    if errand.kind == "discover":
        look = msgspec.json.decode(errand.asked, type=Look)
        return discover(store, permissions, look.url, clock())
    choice = msgspec.json.decode(errand.asked, type=Choice)
    followed = follow_chosen(
        store, permissions.fetcher, choice.urls, choice.pages, by=errand.by, now=clock()
    )
    return Outcome(tuple(followed))


def _run(store: Store, permissions: Permissions, errand: Errand, clock: Clock) -> None:
    try:
        do_errand(store, permissions, errand, clock)
    except NewstickerError as error:
        # It is due again when its lease is over.
        log_event("errand-failed", WARNING, kind=errand.kind, problem=error)
