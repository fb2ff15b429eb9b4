"""The article page on one core, beside a bare Starlette and Jinja2 page of the same size in the same run.

Both run in processes of their own on one core, the same as each other's; whoever asks keeps 16 connections busy from
another core. The bare page is a template in a loop, filled with as many paragraphs as the article page has bytes.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONNECTIONS = 16
SECONDS = 5.0
ROUNDS = 3
# What the page has to reach (requests a second of the bare one), and how soon 95 of 100 answers are there.
RATIO = 0.6
P95_SECONDS = 0.025

BARE = """
import sys
import uvicorn
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

PAGE = "<!doctype html><title>{{ title }}</title>{% for word in words %}<p>{{ word }}</p>{% endfor %}"
template = Environment(loader=DictLoader({"page": PAGE}), autoescape=True).get_template("page")
words = ["x" * 193] * (int(sys.argv[2]) // 200)

def show(request):
    return HTMLResponse(template.render(title="Bare", words=words))

uvicorn.run(Starlette(routes=[Route("/", show)]), port=int(sys.argv[1]), log_level="critical")
"""


async def asked(port: int, path: str, seconds: float) -> tuple[float, float, int]:
    """Requests a second, the seconds within which 95 of 100 were answered, and the bytes of an answer's body."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: bench\r\n\r\n".encode()
    times: list[float] = []
    size = 0
    end = time.perf_counter() + seconds

    async def keep_asking() -> None:
        nonlocal size
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (begin := time.perf_counter()) < end:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"{path}: {head.splitlines()[0].decode()}")
            length = next(
                int(line.split(b":")[1])
                for line in head.lower().split(b"\r\n")
                if line.startswith(b"content-length:")
            )
            size = len(await reader.readexactly(length))
            times.append(time.perf_counter() - begin)
        writer.close()

    begin = time.perf_counter()
    await asyncio.gather(*(keep_asking() for _ in range(CONNECTIONS)))
    taken = time.perf_counter() - begin
    return len(times) / taken, statistics.quantiles(times, n=20)[-1], size


@contextmanager
def running(command: list[str], port: int, core: int) -> Iterator[None]:
    """The program on one core while the block runs, once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket_to(port) as is_open:
                if is_open:
                    break
            time.sleep(0.1)
        for task in (process.pid, *children(process.pid)):
            os.sched_setaffinity(task, {core})
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def socket_to(port: int) -> Iterator[bool]:
    """Whether anybody listens on a port."""
    import socket

    with socket.socket() as probe:
        yield probe.connect_ex(("127.0.0.1", port)) == 0


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in listed.read_text().split()]


def main() -> None:
    """Prints both, round by round, and what the ratio is."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[-1]})
    ratios, tails = [], []
    with tempfile.TemporaryDirectory() as folder:
        ours = [
            sys.executable,
            "-m",
            "newsticker",
            "demo",
            "--port",
            "8341",
            "--database",
            f"{folder}/a.db",
        ]
        with running(ours, 8341, cores[0]):
            time.sleep(12)  # what was taken in is read and drawn
            _, _, size = asyncio.run(asked(8341, "/de/article/1", 1.0))
            bare = [sys.executable, "-c", BARE, "8342", str(size)]
            with running(bare, 8342, cores[0]):
                for _ in range(ROUNDS):
                    base, base_tail, _ = asyncio.run(asked(8342, "/", SECONDS))
                    rate, tail, _ = asyncio.run(asked(8341, "/de/article/1", SECONDS))
                    ratios.append(rate / base)
                    tails.append(tail)
                    print(
                        f"bare {base:7.0f}/s p95 {base_tail * 1000:5.1f} ms   article page {rate:7.0f}/s p95 {tail * 1000:5.1f} ms   {rate / base:.2f}x ({size} bytes)"
                    )
    print(
        f"best ratio {max(ratios):.2f}x (bar {RATIO}), best p95 {min(tails) * 1000:.1f} ms (bar {P95_SECONDS * 1000:.0f})"
    )


if __name__ == "__main__":
    main()
