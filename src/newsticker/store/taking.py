"""Writing articles down: an article, its version, its claims and its jobs, in one transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, delete, insert, select, update

from newsticker.model import Reading
from newsticker.store import events, facets, jobs
from newsticker.store.claim_rows import put_claims
from newsticker.store.instants import place, to_millis
from newsticker.store.tables import ARTICLES, TAGS, VERSIONS

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
        placed = place(published, now)
        article_id = connection.execute(
            insert(ARTICLES)
            .values(
                source_id=source_id,
                identity=incoming.identity,
                version=1,
                taken_in=to_millis(now),
                changed=to_millis(now),
                placed=placed,
                reads=0,
                next_claim=1,
            )
            .returning(ARTICLES.c.id)
        ).scalar_one()
        _add_version(connection, article_id, 1, incoming, now)
        events.record(connection, "new", article_id, now)
        return Taken(article_id, 1, "new")
    if kept.text == incoming.reading.text:
        return Taken(kept.id, kept.version, "known")
    placed = place(published, datetime.fromtimestamp(kept.taken_in / 1000, UTC))
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == kept.id)
        .values(version=kept.version + 1, changed=to_millis(now), placed=placed)
    )
    _add_version(connection, kept.id, kept.version + 1, incoming, now)
    events.record(connection, "changed", kept.id, now)
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
    put_claims(connection, version_id, article_id, reading.claims)
    connection.execute(delete(TAGS).where(TAGS.c.article_id == article_id))
    rows = [{"article_id": article_id, "tag": tag} for tag in dict.fromkeys(reading.article.tags)]
    if rows:
        connection.execute(insert(TAGS), rows)
    facets.write(connection, article_id, reading.article)
    enqueue_follow_ups(connection, article_id, number, now)


def enqueue_follow_ups(
    connection: Connection, article_id: int, version: int, now: datetime
) -> None:
    """Adds the jobs that follow from a version of an article, due at once."""
    for kind in FOLLOW_UPS:
        jobs.enqueue(connection, kind, article_id, version, now)
