"""Reading articles: the ticker page by page, one article, days and tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, select, tuple_

from newsticker.model import Article, Claim, NewstickerError, Source, StoredArticle
from newsticker.store.claim_rows import read_claims
from newsticker.store.facets import LANGUAGE
from newsticker.store.filters import ArticleFilter, on_articles
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import ARTICLES, FACETS, SOURCES, TAGS, VERSIONS

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
    asked = select(ARTICLES.c.id).where(*on_articles(wanted))
    if before is not None:
        asked = asked.where(tuple_(ARTICLES.c.placed, ARTICLES.c.id) < tuple_(*before))
    asked = asked.order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc()).limit(limit)
    return list(connection.execute(asked).scalars())


def load(connection: Connection, ids: Sequence[int]) -> list[StoredArticle]:
    """The articles in the order of the ids, with the claims of their newest versions."""
    newest = ARTICLES.c.version == VERSIONS.c.number
    asked = _whole().where(newest, ARTICLES.c.id.in_(ids))
    rows = {row.id: row for row in connection.execute(asked)}
    claims = read_claims(connection, (row.version_id for row in rows.values()))
    return [
        _stored(row, row.changed, claims)
        for row in (rows[article_id] for article_id in ids if article_id in rows)
    ]


def versions(
    connection: Connection, article_id: int, before: int | None, limit: int
) -> list[StoredArticle]:
    """The article in its versions, the newest first, only those ``before`` a number where one is given.

    ``version`` and ``changed`` of each are its own number and when it was taken in.
    """
    asked = _whole().where(ARTICLES.c.id == article_id).order_by(VERSIONS.c.number.desc())
    if before is not None:
        asked = asked.where(VERSIONS.c.number < before)
    rows = list(connection.execute(asked.limit(limit)))
    claims = read_claims(connection, (row.version_id for row in rows))
    return [_stored(row, row.version_taken_in, claims) for row in rows]


def earliest(connection: Connection, wanted: ArticleFilter) -> datetime | None:
    """The instant at which the oldest of the articles wanted stands, None where there is none."""
    asked = select(func.min(ARTICLES.c.placed)).where(*on_articles(wanted))
    placed: int | None = connection.execute(asked).scalar()
    return None if placed is None else datetime.fromtimestamp(placed / 1000, UTC)


def changes(
    connection: Connection, wanted: ArticleFilter, limit: int
) -> list[tuple[int, str | None, str]]:
    """Id, language and last change of the articles wanted, newest first; no article is loaded for it."""
    language = (FACETS.c.article_id == ARTICLES.c.id) & (FACETS.c.kind == LANGUAGE)
    asked = (
        select(ARTICLES.c.id, FACETS.c.value, ARTICLES.c.changed)
        .outerjoin(FACETS, language)
        .where(*on_articles(wanted))
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc())
        .limit(limit)
    )
    return [(row.id, row.value, to_iso(row.changed)) for row in connection.execute(asked)]


def count_between(connection: Connection, spans: Sequence[tuple[datetime, datetime]]) -> list[int]:
    """How many articles stand in each span of time, its beginning included and its end not."""
    placed = ARTICLES.c.placed
    return [
        connection.execute(
            select(func.count()).where(placed >= to_millis(begin), placed < to_millis(end))
        ).scalar_one()
        for begin, end in spans
    ]


def tags(connection: Connection) -> list[tuple[str, int]]:
    """Every tag with the number of its articles, the most used first, then by name."""
    articles = func.count().label("articles")
    rows = connection.execute(
        select(TAGS.c.tag, articles).group_by(TAGS.c.tag).order_by(articles.desc(), TAGS.c.tag)
    )
    return [(row.tag, row.articles) for row in rows]


def _stored(row: Row[Any], changed: int, claims: Mapping[int, tuple[Claim, ...]]) -> StoredArticle:
    return StoredArticle(
        id=row.id,
        version=row.number,
        taken_in=to_iso(row.taken_in),
        changed=to_iso(changed),
        source=Source(row.source_id, row.name, row.url, row.kind, row.full_text),
        article=msgspec.json.decode(row.article, type=Article),
        text=row.text,
        claims=None if row.rules is None else claims.get(row.version_id, ()),
        reads=row.reads,
        placed=row.placed,
    )


def _whole() -> Select[tuple[object, ...]]:
    return (
        select(
            ARTICLES.c.id,
            ARTICLES.c.taken_in,
            ARTICLES.c.changed,
            ARTICLES.c.placed,
            ARTICLES.c.reads,
            ARTICLES.c.source_id,
            VERSIONS.c.id.label("version_id"),
            VERSIONS.c.number,
            VERSIONS.c.taken_in.label("version_taken_in"),
            VERSIONS.c.article,
            VERSIONS.c.text,
            VERSIONS.c.rules,
            SOURCES.c.name,
            SOURCES.c.url,
            SOURCES.c.kind,
            SOURCES.c.full_text,
        )
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .join(SOURCES, SOURCES.c.id == ARTICLES.c.source_id)
    )
