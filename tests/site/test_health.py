"""``/healthz``: one word for whoever watches over the ticker, and nothing more."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from articles import RICH, keep
from newsticker.model import NewstickerError
from newsticker.site import worker_watch
from newsticker.site.health import Health
from newsticker.site.worker_watch import NoWorker, Worker
from newsticker.store import Store
from serving import serving
from site_process import children, comes_true, linux, serve


class Working:
    """A worker that works."""

    restarts = 0

    def is_alive(self) -> bool:
        return True


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH])) as kept:
        yield kept


def test_one_word_where_all_works_and_the_part_where_it_does_not(store: Store) -> None:
    with serving(store, worker=Working()) as client:
        fine = client.get("/healthz")
        head = client.get("/healthz", "HEAD")
    with serving(store) as client:
        without = client.get("/healthz")
    assert (fine.status, fine.text, fine.headers["cache-control"]) == (200, "ok\n", "no-store")
    assert (head.status, head.content) == (200, b"")
    assert (without.status, without.text) == (503, "worker\n")
    assert "default-src 'none'" in fine.headers["content-security-policy"]


def test_it_tells_no_more_to_other_methods_and_paths(store: Store) -> None:
    with serving(store, worker=Working()) as client:
        assert client.get("/healthz", "POST").status == 405
        assert client.get("/healthz/").status == 404
        assert client.get("/de/healthz").status == 404


class Slow:
    """A store whose database takes its time, or is not there."""

    def __init__(self, seconds: float = 0, problem: str = "") -> None:
        self.asked = 0
        self._seconds, self._problem = seconds, problem

    def newest_event(self) -> int:
        self.asked += 1
        time.sleep(self._seconds)
        if self._problem:
            raise NewstickerError(self._problem)
        return 0


def test_a_database_that_is_gone_is_named_and_its_reason_is_not() -> None:
    store: Any = Slow(problem="database postgresql://desk@db.example/ticker: cannot be reached")
    assert asyncio.run(ask(Health(store, Working().is_alive))) == (503, b"database\n")
    assert asyncio.run(ask(Health(store, NoWorker().is_alive))) == (503, b"database worker\n")


def test_a_database_that_hangs_holds_up_nothing_and_is_asked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newsticker.site.health.PATIENCE_SECONDS", 0.1)
    store: Any = Slow(seconds=0.5)
    health = Health(store, Working().is_alive)

    async def many() -> tuple[list[tuple[int, bytes]], int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                await asyncio.sleep(0.01)
                ticks += 1

        ticking = asyncio.create_task(tick())
        told = await asyncio.gather(*(ask(health) for _ in range(20)))
        during = ticks
        ticking.cancel()
        await asyncio.sleep(0.5)
        return [*told, await ask(health)], during

    told, ticks = asyncio.run(many())
    assert told == [*[(503, b"database\n")] * 20, (200, b"ok\n")]
    assert store.asked == 1
    assert ticks >= 3


async def ask(health: Health) -> tuple[int, bytes]:
    """Status and body of the answer."""
    answer: dict[str, Any] = {}

    async def send(message: Any) -> None:
        answer.update(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read of the question")

    scope = {"type": "http", "method": "GET", "path": "/healthz", "headers": [], "query_string": b""}  # fmt: skip
    await health(scope, receive, send)
    return answer["status"], answer["body"]


def told(address: str) -> tuple[int, bytes]:
    """Status and words of /healthz."""
    try:
        with urlopen(f"{address}healthz", timeout=10) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


@linux
def test_serve_is_well_and_says_when_its_worker_is_not(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, address):
        assert comes_true(lambda: told(address) == (200, b"ok\n"))
        (worker,) = children(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert comes_true(lambda: told(address) == (503, b"worker\n"))
        assert comes_true(lambda: told(address) == (200, b"ok\n"))


def test_a_worker_that_says_nothing_is_not_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_watch, "SILENT_SECONDS", 2.0)
    worker = Worker(str(tmp_path / "t.db"), [], os.environ)
    try:
        assert not worker.is_alive()
        assert comes_true(worker.is_alive)
        os.kill(worker._process.pid, signal.SIGSTOP)
        assert comes_true(lambda: not worker.is_alive())
        os.kill(worker._process.pid, signal.SIGCONT)
        assert comes_true(worker.is_alive)
    finally:
        worker.stop()
    assert not worker.is_alive()


def test_it_is_neither_read_nor_event(store: Store) -> None:
    before = store.newest_event()
    with serving(store, worker=Working()) as client:
        for _ in range(3):
            client.get("/healthz")
    found = store.article(1)
    assert found
    assert (found.reads, store.newest_event()) == (0, before)
