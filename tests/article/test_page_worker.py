"""A page that hangs or breaks its parser is given up; the next one is read."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from newsticker.article.worker import Worker
from newsticker.model import Unreadable

PARAGRAPH = "<p>Der Hafen von Emden blieb am Montag wegen einer Sturmflut den ganzen Tag geschlossen, Nummer {}.</p>"
GOOD = "<h1>Sturm</h1><article>" + "".join(PARAGRAPH.format(n) for n in range(3)) + "</article>"
# Every span of one paragraph makes trafilatura walk the ones before it again.
SLOW = GOOD.replace("</article>", "<p>" + "<span>Wort</span> " * 30_000 + "</p></article>")


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(worker: Worker) -> None:
    assert worker.read(GOOD, None).title == "Sturm"
    start = time.monotonic()
    with pytest.raises(Unreadable, match="too long"):
        worker.read(SLOW, None, seconds=1)
    assert time.monotonic() - start < 5
    assert worker.read(GOOD, None).title == "Sturm"


def test_a_worker_that_died_is_started_anew(worker: Worker) -> None:
    worker.read(GOOD, None)
    process = worker._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert worker.read(GOOD, None).title == "Sturm"


def test_a_page_without_an_article_leaves_the_worker_alive(worker: Worker) -> None:
    worker.read(GOOD, None)
    before = worker._process
    with pytest.raises(Unreadable, match="no article"):
        worker.read("<p>kurz</p>", None)
    assert worker._process is before
