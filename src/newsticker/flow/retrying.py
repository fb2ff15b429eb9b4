"""Tries again to read what could not be read: after an update rules may know more."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from newsticker.flow.following import take_in_entries
from newsticker.flow.pages import article_in
from newsticker.flow.provenance import page_origin
from newsticker.flow.quarantine import Unread
from newsticker.flow.taking import TakenIn, take_in
from newsticker.intake import read_feed
from newsticker.model import Feed, NewstickerError, Reading, Unreadable
from newsticker.model_feeds import Quarantined
from newsticker.net import Fetched
from newsticker.store import Store


class Retried(Struct, frozen=True):
    """What became of something that could not be read: how many articles are new or changed, or why it stays."""

    item: Quarantined
    new: int = 0
    changed: int = 0
    problem: str | None = None


def retry(store: Store, only: Collection[int], now: datetime) -> Iterator[Retried]:
    """Tries what is kept again, or ``only`` what these numbers name; what is read is kept no longer.

    Raises NewstickerError where a number names nothing.
    """
    kept = store.unread()
    missing = set(only) - {item.id for item in kept}
    if missing:
        raise NewstickerError(
            f"{min(missing)}: nothing is kept under this number; see retry --list"
        )
    addresses = {source.id: feed.url for source, feed in store.feeds()}
    for item in reversed(kept):
        if not only or item.id in only:
            yield _retry(store, item, addresses.get(item.source_id or 0, item.address), now)


def _retry(store: Store, item: Quarantined, address: str, now: datetime) -> Retried:
    body = store.unread_bytes(item.id)
    if body is None:
        return Retried(item, problem="its bytes were too many to keep")
    try:
        states = [one.taken.state for one in _taken(store, item, address, body)]
    except Unreadable as error:
        store.keep_unread([(msgspec.structs.replace(item, reason=str(error)), body)], now)
        return Retried(item, problem=str(error))
    store.release(item.id)
    return Retried(item, states.count("new"), states.count("changed"))


def _taken(store: Store, item: Quarantined, address: str, body: bytes) -> Iterator[TakenIn]:
    if item.kind == "page":
        fetched = Fetched(item.address, item.address, 200, body, item.content_type, None, None)
        article = article_in(fetched, has_feeds=False)
        if not isinstance(article, Reading):
            raise article
        yield from take_in(store, [article], origin=lambda one: page_origin(one, item.address))
        return
    if item.kind == "feed":
        feed = read_feed(body, item.address)
    else:
        feed = msgspec.json.decode(body, type=Feed)
    unread: list[Unread] = []
    yield from take_in_entries(store, item.source_id or 0, address, feed, unread)
    if unread:
        raise Unreadable(unread[0].reason)
