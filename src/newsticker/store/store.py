"""The store as the rest of the house sees it: model objects in, model objects out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsticker.model import (
    ApiKey,
    Claim,
    Event,
    Hit,
    Job,
    Scope,
    Source,
    SourceKind,
    StoredArticle,
    Subscription,
)
from newsticker.store import (
    articles,
    attributions,
    claim_list,
    events,
    jobs,
    keys,
    pictures,
    reads,
    rereading,
    schema,
    search,
    sources,
    taking,
)
from newsticker.store.addresses import database_at
from newsticker.store.attributions import Attribution
from newsticker.store.claim_list import FoundClaim
from newsticker.store.database import Database
from newsticker.store.filters import EVERYTHING, ArticleFilter, ClaimFilter
from newsticker.store.lists import Lists
from newsticker.store.reads import Read
from newsticker.store.rereading import Version
from newsticker.store.taking import Incoming, Taken


def open_store(address: str | Path | None) -> Store:
    """The store at a path or postgresql://…, made or upgraded where needed; None is the user's own file.

    Raises NewstickerError where the database cannot be reached or opened, belongs to another program
    or a newer version, is locked or read-only, and for addresses of databases that are not supported.
    """
    database = database_at(address)
    try:
        schema.ensure(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store(Lists):
    """Articles, claims, sources, jobs and reads in one database.

    Every method is one transaction, is safe to call from any thread, and raises NewstickerError
    where the database is locked, full, damaged, read-only or gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def path(self) -> Path:
        """The file of the database; a server's has its other files beside this path all the same."""
        return self._database.path

    @property
    def address(self) -> str:
        """What opens the database again; it may hold a password."""
        return self._database.address

    def close(self) -> None:
        """Closes the database; the store is not used afterwards."""
        self._database.close()

    # Reading

    def ticker(
        self, *, before: str | None = None, limit: int = 30, tag: str | None = None
    ) -> tuple[list[StoredArticle], str | None]:
        """A page of the ticker, or of its articles with a tag, and the marker of the next page."""
        wanted = EVERYTHING if tag is None else ArticleFilter(tag=tag)
        return self.list_articles(wanted, before=before, limit=limit)

    def list_articles(
        self, wanted: ArticleFilter, *, before: str | None = None, limit: int = 30
    ) -> tuple[list[StoredArticle], str | None]:
        """A page of the articles wanted, newest first, and the marker of the next page (None on the last).

        Order is by publication; what was told without a time stands at the beginning of its day.
        Raises NewstickerError where ``before`` is no marker.
        """
        place = articles.parse_marker(before)
        with self._database.reading() as connection:
            ids = articles.newest(connection, wanted, place, limit + 1)
            page, marker = articles.cut_page(connection, ids, limit)
            return articles.load(connection, page), marker

    def article(self, article_id: int) -> StoredArticle | None:
        """The article in its newest version, None where there is none."""
        with self._database.reading() as connection:
            return next(iter(articles.load(connection, [article_id])), None)

    def versions(
        self, article_id: int, *, before: int | None = None, limit: int = 30
    ) -> list[StoredArticle]:
        """The article in its versions, newest first, those before a number; [] where there is none."""
        with self._database.reading() as connection:
            return articles.versions(connection, article_id, before, limit)

    def list_claims(
        self, wanted: ClaimFilter, *, before: str | None = None, limit: int = 30
    ) -> tuple[list[FoundClaim], str | None]:
        """A page of the claims wanted, those of the newest article first, and the marker of the next page.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = claim_list.parse_marker(before)
        with self._database.reading() as connection:
            return claim_list.page(connection, wanted, place, limit)

    def earliest(self, wanted: ArticleFilter) -> datetime | None:
        """The instant of the oldest article wanted, None where there is none."""
        with self._database.reading() as connection:
            return articles.earliest(connection, wanted)

    def changes(self, wanted: ArticleFilter, limit: int) -> list[tuple[int, str | None, str]]:
        """Id, language and last change (ISO 8601) of the articles wanted, newest first."""
        with self._database.reading() as connection:
            return articles.changes(connection, wanted, limit)

    def articles(self, ids: Sequence[int]) -> list[StoredArticle]:
        """The articles of the ids that there are, in their order."""
        with self._database.reading() as connection:
            return articles.load(connection, ids)

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

    def forget_events(self, before: datetime) -> None:
        """Deletes the events of before the instant."""
        with self._database.writing() as connection:
            events.forget(connection, before)

    def count_between(self, spans: Sequence[tuple[datetime, datetime]]) -> list[int]:
        """How many articles stand in each span of time, its beginning included and its end not."""
        with self._database.reading() as connection:
            return articles.count_between(connection, spans)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its articles, the most used first."""
        with self._database.reading() as connection:
            return articles.tags(connection)

    def sources(self) -> list[Source]:
        """Every source, by name."""
        with self._database.reading() as connection:
            return sources.sources(connection)

    def search(
        self, terms: Sequence[Sequence[str]], *, before: str | None = None, limit: int = 30
    ) -> tuple[list[Hit], str | None]:
        """A page of what holds all words, newest first, and the marker of the next page.

        ``terms`` has for every word of the query its alternatives, as text.analyser.query_terms
        gives them. All words stand in the text or in one claim.
        """
        place = articles.parse_marker(before)
        if not terms or not all(terms):
            return [], None
        with self._database.reading() as connection:
            ids = search.find(connection, terms, place, limit + 1)
            page, marker = articles.cut_page(connection, ids, limit)
            where = search.places(connection, terms, page)
            hits = [
                Hit(
                    found=found,
                    in_text=search.TEXT_ROW in where[found.id],
                    in_claims=tuple(key for key in where[found.id] if key != search.TEXT_ROW),
                )
                for found in articles.load(connection, page)
            ]
            return hits, marker

    # Articles and claims, written by flow alone

    def take_in(self, batch: Sequence[Incoming], now: datetime) -> list[Taken]:
        """Keeps the readings with their claims and follow-up jobs, all of them or none."""
        with self._database.writing() as connection:
            return [taking.take_in(connection, incoming, now) for incoming in batch]

    def known_text(self, source_id: int, identity: str) -> str | None:
        """The newest text of an article of this source, None where it is new."""
        with self._database.reading() as connection:
            return taking.known_text(connection, source_id, identity)

    def count_to_reread(self, rules: str) -> int:
        """How many versions other rules have read."""
        with self._database.reading() as connection:
            return rereading.count_to_reread(connection, rules)

    def versions_to_reread(self, rules: str, *, after: int, limit: int) -> list[Version]:
        """The next versions behind row id ``after`` whose claims other rules have read."""
        with self._database.reading() as connection:
            return rereading.versions_to_reread(connection, rules, after, limit)

    def keep_reread(
        self, batch: Sequence[tuple[Version, Sequence[Claim]]], rules: str, now: datetime
    ) -> int:
        """Replaces the claims of versions that were read again; returns how many changed."""
        with self._database.writing() as connection:
            return sum(
                rereading.keep_reread(connection, version, claims, rules, now)
                for version, claims in batch
            )

    def index(
        self, article_id: int, tokens: Sequence[str], claims: Mapping[str, Sequence[str]]
    ) -> None:
        """Makes an article findable by the tokens of its text and of its claims, by claim id."""
        with self._database.writing() as connection:
            search.write(connection, article_id, tokens, claims)

    def keep_attributions(self, article_id: int, found: Sequence[Attribution]) -> None:
        """Puts an article's claims into the lists of its speakers, in place of what stood there."""
        with self._database.writing() as connection:
            attributions.keep(connection, article_id, found)

    # Sources

    def keep_source(
        self, kind: SourceKind, key: str, *, name: str, url: str | None, full_text: bool
    ) -> int:
        """The id of the source that ``kind`` and ``key`` know again, made where it is new."""
        with self._database.writing() as connection:
            return sources.keep_source(connection, kind, key, name, url, full_text)

    def keep_subscription(self, source_id: int, feed: Subscription) -> None:
        """Writes how a followed feed stands and when it is asked next."""
        with self._database.writing() as connection:
            sources.keep_subscription(connection, source_id, feed)

    def due_feeds(self, now: datetime) -> list[tuple[Source, Subscription]]:
        """The followed feeds whose time has come, the longest due first."""
        with self._database.reading() as connection:
            return sources.due_feeds(connection, now)

    # Jobs and what they make

    def next_job(self, kinds: Sequence[str], now: datetime) -> Job | None:
        """Claims the job that is due longest; one whose worker was killed is due again in 2 minutes."""
        with self._database.sharing() as connection:
            return jobs.next_job(connection, kinds, now)

    def finish(self, job: Job) -> None:
        """Removes a job that is done."""
        with self._database.sharing() as connection:
            jobs.finish(connection, job)

    def fail(self, job: Job, reason: str, now: datetime) -> None:
        """Keeps why a job failed; it is tried again later, five times in all."""
        with self._database.sharing() as connection:
            jobs.fail(connection, job, reason, now)

    def picture(self, article_id: int, version: int, width: int) -> str | None:
        """The SVG of an article's figures in that width (pixels), None while it is not drawn."""
        with self._database.reading() as connection:
            return pictures.picture(connection, article_id, version, width)

    def keep_picture(self, article_id: int, version: int, width: int, svg: str) -> None:
        """Keeps a drawn SVG."""
        with self._database.writing() as connection:
            pictures.keep_picture(connection, article_id, version, width, svg)

    # Keys of programs

    def add_key(self, name: str, scopes: Sequence[Scope], now: datetime) -> str:
        """Makes a key for a program and returns it: the one time that it can be seen.

        Raises NewstickerError where the name is taken.
        """
        with self._database.writing() as connection:
            return keys.add(connection, name, scopes, now)

    def api_keys(self) -> list[ApiKey]:
        """Every program's key, by name."""
        with self._database.reading() as connection:
            return keys.keys(connection)

    def find_key(self, key: str) -> ApiKey | None:
        """What is kept of the key that a program shows, None where it is none of ours."""
        with self._database.reading() as connection:
            return keys.find(connection, key)

    def remove_key(self, name: str) -> None:
        """Removes a program's key; raises NewstickerError where there is none of the name."""
        with self._database.writing() as connection:
            keys.remove(connection, name)

    # Reads

    def count_reads(self, batch: Sequence[Read]) -> list[bool]:
        """Counts readers, each once per article and half hour, twenty of an address; True for the counted."""
        with self._database.writing() as connection:
            return reads.count_reads(connection, batch)

    def most_read(self, day: str, limit: int) -> list[tuple[StoredArticle, int]]:
        """The articles read most on a day (YYYY-MM-DD) with how often, the most read first."""
        with self._database.reading() as connection:
            counts = dict(reads.most_read(connection, day, limit))
            return [(a, counts[a.id]) for a in articles.load(connection, list(counts))]

    def forget_readers(self, before: datetime) -> None:
        """Deletes who was counted before the instant; the counts stay."""
        with self._database.writing() as connection:
            reads.forget_readers(connection, before)
