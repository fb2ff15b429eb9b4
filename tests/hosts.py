"""Many hosts on loopback addresses of their own, which write down who asked what, and when."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing.connection import Connection

NETWORK = "127.0.0.0/8"


@dataclass
class Reply:
    """What a host answers, after ``delay`` seconds: hangs for good, sends without end, or these bytes as they are."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hangs: bool = False
    is_endless: bool = False
    raw: bytes | None = None


@dataclass
class Asked:
    """A request as a host saw it."""

    host: str
    path: str
    headers: dict[str, str]
    connection: int
    began: float
    ended: float = 0.0


class Hosts:
    """The hosts' addresses, and their log."""

    def __init__(self) -> None:
        self.bases: list[str] = []
        self.log: list[Asked] = []

    def asked(self, host: str) -> list[Asked]:
        """What a host was asked, in its order."""
        return sorted((one for one in self.log if one.host == host), key=lambda one: one.began)

    def most_at_once(self, host: str, lag: float = 0.0) -> int:
        """How many requests a host had to answer at once at most.

        That whoever asked has hung up may be seen ``lag`` seconds late on a busy machine.
        """
        mine, now = self.asked(host), time.monotonic()
        return max(
            sum(1 for other in mine if other.began <= one.began < (other.ended or now) - lag)
            for one in mine
        )

    def shortest_pause(self, host: str) -> float:
        """The seconds between the two requests that came to a host closest to each other."""
        begun = [one.began for one in self.asked(host)]
        return min((later - earlier for earlier, later in pairwise(begun)), default=float("inf"))


@contextmanager
def serving_hosts(number: int, answer: Callable[[str, str], Reply]) -> Iterator[Hosts]:
    """Runs so many hosts while the block lasts; ``answer`` is given the host's address and the path."""
    hosts = Hosts()
    loop = asyncio.new_event_loop()
    ready, stop = threading.Event(), asyncio.Event()

    async def run() -> None:
        async with _listening(hosts, number, answer):
            ready.set()
            await stop.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    thread = threading.Thread(target=loop.run_until_complete, args=[run()])
    thread.start()
    assert ready.wait(20)
    try:
        yield hosts
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


@contextmanager
def serving_hosts_apart(number: int, answer: Callable[[str, str], Reply]) -> Iterator[Hosts]:
    """Runs so many hosts in a process of their own: its log does not wait for what the test reads meanwhile.

    The log is there when the block has ended.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_apart, args=[number, answer, theirs])
    process.start()
    # Else a process that dies would be waited for without end.
    theirs.close()
    hosts = Hosts()
    hosts.bases = ours.recv()
    try:
        yield hosts
    finally:
        ours.send(None)
        hosts.log = ours.recv()
        process.join()


def _serve_apart(number: int, answer: Callable[[str, str], Reply], pipe: Connection) -> None:
    with serving_hosts(number, answer) as hosts:
        pipe.send(hosts.bases)
        pipe.recv()
        pipe.send(hosts.log)


@asynccontextmanager
async def _listening(
    hosts: Hosts, number: int, answer: Callable[[str, str], Reply]
) -> AsyncIterator[None]:
    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await _answer_one(hosts, answer, reader, writer):
                pass
        writer.close()

    servers = []
    for n in range(number):
        address = f"127.0.{n // 250}.{n % 250 + 2}"
        server = await asyncio.start_server(converse, address, 0, backlog=200)
        servers.append(server)
        hosts.bases.append(f"http://{address}:{server.sockets[0].getsockname()[1]}")
    try:
        yield
    finally:
        for server in servers:
            server.close()


async def _answer_one(
    hosts: Hosts,
    answer: Callable[[str, str], Reply],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> bool:
    """Answers a request of a connection; False where it ends."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    path = head[0].split()[1]
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
    host = writer.get_extra_info("sockname")[0]
    one = Asked(host, path, headers, id(writer), time.monotonic())
    hosts.log.append(one)
    reply = answer(host, path)
    try:
        await asyncio.sleep(reply.delay)
        if reply.hangs:
            await reader.read()  # until whoever asked gives up
            return False
        writer.write(reply.raw if reply.raw is not None else _written(reply))
        while reply.is_endless:
            await writer.drain()
            writer.write(b"x" * 65536)
        # Whoever has the whole answer may ask the next at once, and is not to be blamed for our writing it down late.
        one.ended = time.monotonic()
        await writer.drain()
        return reply.raw is None
    finally:
        one.ended = one.ended or time.monotonic()


def _written(reply: Reply) -> bytes:
    lines = [f"HTTP/1.1 {reply.status} Told"]
    lines += [f"{name}: {value}" for name, value in reply.headers.items()]
    lines += [] if reply.is_endless else [f"Content-Length: {len(reply.body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + reply.body
