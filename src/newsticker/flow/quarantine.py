"""Keeps what could not be read, with its reason, until it can be or is too old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsticker.model import Entry, Feed
from newsticker.model_feeds import Quarantined
from newsticker.net import Fetched
from newsticker.store import Store


class Unread(Struct, frozen=True):
    """An entry of a feed that could not be read, under what knows it again, and why."""

    identity: str
    entry: Entry
    reason: str


def quarantine_feed(
    store: Store, source_id: int | None, url: str, answer: Fetched, reason: str, now: datetime
) -> None:
    """Keeps what a feed's address answered that is no feed."""
    item = Quarantined("feed", url, reason, source_id=source_id, content_type=answer.content_type)
    store.keep_unread([(item, answer.body)], now)


def quarantine_page(store: Store, answer: Fetched, reason: str, now: datetime) -> None:
    """Keeps a page in which no article was recognised."""
    item = Quarantined("page", answer.url, reason, content_type=answer.content_type)
    store.keep_unread([(item, answer.body)], now)


def quarantine_entries(
    store: Store, source_id: int, url: str, feed: Feed, unread: Sequence[Unread], now: datetime
) -> None:
    """Keeps entries that could not be read, each with what it needs of its feed."""
    items = [
        (
            Quarantined("entry", url, one.reason, one.identity, source_id),
            msgspec.json.encode(replace(feed, entries=(one.entry,))),
        )
        for one in unread
    ]
    if items:
        store.keep_unread(items, now)
