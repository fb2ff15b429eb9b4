"""Loading articles: whole, with their claims and corrections, in their newest version or in all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Row, Select, select

from newsticker.model import Article, Claim, Correction, Source, StoredArticle, Withdrawal
from newsticker.store.claim_rows import read_claims
from newsticker.store.filters import is_shown
from newsticker.store.instants import to_iso
from newsticker.store.tables import ARTICLES, CORRECTIONS, SOURCES, VERSIONS


def load(
    connection: Connection, ids: Sequence[int], also_hidden: bool = False
) -> list[StoredArticle]:
    """The articles in the order of the ids, with the claims of their newest versions.

    Hidden ones are left out, and of withdrawn ones there is the headline alone, unless ``also_hidden``.
    """
    newest = ARTICLES.c.version == VERSIONS.c.number
    asked = _whole().where(newest, ARTICLES.c.id.in_(ids))
    if not also_hidden:
        asked = asked.where(is_shown())
    rows = {row.id: row for row in connection.execute(asked)}
    claims = read_claims(connection, (row.version_id for row in rows.values()))
    notes = corrections(connection, list(rows))
    found = [_stored(rows[i], rows[i].changed, claims, notes.get(i, ())) for i in ids if i in rows]
    return found if also_hidden else [_as_left(article) for article in found]


def versions(
    connection: Connection, article_id: int, before: int | None, limit: int
) -> list[StoredArticle]:
    """The article in its versions, the newest first, only those ``before`` a number where one is given.

    ``version`` and ``changed`` of each are its own number and when it was taken in. None is there of what is
    hidden or withdrawn, and of the desk's own reports only the newest and those that a correction names.
    """
    asked = _whole().where(ARTICLES.c.id == article_id, _is_public())
    if before is not None:
        asked = asked.where(VERSIONS.c.number < before)
    rows = list(connection.execute(asked.order_by(VERSIONS.c.number.desc()).limit(limit)))
    claims = read_claims(connection, (row.version_id for row in rows))
    return [_stored(row, row.version_taken_in, claims, ()) for row in rows]


def corrections(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Correction, ...]]:
    """The corrections of these articles, oldest first."""
    found: dict[int, tuple[Correction, ...]] = {}
    rows = connection.execute(
        select(CORRECTIONS).where(CORRECTIONS.c.article_id.in_(ids)).order_by(CORRECTIONS.c.id)
    )
    for row in rows:
        note = Correction(to_iso(row.at), row.said, row.right, row.of_fact, row.before, row.after)
        found[row.article_id] = (*found.get(row.article_id, ()), note)
    return found


def _is_public() -> ColumnElement[bool]:
    before = select(CORRECTIONS.c.before).where(CORRECTIONS.c.article_id == ARTICLES.c.id)
    after = select(CORRECTIONS.c.after).where(CORRECTIONS.c.article_id == ARTICLES.c.id)
    number = VERSIONS.c.number
    is_named = number.in_(before) | number.in_(after)
    is_free = (SOURCES.c.kind != "desk") | (number == ARTICLES.c.version) | is_named
    # A teaser and the page that is read in its place are two texts, and no versions of one.
    is_of_text = number >= ARTICLES.c.begins
    return is_shown() & ARTICLES.c.withdrawn.is_(None) & is_free & is_of_text


def _stored(
    row: Row[Any],
    changed: int,
    claims: Mapping[int, tuple[Claim, ...]],
    notes: tuple[Correction, ...],
) -> StoredArticle:
    article = msgspec.json.decode(row.article, type=Article)
    if row.tags is not None:
        article = replace(article, tags=tuple(msgspec.json.decode(row.tags, type=list[str])))
    is_back = row.withdrawn is not None
    return StoredArticle(
        id=row.id,
        version=row.number,
        taken_in=to_iso(row.taken_in),
        changed=to_iso(changed),
        source=Source(row.source_id, row.name, row.url, row.kind, row.full_text),
        article=article,
        text=row.text,
        claims=None if row.rules is None else claims.get(row.version_id, ()),
        reads=row.reads,
        placed=row.placed,
        markdown=row.markdown,
        corrections=notes,
        withdrawn=Withdrawal(to_iso(row.withdrawn), row.reason or "") if is_back else None,
        begins=row.begins,
    )


def _as_left(stored: StoredArticle) -> StoredArticle:
    """What a withdrawal leaves of an article, so that nobody who shows it can show more."""
    if stored.withdrawn is None:
        return stored
    article = replace(stored.article, lead=None, body=None, breaking=False, dateline=None)
    return replace(
        stored,
        article=article,
        text=article.title or "",
        claims=(),
        markdown=None,
        corrections=(),
    )


def _whole() -> Select[tuple[object, ...]]:
    return (
        select(
            ARTICLES.c.id,
            ARTICLES.c.tags,
            ARTICLES.c.withdrawn,
            ARTICLES.c.reason,
            ARTICLES.c.begins,
            VERSIONS.c.markdown,
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
