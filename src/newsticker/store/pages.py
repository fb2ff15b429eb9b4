"""The pages of feeds' entries that are read in place of their teasers: what is wanted, when, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from newsticker.model import Source
from newsticker.model_feeds import EntryPage, PageCounts
from newsticker.store.instants import place, to_iso, to_millis
from newsticker.store.page_tables import PAGES
from newsticker.store.tables import ARTICLES, FEEDS, SOURCES

# Whoever took a page and does not come back within it was killed.
LEASE = timedelta(minutes=5)
# What an edit of a teaser has fetched again is fetched again after this at the earliest, then after twice of it.
FIRST_AGAIN = timedelta(hours=1)
TAKEN = "it is the page of another entry, too"
LAST_AGAIN = timedelta(days=1)


def are_there(connection: Connection, source_id: int) -> bool:
    """Whether pages of a source's entries were ever wanted."""
    asked = select(PAGES.c.article_id).where(PAGES.c.source_id == source_id).limit(1)
    return connection.execute(asked).first() is not None


def known(
    connection: Connection,
    source_id: int,
    identity: str,
    url: str,
    teaser: str,
    published: str | None,
) -> EntryPage | None:
    """The page of an entry, None where none was wanted.

    It is known by its identity, or by its teaser with its address or instant: those are one article, whatever
    identifies them.
    """
    where = PAGES.c.url == url
    if published is not None:
        where |= ARTICLES.c.placed == place(published, datetime.now(UTC))
    asked = (
        select(PAGES)
        .join(ARTICLES, ARTICLES.c.id == PAGES.c.article_id)
        .where(PAGES.c.source_id == source_id)
        .where(or_(PAGES.c.identity == identity, (PAGES.c.teaser == teaser) & where))
    )
    row = connection.execute(asked.order_by((PAGES.c.identity == identity).desc())).first()
    return None if row is None else _told(row)


def want(connection: Connection, page: EntryPage, now: datetime, *, is_new_text: bool) -> None:
    """Has the page of an entry read: one that was not wanted yet, or whose teaser is new.

    A page that several entries of a feed lead to is read for the first of them.
    """
    mine = PAGES.c.article_id == page.article_id
    kept = connection.execute(select(PAGES).where(mine)).one_or_none()
    if kept is None:
        taken = (PAGES.c.source_id == page.source_id) & (PAGES.c.url == page.url)
        is_taken = connection.execute(select(PAGES.c.article_id).where(taken).limit(1)).first()
        row = insert(PAGES).values(
            article_id=page.article_id,
            source_id=page.source_id,
            identity=page.identity,
            url=page.url,
            teaser=page.teaser,
            due=None if is_taken else to_millis(now),
            problem=TAKEN if is_taken else None,
            attempts=0,
            fetches=0,
        )
        connection.execute(row)
    elif is_new_text and kept.teaser != page.teaser:
        again = min(FIRST_AGAIN * 2 ** max(min(kept.fetches, 10) - 1, 0), LAST_AGAIN)
        earliest = (kept.asked or 0) + int(again.total_seconds() * 1000)
        due = max(to_millis(now), earliest) if kept.asked else to_millis(now)
        values = {"url": page.url, "teaser": page.teaser, "due": due, "attempts": 0}
        connection.execute(update(PAGES).where(mine).values(**values))


def drop(connection: Connection, article_id: int) -> None:
    """Forgets the page of an entry whose teaser is shown from now on, as the next version."""
    connection.execute(delete(PAGES).where(PAGES.c.article_id == article_id))
    version = select(ARTICLES.c.version).where(ARTICLES.c.id == article_id)
    begin_text(connection, article_id, connection.execute(version).scalar_one() + 1)


def begin_text(connection: Connection, article_id: int, version: int) -> None:
    """Has an article's versions be compared from this one on: those before were of another text."""
    mine = update(ARTICLES).where(ARTICLES.c.id == article_id)
    connection.execute(mine.values(begins=version))


def due(
    connection: Connection, now: datetime, busy: Collection[int]
) -> list[tuple[EntryPage, Source]]:
    """Of each source that is not ``busy`` the page that is due longest, of those that came together the last entry's.

    A source whose feed is paused or left, or whose server has asked to be left alone, has none.
    """
    millis = to_millis(now)
    waiting = _wanted(millis).where(PAGES.c.source_id.not_in(list(busy)))
    first = (
        waiting.with_only_columns(PAGES.c.source_id, func.min(PAGES.c.due).label("due"))
        .group_by(PAGES.c.source_id)
        .subquery()
    )
    newest = (
        _wanted(millis)
        .with_only_columns(func.max(PAGES.c.article_id))
        .join(first, (first.c.source_id == PAGES.c.source_id) & (first.c.due == PAGES.c.due))
        .group_by(PAGES.c.source_id)
        .correlate(None)
    )
    rows = connection.execute(
        select(PAGES, SOURCES.c.name, SOURCES.c.kind, SOURCES.c.full_text)
        .add_columns(SOURCES.c.url.label("site"))
        .join(SOURCES, SOURCES.c.id == PAGES.c.source_id)
        .where(PAGES.c.article_id.in_(newest))
        .order_by(PAGES.c.due, PAGES.c.article_id)
    )
    return [
        (_told(row), Source(row.source_id, row.name, row.site, row.kind, row.full_text))
        for row in rows
    ]


def _wanted(millis: int) -> Select[Any]:
    return (
        select(PAGES)
        .join(FEEDS, FEEDS.c.source_id == PAGES.c.source_id)
        .join(ARTICLES, ARTICLES.c.id == PAGES.c.article_id)
        .where(PAGES.c.due <= millis, FEEDS.c.reads_pages, ~FEEDS.c.paused)
        .where(func.coalesce(FEEDS.c.pages_after, 0) <= millis, ARTICLES.c.withdrawn.is_(None))
    )


def claim(connection: Connection, page: EntryPage, now: datetime) -> EntryPage | None:
    """Takes a page that is due, for as long as the lease runs; None where somebody else has."""
    assert page.due is not None
    was = to_millis(datetime.fromisoformat(page.due))
    values = {
        "due": to_millis(now + LEASE),
        "attempts": PAGES.c.attempts + 1,
        "fetches": PAGES.c.fetches + 1,
        "asked": to_millis(now),
    }
    taken = (
        update(PAGES)
        .where(PAGES.c.article_id == page.article_id, PAGES.c.due == was)
        .values(**values)
        .returning(*PAGES.c)
    )
    row = connection.execute(taken).one_or_none()
    return None if row is None else _told(row)


def says_the_same(connection: Connection, page: EntryPage, words: str) -> bool:
    """Whether the page of another entry of the source was read with the very same words."""
    asked = select(PAGES.c.article_id).where(
        PAGES.c.source_id == page.source_id,
        PAGES.c.words == words,
        PAGES.c.article_id != page.article_id,
    )
    return connection.execute(asked.limit(1)).first() is not None


def finish(connection: Connection, page: EntryPage, words: str, now: datetime) -> None:
    """Writes that a page was read; where the teaser changed meanwhile it stays wanted."""
    mine = update(PAGES).where(PAGES.c.article_id == page.article_id)
    connection.execute(mine.values(read=to_millis(now), words=words, problem=None, attempts=0))
    connection.execute(mine.where(PAGES.c.teaser == page.teaser).values(due=None))


def fail(
    connection: Connection, page: EntryPage, problem: str, again: datetime | None, counts: bool
) -> None:
    """Writes why a page was not read, whether that counts as an attempt, and when it is tried again, if it is."""
    mine = PAGES.c.article_id == page.article_id
    attempts = page.attempts if counts else page.attempts - 1
    connection.execute(update(PAGES).where(mine).values(problem=problem, attempts=attempts))
    values = {"due": None if again is None else to_millis(again)}
    connection.execute(update(PAGES).where(mine, PAGES.c.teaser == page.teaser).values(**values))


def spare(connection: Connection, source_id: int, until: datetime) -> None:
    """Has no page of a source asked for before an instant."""
    mine = update(FEEDS).where(FEEDS.c.source_id == source_id)
    connection.execute(mine.values(pages_after=to_millis(until)))


def retry(connection: Connection, source_id: int, now: datetime) -> int:
    """Has the pages of a source tried again that were not read; returns how many these are."""
    given_up = (PAGES.c.source_id == source_id, PAGES.c.problem.is_not(None))
    again = update(PAGES).where(*given_up).values(due=to_millis(now), attempts=0)
    return connection.execute(again).rowcount


def failed(connection: Connection, source_id: int, limit: int) -> list[EntryPage]:
    """The pages of a source's entries that were not read, the last one first."""
    asked = select(PAGES).where(PAGES.c.source_id == source_id, PAGES.c.problem.is_not(None))
    rows = connection.execute(asked.order_by(PAGES.c.article_id.desc()).limit(limit))
    return [_told(row) for row in rows]


def counts(connection: Connection) -> dict[int, PageCounts]:
    """How many pages of each source that has any wait, were read and were not."""
    rows = connection.execute(
        select(
            PAGES.c.source_id,
            func.count(PAGES.c.due).label("waiting"),
            func.count(PAGES.c.read).label("read"),
            func.count(PAGES.c.problem).label("failed"),
        ).group_by(PAGES.c.source_id)
    )
    return {row.source_id: PageCounts(row.waiting, row.read, row.failed) for row in rows}


def forget(connection: Connection, articles: Sequence[int]) -> None:
    """Forgets the pages of articles that were deleted."""
    connection.execute(delete(PAGES).where(PAGES.c.article_id.in_(articles)))


def _told(row: Row[Any]) -> EntryPage:
    def instant(millis: int | None) -> str | None:
        # What is due is known again by it: to the millisecond, as it is kept.
        return None if millis is None else to_iso(millis, "milliseconds")

    return EntryPage(
        article_id=row.article_id,
        source_id=row.source_id,
        identity=row.identity,
        url=row.url,
        teaser=row.teaser,
        due=instant(row.due),
        attempts=row.attempts,
        asked=instant(row.asked),
        read=instant(row.read),
        problem=row.problem,
    )
