"""Reading articles: the ticker page by page, one article, days and tags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Select, func, select, tuple_

from newsticker.model import Article, NewstickerError, Source, StoredArticle
from newsticker.store.claim_rows import read_claims
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import ARTICLES, SOURCES, TAGS, VERSIONS

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


def newest(connection: Connection, before: Place | None, limit: int, tag: str | None) -> list[int]:
    """Ids of the ticker's articles, newest first; at one instant the one taken in last comes first."""
    wanted = select(ARTICLES.c.id)
    if tag is not None:
        wanted = wanted.join(TAGS, TAGS.c.article_id == ARTICLES.c.id).where(TAGS.c.tag == tag)
    if before is not None:
        wanted = wanted.where(tuple_(ARTICLES.c.placed, ARTICLES.c.id) < tuple_(*before))
    wanted = wanted.order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc()).limit(limit)
    return list(connection.execute(wanted).scalars())


def load(connection: Connection, ids: Sequence[int]) -> list[StoredArticle]:
    """The articles in the order of the ids, with the claims of their newest versions."""
    rows = {row.id: row for row in connection.execute(_whole().where(ARTICLES.c.id.in_(ids)))}
    claims = read_claims(connection, (row.version_id for row in rows.values()))
    return [
        StoredArticle(
            id=row.id,
            version=row.version,
            taken_in=to_iso(row.taken_in),
            changed=to_iso(row.changed),
            source=Source(row.source_id, row.name, row.url, row.kind, row.full_text),
            article=msgspec.json.decode(row.article, type=Article),
            text=row.text,
            claims=None if row.rules is None else claims.get(row.version_id, ()),
            reads=row.reads,
            placed=row.placed,
        )
        for row in (rows[article_id] for article_id in ids if article_id in rows)
    ]


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


def _whole() -> Select[tuple[object, ...]]:
    return (
        select(
            ARTICLES.c.id,
            ARTICLES.c.version,
            ARTICLES.c.taken_in,
            ARTICLES.c.changed,
            ARTICLES.c.placed,
            ARTICLES.c.reads,
            ARTICLES.c.source_id,
            VERSIONS.c.id.label("version_id"),
            VERSIONS.c.article,
            VERSIONS.c.text,
            VERSIONS.c.rules,
            SOURCES.c.name,
            SOURCES.c.url,
            SOURCES.c.kind,
            SOURCES.c.full_text,
        )
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .join(SOURCES, SOURCES.c.id == ARTICLES.c.source_id)
    )
