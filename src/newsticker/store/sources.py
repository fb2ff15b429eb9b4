"""Sources and the feeds that are followed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, Row, Select, insert, select, update

from newsticker.model import Source, SourceKind
from newsticker.model_feeds import Subscription
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import FEEDS, SOURCES

COLUMNS = Subscription.__struct_fields__
INSTANTS = frozenset(
    {"next_fetch", "last_fetch", "not_before", "read_whole", "last_new", "moved_since"}
)


def sources(connection: Connection) -> list[Source]:
    """Every source, by name."""
    rows = connection.execute(select(SOURCES).order_by(SOURCES.c.name, SOURCES.c.id))
    return [
        Source(row.id, row.name, row.url, row.kind, row.full_text, row.forbidden) for row in rows
    ]


def note_forbidden(connection: Connection, key: str, site: str, by: str) -> None:
    """Notes what did not allow a page of a site to be taken in; the site is a source from then on."""
    source_id = keep_source(connection, "page", key, key, site, False)
    connection.execute(update(SOURCES).where(SOURCES.c.id == source_id).values(forbidden=by))


def keep_source(
    connection: Connection,
    kind: SourceKind,
    key: str,
    name: str,
    url: str | None,
    full_text: bool,
) -> int:
    """The id of the source that ``kind`` and ``key`` know again, made where it is new.

    A source that was given free for full text stays so; ``full_text`` False does not take it back. What is taken in
    from it was not forbidden.
    """
    known = connection.execute(
        select(SOURCES.c.id, SOURCES.c.full_text, SOURCES.c.forbidden).where(
            SOURCES.c.kind == kind, SOURCES.c.key == key
        )
    ).one_or_none()
    if known is None:
        row = insert(SOURCES).values(kind=kind, key=key, name=name, url=url, full_text=full_text)
        return int(connection.execute(row.returning(SOURCES.c.id)).scalar_one())
    if full_text and not known.full_text:
        connection.execute(update(SOURCES).where(SOURCES.c.id == known.id).values(full_text=True))
    if known.forbidden:
        connection.execute(update(SOURCES).where(SOURCES.c.id == known.id).values(forbidden=None))
    return int(known.id)


def set_full_text(connection: Connection, source_id: int, full_text: bool) -> bool:
    """Says whether a source's articles are shown whole; False where there is no such source."""
    changed = update(SOURCES).where(SOURCES.c.id == source_id).values(full_text=full_text)
    return connection.execute(changed.returning(SOURCES.c.id)).scalar() is not None


def keep_subscription(connection: Connection, source_id: int, feed: Subscription) -> None:
    """Follows a feed, or writes how one that is followed stands and when it is asked next."""
    mine = FEEDS.c.source_id == source_id
    known = connection.execute(select(FEEDS.c.source_id).where(mine)).scalar()
    if known is None:
        connection.execute(insert(FEEDS).values(source_id=source_id, **_values(feed)))
    else:
        record_answer(connection, source_id, feed)


def record_answer(connection: Connection, source_id: int, feed: Subscription) -> None:
    """Writes how a feed stands after it was asked; nothing where it is followed no more.

    Whether it is paused, and whether its entries' pages are read, may have been decided meanwhile, and stays.
    """
    values = _values(feed)
    del values["paused"], values["reads_pages"]
    connection.execute(update(FEEDS).where(FEEDS.c.source_id == source_id).values(**values))


def move_feed(connection: Connection, source_id: int, feed: Subscription) -> bool:
    """Follows a feed at its new address, and knows its source again by it; False where another feed has that one.

    Its articles stay those of one source.
    """
    others = select(SOURCES.c.id).where(SOURCES.c.kind == "feed", SOURCES.c.key == feed.url)
    if connection.execute(others).first() or subscription(connection, feed.url):
        return False
    connection.execute(update(SOURCES).where(SOURCES.c.id == source_id).values(key=feed.url))
    record_answer(connection, source_id, feed)
    return True


def _values(feed: Subscription) -> dict[str, object]:
    """The row of a feed: instants in milliseconds, everything else as it is."""
    values = structs.asdict(feed)
    for name in INSTANTS:
        told = values[name]
        values[name] = None if told is None else to_millis(datetime.fromisoformat(told))
    return values


def due_feeds(connection: Connection, now: datetime) -> list[tuple[Source, Subscription]]:
    """The followed feeds whose time has come: the healthy first, of these the longest due."""
    due = _followed().where(FEEDS.c.next_fetch <= to_millis(now), ~FEEDS.c.paused)
    rows = connection.execute(due.order_by(FEEDS.c.failures, FEEDS.c.next_fetch, FEEDS.c.source_id))
    return [_told(row) for row in rows]


def subscription(connection: Connection, url: str) -> Subscription | None:
    """The followed feed of that address, None where there is none."""
    row = connection.execute(_followed().where(FEEDS.c.url == url)).one_or_none()
    return None if row is None else _told(row)[1]


def feed_url(connection: Connection, source_id: int) -> str | None:
    """The address at which a source's feed is followed; None where none is."""
    return connection.execute(select(FEEDS.c.url).where(FEEDS.c.source_id == source_id)).scalar()


def feeds(connection: Connection) -> list[tuple[Source, Subscription]]:
    """Every feed that is followed, those with failures first, then by name."""
    in_trouble = (FEEDS.c.failures > 0).desc()
    rows = connection.execute(_followed().order_by(in_trouble, SOURCES.c.name, SOURCES.c.id))
    return [_told(row) for row in rows]


def _followed() -> Select[Any]:
    return (
        select(FEEDS, SOURCES.c.id, SOURCES.c.name, SOURCES.c.kind, SOURCES.c.full_text)
        .add_columns(SOURCES.c.url.label("site"), SOURCES.c.forbidden)
        .join(SOURCES, SOURCES.c.id == FEEDS.c.source_id)
    )


def _told(row: Row[Any]) -> tuple[Source, Subscription]:
    return (
        Source(row.id, row.name, row.site, row.kind, row.full_text, row.forbidden),
        Subscription(**{name: _as_told(name, row._mapping[name]) for name in COLUMNS}),
    )


def _as_told(name: str, value: Any) -> Any:
    return to_iso(value) if name in INSTANTS and value is not None else value
