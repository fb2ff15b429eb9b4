"""A ticker that follows one feed which a hub pushes, for tests of what hubs are asked and what they bring."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from databases import address_in
from feed_texts import RSS
from loopback import OPEN, Loopback
from loopback import serving as serving_feeds
from newsticker.flow import pushed as reading
from newsticker.flow.polling import poll
from newsticker.flow.subscribing import ask_hubs
from newsticker.intake.schedule import first_subscription, next_ask
from newsticker.model_feeds import Push
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import Settings
from newsticker.store import Store, open_store
from serving import Client, serving
from websub_hub import Hub, running_hub

DAY = timedelta(days=1)


class Ticker(Struct):
    """A ticker that follows one feed, its hub, and the clock by which all of it goes."""

    store: Store
    site: Client
    hub: Hub
    feeds: Loopback
    fetcher: Fetcher
    source: int
    url: str
    now: datetime

    def poll(self) -> list[int]:
        """Asks the feed if it is due; the number of new entries that each answer had."""
        return [one.new for one in poll(self.store, self.fetcher, lambda: self.now)]

    def ask_hubs(self) -> int:
        """Asks the hubs of which something is due."""
        return ask_hubs(self.store, self.fetcher, f"{self.site.address}/websub/", lambda: self.now)

    def push(self) -> Push:
        """The subscription as it stands."""
        return self.store.pushes.current()[self.source]

    def asked_next(self) -> timedelta:
        """How long it is until the feed is asked again."""
        ((_, feed),) = self.store.feeds()
        return next_ask(feed, self.store.pushes.current().get(self.source), self.now) - self.now

    def later(self, span: timedelta) -> None:
        """Lets time go by."""
        self.now += span

    def begin(self) -> None:
        """Reads the feed, subscribes at its hub and is asked back."""
        assert self.poll() == [2]
        assert self.ask_hubs() == 1
        assert self.push().state == "active"


def feed(hub: str, *numbers: int) -> str:
    """A feed that names a hub, with an entry for each number."""
    items = "".join(
        f"<item><title>Pegel {n}</title><guid isPermaLink='false'>p-{n}</guid>"
        f"<description>Der Pegel steigt auf {n} Meter.</description></item>"
        for n in numbers
    )
    head = RSS.partition("<item>")[0].replace("https://hub.example/", hub)
    return f"{head.replace('<ttl>15</ttl>', '')}{items}</channel></rss>"


@contextmanager
def following(folder: Path) -> Iterator[Ticker]:
    """A ticker with a public address whose one feed of two entries names a hub; nothing is asked yet."""
    way = Way(OPEN, pause=0)
    with (
        closing(open_store(address_in(folder))) as store,
        serving_feeds() as feeds,
        running_hub() as hub,
        serving(store, Settings(address="http://ticker.example")) as site,
        Fetcher(way) as fetcher,
    ):
        url = feeds.lay_out("/feed", feed(hub.address, 1, 2))
        source = store.keep_source("feed", url, name="Wissekurier", url=None, full_text=False)
        now = datetime.now(UTC).replace(microsecond=0)
        store.keep_subscription(source, first_subscription(url, now))
        yield Ticker(store, site, hub, feeds, fetcher, source, url, now)


def articles(store: Store) -> list[str]:
    """The headlines that readers see."""
    return sorted(one.article.title or "" for one in store.ticker()[0])


def dies_before_it_forgets(address: str) -> None:
    """In a process of its own: reads what was pushed, and is killed with it taken in and not yet forgotten."""
    with closing(open_store(address)) as store:
        store.pushes.note_read = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
        reading.read_pushed(store, datetime.now(UTC))
