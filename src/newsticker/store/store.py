"""The store as the rest of the house sees it: model objects in, model objects out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from newsticker.model import (
    Claim,
    Hit,
    Job,
    Source,
    StoredArticle,
)
from newsticker.model_keys import ApiKey, Scope
from newsticker.store import (
    articles,
    attributions,
    claim_list,
    claim_rows,
    facets,
    jobs,
    keys,
    loading,
    outbox,
    pictures,
    reads,
    rereading,
    retention,
    schema,
    search,
    search_index,
    sources,
    taking,
)
from newsticker.store.addresses import database_at
from newsticker.store.alerts import Alerts
from newsticker.store.attributions import Attribution
from newsticker.store.changes import Changes
from newsticker.store.claim_list import FoundClaim
from newsticker.store.claim_rows import FormerClaim
from newsticker.store.database import Database
from newsticker.store.desk import Desk
from newsticker.store.entry_pages import EntryPages
from newsticker.store.errands import Errands
from newsticker.store.filters import EVERYTHING, ArticleFilter, ClaimFilter
from newsticker.store.following import Following
from newsticker.store.hand import Hand
from newsticker.store.lists import Lists
from newsticker.store.pushing import Pushes
from newsticker.store.reads import Read
from newsticker.store.rereading import Version
from newsticker.store.search import SearchFilter
from newsticker.store.search_index import SearchRow
from newsticker.store.staff import Staff
from newsticker.store.stories import Stories
from newsticker.store.taking import Incoming, Taken
from newsticker.store.wires import Wires


def open_store(address: str | Path | None, *, make: bool = True) -> Store:
    """The store at a path or postgresql://…, made or upgraded where needed; None is the user's own file.

    Where it is not to be made, one that is not there or is empty is an error. Raises NewstickerError too where the database cannot be reached or opened, belongs to another program
    or a newer version, is locked or read-only, and for addresses of databases that are not supported.
    """
    database = database_at(address)
    try:
        schema.ensure(database, make=make)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store(Lists, Changes, Following):
    """Articles, claims, sources, jobs and reads in one database; the desk's under ``desk``, ``hand`` and ``staff``,
    what articles have to do with each other under ``stories``, what is told of them to others under ``alerts``, the
    pages of feeds' entries under ``pages``, what the desk has the worker do under ``errands``, what hubs push of feeds
    under ``pushes``.

    Every method is one transaction, is safe to call from any thread, and raises NewstickerError
    where the database is locked, full, damaged, read-only or gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.desk = Desk(database)
        self.hand = Hand(database)
        self.staff = Staff(database)
        self.stories = Stories(database)
        self.wires = Wires(database)
        self.alerts = Alerts(database)
        self.pages = EntryPages(database)
        self.errands = Errands(database)
        self.pushes = Pushes(database)

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
            return loading.load(connection, page), marker

    def article(self, article_id: int) -> StoredArticle | None:
        """The article in its newest version, None where there is none, or it is hidden."""
        with self._database.reading() as connection:
            return next(iter(loading.load(connection, [article_id])), None)

    def versions(
        self, article_id: int, *, before: int | None = None, limit: int = 30
    ) -> list[StoredArticle]:
        """The article in its versions, newest first, those before a number; [] where there is none."""
        with self._database.reading() as connection:
            return loading.versions(connection, article_id, before, limit)

    def list_claims(
        self, wanted: ClaimFilter, *, before: str | None = None, limit: int = 30
    ) -> tuple[list[FoundClaim], str | None]:
        """A page of the claims wanted, those of the newest article first, and the marker of the next page.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = claim_list.parse_marker(before)
        with self._database.reading() as connection:
            return claim_list.page(connection, wanted, place, limit)

    def former_claim(self, article_id: int, key: str) -> FormerClaim | None:
        """What became of a claim that the article's newest version does not have; None if there never was one."""
        with self._database.reading() as connection:
            return claim_rows.former(connection, article_id, key)

    def earliest(self, wanted: ArticleFilter) -> datetime | None:
        """The instant of the oldest article wanted, None where there is none."""
        with self._database.reading() as connection:
            return articles.earliest(connection, wanted)

    def changes(self, wanted: ArticleFilter, limit: int) -> list[tuple[int, str | None, str]]:
        """Id, language and last change (ISO 8601) of the articles wanted, newest first."""
        with self._database.reading() as connection:
            return articles.changes(connection, wanted, limit)

    def article_version(self, article_id: int, number: int) -> StoredArticle | None:
        """The article as it was in a version; None where there is none that readers may see."""
        with self._database.reading() as connection:
            found = loading.versions(connection, article_id, number + 1, 1)
            return next((version for version in found if version.version == number), None)

    def featured(self, limit: int) -> list[StoredArticle]:
        """The articles that editors have put first, the last one put there first."""
        with self._database.reading() as connection:
            return loading.load(connection, articles.featured(connection, limit))

    def articles(self, ids: Sequence[int]) -> list[StoredArticle]:
        """The articles of the ids that there are, in their order."""
        with self._database.reading() as connection:
            return loading.load(connection, ids)

    def count_between(self, spans: Sequence[tuple[datetime, datetime]]) -> list[int]:
        """How many articles stand in each span of time, its beginning included and its end not."""
        with self._database.reading() as connection:
            return articles.count_between(connection, spans)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its articles, the most used first."""
        with self._database.reading() as connection:
            return articles.tags(connection)

    def facets(self, limit: int) -> dict[str, list[str]]:
        """The outlets, agencies and languages that most articles have, at most ``limit`` of each kind."""
        with self._database.reading() as connection:
            return facets.values(connection, limit)

    def sources(self) -> list[Source]:
        """Every source, by name."""
        with self._database.reading() as connection:
            return sources.sources(connection)

    def search(
        self,
        wanted: SearchFilter,
        *,
        before: str | None = None,
        limit: int = 30,
        by_hits: bool = False,
    ) -> tuple[list[Hit], str | None]:
        """A page of the articles that are searched for, and the marker of the next page.

        Newest first, or ``by_hits``; a marker belongs to one order. Raises NewstickerError where
        ``before`` is no marker.
        """
        place = search.parse_marker(before, 3 if by_hits else 2)
        find = search.by_hits if by_hits else search.newest
        with self._database.reading() as connection:
            ids, marker = find(connection, wanted, place, limit)
            where = search.places(connection, wanted, ids)
            hits = [
                Hit(found, where[found.id].in_text, where[found.id].in_claims)
                for found in loading.load(connection, ids)
            ]
            return hits, marker

    def count_found(self, wanted: SearchFilter, most: int, *, of_claims: bool) -> int:
        """How many articles, or claims, are searched for; of more than ``most`` one more than that."""
        with self._database.reading() as connection:
            return search.count(connection, wanted, most, of_claims=of_claims)

    def search_claims(
        self, wanted: SearchFilter, *, before: str | None = None, limit: int = 30
    ) -> tuple[list[FoundClaim], str | None]:
        """A page of the claims that are searched for, those of the newest article first, and the next page's marker.

        Raises NewstickerError where ``before`` is no marker.
        """
        place = search.parse_marker(before, 3)
        with self._database.reading() as connection:
            pairs, marker = search.claims(connection, wanted, place, limit)
            return claim_list.load(connection, pairs), marker

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

    def version_to_read(self, article_id: int, number: int) -> Version | None:
        """A version of an article, to be read; None where there is none, or it was withdrawn."""
        with self._database.reading() as connection:
            return rereading.version(connection, article_id, number)

    def keep_reread(
        self,
        batch: Sequence[tuple[Version, Sequence[Claim]]],
        rules: str,
        now: datetime,
        *,
        urgent: bool = False,
    ) -> int:
        """Replaces the claims of versions that were read again; returns how many changed.

        What follows from an ``urgent`` one is worked off before other jobs.
        """
        priority = jobs.URGENT if urgent else jobs.ORDINARY
        with self._database.writing() as connection:
            return sum(
                rereading.keep_reread(connection, version, claims, rules, now, priority)
                for version, claims in batch
            )

    def index(self, article_id: int, rows: Sequence[SearchRow]) -> None:
        """Makes an article findable by its rows, which stand in place of those of before."""
        with self._database.writing() as connection:
            search_index.write(connection, article_id, rows)

    def keep_attributions(
        self, article_id: int, found: Sequence[Attribution], now: datetime
    ) -> None:
        """Puts an article's claims into the lists of its speakers, in place of what stood there, and alerts of new ones."""
        with self._database.writing() as connection:
            new = attributions.keep(connection, article_id, found)
            outbox.record_claims(connection, article_id, new, now)

    # Jobs and what they make

    def next_job(self, kinds: Sequence[str], now: datetime) -> Job | None:
        """Claims the most urgent job that is due; one whose worker was killed is due again in 2 minutes."""
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

    def put_back(self, job: Job, now: datetime) -> None:
        """Makes a job due again that the database kept from being done; that counts as no attempt."""
        with self._database.sharing() as connection:
            jobs.put_back(connection, job, now)

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

    def expire(self, before: datetime, limit: int, now: datetime) -> int:
        """Deletes at most ``limit`` articles of others from before an instant; returns how many."""
        with self._database.writing() as connection:
            return retention.expire(connection, before, limit, now)

    def forget_unnamed(self) -> None:
        """Deletes the names that no claim has any more."""
        with self._database.writing() as connection:
            retention.forget_unnamed(connection)

    # Reads

    def count_reads(self, batch: Sequence[Read]) -> list[bool]:
        """Counts readers, each once per article and half hour, twenty of an address; True for the counted."""
        with self._database.writing() as connection:
            return reads.count_reads(connection, batch)

    def most_read(self, day: str, limit: int) -> list[tuple[StoredArticle, int]]:
        """The articles read most on a day (YYYY-MM-DD) with how often, the most read first."""
        with self._database.reading() as connection:
            counts = dict(reads.most_read(connection, day, limit))
            return [(a, counts[a.id]) for a in loading.load(connection, list(counts))]

    def forget_readers(self, before: datetime) -> None:
        """Deletes who was counted before the instant; the counts stay."""
        with self._database.writing() as connection:
            reads.forget_readers(connection, before)
