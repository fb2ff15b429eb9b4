"""Writing articles down: an article, its version, its claims and its jobs, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, delete, func, insert, select, update

from newsticker.model import Article, Claim, Reading
from newsticker.store import jobs
from newsticker.store.claim_keys import keep_keys
from newsticker.store.claim_rows import known_claims, read_claims, write_claims
from newsticker.store.instants import place, to_millis
from newsticker.store.tables import ARTICLES, PICTURES, TAGS, VERSIONS

FOLLOW_UPS = ("index", "draw")


class Incoming(Struct, frozen=True):
    """A reading to be kept; ``identity`` knows the article again within its source.

    ``rules`` is the fingerprint of the rules that read the claims, None where none were read.
    """

    source_id: int
    identity: str
    reading: Reading
    rules: str | None


class Taken(Struct, frozen=True):
    """What became of it: a new article, a new version of one, or nothing new."""

    article_id: int
    version: int
    state: Literal["new", "changed", "known"]


class Version(Struct, frozen=True):
    """A kept version, as it is read again."""

    id: int
    article_id: int
    number: int
    article: Article
    text: str


def known_text(connection: Connection, source_id: int, identity: str) -> str | None:
    """The text of the article's newest version, None where the article is new."""
    text: str | None = connection.execute(
        _newest(source_id, identity).with_only_columns(VERSIONS.c.text)
    ).scalar()
    return text


def take_in(connection: Connection, incoming: Incoming, now: datetime) -> Taken:
    """Keeps the reading: a new article, or where its text differs from the newest, a new version."""
    source_id = incoming.source_id
    kept = connection.execute(_newest(source_id, incoming.identity)).one_or_none()
    published = incoming.reading.article.published
    if kept is None:
        placed, day = place(published, now)
        article_id = connection.execute(
            insert(ARTICLES)
            .values(
                source_id=source_id,
                identity=incoming.identity,
                version=1,
                taken_in=to_millis(now),
                changed=to_millis(now),
                placed=placed,
                day=day,
                reads=0,
                next_claim=1,
            )
            .returning(ARTICLES.c.id)
        ).scalar_one()
        _add_version(connection, article_id, 1, incoming, now)
        return Taken(article_id, 1, "new")
    if kept.text == incoming.reading.text:
        return Taken(kept.id, kept.version, "known")
    placed, day = place(published, datetime.fromtimestamp(kept.taken_in / 1000, UTC))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == kept.id)
        .values(version=kept.version + 1, changed=to_millis(now), placed=placed, day=day)
    )
    _add_version(connection, kept.id, kept.version + 1, incoming, now)
    return Taken(kept.id, kept.version + 1, "changed")


def _newest(source_id: int, identity: str) -> Select[tuple[int, int, int, str]]:
    return (
        select(ARTICLES.c.id, ARTICLES.c.version, ARTICLES.c.taken_in, VERSIONS.c.text)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.source_id == source_id, ARTICLES.c.identity == identity)
    )


def _add_version(
    connection: Connection, article_id: int, number: int, incoming: Incoming, now: datetime
) -> None:
    reading = incoming.reading
    version_id = connection.execute(
        insert(VERSIONS)
        .values(
            article_id=article_id,
            number=number,
            taken_in=to_millis(now),
            article=msgspec.json.encode(reading.article).decode(),
            text=reading.text,
            rules=incoming.rules,
        )
        .returning(VERSIONS.c.id)
    ).scalar_one()
    _put_claims(connection, version_id, article_id, number, reading.claims)
    connection.execute(delete(TAGS).where(TAGS.c.article_id == article_id))
    rows = [{"article_id": article_id, "tag": tag} for tag in dict.fromkeys(reading.article.tags)]
    if rows:
        connection.execute(insert(TAGS), rows)
    for kind in FOLLOW_UPS:
        jobs.enqueue(connection, kind, article_id, number, now)


def versions_to_reread(connection: Connection, rules: str, after: int, limit: int) -> list[Version]:
    """The next versions, by row id, whose claims were not read by these rules."""
    rows = connection.execute(
        select(VERSIONS)
        .where(VERSIONS.c.id > after)
        .where(VERSIONS.c.rules.is_(None) | (VERSIONS.c.rules != rules))
        .order_by(VERSIONS.c.id)
        .limit(limit)
    )
    return [
        Version(
            id=row.id,
            article_id=row.article_id,
            number=row.number,
            article=msgspec.json.decode(row.article, type=Article),
            text=row.text,
        )
        for row in rows
    ]


def count_to_reread(connection: Connection, rules: str) -> int:
    """How many versions were not read by these rules."""
    return connection.execute(
        select(func.count())
        .select_from(VERSIONS)
        .where(VERSIONS.c.rules.is_(None) | (VERSIONS.c.rules != rules))
    ).scalar_one()


def put_claims(
    connection: Connection, version: Version, claims: Sequence[Claim], rules: str, now: datetime
) -> bool:
    """Replaces a version's claims by a new reading of it; True where anything in them changed."""
    connection.execute(update(VERSIONS).where(VERSIONS.c.id == version.id).values(rules=rules))
    if not _put_claims(connection, version.id, version.article_id, version.number, claims):
        return False
    connection.execute(
        delete(PICTURES).where(
            PICTURES.c.article_id == version.article_id, PICTURES.c.version == version.number
        )
    )
    for kind in FOLLOW_UPS:
        jobs.enqueue(connection, kind, version.article_id, version.number, now)
    return True


def _put_claims(
    connection: Connection,
    version_id: int,
    article_id: int,
    number: int,
    claims: Sequence[Claim],
) -> bool:
    next_number = connection.execute(
        select(ARTICLES.c.next_claim).where(ARTICLES.c.id == article_id)
    ).scalar_one()
    known = known_claims(connection, article_id, number)
    keyed, free = keep_keys(claims, known, next_number)
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_id).values(next_claim=free))
    changed = keyed != read_claims(connection, [version_id]).get(version_id, ())
    if changed:
        write_claims(connection, version_id, keyed)
    return changed
