"""Kept versions that are read again: which they are, and their new claims in place of the old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update

from newsticker.model import Article, Claim
from newsticker.store.claim_rows import put_claims
from newsticker.store.jobs import ORDINARY
from newsticker.store.tables import ARTICLES, PICTURES, VERSIONS
from newsticker.store.taking import enqueue_follow_ups


class Version(Struct, frozen=True):
    """A kept version, as it is read again."""

    id: int
    article_id: int
    number: int
    article: Article
    text: str


def version(connection: Connection, article_id: int, number: int) -> Version | None:
    """A version as it is read again; None where there is none, or its article was withdrawn."""
    row = connection.execute(
        select(VERSIONS).where(
            VERSIONS.c.article_id == article_id, VERSIONS.c.number == number, _stands()
        )
    ).one_or_none()
    return _version(row) if row else None


def count_to_reread(connection: Connection, rules: str) -> int:
    """How many versions were not read by these rules."""
    return connection.execute(
        select(func.count()).select_from(VERSIONS).where(_read_otherwise(rules))
    ).scalar_one()


def versions_to_reread(connection: Connection, rules: str, after: int, limit: int) -> list[Version]:
    """The next versions, by row id, whose claims were not read by these rules."""
    rows = connection.execute(
        select(VERSIONS)
        .where(VERSIONS.c.id > after, _read_otherwise(rules))
        .order_by(VERSIONS.c.id)
        .limit(limit)
    )
    return [_version(row) for row in rows]


def keep_reread(
    connection: Connection,
    version: Version,
    claims: Sequence[Claim],
    rules: str,
    now: datetime,
    priority: int = ORDINARY,
) -> bool:
    """Replaces a version's claims by a new reading of it; True where anything in them changed."""
    connection.execute(update(VERSIONS).where(VERSIONS.c.id == version.id).values(rules=rules))
    if not put_claims(connection, version.id, version.article_id, claims):
        return False
    connection.execute(
        delete(PICTURES).where(
            PICTURES.c.article_id == version.article_id, PICTURES.c.version == version.number
        )
    )
    enqueue_follow_ups(connection, version.article_id, version.number, now, priority)
    return True


def _read_otherwise(rules: str) -> ColumnElement[bool]:
    return (VERSIONS.c.rules.is_(None) | (VERSIONS.c.rules != rules)) & _stands()


def _stands() -> ColumnElement[bool]:
    withdrawn = select(ARTICLES.c.id).where(ARTICLES.c.withdrawn.is_not(None))
    return VERSIONS.c.article_id.not_in(withdrawn)


def _version(row: Row[tuple[object, ...]]) -> Version:
    return Version(
        id=row.id,
        article_id=row.article_id,
        number=row.number,
        article=msgspec.json.decode(row.article, type=Article),
        text=row.text,
    )
