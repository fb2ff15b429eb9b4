"""How a ticker stands, for its operator: feeds, jobs, sizes and counts."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, func, select

from newsticker.model import Source
from newsticker.model_feeds import Subscription
from newsticker.store import sources
from newsticker.store.instants import to_iso
from newsticker.store.jobs import MAX_ATTEMPTS
from newsticker.store.tables import ARTICLES, ATTRIBUTIONS, CLAIMS, JOBS, SOURCES, VERSIONS

MOST_GIVEN_UP = 100
COUNTED = {
    "articles": ARTICLES,
    "versions": VERSIONS,
    "claims": CLAIMS,
    "attributions": ATTRIBUTIONS,
    "sources": SOURCES,
}


class Waiting(Struct, frozen=True):
    """Jobs of a kind that wait, how many of them failed before, and since when the first is due (ISO 8601, UTC)."""

    kind: str
    jobs: int
    failed_before: int
    due: str


class GivenUp(Struct, frozen=True):
    """A job that was tried as often as it may be; ``reason`` is None where the worker died over it."""

    kind: str
    article_id: int
    reason: str | None


class State(Struct, frozen=True):
    """The state of a ticker; ``given_up`` has the newest of ``given_up_jobs`` jobs.

    ``bytes`` is the size of the database, ``folder`` where its file lies, None for one on a server.
    """

    feeds: tuple[tuple[Source, Subscription], ...]
    waiting: tuple[Waiting, ...]
    given_up: tuple[GivenUp, ...]
    given_up_jobs: int
    counts: dict[str, int]
    bytes: int
    folder: Path | None


def state(connection: Connection, path: Path) -> State:
    """How the ticker stands now; ``path`` is the file of the database."""
    given_up = JOBS.c.attempts >= MAX_ATTEMPTS
    last = connection.execute(
        select(JOBS).where(given_up).order_by(JOBS.c.id.desc()).limit(MOST_GIVEN_UP)
    )
    return State(
        feeds=tuple(sources.feeds(connection)),
        waiting=_waiting(connection),
        given_up=tuple(GivenUp(row.kind, row.article_id, row.reason) for row in last),
        given_up_jobs=count(connection, JOBS, given_up),
        counts={name: count(connection, table) for name, table in COUNTED.items()},
        bytes=bytes_of(connection, path),
        folder=folder_of(connection, path),
    )


def _waiting(connection: Connection) -> tuple[Waiting, ...]:
    rows = connection.execute(
        select(
            JOBS.c.kind,
            func.count().label("jobs"),
            func.count(JOBS.c.reason).label("failed_before"),
            func.min(JOBS.c.due).label("due"),
        )
        .where(JOBS.c.attempts < MAX_ATTEMPTS)
        .group_by(JOBS.c.kind)
        .order_by(JOBS.c.kind)
    )
    return tuple(Waiting(row.kind, row.jobs, row.failed_before, to_iso(row.due)) for row in rows)


def count(connection: Connection, table: Table, *wanted: ColumnElement[bool]) -> int:
    """How many rows of a table there are that are wanted."""
    asked = select(func.count()).select_from(table).where(*wanted)
    return int(connection.execute(asked).scalar_one())


def bytes_of(connection: Connection, path: Path) -> int:
    """The size of the database; of a file with the log of what was written last, which belongs to it."""
    if connection.dialect.name == "postgresql":
        size = func.pg_database_size(func.current_database())
        return int(connection.execute(select(size)).scalar_one())
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def folder_of(connection: Connection, path: Path) -> Path | None:
    """The folder in which the database lies, None for one on a server."""
    return path.parent if connection.dialect.name == "sqlite" else None
