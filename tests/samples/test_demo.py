"""``newsticker demo`` as a visitor meets it: started, looked at over HTTP, stopped again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from newsticker.samples import NAMES

DEMO = [sys.executable, "-m", "newsticker", "demo"]


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the demo prints, and its process; temporary files go to ``folder``."""
    process = subprocess.Popen(
        [*DEMO, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    assert process.stdout
    assert process.stderr
    try:
        printed = process.stdout.readline()
        address = re.search(r"http://\S+", printed)
        assert address, printed + process.stderr.read()
        yield address[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def page(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf8")


def test_it_shows_every_sample_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path, "--port", str(free_port())) as (address, _):
        start = page(address)
        assert len(re.findall(r"<article\b", start)) == len(NAMES)
        assert "OSU warnt vor" in start
        assert "Newsticker Demo" in start
        assert "sind erfunden" in page(f"{address}de/imprint")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_terminated_demo_leaves_nothing_behind_either(tmp_path: Path) -> None:
    with running(tmp_path, "--port", str(free_port())) as (_, process):
        process.terminate()
        process.wait(timeout=20)
    assert not list(tmp_path.iterdir())


def test_a_database_that_was_named_stays_and_nothing_is_doubled(tmp_path: Path) -> None:
    database = tmp_path / "kept.db"
    for _ in range(2):
        with running(tmp_path, "--port", str(free_port()), "--database", str(database)) as (
            address,
            _,
        ):
            assert len(re.findall(r"<article\b", page(address))) == len(NAMES)
    assert database.exists()


def test_a_named_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*DEMO, "--port", port],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "TMPDIR": str(tmp_path)},
        )
    assert done.returncode == 1
    assert port in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_the_usual_port_in_use_gives_way_to_the_next(tmp_path: Path) -> None:
    try:
        taken = socket.create_server(("127.0.0.1", 8000))
    except OSError:
        taken = None  # somebody else has it, which serves as well
    try:
        with running(tmp_path) as (address, _):
            assert not address.rstrip("/").endswith(":8000")
            assert "OSU warnt vor" in page(address)
    finally:
        if taken:
            taken.close()


def test_an_address_that_is_not_of_this_machine_is_one_clear_line() -> None:
    done = subprocess.run(
        [*DEMO, "--host", "192.0.2.1"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert re.fullmatch(r"newsticker: cannot listen on 192\.0\.2\.1: .+\n", done.stderr)


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    done = subprocess.run([*DEMO, "--port", port], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
