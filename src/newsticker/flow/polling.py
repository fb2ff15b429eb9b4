"""Asks the feeds that are due, all at once, and takes in what they have in the order in which they answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from newsticker.flow.following import Clock, Polled, take_answer, utc_now
from newsticker.intake.schedule import next_ask, validators
from newsticker.model import Source
from newsticker.model_feeds import Subscription
from newsticker.net import Request
from newsticker.net.pool import Answer, Fetcher
from newsticker.store import Store


class Poller:
    """Keeps in mind which feeds are being asked, so that none is asked twice at once.

    Feeds that hang hold up nobody: whatever becomes due meanwhile is asked beside them.
    """

    def __init__(self, store: Store, fetcher: Fetcher, clock: Clock = utc_now) -> None:
        self.store = store
        self._fetcher = fetcher
        self._clock = clock
        self._numbers = count()
        self._asked: dict[int, tuple[Source, Subscription]] = {}
        self._unwritten: list[Answer] = []

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._asked)

    def ask_due(self) -> None:
        """Asks every feed that is due and is not being asked already."""
        now = self._clock()
        busy = {source.id for source, _ in self._asked.values()}
        due = self.store.due_feeds(now)
        pushes = self.store.pushes.current() if due else {}
        for source, feed in due:
            if source.id not in busy and next_ask(feed, pushes.get(source.id), now) <= now:
                number = next(self._numbers)
                self._asked[number] = source, feed
                request = _request(feed, now, self._fetcher.way.timeout)
                self._fetcher.submit(number, request)

    def take(self, timeout: float | None = None) -> Polled | None:
        """Takes the next answer in; None where none comes within so many seconds.

        Raises NewstickerError where the database does. The answer is taken in by the next call then: that its server
        asked to be left alone is not forgotten.
        """
        answer = self._unwritten.pop() if self._unwritten else self._fetcher.next_answer(timeout)
        if answer is None:
            return None
        source, feed = self._asked[answer.number]
        try:
            polled = take_answer(self.store, source, feed, answer.result, self._clock())
        except BaseException:
            self._unwritten.append(answer)
            raise
        del self._asked[answer.number]
        return polled


def poll(store: Store, fetcher: Fetcher, clock: Clock = utc_now) -> Iterator[Polled]:
    """Asks every feed that is due, once, and takes in what they have; one result a feed, as they answer."""
    poller = Poller(store, fetcher, clock)
    poller.ask_due()
    while poller.is_waiting:
        polled = poller.take()
        if polled:
            yield polled


def _request(feed: Subscription, now: datetime, timeout: float) -> Request:
    etag, last_modified = validators(feed, now)
    return Request(feed.url, etag, last_modified, timeout=timeout)
