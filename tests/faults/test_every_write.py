"""A disk that is full at each write in turn, while the site runs: nothing is half done, and all of it goes on by itself.

NEWSTICKER_FAULT_ROUNDS at 50 (``make faults``) has every page of the log be the one that does not fit, else every sixth.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from articles import keep, short
from databases import run
from feed_texts import RSS
from loopback import serving as serving_feeds
from newsdesk import Editor, add_editor, signed_in, version_on, write
from newsticker.flow import jobs as job_loop
from newsticker.flow.jobs import work
from newsticker.flow.polling import Poller
from newsticker.flow.taking import take_in
from newsticker.intake.schedule import first_subscription
from newsticker.model import NewstickerError
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import Settings
from newsticker.site.story_drawing import draw_story
from newsticker.site.worker import draw, draw_draft
from newsticker.store import Store, back_up, jobs
from serving import Client, serving

ROUNDS = int(os.environ.get("NEWSTICKER_FAULT_ROUNDS", "3"))
PAGES = 1 if ROUNDS >= 50 else 6
# A page of the log with its head (sqlite.org/fileformat2.html, 4.1); the first that does not fit is cut within.
PAGE = 4096 + 24
HANDLERS = {
    "draw": draw,
    "draw-draft": draw_draft,
    "draw-story": partial(draw_story, settings=Settings()),
}


@contextmanager
def full(room: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, [short("Meldung 0")])) as store:
        add_editor(store)
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


def until_it_fits(store: Store, client: Client, step: Callable[[], object]) -> None:
    """Does a step again and again, each time with room for more pages of the log, until it is done."""
    for failures, pages in enumerate(range(0, 1000, PAGES)):
        with closing(sqlite3.connect(store.path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with full(pages * PAGE + 1000):
            told = ""
            try:
                step()
            except NewstickerError as error:
                told = str(error)
            if not told:
                assert failures, "it has written nothing"
                print(f"{failures} times without room")
                return
            assert "the disk" in told
            assert client.get("/de/").status == 200
            assert client.get("/de/article/1").status == 200
        assert run(store.path, "PRAGMA integrity_check") == [("ok",)]
    raise AssertionError("it fails with any room")


def titles(store: Store) -> list[str | None]:
    return sorted(str(found.article.title) for found in store.ticker()[0])


def test_what_is_taken_in_is_there_whole_or_not_at_all(store: Store, client: Client) -> None:
    taken: list[str] = []

    def take() -> None:
        taken.extend(one.taken.state for one in take_in(store, [short("Meldung 1")]))

    until_it_fits(store, client, take)
    assert taken == ["new"], "of the attempts that failed nothing was kept"
    assert titles(store) == ["Meldung 0", "Meldung 1"]


def test_an_answer_of_a_feed_waits_for_room(store: Store, client: Client) -> None:
    with serving_feeds() as site, Fetcher(Way(("127.0.0.1/32",), pause=0)) as fetcher:
        url = site.lay_out("/feed.xml", RSS)
        source = store.keep_source("feed", url, name="Blatt", url=None, full_text=False)
        store.keep_subscription(source, first_subscription(url, datetime.now(UTC)))
        poller = Poller(store, fetcher)
        poller.ask_due()

        def take() -> None:
            assert poller.take(10)

        until_it_fits(store, client, take)
        assert titles(store) == ["Brücke gesperrt", "Damm hält", "Meldung 0"]
        assert len(site.requests) == 1, "its server is not asked again"


def test_a_report_is_published_once_there_is_room(store: Store, client: Client) -> None:
    editor = signed_in(client)
    path = write(editor)
    page = f"{path}/publish"
    fields = {"csrf": editor.token(page), "version": version_on(editor, path), "step": "publish"}
    headline = "Hafen von Tarn gesperrt"

    def publish() -> None:
        answer = Editor.send(editor, page, **fields)
        if answer.status == 503:
            assert headline not in client.get("/de/").text
            raise NewstickerError("503 while the disk is full")
        assert answer.status == 303

    until_it_fits(store, client, publish)
    assert client.get("/de/").text.count(f">{headline}</a>") == 1


def test_jobs_wait_for_room_however_long_it_takes(
    store: Store, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "FIRST_RETRY", jobs.FIRST_RETRY * 0)
    monkeypatch.setattr(job_loop, "IDLE_SECONDS", 0.01)
    list(take_in(store, [short("Meldung 1", "Der Damm hält, sagte Jette Ohm.")]))
    met, tried = threading.Event(), []

    def put_back(job: object, now: datetime) -> None:
        tried.append(job)
        if len(tried) > 4 * jobs.MAX_ATTEMPTS:
            met.set()
        Store.put_back(store, job, now)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "put_back", put_back)
    stop = threading.Event()
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    worker = threading.Thread(target=work, args=[store, HANDLERS, stop])
    # There is room to take a job and to put it back, and none to do it.
    with full(8 * PAGE):
        worker.start()
        assert met.wait(60), len(tried)
        assert client.get("/de/").status == 200
    try:
        for _ in range(600):
            if not run(store.path, "SELECT 1 FROM jobs WHERE kind != 'draw-story'"):
                break
            stop.wait(0.05)
    finally:
        stop.set()
        worker.join()
    assert run(store.path, "SELECT count(*) FROM jobs WHERE kind != 'draw-story'") == [(0,)]
    assert run(store.path, "PRAGMA integrity_check") == [("ok",)]
    assert "Meldung 1" in client.get("/de/search?q=Jette").text


def test_readers_are_answered_and_counted_again_once_there_is_room(
    store: Store, client: Client
) -> None:
    with full(100):
        for path in (
            "/de/",
            "/de/article/1",
            "/read/1.gif",
            "/api/v1/articles",
            "/de/search?q=damm",
        ):
            assert client.get(path).status == 200, path
    assert client.get("/read/1.gif", user_agent="Mozilla/5.0 (another)").status == 200
    article = store.article(1)
    assert article
    assert article.reads == 1


def test_a_backup_is_whole_or_not_there(store: Store, client: Client, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    size = store.path.stat().st_size
    for share in (0, 0.1, 0.5, 0.99):
        with full(int(size * share)):
            with pytest.raises(NewstickerError, match="the disk"):
                back_up(store.address, file, lambda done, of: None)
            assert client.get("/de/").status == 200
        assert not list(tmp_path.glob("backup*"))
    back_up(store.address, file, lambda done, of: None)
    assert run(file, "SELECT count(*) FROM articles") == [(1,)]
