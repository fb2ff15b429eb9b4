"""The archive: from when to when it goes, and where the next article before or behind a span of time stands."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from newsticker.store.filters import is_shown
from newsticker.store.instants import to_millis
from newsticker.store.tables import ARTICLES


def around(
    connection: Connection, begin: datetime, end: datetime
) -> tuple[datetime | None, datetime | None]:
    """The instants of the last article before a span and of the first one behind it."""
    placed = ARTICLES.c.placed
    earlier = connection.execute(
        select(func.max(placed)).where(placed < to_millis(begin), is_shown())
    ).scalar()
    later = connection.execute(
        select(func.min(placed)).where(placed >= to_millis(end), is_shown())
    ).scalar()
    return _instant(earlier), _instant(later)


def extent(connection: Connection) -> tuple[datetime, datetime] | None:
    """The instants of the first and the last article, None where there is none."""
    row = connection.execute(
        select(
            func.min(ARTICLES.c.placed).label("first"), func.max(ARTICLES.c.placed).label("last")
        ).where(is_shown())
    ).one()
    first, last = _instant(row.first), _instant(row.last)
    return (first, last) if first and last else None


def _instant(millis: int | None) -> datetime | None:
    return None if millis is None else datetime.fromtimestamp(millis / 1000, UTC)
