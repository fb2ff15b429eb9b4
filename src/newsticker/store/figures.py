"""What is measured of a database, for the operator's metrics: a few numbers, asked for every few seconds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, case, func, select

from newsticker.store.instants import to_millis
from newsticker.store.jobs import MAX_ATTEMPTS
from newsticker.store.state import bytes_of, count, folder_of
from newsticker.store.tables import ARTICLES, CLAIMS, FEEDS, JOBS, VERSIONS


class Figures(Struct, frozen=True):
    """The state of a ticker in numbers.

    ``jobs`` are by kind and state (waiting, given_up), ``feeds`` by state (ok, failing, unasked). The
    lateness is how many seconds ago the job, or the feed, was due that has been due longest; 0 where none is.
    ``folder`` is where the file of the database lies, None for one on a server.
    """

    articles: int
    versions: int
    claims: int
    jobs: dict[tuple[str, str], int]
    job_lateness: float
    feeds: dict[str, int]
    feed_lateness: float
    bytes: int
    folder: Path | None


def figures(connection: Connection, path: Path, now: datetime) -> Figures:
    """The numbers of now; ``path`` is the file of the database."""
    waits = JOBS.c.attempts < MAX_ATTEMPTS
    job_state = case((waits, "waiting"), else_="given_up")
    jobs = connection.execute(
        select(JOBS.c.kind, job_state.label("state"), func.count()).group_by(JOBS.c.kind, "state")
    )
    feed_state = case(
        (FEEDS.c.paused, "paused"),
        (FEEDS.c.failures > 0, "failing"),
        (FEEDS.c.last_fetch.is_(None), "unasked"),
        else_="ok",
    )
    feeds = connection.execute(select(feed_state.label("state"), func.count()).group_by("state"))
    first_job = connection.execute(select(func.min(JOBS.c.due)).where(waits)).scalar()
    first_feed = connection.execute(
        select(func.min(FEEDS.c.next_fetch)).where(~FEEDS.c.paused)
    ).scalar()
    return Figures(
        articles=count(connection, ARTICLES),
        versions=count(connection, VERSIONS),
        claims=count(connection, CLAIMS),
        jobs={(row[0], row[1]): row[2] for row in jobs},
        job_lateness=_lateness(first_job, now),
        feeds={row[0]: row[1] for row in feeds},
        feed_lateness=_lateness(first_feed, now),
        bytes=bytes_of(connection, path),
        folder=folder_of(connection, path),
    )


def _lateness(due: int | None, now: datetime) -> float:
    return 0.0 if due is None else max(0.0, (to_millis(now) - due) / 1000)
