"""Writing articles down: an article, its version, its claims and its jobs, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select, update

from newsticker.model import Article, Reading
from newsticker.model_feeds import EntryPage
from newsticker.store import events, facets, jobs, pages
from newsticker.store.claim_rows import put_claims
from newsticker.store.instants import place, to_millis
from newsticker.store.tables import ARTICLES, TAGS, VERSIONS

FOLLOW_UPS = ("index", "draw", "relate")
MOST_AT_ONE_INSTANT = 200


class Incoming(Struct, frozen=True):
    """A reading to be kept; ``identity`` knows the article again within its source.

    ``rules`` is the fingerprint of the rules that read the claims, None where none were read. ``markdown`` is
    the body as an editor of ours wrote it. ``due`` is when it may be shown, None where that is at once;
    ``revives`` is True where it is to be shown though it was withdrawn, ``by_words`` where the same words of the same
    source and instant are the same article, whatever identifies them, and ``by_address`` where the same address is.
    ``page`` is the address of an entry's page that is to be read in place of this reading, and the fingerprint of its
    text.
    """

    source_id: int
    identity: str
    reading: Reading
    rules: str | None
    markdown: str | None = None
    due: datetime | None = None
    revives: bool = False
    by_words: bool = False
    by_address: bool = False
    page: tuple[str, str] | None = None


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
    """Keeps the reading: a new article, or where its text differs from the newest, a new version; and wants its page."""
    taken = _take_in(connection, incoming, now)
    if incoming.page is None:
        return taken
    # What was deleted for its age, and what is known by its words under another id, has no text here.
    if taken.state != "known" or known_text(connection, incoming.source_id, incoming.identity):
        url, teaser = incoming.page
        page = EntryPage(taken.article_id, incoming.source_id, incoming.identity, url, teaser)
        pages.want(connection, page, now, is_new_text=taken.state != "known")
    return taken


def _take_in(connection: Connection, incoming: Incoming, now: datetime) -> Taken:
    kept = connection.execute(_newest(incoming.source_id, incoming.identity)).one_or_none()
    published = incoming.reading.article.published
    if kept is None:
        former = _former(connection, incoming)
        if former is not None:
            return former
        kept = _twin(connection, incoming, published, now)
    if kept is None:
        article_id = add_article(connection, incoming, published, now)
        return Taken(article_id, 1, "new")
    if kept.withdrawn is not None and not incoming.revives:
        return Taken(kept.id, kept.version, "known")
    if kept.withdrawn is None and kept.text == incoming.reading.text:
        return Taken(kept.id, kept.version, "known")
    version = renew_article(connection, kept.id, incoming, published, now)
    return Taken(kept.id, version, "changed")


def _former(connection: Connection, incoming: Incoming) -> Taken | None:
    """An article whose text was deleted for its age; it does not come again because its source still has it."""
    row = connection.execute(
        select(ARTICLES.c.id, ARTICLES.c.version).where(
            ARTICLES.c.source_id == incoming.source_id, ARTICLES.c.identity == incoming.identity
        )
    ).one_or_none()
    return None if row is None else Taken(row.id, row.version, "known")


def _twin(
    connection: Connection, incoming: Incoming, published: str | None, now: datetime
) -> Row[Any] | None:
    """An article of the same source and instant, in the same words or at the same address, under another id."""
    if not incoming.by_words or published is None:
        return None
    beside = _newest_of(
        (ARTICLES.c.source_id == incoming.source_id) & (ARTICLES.c.placed == place(published, now))
    )
    same = beside.where(VERSIONS.c.text == incoming.reading.text).limit(1)
    row = connection.execute(same).one_or_none()
    address = incoming.reading.article.url
    # Where pages stand in the entries' place, another text at the address is the page's.
    if row is not None or not incoming.by_address or incoming.page is not None or address is None:
        return row
    # A feed that tells no hour has a day's articles at one instant.
    found = connection.execute(beside.add_columns(VERSIONS.c.article).limit(MOST_AT_ONE_INSTANT))
    return next((one for one in found if _address_of(one.article) == address), None)


def _address_of(article: str) -> str | None:
    return msgspec.json.decode(article, type=Article).url


def add_article(
    connection: Connection,
    incoming: Incoming,
    published: str | None,
    now: datetime,
    priority: int = jobs.ORDINARY,
) -> int:
    """Adds an article with its first version and the event that it is new; returns its id."""
    article_id: int = connection.execute(
        insert(ARTICLES)
        .values(
            source_id=incoming.source_id,
            identity=incoming.identity,
            version=1,
            taken_in=to_millis(now),
            changed=to_millis(now),
            placed=place(published, now),
            reads=0,
            next_claim=1,
            hidden=incoming.due is not None,
        )
        .returning(ARTICLES.c.id)
    ).scalar_one()
    _add_version(connection, article_id, 1, incoming, now, priority)
    if incoming.due is None:
        events.record(connection, "new", article_id, now)
    return article_id


def renew_article(
    connection: Connection,
    article_id: int,
    incoming: Incoming,
    published: str | None,
    now: datetime,
    priority: int = jobs.ORDINARY,
) -> int:
    """Adds a version to an article and the event that it has changed; returns the version's number."""
    kept = connection.execute(
        select(ARTICLES.c.version, ARTICLES.c.taken_in, ARTICLES.c.hidden).where(
            ARTICLES.c.id == article_id
        )
    ).one()
    placed = place(published, datetime.fromtimestamp(kept.taken_in / 1000, UTC))
    version = int(kept.version) + 1
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article_id)
        .values(version=version, changed=to_millis(now), placed=placed, withdrawn=None, reason=None)
    )
    _add_version(connection, article_id, version, incoming, now, priority)
    if not kept.hidden:
        events.record(connection, "changed", article_id, now)
    return version


def _newest(source_id: int, identity: str) -> Select[tuple[int, int, int, int | None, str]]:
    return _newest_of((ARTICLES.c.source_id == source_id) & (ARTICLES.c.identity == identity))


def _newest_of(wanted: ColumnElement[bool]) -> Select[tuple[int, int, int, int | None, str]]:
    """The newest versions of the articles that are wanted."""
    return (
        select(
            ARTICLES.c.id,
            ARTICLES.c.version,
            ARTICLES.c.taken_in,
            ARTICLES.c.withdrawn,
            VERSIONS.c.text,
        )
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(wanted)
    )


def _add_version(
    connection: Connection,
    article_id: int,
    number: int,
    incoming: Incoming,
    now: datetime,
    priority: int,
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
            markdown=incoming.markdown,
        )
        .returning(VERSIONS.c.id)
    ).scalar_one()
    put_claims(connection, version_id, article_id, reading.claims)
    put_tags(connection, article_id, reading.article.tags)
    facets.write(connection, article_id, reading.article)
    enqueue_follow_ups(connection, article_id, number, now, priority)


def put_tags(connection: Connection, article_id: int, tags: Sequence[str]) -> None:
    """Puts an article's tags in place of those that it had; an editor's go before its source's."""
    edited = connection.execute(select(ARTICLES.c.tags).where(ARTICLES.c.id == article_id)).scalar()
    chosen = msgspec.json.decode(edited, type=list[str]) if edited else tags
    connection.execute(delete(TAGS).where(TAGS.c.article_id == article_id))
    rows = [{"article_id": article_id, "tag": tag} for tag in dict.fromkeys(chosen)]
    if rows:
        connection.execute(insert(TAGS), rows)


def enqueue_follow_ups(
    connection: Connection,
    article_id: int,
    version: int,
    now: datetime,
    priority: int = jobs.ORDINARY,
) -> None:
    """Adds the jobs that follow from a version of an article, due at once."""
    for kind in FOLLOW_UPS:
        jobs.enqueue(connection, kind, article_id, version, now, priority)
