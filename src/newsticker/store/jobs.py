"""The jobs table: work that follows from an article, a report or a story, claimed by one worker at a time under a lease."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from newsticker.model import Job
from newsticker.store.instants import to_millis
from newsticker.store.tables import JOBS

# A worker that does not come back within the lease is taken for dead. A job takes well under a
# second; the length covers a machine that sleeps or swaps.
LEASE = timedelta(minutes=2)
MAX_ATTEMPTS = 5
FIRST_RETRY = timedelta(seconds=10)
# What an editor waits for is worked off before everything else.
# Nobody misses a picture for a moment: its table stands in its place.
URGENT, ORDINARY, LEISURELY = 0, 1, 2
COMPARE, LINK, DRAW_STORY = "compare", "link", "draw-story"
# What arrives together is drawn once.
DRAW_AFTER = timedelta(seconds=5)


def enqueue(
    connection: Connection,
    kind: str,
    article_id: int,
    version: int,
    now: datetime,
    priority: int = ORDINARY,
) -> None:
    """Adds a job about an article, due at once."""
    connection.execute(
        insert(JOBS).values(
            kind=kind,
            article_id=article_id,
            version=version,
            priority=priority,
            due=to_millis(now),
            attempts=0,
        )
    )


def enqueue_comparing(connection: Connection, ids: Collection[int], now: datetime) -> None:
    """Adds a job "compare" about each of these articles that none is waiting for."""
    waiting: set[int | None] = set()
    if ids:
        asked = select(JOBS.c.article_id).where(JOBS.c.kind == COMPARE, JOBS.c.attempts == 0)
        waiting.update(connection.execute(asked).scalars())
    for article_id in ids:
        if article_id not in waiting:
            enqueue(connection, COMPARE, article_id, 0, now)


def enqueue_report(
    connection: Connection, kind: str, report_id: int, version: int, due: datetime
) -> None:
    """Adds a job about a report at the desk, which goes before other work once it is due."""
    connection.execute(
        insert(JOBS).values(
            kind=kind,
            report_id=report_id,
            version=version,
            priority=URGENT,
            due=to_millis(due),
            attempts=0,
        )
    )


def enqueue_story(
    connection: Connection,
    story_id: int,
    revision: int,
    now: datetime,
    priority: int = ORDINARY,
) -> None:
    """Adds a job "link" about a revision of a story; one that has not begun yet is enough for all before.

    It is as urgent as the most urgent of them.
    """
    _enqueue_story(connection, LINK, story_id, revision, now, priority)


def enqueue_drawing(connection: Connection, story_id: int, now: datetime) -> None:
    """Adds a job to draw a story as it is by then; one that has not begun yet is enough for all before."""
    _enqueue_story(connection, DRAW_STORY, story_id, 0, now + DRAW_AFTER, LEISURELY)


def _enqueue_story(
    connection: Connection, kind: str, story_id: int, revision: int, due: datetime, priority: int
) -> None:
    waiting = update(JOBS).where(
        JOBS.c.story_id == story_id, JOBS.c.kind == kind, JOBS.c.attempts == 0
    )
    values = {"version": revision} | ({"priority": URGENT} if priority == URGENT else {})
    if connection.execute(waiting.values(values)).rowcount:
        return
    connection.execute(
        insert(JOBS).values(
            kind=kind,
            story_id=story_id,
            version=revision,
            priority=priority,
            due=to_millis(due),
            attempts=0,
        )
    )


def next_job(connection: Connection, kinds: Sequence[str], now: datetime) -> Job | None:
    """Claims the most urgent job that is due for as long as the lease runs; None where nothing is due.

    A job whose lease ran out is due again. After MAX_ATTEMPTS it stays in the table, untouched,
    with the reason of its last failure.
    """
    row = connection.execute(
        select(JOBS)
        .where(JOBS.c.kind.in_(list(kinds)), JOBS.c.due <= to_millis(now))
        .where(JOBS.c.attempts < MAX_ATTEMPTS)
        .order_by(JOBS.c.priority, JOBS.c.due, JOBS.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if row is None:
        return None
    connection.execute(
        update(JOBS)
        .where(JOBS.c.id == row.id)
        .values(due=to_millis(now + LEASE), attempts=row.attempts + 1)
    )
    return Job(
        row.id,
        row.kind,
        row.article_id,
        row.version,
        row.attempts + 1,
        row.report_id,
        row.story_id,
    )


def finish(connection: Connection, job: Job) -> None:
    """Removes a job that is done, unless another worker has claimed it since."""
    connection.execute(delete(JOBS).where(JOBS.c.id == job.id, JOBS.c.attempts == job.attempts))


def fail(connection: Connection, job: Job, reason: str, now: datetime) -> None:
    """Keeps the reason and makes the job due again, later with every attempt."""
    wait = FIRST_RETRY * 4 ** (job.attempts - 1)
    connection.execute(
        update(JOBS)
        .where(JOBS.c.id == job.id, JOBS.c.attempts == job.attempts)
        .values(due=to_millis(now + wait), reason=reason)
    )


def put_back(connection: Connection, job: Job, now: datetime) -> None:
    """Makes a job due again in a moment, as if nobody had begun it: what failed was not its own fault."""
    connection.execute(
        update(JOBS)
        .where(JOBS.c.id == job.id, JOBS.c.attempts == job.attempts)
        .values(due=to_millis(now + FIRST_RETRY), attempts=job.attempts - 1)
    )
