"""The worker's loop: takes jobs one by one and hands each to the handler of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol

from newsticker.flow.desk_jobs import publish_planned, read_article, read_draft
from newsticker.flow.indexing import index_article
from newsticker.flow.link_jobs import link_story
from newsticker.flow.reading import load_reader
from newsticker.flow.relating_articles import compare_article, relate_article
from newsticker.flow.wires import release
from newsticker.logs import WARNING, log_event
from newsticker.model import Job, NewstickerError
from newsticker.store import DatabaseFailed, Store
from newsticker.stories.meaning import load_encoder

Handler = Callable[[Store, Job], None]

OWN_HANDLERS: Mapping[str, Handler] = {
    "compare": compare_article,
    "index": index_article,
    "link": link_story,
    "publish": publish_planned,
    "read": read_article,
    "read-draft": read_draft,
    "relate": relate_article,
    "release": release,
}
# An editor who saves waits for his claims, a report that is due for its second.
IDLE_SECONDS = 0.25


def load() -> None:
    """Loads what the jobs need, so that whoever waits for the first one does not wait for that too."""
    load_reader()
    load_encoder()


class Stop(Protocol):
    """What ends the loop: threading.Event and multiprocessing.Event both are one."""

    def is_set(self) -> bool:
        """True once the loop is to end."""

    def wait(self, timeout: float) -> bool:
        """Waits for it, at most ``timeout`` seconds."""


def work(store: Store, handlers: Mapping[str, Handler], stop: Stop, once: bool = False) -> int:
    """Works off jobs until ``stop`` is set, or with ``once`` until none is due; returns how many.

    ``handlers`` are added to this room's own. A handler that raises NewstickerError has
    its job tried again later. Any other error ends the loop: it is a fault of ours, and the job's
    lease brings it back to the next worker, at most five times. While the database is locked or
    full the loop waits and goes on by itself, except with ``once``; the job that met it has lost no attempt.
    """
    known = {**OWN_HANDLERS, **handlers}
    done = 0
    held: Job | None = None
    while not stop.is_set():
        try:
            if held is not None:
                store.put_back(held, datetime.now(UTC))
                held = None
            held = job = store.next_job(list(known), datetime.now(UTC))
            if job is not None:
                _handle(store, job, known[job.kind])
                held = None
                done += 1
            elif once:
                break
        except DatabaseFailed as error:
            if once:
                raise
            log_event("database-failed", WARNING, problem=error)
            job = None
        if job is None:
            stop.wait(IDLE_SECONDS)
    return done


def _handle(store: Store, job: Job, handler: Handler) -> None:
    try:
        handler(store, job)
    except DatabaseFailed:
        raise
    except NewstickerError as error:
        store.fail(job, str(error), datetime.now(UTC))
        log_event(
            "job-failed",
            WARNING,
            kind=job.kind,
            article=job.article_id,
            report=job.report_id,
            attempt=job.attempts,
            problem=error,
        )
    else:
        store.finish(job)
