"""The read counter under load, exact by its own rules across a kill after the last answer.

NEWSTICKER_VIEWS says how many page views (``make faults`` is the place for 20,000).
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from articles import keep, short
from newsticker.settings import Settings
from newsticker.store import open_store
from serving import serving

VIEWS = int(os.environ.get("NEWSTICKER_VIEWS", "2000"))
# By one address: 10,000 where there are 20,000 views.
FRAUDS = VIEWS // 2 if VIEWS > 2000 else 400
READERS, ARTICLES, AT_ONCE = 500, 5, 32
# Readers that share an address, as behind one router: of these thirty twenty count.
OF_ONE_HOUSE = 30
LIMIT = 20
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}) Gecko/20100101 Firefox/{0}"
BOTS = ("Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8.5", "Examplebot/3", "")

View = tuple[str, str, int, str]


def plan(seed: int) -> tuple[list[View], dict[int, int]]:
    """Views as (address, agent, article, extra header) in the order in which they are begun, and what they count."""
    draw = random.Random(seed)
    people = [
        (f"127.1.{n // 250}.{n % 250 + 1}", BROWSER.format(120 + n % 7))
        for n in range(READERS - OF_ONE_HOUSE)
    ]
    people += [("127.2.0.1", BROWSER.format(200 + n)) for n in range(OF_ONE_HOUSE)]
    views: list[View] = []
    seen: dict[int, set[tuple[str, str]]] = {article: set() for article in range(1, ARTICLES + 1)}
    for _ in range(VIEWS):
        address, agent = draw.choice(people)
        article, kind = draw.randint(1, ARTICLES), draw.random()
        if kind < 0.1:
            views.append((address, draw.choice(BOTS), article, ""))
        elif kind < 0.15:
            views.append((address, agent, article, "Sec-Purpose: prefetch\r\n"))
        else:
            views.append((address, agent, article, ""))
            seen[article].add((address, agent))
    counts = {}
    for article, readers in seen.items():
        house = sum(address == "127.2.0.1" for address, _ in readers)
        counts[article] = len(readers) - house + min(house, LIMIT)
    return views, counts


async def look(port: int, view: View) -> None:
    """Opens the article's page, then the image on it, as a browser does."""
    address, agent, article, extra = view
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    try:
        for path in (f"/de/article/{article}", f"/read/{article}.gif"):
            named = f"User-Agent: {agent}\r\n" if agent else ""
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{named}{extra}\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            assert " 200 " in head.splitlines()[0], head
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            await reader.readexactly(length)
    finally:
        writer.close()


async def look_all(port: int, views: list[View]) -> None:
    """All views, some at once."""
    waiting = iter(views)

    async def one_after_another() -> None:
        for view in waiting:
            await look(port, view)

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))


def test_every_view_counts_as_the_rules_say_and_survives_a_kill(tmp_path: Path) -> None:
    with closing(keep(tmp_path, [short(f"Meldung {n}") for n in range(ARTICLES)])) as store:
        database = store.path
    views, counts = plan(seed=20241021)
    command = [
        sys.executable,
        "-m",
        "newsticker",
        "serve",
        "--port",
        "0",
        "--database",
        str(database),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as site:
        assert site.stdout is not None
        port = int(site.stdout.readline().partition("127.0.0.1:")[2].partition("/")[0])
        try:
            asyncio.run(look_all(port, views))
        finally:
            os.killpg(site.pid, signal.SIGKILL)
    with closing(open_store(database)) as store:
        read = {article.id: article.reads for article in store.articles(range(1, ARTICLES + 1))}
    assert read == counts


async def defraud(port: int, requests: int) -> None:
    """One address asks for the counter's image again and again, each time as if it were somebody else."""

    async def ask(numbers: range) -> None:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port, local_addr=("127.3.0.1", 0)
        )
        for n in numbers:
            made_up = (
                f"X-Forwarded-For: 198.51.100.{n % 250}",
                f"Forwarded: for=198.51.100.{n % 250}",
                f"Cookie: reader={n}",
                f"Accept-Language: x-{n}",
            )[n % 4]
            # One in five is a reload by the reader before.
            agent = BROWSER.format(200 + (n - (n % 5 == 4)))
            head = f"GET /read/1.gif?again={n} HTTP/1.1\r\nHost: 127.0.0.1\r\n{made_up}\r\n"
            writer.write(f"{head}User-Agent: {agent}\r\n\r\n".encode())
            told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            assert " 200 " in told.splitlines()[0]
            assert "set-cookie" not in told
            await reader.readexactly(int(told.partition("content-length: ")[2].partition("\r")[0]))
        writer.close()

    share = requests // AT_ONCE
    await asyncio.gather(*(ask(range(n * share, (n + 1) * share)) for n in range(AT_ONCE)))


def test_one_address_counts_as_often_as_a_house_may_however_often_it_asks(tmp_path: Path) -> None:
    """What it makes up is believed of nobody but named proxies; docs/fairness.md and docs/counter.md have the limit."""
    with closing(keep(tmp_path, [short("Meldung")])) as store:
        with serving(store, Settings()) as client:
            asyncio.run(defraud(client.port, FRAUDS))
        article = store.article(1)
        kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert article
    assert article.reads == LIMIT
    assert b"127.3.0.1" not in kept
    assert b"198.51.100" not in kept
