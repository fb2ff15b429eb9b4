"""Relating an article to those before and after it, in one transaction; what is asked and written meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, and_, or_, select

from newsticker.model import Claim
from newsticker.store import fingerprints, jobs, lineage_writing, story_writing
from newsticker.store.claim_rows import read_claims
from newsticker.store.filters import is_shown
from newsticker.store.fingerprints import Holder, Kept
from newsticker.store.lineage_writing import Taking
from newsticker.store.tables import ARTICLES, VERSIONS


class Words(Struct, frozen=True):
    """A version of an article as it is compared: ``article`` is its JSON, as it is kept."""

    article_id: int
    version: int
    article: str
    text: str


Readable = tuple[Words, tuple[Claim, ...]]


def readable(connection: Connection, article_id: int) -> Readable | None:
    """The newest version of an article with its claims; None where readers may not see it."""
    asked = (
        select(VERSIONS.c.id, VERSIONS.c.number, VERSIONS.c.article, VERSIONS.c.text)
        .join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
        .where(ARTICLES.c.id == article_id, ARTICLES.c.version == VERSIONS.c.number)
        .where(is_shown(), ARTICLES.c.withdrawn.is_(None))
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    claims = read_claims(connection, [row.id]).get(row.id, ())
    return Words(article_id, row.number, row.article, row.text), claims


class Relating:
    """The store while an article is related: nobody else writes, and all of it is written or nothing."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    # Articles

    def readable(self, article_id: int) -> Readable | None:
        """As of ``readable``."""
        return readable(self._connection, article_id)

    def is_gone(self, article_id: int) -> bool:
        """Whether an article does not come back: it was withdrawn, or deleted for its age."""
        has_text = select(VERSIONS.c.article_id).where(VERSIONS.c.article_id == ARTICLES.c.id)
        asked = select(ARTICLES.c.id).where(
            ARTICLES.c.id == article_id, ARTICLES.c.withdrawn.is_(None), has_text.exists()
        )
        return self._connection.execute(asked).scalar() is None

    def words(self, versions: Collection[tuple[int, int]]) -> list[Words]:
        """The texts of versions of articles."""
        found = []
        for some in fingerprints.parts(sorted(versions), fingerprints.PARTS):
            these = or_(
                *(
                    and_(VERSIONS.c.article_id == article_id, VERSIONS.c.number == number)
                    for article_id, number in some
                )
            )
            asked = select(
                VERSIONS.c.article_id, VERSIONS.c.number, VERSIONS.c.article, VERSIONS.c.text
            )
            found += [Words(*row) for row in self._connection.execute(asked.where(these))]
        return found

    # Fingerprints and terms

    def kept(self, ids: Collection[int]) -> dict[int, Kept]:
        """What is kept of those of these articles that are related."""
        return fingerprints.kept(self._connection, ids)

    def versions(self, ids: Collection[int]) -> dict[int, int]:
        """Which version of each of these articles is related."""
        return fingerprints.versions(self._connection, ids)

    def minutes(self, ids: Collection[int]) -> dict[int, int]:
        """When each of these articles was published."""
        return fingerprints.minutes(self._connection, ids)

    def everyone(self) -> list[int]:
        """The ids of all articles that are related."""
        return fingerprints.everyone(self._connection)

    def keep(self, one: Kept, names: Collection[str]) -> None:
        """Writes down what is kept of an article; ``names`` are those of its terms that it is found by."""
        fingerprints.keep(self._connection, one, names)

    def forget(self, one: Kept) -> None:
        """Deletes what is kept of an article."""
        fingerprints.forget(self._connection, one)

    def holders(self, prints: Iterable[int], most: int) -> Iterator[Holder]:
        """The ``most`` earliest holders of each fingerprint."""
        return fingerprints.holders(self._connection, prints, most)

    def named(
        self, names: Sequence[str], minute: int, reach: int, most: int
    ) -> Iterator[tuple[str, int]]:
        """Each name with articles that hold it, the nearest in time."""
        return fingerprints.named(self._connection, names, minute, reach, most)

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        """How many articles hold each of the terms."""
        return fingerprints.counts(self._connection, terms)

    def count(self) -> int:
        """How many articles are related."""
        return self.counts([fingerprints.ALL]).get(fingerprints.ALL, 0)

    # Lineage

    def concerned(self, article_id: int) -> set[int]:
        """The later articles of which it is written down what they have in common with this one."""
        return lineage_writing.concerned(self._connection, article_id)

    def that_took(self, ids: Collection[int]) -> set[int]:
        """Those of these articles that took something from another of them."""
        return lineage_writing.that_took(self._connection, ids)

    def forget_lineage(self, article_id: int) -> None:
        """Deletes what an article has in common with others."""
        lineage_writing.forget(self._connection, article_id)

    def keep_lineage(
        self, later_id: int, takings: Iterable[Taking], pairs: Collection[int]
    ) -> set[int]:
        """Puts what an article has in common with earlier ones in place of what was there; whose copies changed."""
        return lineage_writing.keep(self._connection, later_id, takings, pairs)

    def compare_later(self, ids: Collection[int]) -> None:
        """Has the worker look again at what each of these articles took from earlier ones."""
        jobs.enqueue_comparing(self._connection, ids, self._now)

    def partners(self, ids: Collection[int]) -> set[int]:
        """The articles that carry a copy with one of these."""
        return lineage_writing.partners(self._connection, ids)

    def pairs_around(self, ids: Collection[int]) -> dict[int, set[int]]:
        """With whom these articles, and those connected with them, carry a copy."""
        return lineage_writing.pairs_around(self._connection, ids)

    def copies_of(self, ids: Collection[int]) -> list[tuple[int, ...]]:
        """The groups of copies that any of these articles is in, whole."""
        return lineage_writing.groups_of(self._connection, ids)

    def regroup(self, ids: Collection[int], groups: Sequence[Sequence[int]]) -> None:
        """Puts groups of copies, each by its origin, in place of those that these articles were in."""
        lineage_writing.regroup(self._connection, ids, groups)

    # Stories

    def homes(self, ids: Collection[int]) -> dict[int, int]:
        """The story of each of these articles that is in one."""
        return story_writing.homes(self._connection, ids)

    def pins(self, ids: Collection[int]) -> dict[int, int]:
        """The story that an editor has put each of these articles in, where he has."""
        return story_writing.pins(self._connection, ids)

    def members(self, stories: Collection[int]) -> dict[int, list[int]]:
        """The related articles of each of these stories, in the order of time."""
        return story_writing.members(self._connection, stories)

    def take_out(self, article_id: int) -> int | None:
        """Takes an article out of its story, unless it may come back to where an editor has put it; returns the story."""
        gone = self.is_gone(article_id)
        return story_writing.take_out(self._connection, article_id, also_pinned=gone)

    def settle(self, groups: Sequence[Sequence[int]], changed: Iterable[int]) -> None:
        """Puts articles into stories as they are grouped, and tells what follows from each story that changed."""
        story_writing.settle(self._connection, groups, changed, self._now)
