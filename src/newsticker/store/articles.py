"""Finding articles: the ticker page by page, days and tags, what was put first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, func, select, tuple_

from newsticker.model import NewstickerError
from newsticker.store.facets import LANGUAGE
from newsticker.store.filters import ArticleFilter, is_common, is_shown, on_articles
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import ARTICLES, FACETS, TAGS

Place = tuple[int, int]


def parse_marker(before: str | None) -> Place | None:
    """Place and id of the last article of the page before; raises NewstickerError for others' words."""
    if before is None:
        return None
    placed, _, last = before.partition(".")
    try:
        return int(placed), int(last)
    except ValueError:
        raise NewstickerError(f"page {before[:40]!r}: is no page of this ticker") from None


def cut_page(
    connection: Connection, ids: Sequence[int], limit: int
) -> tuple[list[int], str | None]:
    """The first ``limit`` of the ids, and the marker of the next page where there are more of them."""
    page = list(ids[:limit])
    if len(ids) <= limit or not page:
        return page, None
    last = connection.execute(
        select(ARTICLES.c.placed, ARTICLES.c.id).where(ARTICLES.c.id == page[-1])
    ).one()
    return page, f"{last.placed}.{last.id}"


def newest(
    connection: Connection, wanted: ArticleFilter, before: Place | None, limit: int
) -> list[int]:
    """Ids of the articles wanted, newest first; at one instant the one taken in last comes first."""
    conditions = on_articles(wanted, common_mark=is_common(connection, wanted.mark))
    return _page(connection, select(ARTICLES.c.id).where(*conditions), before, limit)


def newest_of_all(
    connection: Connection, before: Place | None, limit: int, only_hidden: bool = False
) -> list[int]:
    """Ids of all articles, or of the hidden ones alone, newest first."""
    asked = select(ARTICLES.c.id)
    if only_hidden:
        asked = asked.where(ARTICLES.c.hidden)
    return _page(connection, asked, before, limit)


def _page(
    connection: Connection, asked: Select[int], before: Place | None, limit: int
) -> list[int]:
    if before is not None:
        asked = asked.where(tuple_(ARTICLES.c.placed, ARTICLES.c.id) < tuple_(*before))
    asked = asked.order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc()).limit(limit)
    return list(connection.execute(asked).scalars())


def earliest(connection: Connection, wanted: ArticleFilter) -> datetime | None:
    """The instant at which the oldest of the articles wanted stands, None where there is none."""
    asked = select(func.min(ARTICLES.c.placed)).where(*on_articles(wanted))
    placed: int | None = connection.execute(asked).scalar()
    return None if placed is None else datetime.fromtimestamp(placed / 1000, UTC)


def changes(
    connection: Connection, wanted: ArticleFilter, limit: int
) -> list[tuple[int, str | None, str]]:
    """Id, language and last change of the articles wanted, newest first; no article is loaded for it.

    What was withdrawn is left out: its page is gone.
    """
    language = (FACETS.c.article_id == ARTICLES.c.id) & (FACETS.c.kind == LANGUAGE)
    asked = (
        select(ARTICLES.c.id, FACETS.c.value, ARTICLES.c.changed)
        .outerjoin(FACETS, language)
        .where(*on_articles(wanted), ARTICLES.c.withdrawn.is_(None))
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc())
        .limit(limit)
    )
    return [(row.id, row.value, to_iso(row.changed)) for row in connection.execute(asked)]


def count_between(connection: Connection, spans: Sequence[tuple[datetime, datetime]]) -> list[int]:
    """How many articles stand in each span of time, its beginning included and its end not."""
    placed = ARTICLES.c.placed
    return [
        connection.execute(
            select(func.count()).where(
                placed >= to_millis(begin), placed < to_millis(end), is_shown()
            )
        ).scalar_one()
        for begin, end in spans
    ]


def tags(connection: Connection) -> list[tuple[str, int]]:
    """Every tag with the number of its articles, the most used first, then by name."""
    articles = func.count().label("articles")
    rows = connection.execute(
        select(TAGS.c.tag, articles)
        .join(ARTICLES, ARTICLES.c.id == TAGS.c.article_id)
        .where(is_shown())
        .group_by(TAGS.c.tag)
        .order_by(articles.desc(), TAGS.c.tag)
    )
    return [(row.tag, row.articles) for row in rows]


def featured(connection: Connection, limit: int) -> list[int]:
    """Ids of the articles that editors have put first, the last one put there first."""
    wanted = select(ARTICLES.c.id).where(ARTICLES.c.featured.is_not(None), is_shown())
    return list(
        connection.execute(
            wanted.order_by(ARTICLES.c.featured.desc(), ARTICLES.c.id).limit(limit)
        ).scalars()
    )
