"""The live stream: what is told, in which order, and that nobody who comes back misses anything."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from articles import keep, short, take_in
from databases import address_in
from live import Reader
from newsticker.settings import Settings
from newsticker.store import open_store
from serving import serving
from tickers import ticker_of

pytestmark = pytest.mark.usefixtures("each_database")


def test_a_new_article_reaches_a_reader_within_two_seconds(tmp_path: Path) -> None:
    async def follow(port: int) -> Reader:
        reader = Reader()
        following = asyncio.create_task(reader.follow(port))
        await reader.until(1)
        start = time.monotonic()
        with closing(keep(tmp_path, [short("Deich bricht", breaking=True, tags=("Deich",))])):
            await reader.until(2)
        assert reader.events[1][3] - start < 2.0
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        return reader

    with ticker_of(tmp_path, [short("Fähre fällt aus")]) as client:
        reader = asyncio.run(follow(client.port))
    assert reader.kinds() == ["hello", "new"]
    told = reader.events[1][2]
    assert (told["title"], told["breaking"], told["tags"]) == ("Deich bricht", True, ["Deich"])
    assert re.search(r"T\d\d:\d\d:\d\d\.\d{3}\+00:00$", str(told["at"]))


def test_a_reader_who_comes_back_after_a_restart_is_told_all_he_missed_in_order(
    tmp_path: Path,
) -> None:
    reader = Reader()

    async def follow(port: int, count: int) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(20):
                following = asyncio.create_task(reader.follow(port))
                await reader.until(count)
                following.cancel()
                with suppress(asyncio.CancelledError):
                    await following

    with ticker_of(tmp_path, [short("Meldung 0")]) as client:
        asyncio.run(follow(client.port, 1))
    for number in range(1, 4):
        keep(tmp_path, [short(f"Meldung {number}")]).close()
    with closing(keep(tmp_path, [short("Meldung 4")])) as store, serving(store) as client:
        asyncio.run(follow(client.port, 6))
    told = [data["title"] for kind, _, data, _ in reader.events if kind == "new"]
    assert told == [f"Meldung {n}" for n in range(1, 5)]
    numbers = [number for _, number, *_ in reader.events]
    assert numbers == sorted(numbers)


def test_more_readers_than_allowed_are_told_to_come_back(tmp_path: Path) -> None:
    async def ask(port: int) -> bytes:
        reader = Reader()
        following = asyncio.create_task(reader.follow(port))
        await reader.until(1)
        second, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answer = await second.readuntil(b"\r\n\r\n")
        writer.close()
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        return answer.lower()

    with (
        closing(keep(tmp_path, [short("Meldung")])) as store,
        serving(store, Settings(most_live_readers=1)) as client,
    ):
        answer = asyncio.run(ask(client.port))
    assert b" 503 " in answer
    assert b"retry-after:" in answer


def test_whoever_missed_more_than_is_told_one_by_one_is_told_to_load_anew(tmp_path: Path) -> None:
    async def follow(port: int) -> Reader:
        reader = Reader(last=1)
        following = asyncio.create_task(reader.follow(port))
        await reader.until(2)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        return reader

    # What follows from so many is of no interest here.
    with closing(open_store(address_in(tmp_path, "ticker.db"))) as store:
        list(take_in(store, [short(f"Meldung {n}") for n in range(510)], full_text=True))
        with serving(store) as client:
            reader = asyncio.run(follow(client.port))
    assert reader.kinds() == ["hello", "reset"]
    assert reader.events[1][1] == 510


def test_the_piece_of_a_page_has_what_is_new_and_nothing_else(tmp_path: Path) -> None:
    readings = [short("Alt", tags=("Deich",)), short("Neu", tags=("Deich",)), short("Fremd")]
    with ticker_of(tmp_path, readings) as client:
        piece = client.get("/de/new?after=1").text
        of_tag = client.get("/de/new?after=1&tag=Deich").text
        wrong = [client.get(f"/de/new?after={n}").status for n in ("x", "-1", "9" * 30)]
    assert "Neu" in piece
    assert "Fremd" in piece
    assert ">Alt<" not in piece
    assert "<html" not in piece
    assert "Neu" in of_tag
    assert "Fremd" not in of_tag
    assert wrong == [404, 404, 404]


def test_what_does_not_read_is_refused(tmp_path: Path) -> None:
    with ticker_of(tmp_path, [short("Meldung")]) as client:
        assert client.get("/events", method="POST").status == 405
