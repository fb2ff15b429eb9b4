"""The store as the desk sees it: reports, their publication, and marks on articles; each method one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from newsticker.model import Claim, StoredArticle
from newsticker.model_desk import Change, Draft, Report, ReportState, ReportVersion
from newsticker.store import articles, marks, publishing, reports
from newsticker.store.database import Database
from newsticker.store.loading import load
from newsticker.store.marks import Marks
from newsticker.store.publishing import Publication
from newsticker.store.taking import Taken


class Desk:
    """What is written and decided at the desk, in the database of its store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Writing

    def add_report(self, draft: Draft, by: str, now: datetime) -> int:
        """Adds a draft; returns its id."""
        with self._database.writing() as connection:
            return reports.add_report(connection, draft, by, now)

    def report(self, report_id: int) -> Report | None:
        """A report in its newest version, None where there is none."""
        with self._database.reading() as connection:
            return reports.report(connection, report_id)

    def report_of(self, article_id: int) -> int | None:
        """The id of the report that an article was written as."""
        with self._database.reading() as connection:
            return reports.report_of(connection, article_id)

    def reports(
        self,
        *,
        author: str | None = None,
        state: ReportState | None = None,
        before: str | None = None,
        limit: int = 30,
    ) -> tuple[list[Report], str | None]:
        """A page of reports, the last changed first, and the marker of the next page.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = articles.parse_marker(before)
        with self._database.reading() as connection:
            found = reports.reports(
                connection, author=author, state=state, before=place, limit=limit + 1
            )
            return found[:limit], reports.marker(connection, found, limit)

    def overdue(self, before: datetime) -> list[Report]:
        """Planned reports whose hour was before an instant, the longest due first."""
        with self._database.reading() as connection:
            return reports.overdue(connection, before)

    def save(
        self, report_id: int, base: int, draft: Draft, by: str, now: datetime, *, auto: bool = False
    ) -> int | None:
        """Keeps a draft that was written on version ``base``; None where somebody else has saved since."""
        with self._database.writing() as connection:
            return reports.save(connection, report_id, base, draft, by, auto, now)

    def version(self, report_id: int, number: int) -> ReportVersion | None:
        """A version of a report, None where there is none."""
        with self._database.reading() as connection:
            return reports.version(connection, report_id, number)

    def history(self, report_id: int) -> list[Change]:
        """Who saved and published what when, the last first."""
        with self._database.reading() as connection:
            return reports.history(connection, report_id)

    def delete_draft(self, report_id: int) -> bool:
        """Deletes a report that was never published; False for every other."""
        with self._database.writing() as connection:
            return reports.delete_draft(connection, report_id)

    def keep_claims(
        self, report_id: int, number: int, claims: Sequence[Claim], rules: str, now: datetime
    ) -> None:
        """Keeps what was read in a version, and has its figures drawn."""
        with self._database.writing() as connection:
            reports.keep_claims(connection, report_id, number, claims, rules, now)

    def keep_pictures(self, report_id: int, number: int, pictures: Mapping[int, str]) -> None:
        """Keeps the drawn figures of a version, by width in pixels."""
        with self._database.writing() as connection:
            reports.keep_pictures(connection, report_id, number, pictures)

    # Publishing, called by flow alone

    def publish(self, publication: Publication, now: datetime) -> Taken | None:
        """Makes a version an article or a version of its article; None where the report has moved on."""
        with self._database.writing() as connection:
            return publishing.publish(connection, publication, now)

    def plan(self, report_id: int, version: int, due: datetime, by: str, now: datetime) -> bool:
        """Plans a draft's newest version for an instant; False where the report has moved on."""
        with self._database.writing() as connection:
            return publishing.plan(connection, report_id, version, due, by, now)

    def unplan(self, report_id: int, by: str, now: datetime) -> bool:
        """Makes a planned report a draft again; False where it is not planned any more."""
        with self._database.writing() as connection:
            return publishing.unplan(connection, report_id, by, now)

    def planner_of(self, report_id: int) -> str:
        """Who planned a report last."""
        with self._database.reading() as connection:
            return publishing.planner_of(connection, report_id)

    def withdraw(self, report_id: int, reason: str, by: str, now: datetime) -> bool:
        """Takes a published report back; False where it is not published."""
        with self._database.writing() as connection:
            return publishing.withdraw(connection, report_id, reason, by, now)

    # Articles of others, changed by flow alone

    def articles(
        self, *, before: str | None = None, limit: int = 30, only_hidden: bool = False
    ) -> tuple[list[StoredArticle], str | None]:
        """A page of all articles, or of the hidden ones alone, newest first, and the marker of the next page."""
        place = articles.parse_marker(before)
        with self._database.reading() as connection:
            ids = articles.newest_of_all(connection, place, limit + 1, only_hidden)
            page, marker = articles.cut_page(connection, ids, limit)
            return load(connection, page, also_hidden=True), marker

    def article(self, article_id: int) -> StoredArticle | None:
        """An article, whole, be it hidden or withdrawn."""
        with self._database.reading() as connection:
            return next(iter(load(connection, [article_id], also_hidden=True)), None)

    def marks(self, ids: Sequence[int]) -> dict[int, Marks]:
        """How these articles stand, by id."""
        with self._database.reading() as connection:
            return marks.marks(connection, ids)

    def changes(
        self, *, article_id: int | None = None, source_id: int | None = None
    ) -> list[Change]:
        """Who did what to an article or a source, the last first."""
        with self._database.reading() as connection:
            return marks.changes(connection, article_id=article_id, source_id=source_id)

    def hide(self, article_id: int, hidden: bool, by: str, note: str, now: datetime) -> None:
        """Hides an article from readers, or shows it again."""
        with self._database.writing() as connection:
            marks.hide(connection, article_id, hidden, by, note, now)

    def feature(self, article_id: int, featured: bool, by: str, now: datetime) -> None:
        """Puts an article first, or back where it belongs."""
        with self._database.writing() as connection:
            marks.feature(connection, article_id, featured, by, now)

    def tag(self, article_id: int, tags: Sequence[str] | None, by: str, now: datetime) -> None:
        """Gives an article an editor's tags; with None those of its source again."""
        with self._database.writing() as connection:
            marks.tag(connection, article_id, tags, by, now)

    def show_whole(self, source_id: int, full_text: bool, by: str, now: datetime) -> None:
        """Says that a source's articles are shown whole, or as excerpts again."""
        with self._database.writing() as connection:
            marks.show_whole(connection, source_id, full_text, by, now)
