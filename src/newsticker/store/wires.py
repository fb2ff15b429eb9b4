"""Agencies' items in the store: what is kept of one, its embargo, and that it was taken back.

An article under embargo is hidden, and a job shows it at its hour, unless an editor or a newer version of the item
has decided otherwise meanwhile: the newest entry about hiding in its journal must be the embargo's own.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, select, update

from newsticker.model import Article
from newsticker.model_told import Wire
from newsticker.store import events, jobs, wire_kills
from newsticker.store.database import Database
from newsticker.store.desk_tables import CHANGES
from newsticker.store.instants import place, to_millis
from newsticker.store.publishing import take_back
from newsticker.store.reports import record
from newsticker.store.tables import ARTICLES, JOBS, VERSIONS
from newsticker.store.taking import Incoming, Taken, enqueue_follow_ups, take_in


class KeptItem(Struct, frozen=True):
    """What is kept of an item: its article in the newest version, and how that stands with readers."""

    article_id: int
    version: int
    article: Article
    is_hidden: bool
    is_withdrawn: bool


class Wires:
    """Agencies' items, in the database of their store; safe to call from any thread. flow alone calls what writes.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, source_id: int, identity: str) -> KeptItem | None:
        """What is kept of an item, None where it is new, or was deleted for its age."""
        with self._database.reading() as connection:
            return _kept(connection, source_id, identity)

    def take_in(self, incoming: Incoming, by: str, now: datetime) -> Taken:
        """Keeps an item, hidden until it is ``due``; one that is known is told what is new about it."""
        with self._database.writing() as connection:
            before = _kept(connection, incoming.source_id, incoming.identity)
            taken = take_in(connection, incoming, now)
            wire_kills.drop(connection, incoming.source_id, incoming.identity)
            if taken.state == "known":
                _tell(connection, taken, incoming.reading.article)
            if incoming.due is not None:
                _embargo(connection, taken, incoming.due, by, now)
            elif before is not None and _embargo_of(connection, before.article_id) is not None:
                _show(connection, before.article_id, by, now)
            return taken

    def withdraw(
        self, kept: KeptItem, article: Article, reason: str, by: str, now: datetime
    ) -> None:
        """Takes an article back; ``article`` is what its agency tells of it now, its words left as they are."""
        with self._database.writing() as connection:
            _tell(connection, Taken(kept.article_id, kept.version, "known"), article)
            take_back(connection, kept.article_id, reason, now)
            record(connection, "withdrawn", by, now, article_id=kept.article_id, note=reason)

    def kill(self, source_id: int, wire: Wire, now: datetime) -> None:
        """Keeps that an item was taken back that has not come yet."""
        with self._database.writing() as connection:
            wire_kills.keep(connection, source_id, wire, now)

    def killed(self, source_id: int, identity: str) -> Wire | None:
        """How an item was taken back that had not come; None where it was not."""
        with self._database.reading() as connection:
            return wire_kills.of_item(connection, source_id, identity)

    def release_overdue(self, now: datetime) -> int:
        """Shows what is still under an embargo that has ended though its job has failed for good; how many that were."""
        failed = (JOBS.c.kind == "release", JOBS.c.attempts >= jobs.MAX_ATTEMPTS)
        with self._database.reading() as connection:
            late = set(connection.execute(select(JOBS.c.article_id).where(*failed)).scalars())
        return sum(self._release_late(article_id, now) for article_id in late)

    def _release_late(self, article_id: int, now: datetime) -> bool:
        with self._database.writing() as connection:
            held = _embargo_of(connection, article_id)
            if held is not None and held[1] > now:
                return False
            if held is not None:
                _show(connection, article_id, held[0], now)
            # One that waits for a later hour is another job.
            failed = (JOBS.c.kind == "release", JOBS.c.attempts >= jobs.MAX_ATTEMPTS)
            connection.execute(delete(JOBS).where(*failed, JOBS.c.article_id == article_id))
            return held is not None

    def release(self, article_id: int, now: datetime) -> bool:
        """Shows an article whose embargo has ended; False where it has not, or somebody has decided otherwise."""
        with self._database.writing() as connection:
            held = _embargo_of(connection, article_id)
            if held is None or held[1] > now:
                return False
            _show(connection, article_id, held[0], now)
            return True


def _kept(connection: Connection, source_id: int, identity: str) -> KeptItem | None:
    row = connection.execute(
        select(ARTICLES, VERSIONS.c.article)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.source_id == source_id, ARTICLES.c.identity == identity)
    ).one_or_none()
    if row is None:
        return None
    article = msgspec.json.decode(row.article, type=Article)
    return KeptItem(row.id, row.version, article, row.hidden, row.withdrawn is not None)


def _tell(connection: Connection, taken: Taken, article: Article) -> None:
    """Puts what is told about an article in place of what was told; its words are a version's and stay."""
    connection.execute(
        update(VERSIONS)
        .where(VERSIONS.c.article_id == taken.article_id, VERSIONS.c.number == taken.version)
        .values(article=msgspec.json.encode(article).decode())
    )


def _embargo(connection: Connection, taken: Taken, due: datetime, by: str, now: datetime) -> None:
    """Notes that an article is hidden until an instant, and has a job show it then."""
    record(connection, "hidden", by, now, article_id=taken.article_id, note=due.isoformat())
    jobs.enqueue(connection, "release", taken.article_id, taken.version, due, jobs.URGENT)


def _embargo_of(connection: Connection, article_id: int) -> tuple[str, datetime] | None:
    """By whom and until when an article is under embargo; None where it is not, or not any more."""
    hidden = connection.execute(
        select(ARTICLES.c.id).where(
            ARTICLES.c.id == article_id, ARTICLES.c.hidden, ARTICLES.c.withdrawn.is_(None)
        )
    ).scalar()
    last = connection.execute(
        select(CHANGES.c.by, CHANGES.c.note)
        .where(CHANGES.c.article_id == article_id, CHANGES.c.action.in_(("hidden", "shown")))
        .order_by(CHANGES.c.id.desc())
        .limit(1)
    ).one_or_none()
    if hidden is None or last is None:
        return None
    try:
        return last.by, datetime.fromisoformat(last.note)
    except ValueError:
        return None


def _show(connection: Connection, article_id: int, by: str, now: datetime) -> None:
    """Shows an article for the first time: it is new to everybody, and found and drawn from now on."""
    row = connection.execute(
        select(ARTICLES.c.version, VERSIONS.c.article)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.id == article_id)
    ).one()
    published = msgspec.json.decode(row.article, type=Article).published
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article_id)
        .values(hidden=False, placed=place(published, now), changed=to_millis(now))
    )
    enqueue_follow_ups(connection, article_id, row.version, now, jobs.URGENT)
    events.record(connection, "new", article_id, now)
    record(connection, "shown", by, now, article_id=article_id)
