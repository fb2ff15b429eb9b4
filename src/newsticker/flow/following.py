"""Follows feeds: subscribes to them, and takes in what they have when they are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from newsticker.flow.provenance import Origin, host_of
from newsticker.flow.quarantine import Unread, quarantine_entries, quarantine_feed
from newsticker.flow.reading import read_document, with_claims
from newsticker.flow.taking import TakenIn, take_in
from newsticker.flow.teasers import NEWEST, Teasers, entry_words
from newsticker.intake import entries_by_identity, entry_document, feed_name, read_feed
from newsticker.intake.hub import hub_of
from newsticker.intake.schedule import (
    after_answer,
    after_failure,
    after_move,
    after_nothing_new,
    first_subscription,
)
from newsticker.model import Entry, Feed, NewstickerError, Reading, Source, Unreadable
from newsticker.model_feeds import Subscription
from newsticker.model_told import Wishes
from newsticker.net import Busy, Fetched
from newsticker.store import Store

Clock = Callable[[], datetime]


class Polled(Struct, frozen=True):
    """A feed that was asked: what it brought, how many entries could not be read, or the problem that it had."""

    url: str
    new: int = 0
    changed: int = 0
    known: int = 0
    unread: int = 0
    problem: str | None = None


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def follow(
    store: Store, fetched: Fetched, feed: Feed, *, full_text: bool, clock: Clock = utc_now
) -> Iterator[TakenIn]:
    """Follows the feed at ``fetched.address`` and takes its entries in, as they are committed."""
    origin = _origin(fetched.address, feed)
    source_id = store.keep_source(
        origin.kind, origin.key, name=origin.name, url=origin.url, full_text=full_text
    )
    subscription = store.subscription(fetched.address)
    subscription = subscription or first_subscription(fetched.address, clock())
    store.keep_subscription(source_id, subscription)
    states = []
    unread: list[Unread] = []
    for one in take_in_entries(store, source_id, fetched.address, feed, unread):
        states.append(one.taken.state)
        yield one
    quarantine_entries(store, source_id, fetched.address, feed, unread, clock())
    now = clock()
    store.record_answer(source_id, _after(subscription, fetched, feed, states, now))
    store.pushes.offer(source_id, *hub_of(fetched, feed), now)


def check_may_be_asked(feed: Subscription, now: datetime) -> None:
    """Raises NewstickerError where the feed's server asked, with Retry-After, to be left alone until later."""
    if feed.not_before and now < datetime.fromisoformat(feed.not_before):
        raise NewstickerError(
            f"{feed.url}: its server asked not to be asked before {feed.not_before}; try again then"
        )


def take_answer(
    store: Store,
    source: Source,
    subscription: Subscription,
    answer: Fetched | NewstickerError,
    now: datetime,
) -> Polled:
    """Takes in what a feed answered, and writes down how it stands; raises NewstickerError where the store does."""
    if isinstance(answer, Fetched) and answer.status == 304:
        _record(store, source.id, after_nothing_new(subscription, now, answer), answer, now)
        return Polled(subscription.url)
    try:
        if isinstance(answer, NewstickerError):
            raise answer
        feed = read_feed(answer.body, answer.url)
    except NewstickerError as error:
        problem = str(error) if error is answer else f"{subscription.url}: {error}"
        if isinstance(answer, Fetched):
            quarantine_feed(store, source.id, subscription.url, answer, str(error), now)
        seconds = error.seconds if isinstance(error, Busy) else 0
        store.record_answer(source.id, after_failure(subscription, now, problem, seconds))
        return Polled(subscription.url, problem=problem)
    unread: list[Unread] = []
    teasers = Teasers(store, source.id)
    taken = take_in_entries(store, source.id, subscription.url, feed, unread, teasers)
    states = [one.taken.state for one in taken]
    quarantine_entries(store, source.id, subscription.url, feed, unread, now)
    _record(store, source.id, _after(subscription, answer, feed, states, now), answer, now)
    hub, topic = hub_of(answer, feed)
    store.pushes.offer(source.id, hub, topic, now)
    if hub and not {"new", "changed"}.isdisjoint(states):
        # Its hub has not pushed that, or not yet.
        store.pushes.doubt(source.id, now)
    return Polled(
        subscription.url,
        new=states.count("new"),
        changed=states.count("changed"),
        known=states.count("known") + teasers.aside,
        unread=len(unread),
    )


def _record(
    store: Store, source_id: int, feed: Subscription, answer: Fetched, now: datetime
) -> None:
    """Writes how a healthy feed stands, at its new address where it has moved for good and nobody else is there."""
    moved = after_move(feed, now, answer.address)
    if moved.url == feed.url or not store.move_feed(source_id, moved):
        store.record_answer(source_id, moved if moved.url == feed.url else feed)


def take_in_entries(
    store: Store,
    source_id: int,
    url: str,
    feed: Feed,
    unread: list[Unread],
    teasers: Teasers | None = None,
) -> Iterator[TakenIn]:
    """Takes a feed's entries in; those that cannot be read are added to ``unread``, ``teasers`` knows those read elsewhere."""
    origin = _origin(url, feed)
    teasers = teasers or Teasers(store, source_id)
    entries = entries_by_identity(feed)
    # Where all entries lead to one page, its address knows none of them again.
    links = Counter(entry.link for entry in entries.values())
    return take_in(
        store,
        _readings(store, source_id, feed, entries, unread, teasers),
        origin=lambda _: origin,
        identify=lambda reading: reading.id,
        page=teasers.page_of,
        has_own_address=lambda reading: links[entries[reading.id].link] == 1,
    )


def _readings(
    store: Store,
    source_id: int,
    feed: Feed,
    entries: Mapping[str, Entry],
    unread: list[Unread],
    teasers: Teasers,
) -> Iterator[Reading]:
    """The entries as readings, oldest first; claims are read only where the text is not known.

    An entry whose page was read in its place is none as long as it says the same.
    """
    for left, (identity, entry) in zip(count(len(entries), -1), entries.items(), strict=False):
        document = entry_document(entry, feed)
        try:
            reading = read_document(document, claims=False)
        except Unreadable as error:
            # An entry without a word in it has nothing to tell; the others of the feed do.
            unread.append(Unread(identity, entry, str(error)))
            continue
        if teasers.stand_aside(identity, reading):
            continue
        is_known = store.known_text(source_id, identity) == reading.text
        if not is_known:
            reading = with_claims(reading)
        article = reading.article
        reading = replace(
            reading,
            id=identity,
            article=replace(
                article,
                authors=article.authors or entry.authors,
                tags=article.tags or entry.tags,
                updated=article.updated or entry.updated,
            ),
        )
        if not is_known or left <= NEWEST:
            teasers.want(reading)
        yield reading


def _after(
    subscription: Subscription, fetched: Fetched, feed: Feed, states: Sequence[str], now: datetime
) -> Subscription:
    new = states.count("new")
    wishes = feed.wishes or Wishes()
    after = after_answer(subscription, now, fetched, wishes, entries=feed.entries, new=new)
    words = entry_words(feed)
    return after if words is None else replace(after, entry_words=words)


def _origin(url: str, feed: Feed) -> Origin:
    name = feed_name(feed) or host_of(feed.link or url) or url
    return Origin("feed", url, name, feed.link or url)
