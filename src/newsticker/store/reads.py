"""The read counter: counts per article and day, and for half an hour who was counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from newsticker.store.instants import to_millis
from newsticker.store.tables import ARTICLES, READERS, READS

AGAIN_AFTER = timedelta(minutes=30)
MOST_OF_AN_ADDRESS = 20


class Read(Struct, frozen=True):
    """That a reader has an article before him; reader and address are opaque hashes of 8 bytes.

    ``day`` is the day (YYYY-MM-DD) in the site's time zone on which it is counted.
    """

    article_id: int
    reader: bytes
    address: bytes
    at: datetime
    day: str


def count_reads(connection: Connection, reads: Sequence[Read]) -> list[bool]:
    """Counts each reader unless that was done for the article within half an hour; True for the counted.

    At most twenty readers of an address are counted for an article in half an hour. False too where there is
    no such article.
    """
    return [_count_read(connection, read) for read in reads]


def _count_read(connection: Connection, read: Read) -> bool:
    again = to_millis(read.at - AGAIN_AFTER)
    mine = (READERS.c.article_id == read.article_id) & (READERS.c.reader == read.reader)
    last = connection.execute(select(READERS.c.counted).where(mine)).scalar()
    if last is not None and last > again:
        return False
    of_address = select(func.count()).where(
        READERS.c.article_id == read.article_id,
        READERS.c.address == read.address,
        READERS.c.counted > again,
    )
    if connection.execute(of_address).scalar_one() >= MOST_OF_AN_ADDRESS:
        return False
    counted = connection.execute(
        update(ARTICLES)
        .where(
            ARTICLES.c.id == read.article_id,
            ARTICLES.c.hidden.is_(False),
            ARTICLES.c.withdrawn.is_(None),
        )
        .values(reads=ARTICLES.c.reads + 1)
        .returning(ARTICLES.c.id)
    ).scalar()
    if counted is None:
        return False
    at = to_millis(read.at)
    if last is None:
        connection.execute(
            insert(READERS).values(
                article_id=read.article_id, reader=read.reader, address=read.address, counted=at
            )
        )
    else:
        connection.execute(update(READERS).where(mine).values(counted=at, address=read.address))
    _count_on_day(connection, read.article_id, read.day)
    return True


def _count_on_day(connection: Connection, article_id: int, day: str) -> None:
    known = connection.execute(
        update(READS)
        .where(READS.c.article_id == article_id, READS.c.day == day)
        .values(count=READS.c.count + 1)
        .returning(READS.c.count)
    ).scalar()
    if known is None:
        connection.execute(insert(READS).values(article_id=article_id, day=day, count=1))


def most_read(connection: Connection, day: str, limit: int) -> list[tuple[int, int]]:
    """The articles read most on a day, with how often; at one count the newer article first."""
    rows = connection.execute(
        select(READS.c.article_id, READS.c.count)
        .join(ARTICLES, ARTICLES.c.id == READS.c.article_id)
        .where(READS.c.day == day, ARTICLES.c.hidden.is_(False), ARTICLES.c.withdrawn.is_(None))
        .order_by(READS.c.count.desc(), READS.c.article_id.desc())
        .limit(limit)
    )
    return [(row.article_id, row[1]) for row in rows]


def forget_readers(connection: Connection, before: datetime) -> None:
    """Deletes who was counted before the instant; the counts stay."""
    connection.execute(delete(READERS).where(READERS.c.counted < to_millis(before)))
