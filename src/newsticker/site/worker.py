"""The worker process: works off jobs and asks feeds, until whoever started it is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event, Thread
from time import monotonic

from newsticker import __version__
from newsticker.desk.guesses import KNOWN_FOR
from newsticker.desk.sessions import LONGEST
from newsticker.flow import retention
from newsticker.flow.desk_jobs import publish_overdue
from newsticker.flow.drafts import preview
from newsticker.flow.entry_pages import PageReader
from newsticker.flow.errands import run_errands
from newsticker.flow.fetching import Fetcher, fetcher_for
from newsticker.flow.following import Polled
from newsticker.flow.jobs import Handler, load, work
from newsticker.flow.polling import Poller
from newsticker.flow.pushed import read_pushed
from newsticker.flow.subscribing import ask_hubs, get_ready
from newsticker.logs import ERROR, WARNING, log_event, set_up_logs
from newsticker.model import Job, NewstickerError, Source
from newsticker.outputs.alerts.delivering import Sender
from newsticker.outputs.api.telling import Teller
from newsticker.settings import FILE_NAME, Settings, read_settings
from newsticker.site.pictures import draw_figures
from newsticker.site.reader_key import key_of
from newsticker.site.story_drawing import draw_story
from newsticker.site.words import LANGUAGES
from newsticker.store import Store, open_store

POLL_SECONDS = 20.0
HOUR_SECONDS = 3600.0
# A minute before the day is over, so that a pass of the loop that comes late is still in time.
EVENTS_KEPT = timedelta(days=7)  # a page that was left open over a long weekend still catches up
READERS_KEPT = timedelta(hours=23, minutes=59)
GUESSES_KEPT = timedelta(days=1)
ALERTS_KEPT = timedelta(days=90)
ERRANDS_KEPT = timedelta(days=1)
SIGN_SECONDS = 1.0


def draw(store: Store, job: Job) -> None:
    """The job "draw": draws the figures of an article's newest version and keeps the pictures."""
    assert job.article_id is not None
    stored = store.article(job.article_id)
    if stored is None or stored.version != job.version:
        return
    for width, svg in draw_figures(stored).items():
        store.keep_picture(stored.id, stored.version, width, svg)


def draw_draft(store: Store, job: Job) -> None:
    """The job "draw-draft": draws the figures of a version of a report, for its preview."""
    assert job.report_id is not None
    version = store.desk.version(job.report_id, job.version)
    if version is not None and version.claims:
        stored = preview(version, Source(0, "", None, "desk", True), datetime.now(UTC))
        store.desk.keep_pictures(job.report_id, job.version, draw_figures(stored))


def delete_old(store: Store, settings: Settings, stop: Event) -> None:
    """Deletes what is older than the operator wants it kept, every hour."""
    keep_days = settings.keep_days
    while not stop.is_set():
        try:
            now = datetime.now(UTC)
            retention.delete_old(store, keep_days, now)
            retention.forget_unread(store, settings.quarantine_days, keep_days, now)
        except NewstickerError as error:
            log_event("database-failed", WARNING, problem=error)
        stop.wait(HOUR_SECONDS)


def tell_of_feed(polled: Polled) -> None:
    """Writes into the log what a feed brought, or its problem; nothing where it had nothing new."""
    if polled.problem:
        log_event("feed-failed", WARNING, feed=polled.url, problem=polled.problem)
    elif polled.new or polled.changed:
        log_event(
            "feed-read",
            feed=polled.url,
            new=polled.new,
            changed=polled.changed,
            unread=polled.unread,
        )


def forget_readers(store: Store, now: datetime) -> None:
    """Deletes who was counted a day ago, a key that is not today's, events that nobody waits for, old guesses, alerts and errands."""
    store.forget_readers(now - READERS_KEPT)
    store.forget_events(now - EVENTS_KEPT)
    store.staff.forget(now - GUESSES_KEPT, now - KNOWN_FOR, now - LONGEST)
    store.alerts.forget(now - ALERTS_KEPT)
    store.errands.forget(now - ERRANDS_KEPT)
    key_of(store).forget(now)


class SignsOfLife:
    """Ends the loop of jobs as the event does, and tells whoever started us at each pass that it goes on."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._last = -SIGN_SECONDS

    def is_set(self) -> bool:
        """Whether the loop is to end."""
        if monotonic() - self._last >= SIGN_SECONDS:
            self._last = monotonic()
            # Whoever reads it may have been killed; then standard input ends, and we do.
            with suppress(BrokenPipeError):
                os.write(sys.stdout.fileno(), b".")
        return self._stop.is_set()

    def wait(self, timeout: float) -> bool:
        """Waits until the loop is to end, at most so many seconds."""
        return self._stop.wait(timeout)


def main(arguments: Sequence[str]) -> None:
    """Works on the database of NEWSTICKER_DATABASE, fetching from the private networks that are named."""
    # In a terminal Ctrl-C reaches every process; ours ends when the one that started it has ended.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    Thread(target=_end_with_parent, args=[stop], daemon=True).start()
    # Until the settings are known.
    set_up_logs("auto", "info", "worker")
    try:
        store = open_store(os.environ["NEWSTICKER_DATABASE"])
        settings = read_settings(store.path.with_name(FILE_NAME), os.environ)
    except NewstickerError as error:
        log_event("start-failed", ERROR, problem=error)
        sys.exit(1)
    with closing(store):
        set_up_logs(settings.log_format, settings.log_level, "worker")
        load()
        log_event("started", version=__version__, database=store.name)
        fetcher = fetcher_for(settings, arguments)
        hubs = Thread(target=_keep_asking_hubs, args=[store, fetcher, settings, stop], daemon=True)
        hubs.start()
        poller = Thread(target=_keep_polling, args=[store, fetcher, stop], daemon=True)
        poller.start()
        Thread(target=_keep_doing_errands, args=[store, fetcher, stop], daemon=True).start()
        Thread(target=_keep_reading_pages, args=[store, fetcher, stop], daemon=True).start()
        sender = Thread(target=keep_sending, args=[store, settings, arguments, stop])
        sender.start()
        Thread(target=delete_old, args=[store, settings, stop], daemon=True).start()
        handlers: dict[str, Handler] = {
            "draw": draw,
            "draw-draft": draw_draft,
            "draw-story": partial(draw_story, settings=settings),
        }
        try:
            work(store, handlers, SignsOfLife(stop))
        finally:
            stop.set()
            sender.join()
    log_event("stopped")


def keep_sending(store: Store, settings: Settings, allow: Sequence[str], stop: Event) -> None:
    """Sends alerts to their webhooks, until the event is set; where that breaks, it is set."""
    teller = Teller(settings, settings.address.rstrip("/"), LANGUAGES)
    try:
        asyncio.run(Sender(store, teller, tuple(allow)).deliver(stop.is_set))
    finally:
        stop.set()


def _end_with_parent(stop: Event) -> None:
    # Unbuffered: a lock of sys.stdin that is still held when the interpreter ends is a fatal error.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()


def _keep_asking_hubs(store: Store, fetcher: Fetcher, settings: Settings, stop: Event) -> None:
    """Asks hubs to push to this site, where it has an address and its operator wants it."""
    callback = settings.hub_callback
    is_ready = False
    try:
        while not stop.is_set():
            try:
                is_ready = is_ready or get_ready(store, callback, datetime.now(UTC))
                if callback:
                    ask_hubs(store, fetcher, callback)
            except NewstickerError as error:
                log_event("database-failed", WARNING, problem=error)
            stop.wait(SIGN_SECONDS)
    finally:
        stop.set()


def _keep_polling(store: Store, fetcher: Fetcher, stop: Event) -> None:
    poller = Poller(store, fetcher)
    try:
        while not stop.is_set():
            try:
                poller.ask_due()
                _take_answers(poller, monotonic() + POLL_SECONDS, stop)
                publish_overdue(store, datetime.now(UTC))
                store.wires.release_overdue(datetime.now(UTC))
                forget_readers(store, datetime.now(UTC))
            except NewstickerError as error:
                log_event("database-failed", WARNING, problem=error)
                stop.wait(SIGN_SECONDS)
    finally:
        # A poller that breaks ends the process, so that another one is started.
        stop.set()


def _keep_doing_errands(store: Store, fetcher: Fetcher, stop: Event) -> None:
    try:
        run_errands(store, fetcher, stop)
    finally:
        stop.set()


def _keep_reading_pages(store: Store, fetcher: Fetcher, stop: Event) -> None:
    """Reads the pages of feeds' entries as they are wanted, until the event is set; where that breaks, it is set."""
    reader = PageReader(store, fetcher)
    try:
        while not stop.is_set():
            try:
                reader.begin_due()
                read = reader.take(SIGN_SECONDS)
            except NewstickerError as error:
                log_event("database-failed", WARNING, problem=error)
                stop.wait(SIGN_SECONDS)
                continue
            if read and read.problem:
                log_event("page-not-read", page=read.url, problem=read.problem)
    finally:
        stop.set()


def _take_answers(poller: Poller, until: float, stop: Event) -> None:
    """Takes answers in until it is time to look what is due."""
    while monotonic() < until and not stop.is_set():
        polled = poller.take(SIGN_SECONDS)
        if polled:
            tell_of_feed(polled)
        pushed = read_pushed(poller.store, datetime.now(UTC))
        while pushed:
            tell_of_feed(pushed)
            is_time = monotonic() < until and not stop.is_set()
            pushed = read_pushed(poller.store, datetime.now(UTC)) if is_time else None


if __name__ == "__main__":
    main(sys.argv[1:])
