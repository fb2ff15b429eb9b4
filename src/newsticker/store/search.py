"""Finding articles and claims by words, narrowed down as every list is; the words as search_index has them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, case, func, select, tuple_

from newsticker.model import NewstickerError, Stance
from newsticker.store.filters import ArticleFilter, on_articles
from newsticker.store.search_index import ROWS, matching
from newsticker.store.tables import ARTICLES

# A word in the headline counts as much as in four claims when what has most hits comes first.
TITLE_WEIGHT = 4

Place = tuple[int, ...]


class SearchFilter(ArticleFilter, frozen=True, kw_only=True):
    """What is searched for: every term in the headline, in the text or in one claim.

    A term is a word's alternatives, as text.analyser gives them. ``speaker`` are terms for who says it
    (analyser.speaker_tokens); with them, or with a ``stance``, all must be true of one claim.
    """

    terms: Sequence[Sequence[str]] = ()
    speaker: Sequence[str] = ()
    stance: Stance | None = None

    @property
    def is_of_claims(self) -> bool:
        """Whether only claims can be meant."""
        return bool(self.speaker) or self.stance is not None


class Places(Struct, frozen=True):
    """Where in an article the words stood: in its text (or around it), and in which claims, by key."""

    in_text: bool
    in_claims: tuple[str, ...]


def parse_marker(before: str | None, parts: int) -> Place | None:
    """Where the page before ended, in so many parts; raises NewstickerError for others' words."""
    if before is None:
        return None
    try:
        place = tuple(int(part) for part in before.split("."))
    except ValueError:
        place = ()
    if len(place) != parts:
        raise NewstickerError(f"page {before[:40]!r}: is no page of this search")
    return place


def newest(
    connection: Connection, wanted: SearchFilter, before: Place | None, limit: int
) -> tuple[list[int], str | None]:
    """Ids of at most ``limit`` articles, newest first, and the marker of the next page, if there is one."""
    conditions = _on_rows(connection, wanted)
    if conditions is None:
        return [], None
    asked = select(ARTICLES.c.placed, ARTICLES.c.id).where(*on_articles(wanted))
    if conditions:
        asked = asked.where(ARTICLES.c.id.in_(select(ROWS.c.article_id).where(*conditions)))
    if before is not None:
        asked = asked.where(tuple_(ARTICLES.c.placed, ARTICLES.c.id) < tuple_(*before))
    asked = asked.order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc()).limit(limit + 1)
    rows = [tuple(row) for row in connection.execute(asked)]
    return [row[1] for row in rows[:limit]], _marker(rows, limit)


def by_hits(
    connection: Connection, wanted: SearchFilter, before: Place | None, limit: int
) -> tuple[list[int], str | None]:
    """As ``newest``, but those first in which the words stand in the headline and in the most claims."""
    conditions = _on_rows(connection, wanted)
    if conditions is None:
        return [], None
    weight = func.sum(case((ROWS.c.part == "title", TITLE_WEIGHT), else_=1)).label("hits")
    counted = (
        select(ROWS.c.article_id, weight)
        .where(*conditions)
        .group_by(ROWS.c.article_id)
        .subquery("counted")
    )
    place = (counted.c.hits, ARTICLES.c.placed, ARTICLES.c.id)
    asked = (
        select(*place)
        .join(counted, counted.c.article_id == ARTICLES.c.id)
        .where(*on_articles(wanted))
    )
    if before is not None:
        asked = asked.where(tuple_(*place) < tuple_(*before))
    asked = asked.order_by(*(part.desc() for part in place)).limit(limit + 1)
    rows = [tuple(map(int, row)) for row in connection.execute(asked)]
    return [row[2] for row in rows[:limit]], _marker(rows, limit)


def claims(
    connection: Connection, wanted: SearchFilter, before: Place | None, limit: int
) -> tuple[list[tuple[int, str]], str | None]:
    """Articles and keys of at most ``limit`` claims, the newest article's first, and the next page's marker."""
    conditions = _on_rows(connection, wanted)
    if conditions is None:
        return [], None
    asked = (
        select(ARTICLES.c.placed, ARTICLES.c.id, ROWS.c.position, ROWS.c.claim)
        .join(ROWS, ROWS.c.article_id == ARTICLES.c.id)
        .where(ROWS.c.part == "claim", *conditions, *on_articles(wanted))
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc(), ROWS.c.position)
        .limit(limit + 1)
    )
    if before is not None:
        at = tuple_(ARTICLES.c.placed, ARTICLES.c.id)
        further = (at == tuple_(*before[:2])) & (ROWS.c.position > before[2])
        asked = asked.where((at < tuple_(*before[:2])) | further)
    rows = list(connection.execute(asked))
    found = [(int(row.id), str(row.claim)) for row in rows[:limit]]
    return found, _marker([(row.placed, row.id, row.position) for row in rows], limit)


def count(connection: Connection, wanted: SearchFilter, most: int, *, of_claims: bool) -> int:
    """How many articles, or claims, are searched for; of more than ``most`` one more than that."""
    conditions = _on_rows(connection, wanted)
    if conditions is None:
        return 0
    asked = select(ARTICLES.c.id).where(*on_articles(wanted))
    if of_claims:
        asked = asked.join(ROWS, ROWS.c.article_id == ARTICLES.c.id)
        asked = asked.where(ROWS.c.part == "claim", *conditions)
    elif conditions:
        asked = asked.where(ARTICLES.c.id.in_(select(ROWS.c.article_id).where(*conditions)))
    some = asked.limit(most + 1).subquery("some")
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def places(
    connection: Connection, wanted: SearchFilter, articles: Sequence[int]
) -> dict[int, Places]:
    """Where in each of these articles the words stood."""
    conditions = _on_rows(connection, wanted)
    parts: dict[int, list[tuple[str, str]]] = {article: [] for article in articles}
    if conditions:
        asked = (
            select(ROWS.c.article_id, ROWS.c.part, ROWS.c.claim)
            .where(ROWS.c.article_id.in_(list(articles)), *conditions)
            .order_by(ROWS.c.article_id, ROWS.c.position)
        )
        for row in connection.execute(asked):
            parts[row.article_id].append((row.part, row.claim))
    return {
        article: Places(
            in_text=any(part != "claim" for part, _ in found),
            in_claims=tuple(key for part, key in found if part == "claim"),
        )
        for article, found in parts.items()
    }


def _on_rows(connection: Connection, wanted: SearchFilter) -> list[ColumnElement[bool]] | None:
    """The conditions on the rows of the index; None where a word can stand in none."""
    told: list[ColumnElement[bool]] = []
    terms = [*wanted.terms, *((token,) for token in wanted.speaker)]
    if terms:
        condition = matching(connection, terms)
        if condition is None:
            return None
        told.append(condition)
    if wanted.is_of_claims:
        told.append(ROWS.c.part == "claim")
    if wanted.stance is not None:
        told.append(ROWS.c.stance == wanted.stance)
    return told


def _marker(places: Sequence[Place], limit: int) -> str | None:
    """The marker of the last place of a page, None where nothing comes behind it."""
    return ".".join(map(str, places[limit - 1])) if len(places) > limit else None
