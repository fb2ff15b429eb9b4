"""What feeds a site has, shown before any is followed; and those followed that were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsticker.flow.following import check_may_be_asked, follow
from newsticker.flow.permission import Permissions, looks_like_feed
from newsticker.flow.teasers import TEASER_WORDS, entry_words
from newsticker.intake import (
    entries_by_identity,
    entry_document,
    feed_name,
    find_feeds,
    find_linked_feeds,
    read_feed,
    read_opml,
)
from newsticker.model import Feed, NewstickerError, Source, Unreadable
from newsticker.net import Fetched, Request
from newsticker.net.pool import Fetcher
from newsticker.store import Store

# A list of feeds may be long; whoever wants all of it gives it to newsticker add.
MOST_FEEDS = 30
NEWEST = 5
# Of several hosts at once; the gates spare each of them.
AT_ONCE = 4


class NewEntry(Struct, frozen=True):
    """An entry of a feed that was found."""

    title: str
    link: str | None
    published: str | None


class FoundFeed(Struct, frozen=True):
    """A feed as it was found: what it brings, in which form; with a ``problem`` it could not be read.

    ``entry_words`` is how many words half of its newest entries have at most; few are ``teasers``. ``followed`` is the
    number of its source where it is followed already.
    """

    url: str
    title: str | None = None
    format: str | None = None
    entries: int = 0
    newest: tuple[NewEntry, ...] = ()
    entry_words: int | None = None
    teasers: bool = False
    followed: int | None = None
    problem: str | None = None


class Found(Struct, frozen=True):
    """What was found at an address: feeds, in the site's order, or the problem."""

    url: str
    feeds: tuple[FoundFeed, ...] = ()
    problem: str | None = None


class Followed(Struct, frozen=True):
    """What became of a feed that was chosen: its source and how many articles it brought, or the problem."""

    url: str
    name: str | None = None
    source: int | None = None
    new: int = 0
    problem: str | None = None


def discover(store: Store, permissions: Permissions, url: str, now: datetime) -> Found:
    """The feeds that are at an address or that its page names; nothing is followed and nothing stored."""
    try:
        return Found(url, tuple(_found(store, permissions, url, now)))
    except NewstickerError as error:
        return Found(url, problem=str(error))


def follow_chosen(
    store: Store,
    fetcher: Fetcher,
    urls: Sequence[str],
    pages: Sequence[str],
    *,
    by: str,
    now: datetime,
) -> Iterator[Followed]:
    """Follows the feeds at these addresses, and has the pages of those in ``pages`` read; one result each."""
    for url in urls:
        try:
            fetched, feed = _ask(store, fetcher, url, now)
            taken = list(follow(store, fetched, feed, full_text=False))
            source = _source(store, fetched.address)
            if source is None:
                raise NewstickerError(f"{url}: is not followed, for it was left meanwhile")
            store.note_followed(source.id, by=by, now=now)
            if url in pages:
                store.pages.set_reading(source.id, reads=True, by=by, now=now)
        except NewstickerError as error:
            yield Followed(url, problem=str(error))
        else:
            new = sum(one.taken.state == "new" for one in taken)
            yield Followed(url, source.name, source.id, new)


def _found(store: Store, permissions: Permissions, url: str, now: datetime) -> Iterator[FoundFeed]:
    # What is written like a feed is asked for, as newsticker add does.
    pause = 0.0 if looks_like_feed(url) else permissions.check_robots(url)
    followed = store.subscription(url)
    if followed:
        check_may_be_asked(followed, now)
    fetched = permissions.fetcher.fetch(Request(url, pause=pause))
    try:
        feed = read_feed(fetched.body, fetched.url)
    except Unreadable as error:
        named = read_opml(fetched.body)
        if named is None:
            named = find_feeds(fetched.body, fetched.url)
            named = named or find_linked_feeds(fetched.body, fetched.url)
        if not named:
            raise Unreadable(f"{url}: {error}; and no feed is named in it") from None
        with ThreadPoolExecutor(AT_ONCE) as asking:
            look = partial(_look, store, permissions.fetcher, now)
            yield from asking.map(look, named[:MOST_FEEDS])
    else:
        yield _told(store, fetched, feed)


def _look(store: Store, fetcher: Fetcher, now: datetime, url: str) -> FoundFeed:
    try:
        return _told(store, *_ask(store, fetcher, url, now))
    except NewstickerError as error:
        source = _source(store, url)
        return FoundFeed(url, followed=source.id if source else None, problem=str(error))


def _ask(store: Store, fetcher: Fetcher, url: str, now: datetime) -> tuple[Fetched, Feed]:
    """The feed at an address; raises NewstickerError."""
    followed = store.subscription(url)
    if followed:
        check_may_be_asked(followed, now)
    fetched = fetcher.fetch(Request(url))
    try:
        return fetched, read_feed(fetched.body, fetched.url)
    except Unreadable as error:
        raise Unreadable(f"{url}: {error}") from None


def _told(store: Store, fetched: Fetched, feed: Feed) -> FoundFeed:
    entries = list(reversed(entries_by_identity(feed).values()))
    if all(one.published or one.updated for one in entries):
        entries.sort(key=lambda one: one.published or one.updated or "", reverse=True)
    words = entry_words(feed)
    source = _source(store, fetched.address)
    return FoundFeed(
        url=fetched.address,
        title=feed_name(feed),
        format=feed.format,
        entries=len(entries),
        newest=tuple(
            NewEntry(
                entry_document(one, feed).title or one.link or "",
                one.link,
                one.published or one.updated,
            )
            for one in entries[:NEWEST]
        ),
        entry_words=words,
        teasers=words is not None and words <= TEASER_WORDS,
        followed=source.id if source else None,
    )


def _source(store: Store, url: str) -> Source | None:
    """The source of the followed feed at an address."""
    return next((source for source, feed in store.feeds() if feed.url == url), None)
