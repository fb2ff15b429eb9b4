"""``newsticker serve`` as a process of its own, and what a test has to know of processes."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from commands import Command

SERVE = [sys.executable, "-m", "newsticker", "serve", "--port", "0", "--database"]


@contextmanager
def serve(
    database: str | Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[Command, str]]:
    """The running command and the address that it printed."""
    asked = ("serve", "--port", "0", "--database", str(database), *options)
    with Command(*asked, environment=environment) as process:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        try:
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
