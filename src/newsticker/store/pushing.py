"""The store as subscriptions at hubs are kept in it, and what hubs pushed; each method one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from newsticker.model_feeds import Push, Pushed
from newsticker.store import pushed, pushes
from newsticker.store.database import Database


class Pushes:
    """Subscriptions and pushed bodies, in the database of their store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Subscriptions

    def offer(self, source_id: int, hub: str | None, topic: str, now: datetime) -> None:
        """Wants the feed's subscription at the hub that it names now, and no longer at another; None is no hub."""
        with self._database.reading() as connection:
            known = pushes.of_source(connection, source_id)
        # With every answer of every feed: mostly there is nothing to be written.
        if (known.hub, known.topic) != (hub, topic) if known else hub:
            with self._database.writing() as connection:
                pushes.offer(connection, source_id, hub, topic, now)

    def of_key(self, key: str) -> Push | None:
        """The subscription that a hub calls by a key; None where it is none."""
        with self._database.reading() as connection:
            return pushes.of_key(connection, key)

    def current(self) -> dict[int, Push]:
        """Every subscription that is not being let go, by its source."""
        with self._database.reading() as connection:
            return pushes.current(connection)

    def due(self, now: datetime, limit: int) -> list[Push]:
        """Those for which something is to be done, the longest due first."""
        with self._database.reading() as connection:
            return pushes.due(connection, now, limit)

    def note_asked(self, push: Push, callback: str, again: datetime, now: datetime) -> None:
        """Notes that the hub is being asked; ``again`` is when it is asked once more if it does not ask back."""
        with self._database.writing() as connection:
            pushes.note_asked(connection, push, callback, again, now)

    def note_problem(self, push: Push, problem: str, again: datetime) -> None:
        """Notes what the hub answered to the request after ``push``."""
        with self._database.writing() as connection:
            pushes.note_problem(connection, push, problem, again)

    def confirm(self, push: Push, lease_until: datetime, renew: datetime) -> None:
        """Notes that the hub will push until the lease ends."""
        with self._database.writing() as connection:
            pushes.confirm(connection, push, lease_until, renew)

    def deny(self, push: Push, problem: str, again: datetime) -> None:
        """Notes that the hub does not push, or not any more."""
        with self._database.writing() as connection:
            pushes.deny(connection, push, problem, again)

    def let_go(self, push_id: int, now: datetime) -> None:
        """Forgets a subscription that is being let go, after what it brought was read."""
        with self._database.writing() as connection:
            pushes.let_go(connection, push_id, now)

    def rehome(self, callback: str, now: datetime) -> None:
        """Has every hub asked again that was told another address of this site."""
        with self._database.writing() as connection:
            pushes.rehome(connection, callback, now)

    def rest(self) -> None:
        """Takes every subscription for none: nothing is to be asked of hubs, nothing taken from them."""
        with self._database.writing() as connection:
            pushes.rest(connection)

    def doubt(self, source_id: int, now: datetime) -> None:
        """Has the feed asked in its own rhythm until the hub sends something again."""
        with self._database.writing() as connection:
            pushes.doubt(connection, source_id, now)

    # What was pushed

    def count_refused(self, push_id: int) -> None:
        """Counts a body whose signature did not fit."""
        with self._database.writing() as connection:
            pushes.count_refused(connection, push_id)

    def keep(self, push_id: int, body: bytes, content_type: str | None, now: datetime) -> bool:
        """Keeps a body to be read; False where too much waits already."""
        with self._database.writing() as connection:
            return pushed.keep(connection, push_id, body, content_type, now)

    def next_pushed(self) -> Pushed | None:
        """The body that waits longest, its attempts one more; None where none waits."""
        with self._database.reading() as connection:
            if not pushed.is_any(connection):
                return None
        with self._database.writing() as connection:
            return pushed.next_one(connection)

    def note_read(self, one: Pushed, new: int, now: datetime) -> None:
        """Forgets a body whose entries were taken in; its feed need not be asked as often from now on."""
        with self._database.writing() as connection:
            pushed.note_read(connection, one, new, now)

    def note_useless(self, one: Pushed, spared: timedelta, now: datetime) -> None:
        """Forgets a body in which there was nothing, and has its feed asked as ``ask_feed`` does."""
        with self._database.writing() as connection:
            pushed.note_useless(connection, one, spared, now)

    def drop(self, one: Pushed) -> None:
        """Forgets a body whose feed is followed no more."""
        with self._database.writing() as connection:
            pushed.drop(connection, one)

    def ask_feed(self, source_id: int, spared: timedelta, now: datetime) -> None:
        """Has a feed asked by itself: at once, but not sooner than ``spared`` after the last time."""
        with self._database.writing() as connection:
            pushed.ask_feed(connection, source_id, spared, now)
