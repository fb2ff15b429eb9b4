"""What a list of articles or of claims is narrowed down to, and how the database is asked for it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, select

from newsticker.model import Stance
from newsticker.model_stories import Mark
from newsticker.store import facets
from newsticker.store.hand_tables import MERGES
from newsticker.store.instants import to_millis
from newsticker.store.story_tables import LEDGER_MARKS
from newsticker.store.tables import ARTICLES, CLAIMS, FACETS, PARTIES, SOURCES, TAGS


class ArticleFilter(Struct, frozen=True, kw_only=True):
    """Articles for which all that is set is true: ``begin`` belongs to the time asked for, ``end`` does not.

    ``own`` leaves those of own and licensed sources alone, ``mark`` those that have it.
    """

    tag: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    begin: datetime | None = None
    end: datetime | None = None
    own: bool = False
    mark: Mark | None = None


class ClaimFilter(ArticleFilter, frozen=True, kw_only=True):
    """Claims of such articles for which, too, all that is set is true; ``speaker`` is a name."""

    speaker: str | None = None
    stance: Stance | None = None
    article: int | None = None


EVERYTHING = ArticleFilter()
# Whoever looks for a mark of fewer articles sorts all of them; a page of more is read off the order of the ticker.
COMMON = 2000


def is_shown() -> ColumnElement[bool]:
    """True for articles that no editor has hidden; every question that readers ask has it."""
    return ARTICLES.c.hidden.is_(False)


def is_common(connection: Connection, mark: Mark | None) -> bool:
    """Whether so many articles have a mark that they are met on the way through the newest articles."""
    if mark is None:
        return False
    found = select(func.count()).select_from(_marked(mark).limit(COMMON).subquery())
    return connection.execute(found).scalar_one() == COMMON


def _marked(mark: Mark) -> Select[tuple[int]]:
    """The articles that have a mark, by their number."""
    if mark == facets.BREAKING:
        return select(FACETS.c.article_id).where(FACETS.c.kind == mark)
    return select(LEDGER_MARKS.c.article_id).where(LEDGER_MARKS.c.kind == mark)


def on_articles(wanted: ArticleFilter, *, common_mark: bool = False) -> list[ColumnElement[bool]]:
    """The conditions on the table of articles; hidden ones are never wanted.

    A mark that is common is looked up article by article, all others by the list of those that have it.
    """
    told: list[ColumnElement[bool]] = [is_shown()]
    if wanted.tag is not None:
        told.append(ARTICLES.c.id.in_(select(TAGS.c.article_id).where(TAGS.c.tag == wanted.tag)))
    for kind, value in (
        (facets.OUTLET, wanted.outlet),
        (facets.AGENCY, wanted.agency),
        (facets.LANGUAGE, wanted.language),
    ):
        if value is not None:
            mine = (FACETS.c.kind == kind) & (FACETS.c.value == value)
            told.append(ARTICLES.c.id.in_(select(FACETS.c.article_id).where(mine)))
    if wanted.begin is not None:
        told.append(ARTICLES.c.placed >= to_millis(wanted.begin))
    if wanted.end is not None:
        told.append(ARTICLES.c.placed < to_millis(wanted.end))
    if wanted.mark is not None:
        marked = _marked(wanted.mark)
        (number,) = marked.selected_columns
        of_article = marked.where(number == ARTICLES.c.id).exists()
        told.append(of_article if common_mark else ARTICLES.c.id.in_(marked))
        # Nothing but the headline of a withdrawn article is left to be told.
        told.append(ARTICLES.c.withdrawn.is_(None))
    if wanted.own:
        told.append(ARTICLES.c.source_id.in_(select(SOURCES.c.id).where(SOURCES.c.full_text)))
    return told


def on_claims(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """The conditions on the tables of articles and of claims."""
    told = on_articles(wanted)
    if wanted.speaker is not None:
        told.append(CLAIMS.c.speaker_id.in_(_named(wanted.speaker)))
    if wanted.stance is not None:
        told.append(CLAIMS.c.stance == wanted.stance)
    if wanted.article is not None:
        told.append(ARTICLES.c.id == wanted.article)
    return told


def _named(name: str) -> Select[tuple[int]]:
    """The parties of a name, and those under whose name they stand since they were merged."""
    named = select(PARTIES.c.id).where(PARTIES.c.name == name).cte("named", recursive=True)
    standing = named.union(select(MERGES.c.into_id).where(MERGES.c.party_id == named.c.id))
    return select(standing.c.id)
