"""Many readers of the live stream: how soon they are told, what each costs, and a restart while they watch.

NEWSTICKER_LIVE_READERS says how many (``make faults`` is the place for 5,000).
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from articles import keep, short
from newsticker.flow.taking import take_in
from newsticker.store import Store

READERS = int(os.environ.get("NEWSTICKER_LIVE_READERS", "300"))
ROUNDS = 5
P95_SECONDS = 0.6
KB_A_READER = 30


class Follower(asyncio.Protocol):
    """One reader: the number he was told last, and when each came."""

    def __init__(self) -> None:
        self.last = 0
        self.told: dict[int, float] = {}
        self.is_open = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        back = f"Last-Event-ID: {self.last}\r\n" if self.last else ""
        transport.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n{back}\r\n".encode())

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        for line in data.split(b"\n"):
            if line.startswith(b"id: "):
                self.is_open = True
                self.last = int(line[4:])
                self.told.setdefault(self.last, now)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False

    def close(self) -> None:
        """Leaves."""
        if self._transport is not None:
            self._transport.close()


class Serving:
    """``newsticker serve`` as a process of its own on a port that it keeps over restarts."""

    def __init__(self, database: Path, port: int = 0) -> None:
        command = [
            sys.executable,
            "-m",
            "newsticker",
            "serve",
            "--database",
            str(database),
            "--port",
            str(port),
        ]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self._process.stdout is not None
        self.port = int(
            self._process.stdout.readline().partition("127.0.0.1:")[2].partition("/")[0]
        )

    def memory_kb(self) -> int:
        """What the web process holds in memory."""
        with open(f"/proc/{self._process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    def stop(self) -> float:
        """Stops it as an operator does; returns how many seconds that took."""
        start = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return time.monotonic() - start


async def connect(followers: list[Follower], port: int) -> None:
    """Has all of them follow, some hundred at a time, as a machine's queue of connections takes them."""
    loop = asyncio.get_running_loop()
    for start in range(0, len(followers), 100):
        part = followers[start : start + 100]
        await asyncio.gather(
            *(loop.create_connection(lambda f=f: f, "127.0.0.1", port) for f in part)
        )
    async with asyncio.timeout(60):
        while not all(f.is_open for f in followers):
            await asyncio.sleep(0.05)


async def told_all(followers: list[Follower], number: int, seconds: float = 20.0) -> None:
    """Waits until each was told that event."""
    async with asyncio.timeout(seconds):
        while not all(f.last >= number for f in followers):
            await asyncio.sleep(0.01)


def test_thousands_follow_and_miss_nothing(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, READERS + 1000)), hard))
    store = keep(tmp_path, [short("Meldung 0")])
    database = tmp_path / store.path.name
    site = Serving(database)
    followers = [Follower() for _ in range(READERS)]

    async def follow() -> tuple[list[float], int]:
        nonlocal site
        before = site.memory_kb()
        await connect(followers, site.port)
        await asyncio.sleep(1.0)
        memory = site.memory_kb() - before
        delays: list[float] = []
        for number in range(1, ROUNDS + 1):
            start = time.monotonic()
            await asyncio.to_thread(_add, store, number)
            stored = time.monotonic()
            await told_all(followers, number + 1)
            # The poll itself is part of the delay; what storing took is not.
            delays += [f.told[number + 1] - stored for f in followers]
            await asyncio.sleep(max(0.0, 0.5 - (time.monotonic() - start)))
        port = site.port
        assert await asyncio.to_thread(site.stop) < 5.0
        for number in range(ROUNDS + 1, ROUNDS + 4):
            await asyncio.to_thread(_add, store, number)
        site = await asyncio.to_thread(Serving, database, port)
        await connect(followers, site.port)
        await told_all(followers, ROUNDS + 4)
        for follower in followers:
            follower.close()
        return delays, memory

    try:
        with closing(store):
            delays, memory = asyncio.run(follow())
    finally:
        site.stop()
    # The hello after the restart names the number that a follower came back with; the events follow it.
    assert all(set(f.told) >= set(range(1, ROUNDS + 5)) for f in followers)
    delays.sort()
    p95, a_reader = delays[int(len(delays) * 0.95)], memory / READERS
    print(f"{READERS} readers: p95 {p95 * 1000:.0f} ms, {a_reader:.1f} KB a reader")
    assert p95 <= P95_SECONDS
    assert a_reader <= KB_A_READER


def _add(store: Store, number: int) -> None:
    for _ in take_in(store, [short(f"Meldung {number}")], full_text=True):
        pass
