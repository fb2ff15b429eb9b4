"""Feeds that carry teasers: the page of each entry is read in its place, and stands as long as the teaser does."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from statistics import median_low
from urllib.parse import urldefrag

from msgspec.structs import replace

from newsticker.intake import entry_document
from newsticker.model import Feed, Reading
from newsticker.model_feeds import Subscription
from newsticker.store import Store

# Of what a feed holds when its pages begin to be read, so many of the newest entries' are; of what comes later, all.
NEWEST = 30
# A news teaser is two sentences or a short paragraph; the shortest reports begin at twice of that.
TEASER_WORDS = 80
# So many entries tell what a feed brings.
WEIGHED = 20


def brings_teasers(feed: Subscription) -> bool:
    """Whether a feed's entries are so short that they are teasers, as far as they have been seen."""
    return feed.entry_words is not None and feed.entry_words <= TEASER_WORDS


def entry_words(feed: Feed) -> int | None:
    """How many words half of a feed's newest entries that link to a page have at most, None where there are none."""
    documents = (entry_document(entry, feed) for entry in feed.entries[:WEIGHED] if entry.link)
    words = [len(f"{one.lead or ''} {one.body or ''}".split()) for one in documents]
    return median_low(words) if words else None


class Teasers:
    """The entries of one answer of a source's feed, as teasers of pages."""

    def __init__(self, store: Store, source_id: int) -> None:
        self._store = store
        self._source_id = source_id
        self._are_read = store.pages.are_read(source_id)
        self._are_there = store.pages.are_there(source_id)
        # How many entries have stood aside.
        self.aside = 0
        self._wanted: dict[str, tuple[str, str]] = {}

    def stand_aside(self, identity: str, reading: Reading) -> bool:
        """Whether the page of an entry was read in its place, so that the entry is not to be taken in.

        One that was edited since has its page read again; where pages are read no more, it is taken in again.
        """
        if not self._are_there:
            return False
        url, teaser = _address(reading), fingerprint(reading.text)
        published = reading.article.published
        page = self._store.pages.known(self._source_id, identity, url, teaser, published)
        if page is None or page.read is None:
            return False
        if page.teaser == teaser:
            self.aside += 1
            return True
        if self._are_read:
            again = replace(page, url=url or page.url, teaser=teaser)
            self._store.pages.want_again(again, datetime.now(UTC))
            self.aside += 1
        else:
            self._store.pages.drop(page.article_id)
        return self._are_read

    def want(self, reading: Reading) -> None:
        """Has the page of an entry read, where its feed's are."""
        if self._are_read and _address(reading):
            self._wanted[reading.id] = (_address(reading), fingerprint(reading.text))

    def page_of(self, reading: Reading) -> tuple[str, str] | None:
        """The page that is wanted in place of an entry, and the fingerprint of its text."""
        return self._wanted.get(reading.id)


def _address(reading: Reading) -> str:
    """The address of an entry's page: entries of a live ticker lead to places on one page."""
    return urldefrag(reading.article.url or "").url


def fingerprint(text: str) -> str:
    """What knows a text again."""
    return hashlib.sha256(text.encode()).hexdigest()
