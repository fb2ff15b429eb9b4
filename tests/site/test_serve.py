"""``newsticker serve``: two processes that start, mend and end together."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from articles import RICH
from databases import address_in
from newsticker.flow.taking import take_in
from newsticker.store import open_store

SERVE = [sys.executable, "-m", "newsticker", "serve", "--port", "0", "--database"]


@contextmanager
def serve(database: str | Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command and the address that it printed."""
    process = subprocess.Popen(
        [*SERVE, str(database)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def children(pid: int) -> list[int]:
    told = [
        file.read_text(encoding="ascii") for file in Path(f"/proc/{pid}/task").glob("*/children")
    ]
    return [int(child) for child in " ".join(told).split()]


def comes_true(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether the condition holds within that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf8").split()[2] != "Z"
    except FileNotFoundError:
        return False


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_serves_and_stops_when_asked(
    tmp_path: Path, number: signal.Signals
) -> None:
    with serve(tmp_path / "t.db") as (process, address):
        with urlopen(address, timeout=10) as answer:
            assert b"Newsticker" in answer.read()
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, "")


def test_the_worker_makes_articles_findable_and_draws_their_figures(
    tmp_path: Path, each_database: None
) -> None:
    database = address_in(tmp_path)
    store = open_store(database)
    with serve(database) as (_, address):
        list(take_in(store, [RICH], full_text=True))

        def shows(path: str, words: bytes) -> bool:
            with urlopen(f"{address}{path}", timeout=10) as answer:
                return words in answer.read()

        assert comes_true(lambda: shows("de/search?q=Anwohner", b"<mark>Anwohner</mark>"))
        assert comes_true(lambda: shows("de/article/1", b"data-axis="))
    store.close()


@linux
def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, _):
        assert comes_true(lambda: len(children(process.pid)) == 1)
        (worker,) = children(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert comes_true(lambda: children(process.pid) not in ([], [worker]))


@linux
def test_the_worker_ends_when_the_site_is_killed(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, _):
        assert comes_true(lambda: len(children(process.pid)) == 1)
        (worker,) = children(process.pid)
        process.kill()
        assert comes_true(lambda: not is_running(worker))


def complaint(*arguments: str) -> str:
    """What the command says before it ends with status 1."""
    done = subprocess.run(
        [sys.executable, "-m", "newsticker", "serve", *arguments],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    return done.stderr


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = complaint("--database", str(tmp_path / "t.db"), "--port", str(port))
    assert said == (
        f"newsticker: port {port} on 127.0.0.1: Address already in use; choose another with --port or --host\n"
    )


def test_a_database_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_text(
        "no database at all, but long enough to be read as one" * 20, encoding="ascii"
    )
    said = complaint("--database", str(tmp_path / "t.db"), "--port", "0")
    assert said.startswith("newsticker: ")
    assert said.count("\n") == 1


def test_settings_that_cannot_be_read_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "newsticker.toml").write_text("nmae = 'x'", encoding="utf8")
    said = complaint("--database", str(tmp_path / "t.db"), "--port", "0")
    assert "newsticker.toml" in said
    assert "nmae" in said
    assert said.count("\n") == 1
