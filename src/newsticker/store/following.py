"""The part of the store about sources, the feeds that are followed, and what of them could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.model import Source, SourceKind
from newsticker.model_feeds import Quarantined, Subscription
from newsticker.store import feed_steps, quarantine, sources
from newsticker.store.database import Database


class Following:
    """Sources and their feeds; every method is one transaction and raises NewstickerError as the store's do."""

    _database: Database

    def keep_source(
        self, kind: SourceKind, key: str, *, name: str, url: str | None, full_text: bool
    ) -> int:
        """The id of the source that ``kind`` and ``key`` know again, made where it is new."""
        with self._database.writing() as connection:
            return sources.keep_source(connection, kind, key, name, url, full_text)

    def note_forbidden(self, key: str, site: str, by: str) -> None:
        """Notes with the source of a site's pages what did not allow one to be taken in."""
        with self._database.writing() as connection:
            sources.note_forbidden(connection, key, site, by)

    def keep_subscription(self, source_id: int, feed: Subscription) -> None:
        """Writes how a followed feed stands and when it is asked next."""
        with self._database.writing() as connection:
            sources.keep_subscription(connection, source_id, feed)

    def record_answer(self, source_id: int, feed: Subscription) -> None:
        """Writes how a followed feed stands after it was asked; nothing where it is followed no more."""
        with self._database.writing() as connection:
            sources.record_answer(connection, source_id, feed)

    def move_feed(self, source_id: int, feed: Subscription) -> bool:
        """Writes how a feed stands that is followed at a new address; False where another feed is followed there."""
        with self._database.writing() as connection:
            return sources.move_feed(connection, source_id, feed)

    def pause_feed(self, source_id: int, *, paused: bool, by: str, now: datetime) -> bool:
        """Asks a feed no more, or again; False where there is no such feed, or it is so already."""
        with self._database.writing() as connection:
            return feed_steps.pause(connection, source_id, paused, by, now)

    def ask_now(self, source_id: int, now: datetime) -> bool:
        """Has a feed asked as soon as its server allows it; False where there is no such feed."""
        with self._database.writing() as connection:
            return feed_steps.ask_now(connection, source_id, now)

    def note_followed(self, source_id: int, *, by: str, now: datetime) -> None:
        """Writes down who chose to follow a feed."""
        with self._database.writing() as connection:
            feed_steps.note_followed(connection, source_id, by, now)

    def unfollow(self, source_id: int, *, by: str, now: datetime) -> bool:
        """Follows a feed no more; its articles stay. False where there is no such feed."""
        with self._database.writing() as connection:
            return feed_steps.unfollow(connection, source_id, by, now)

    def subscription(self, url: str) -> Subscription | None:
        """The followed feed of that address, None where there is none."""
        with self._database.reading() as connection:
            return sources.subscription(connection, url)

    def feed_url(self, source_id: int) -> str | None:
        """The address at which a source's feed is followed; None where none is."""
        with self._database.reading() as connection:
            return sources.feed_url(connection, source_id)

    def feeds(self) -> list[tuple[Source, Subscription]]:
        """Every feed that is followed, those with failures first, then by name."""
        with self._database.reading() as connection:
            return sources.feeds(connection)

    def due_feeds(self, now: datetime) -> list[tuple[Source, Subscription]]:
        """The followed feeds whose time has come: the healthy first, of these the longest due."""
        with self._database.reading() as connection:
            return sources.due_feeds(connection, now)

    def keep_unread(self, items: Sequence[tuple[Quarantined, bytes]], now: datetime) -> None:
        """Keeps what could not be read with its bytes, so that it can be tried again."""
        with self._database.writing() as connection:
            quarantine.keep(connection, items, now)

    def unread(self, limit: int = quarantine.MOST_ITEMS) -> list[Quarantined]:
        """What could not be read, the newest first."""
        with self._database.reading() as connection:
            return quarantine.items(connection, limit)

    def unread_bytes(self, item_id: int) -> bytes | None:
        """The bytes of what could not be read; None where they were too large to keep."""
        with self._database.reading() as connection:
            return quarantine.body(connection, item_id)

    def unread_counts(self) -> dict[int, int]:
        """How much is kept of each source that could not be read."""
        with self._database.reading() as connection:
            return quarantine.counts(connection)

    def release(self, item_id: int) -> None:
        """Forgets what was read at last."""
        with self._database.writing() as connection:
            quarantine.drop(connection, item_id)

    def forget_unread(self, before: datetime) -> None:
        """Forgets what was met last before the instant."""
        with self._database.writing() as connection:
            quarantine.forget(connection, before)
