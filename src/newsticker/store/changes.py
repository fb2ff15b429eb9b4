"""What tells whoever follows the ticker that something has changed."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from newsticker.model import Event
from newsticker.store import events
from newsticker.store.database import Database


class Changes:
    """The part of the store that tells of changes; every method is one transaction."""

    _database: Database

    @property
    def is_file(self) -> bool:
        """Whether the database is a file of this machine: what needs no transaction is then there at once."""
        return self._database.is_file

    def revision(self) -> Hashable:
        """A value that is another one after every commit, whoever commits."""
        return self._database.revision()

    def newest_event(self) -> int:
        """The number of the newest event, 0 before the first."""
        with self._database.reading() as connection:
            return events.newest(connection)

    def events_after(self, number: int, limit: int) -> list[Event] | None:
        """The events after a number, oldest first; None where some of them are no longer kept."""
        with self._database.reading() as connection:
            if number and number + 1 < events.oldest(connection):
                return None
            return list(events.after(connection, number, limit))

    def has_withdrawn(self, number: int) -> bool:
        """Whether anything was withdrawn or hidden after the event of that number."""
        with self._database.reading() as connection:
            return events.has_withdrawn(connection, number)

    def forget_events(self, before: datetime) -> None:
        """Deletes the events of before the instant."""
        with self._database.writing() as connection:
            events.forget(connection, before)
