"""Sources as an editor sees them: how they stand, paused and followed again, tried, left, and handed on as OPML."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from newsticker.flow.following import check_may_be_asked
from newsticker.intake import entries_by_identity, feed_name, read_feed, write_opml
from newsticker.intake.schedule import after_failure
from newsticker.model import NewstickerError, Source, Unreadable
from newsticker.model_feeds import Subscription
from newsticker.net import Busy, Request
from newsticker.net.pool import Fetcher
from newsticker.store import Store

FeedState = Literal["paused", "waiting", "failing", "unasked", "ok"]


class Tested(Struct, frozen=True):
    """What a feed had when it was tried: nothing of it was stored."""

    url: str
    title: str | None
    entries: int
    new: int
    newest: tuple[str, ...]
    problems: tuple[str, ...]


def state_of(feed: Subscription, now: datetime) -> FeedState:
    """How a feed stands; it is waiting where its server has asked not to be asked yet."""
    if feed.paused:
        return "paused"
    if feed.not_before and now < datetime.fromisoformat(feed.not_before):
        return "waiting"
    if feed.failures:
        return "failing"
    return "ok" if feed.read_whole or feed.last_new else "unasked"


def share_of_new(feed: Subscription) -> float | None:
    """The share of new entries among those of the last answers; None where there were none."""
    return feed.brought_new / feed.brought if feed.brought else None


def find_feed(store: Store, name: str) -> tuple[Source, Subscription]:
    """The followed feed of that number, address or name; raises NewstickerError where it is none, or several."""
    feeds = store.feeds()
    exact = [one for one in feeds if name in (str(one[0].id), one[1].url, one[0].url)]
    found = exact or [one for one in feeds if one[0].name.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(source.id) for source, _ in found)
        raise NewstickerError(
            f"{name}: {len(found)} feeds are called so; name one by its number: {numbers}"
        )
    raise NewstickerError(f"{name}: no such feed is followed; newsticker sources lists them")


def find_source(store: Store, name: str) -> tuple[Source, Subscription | None]:
    """The followed feed of that number, address or name, else the site of which pages were added.

    Raises NewstickerError where it is none, or several.
    """
    sites = [one for one in store.sources() if one.kind == "page"]
    for site in sites:
        if name in (str(site.id), site.url, site.name):
            return site, None
    return find_feed(store, name)


def try_feed(
    store: Store, source: Source, feed: Subscription, fetcher: Fetcher, now: datetime
) -> Tested:
    """Asks a feed now and tells what it has; nothing is stored but when its server wants to be asked again.

    Raises NewstickerError where it cannot be fetched or read, or its server does not allow it yet.
    """
    check_may_be_asked(feed, now)
    try:
        fetched = fetcher.fetch(Request(feed.url))
        read = read_feed(fetched.body, fetched.url)
    except Busy as error:
        store.record_answer(source.id, after_failure(feed, now, str(error), error.seconds))
        raise
    except Unreadable as error:
        raise Unreadable(f"{feed.url}: {error}") from None
    entries = entries_by_identity(read)
    new = [one for one in entries if store.known_text(source.id, one) is None]
    titles = [entry.title or entry.link or "" for entry in reversed(entries.values())]
    return Tested(
        feed.url, feed_name(read), len(entries), len(new), tuple(titles[:5]), read.problems
    )


def export_opml(store: Store) -> bytes:
    """Every followed feed as an OPML list that other readers take, and ``newsticker add`` too."""
    return write_opml([(source.name, feed.url, source.url) for source, feed in store.feeds()])
