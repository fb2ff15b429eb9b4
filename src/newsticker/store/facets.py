"""What articles can be narrowed down by beside their tags: outlet, agency, language, breaking; a row for each value."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from newsticker.model import Article
from newsticker.store.tables import ARTICLES, FACETS, SOURCES

OUTLET, AGENCY, LANGUAGE, BREAKING = "outlet", "agency", "language", "breaking"


def write(connection: Connection, article_id: int, article: Article) -> None:
    """Puts the facets of an article's newest version in place of those of before."""
    connection.execute(delete(FACETS).where(FACETS.c.article_id == article_id))
    source = connection.execute(
        select(SOURCES.c.name)
        .join(ARTICLES, ARTICLES.c.source_id == SOURCES.c.id)
        .where(ARTICLES.c.id == article_id)
    ).scalar_one()
    rows = [
        {"article_id": article_id, "kind": kind, "value": value}
        for kind, value in facets_of(article, source)
    ]
    if rows:
        connection.execute(insert(FACETS), rows)


def facets_of(article: Article, source: str) -> list[tuple[str, str]]:
    """The kinds and values of an article; its source's name is its outlet where no credit line names one."""
    credit = article.credit
    outlets = (credit.outlets if credit else ()) or (source,)
    agencies = credit.agencies if credit else ()
    found = [(OUTLET, name) for name in outlets] + [(AGENCY, name) for name in agencies]
    found.append((LANGUAGE, article.language or ""))
    if article.breaking:
        found.append((BREAKING, "yes"))
    return [pair for pair in dict.fromkeys(found) if pair[1]]


def is_of_shown() -> ColumnElement[bool]:
    """True for facets of articles that no editor has hidden."""
    return FACETS.c.article_id.not_in(select(ARTICLES.c.id).where(ARTICLES.c.hidden))


def values(connection: Connection, limit: int) -> dict[str, list[str]]:
    """For each kind the values that most articles have, at most ``limit``, the most used first; hidden ones tell none."""
    articles = func.count().label("articles")
    return {
        kind: list(
            connection.execute(
                select(FACETS.c.value)
                .where(FACETS.c.kind == kind, is_of_shown())
                .group_by(FACETS.c.value)
                .order_by(articles.desc(), FACETS.c.value)
                .limit(limit)
            ).scalars()
        )
        for kind in (OUTLET, AGENCY, LANGUAGE)
    }
