"""The read counter: counts per article and day, and for half an hour who was counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from newsticker.store.instants import to_millis
from newsticker.store.tables import ARTICLES, READERS, READS

AGAIN_AFTER = timedelta(minutes=30)


def count_read(connection: Connection, article_id: int, reader: bytes, at: datetime) -> bool:
    """Counts the reader, unless that was done for this article within half an hour; True if counted.

    False too where there is no such article.
    """
    mine = (READERS.c.article_id == article_id) & (READERS.c.reader == reader)
    last = connection.execute(select(READERS.c.counted).where(mine)).scalar()
    if last is not None and last > to_millis(at - AGAIN_AFTER):
        return False
    counted = connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article_id)
        .values(reads=ARTICLES.c.reads + 1)
        .returning(ARTICLES.c.id)
    ).scalar()
    if counted is None:
        return False
    if last is None:
        row = insert(READERS).values(article_id=article_id, reader=reader, counted=to_millis(at))
        connection.execute(row)
    else:
        connection.execute(update(READERS).where(mine).values(counted=to_millis(at)))
    _count_on_day(connection, article_id, at.astimezone(UTC).date().isoformat())
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


def forget_readers(connection: Connection, before: datetime) -> None:
    """Deletes who was counted before the instant; the counts stay."""
    connection.execute(delete(READERS).where(READERS.c.counted < to_millis(before)))
