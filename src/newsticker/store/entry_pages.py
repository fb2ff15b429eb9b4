"""The part of the store about the pages that are read in place of teasers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from newsticker.model import Selectors, Source, SourceKind
from newsticker.model_feeds import EntryPage, PageCounts
from newsticker.store import feed_steps, page_selectors, pages, taking
from newsticker.store.database import Database
from newsticker.store.taking import Incoming, Taken


class EntryPages:
    """Pages of entries; every method is one transaction and raises NewstickerError as the store's do."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_reading(self, source_id: int, *, reads: bool, by: str, now: datetime) -> bool:
        """Has the pages of a feed's entries read, or its teasers again; False where there is no such feed, or it is so."""
        with self._database.writing() as connection:
            return feed_steps.read_pages(connection, source_id, reads, by, now)

    def are_read(self, source_id: int) -> bool:
        """Whether the pages of a source's entries are to be read."""
        with self._database.reading() as connection:
            return feed_steps.reads_pages(connection, source_id)

    def are_there(self, source_id: int) -> bool:
        """Whether pages of a source's entries were ever wanted."""
        with self._database.reading() as connection:
            return pages.are_there(connection, source_id)

    def known(
        self, source_id: int, identity: str, url: str, teaser: str, published: str | None = None
    ) -> EntryPage | None:
        """The page of an entry, None where none was wanted."""
        with self._database.reading() as connection:
            return pages.known(connection, source_id, identity, url, teaser, published)

    def want_again(self, page: EntryPage, now: datetime) -> None:
        """Has a page read again whose teaser was edited, not too often."""
        with self._database.writing() as connection:
            pages.want(connection, page, now, is_new_text=True)

    def drop(self, article_id: int) -> None:
        """Forgets the page of an entry whose teaser is shown from now on."""
        with self._database.writing() as connection:
            pages.drop(connection, article_id)

    def selectors(self, source_id: int) -> Selectors | None:
        """What an editor has set for the pages of a source, None where nothing was."""
        with self._database.reading() as connection:
            return page_selectors.of_source(connection, source_id)

    def selectors_of(self, kind: SourceKind, key: str) -> tuple[int, Selectors] | None:
        """A source that is known so, with what an editor has set for its pages; None where nothing was."""
        with self._database.reading() as connection:
            return page_selectors.known_by(connection, kind, key)

    def set_selectors(
        self, source_id: int, selectors: Selectors, *, by: str, now: datetime
    ) -> bool:
        """Sets the selectors for the pages of a source, empty ones for none; False where there is no such source."""
        with self._database.writing() as connection:
            return page_selectors.keep(connection, source_id, selectors, by, now)

    def note_missed(self, source_id: int, missed: str | None) -> None:
        """Notes with a source which of its selectors found nothing, and where; None where all did."""
        with self._database.writing() as connection:
            page_selectors.note_missed(connection, source_id, missed)

    def missed(self) -> dict[int, str]:
        """What was noted of each source of which something was."""
        with self._database.reading() as connection:
            return page_selectors.missed(connection)

    def due(self, now: datetime, busy: Collection[int] = ()) -> list[tuple[EntryPage, Source]]:
        """A page that is due of each source that is not ``busy``."""
        with self._database.reading() as connection:
            return pages.due(connection, now, busy)

    def claim(self, page: EntryPage, now: datetime) -> EntryPage | None:
        """Takes a page that is due; None where somebody else has. Whoever is killed with it loses it after a while."""
        with self._database.writing() as connection:
            return pages.claim(connection, page, now)

    def keep(self, page: EntryPage, incoming: Incoming, words: str, now: datetime) -> Taken | None:
        """Keeps what was read on a page as a version of its article, and that it was read.

        None, and nothing kept, where another entry's page says the very same.
        """
        with self._database.writing() as connection:
            if pages.says_the_same(connection, page, words):
                return None
            taken = taking.take_in(connection, incoming, now)
            pages.finish(connection, page, words, now)
            if page.read is None and taken.state == "changed":
                pages.begin_text(connection, page.article_id, taken.version)
            return taken

    def fail(self, page: EntryPage, problem: str, again: datetime | None) -> None:
        """Writes why a page was not read, and when it is tried again, if it is."""
        with self._database.writing() as connection:
            pages.fail(connection, page, problem, again, counts=True)

    def spare(self, page: EntryPage, problem: str, until: datetime) -> None:
        """Has no page of this one's source asked for before an instant, as their server wishes."""
        with self._database.writing() as connection:
            pages.spare(connection, page.source_id, until)
            pages.fail(connection, page, problem, until, counts=False)

    def retry(self, source_id: int, now: datetime) -> int:
        """Has the pages of a source tried again that were not read; returns how many these are."""
        with self._database.writing() as connection:
            return pages.retry(connection, source_id, now)

    def failed(self, source_id: int, limit: int) -> list[EntryPage]:
        """The pages of a source's entries that were not read, the last one first."""
        with self._database.reading() as connection:
            return pages.failed(connection, source_id, limit)

    def counts(self) -> dict[int, PageCounts]:
        """How many pages of each source that has any wait, were read and were not."""
        with self._database.reading() as connection:
            return pages.counts(connection)
