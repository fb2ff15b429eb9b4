"""Another program has the database for half a minute: the site goes on serving, and what has to be written waits.

NEWSTICKER_LOCK_SECONDS says how long (``make faults``: 30).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from articles import RICH, keep, short
from databases import locked
from feed_texts import RSS
from loopback import serving as serving_feeds
from newsdesk import FIELDS, add_editor, begin, signed_in, version_on
from newsticker.flow.jobs import work
from newsticker.flow.polling import Poller
from newsticker.flow.taking import take_in
from newsticker.intake.schedule import first_subscription
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import Settings
from newsticker.site.worker import draw
from newsticker.store import Store
from serving import Client, serving

SECONDS = float(os.environ.get("NEWSTICKER_LOCK_SECONDS", "2"))
# A page takes some milliseconds; a busy machine may take longer, but not as long as whoever waits for the lock.
MOST = min(1.5, SECONDS * 0.75)
PAGES = (
    "/de/", "/en/article/1", "/de/article/1/claim/c1", "/de/search?q=damm", "/de/stories", "/de/speakers",
    "/de/archive", "/de/feed.rss", "/api/v1/claims", "/de/new?after=0", "/de/outlets",
)  # fmt: skip
HOLD = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
other.execute("ROLLBACK")
"""


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Another process writes to the database meanwhile, and does not come to an end."""
    if not store.address.endswith(".db"):
        with locked(store.address):
            yield
        return
    command = [sys.executable, "-c", HOLD, store.address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield
        other.stdin.close()


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, short("Meldung 1")])) as store:
        add_editor(store)
        yield store


def test_pages_are_served_and_writes_wait(store: Store) -> None:
    with serving_feeds() as site, Fetcher(Way(("127.0.0.1/32",), pause=0)) as fetcher:
        url = site.lay_out("/feed.xml", RSS)
        source = store.keep_source("feed", url, name="Blatt", url=None, full_text=False)
        store.keep_subscription(source, first_subscription(url, datetime.now(UTC)))
        poller = Poller(store, fetcher)
        with (
            serving(store, Settings(api_requests=1_000_000)) as client,
            ThreadPoolExecutor(8) as beside,
        ):
            editor = signed_in(client)
            path = begin(editor)
            form = FIELDS | {"csrf": editor.token(path), "version": version_on(editor, path)}
            list(take_in(store, [short("Meldung 2")]))
            poller.ask_due()
            with held(store):
                taking = beside.submit(lambda: list(take_in(store, [short("Meldung 3")])))
                polling = beside.submit(poller.take, 20)
                saving = beside.submit(lambda: editor.send(path, **form).status)
                reading = beside.submit(lambda: client.get("/read/1.gif").status)
                working = beside.submit(work, store, {"draw": draw}, Event(), True)
                slowest = _looked_at(client, [taking, polling, saving])
            assert slowest < MOST
            assert [one.taken.state for one in taking.result(20)] == ["new"]
            polled = polling.result(20)
            assert polled
            assert (polled.new, polled.problem) == (2, None)
            assert (saving.result(20), reading.result(20)) == (303, 200)
            assert working.result(20) >= 3
            assert FIELDS["headline"] in editor.get(path).text
    article = store.article(1)
    assert article
    assert article.reads == 1
    found = [str(one.article.title) for one in store.ticker()[0]]
    assert sorted(found)[:4] == ["Brücke gesperrt", "Damm hält", RICH.article.title, "Meldung 1"]


def _looked_at(client: Client, waiting: Sequence[Future[Any]]) -> float:
    """Looks at every page again and again until the time is over; returns how long the slowest took."""
    slowest, end = 0.0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        for page in PAGES:
            begun = time.monotonic()
            assert client.get(page).status == 200, page
            slowest = max(slowest, time.monotonic() - begun)
    assert not any(one.done() for one in waiting), "it has not waited"
    return slowest
