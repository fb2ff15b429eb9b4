"""The read counter: who sees the page counts once, machines and looks ahead do not; nobody is stored."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles import RICH, keep, short
from databases import locked
from newsdesk import add_editor, signed_in
from newsticker.site.counter import subscriber_of
from newsticker.site.reader_key import ReaderKey
from newsticker.site.worker import forget_readers
from newsticker.store import Store
from newsticker.store.tables import READERS
from serving import Client, serving


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    store = keep(tmp_path, [RICH, short("Ohne Zähler")])
    yield store
    store.close()


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


def reads(store: Store) -> int:
    article = store.article(1)
    assert article
    return article.reads


def test_a_reader_counts_once(client: Client, store: Store) -> None:
    for _ in range(3):
        image = client.get("/read/1.gif")
    assert image.content[:6] == b"GIF89a"
    assert image.headers["cache-control"] == "no-store"
    assert "set-cookie" not in image.headers
    assert reads(store) == 1
    client.get("/read/1.gif", user_agent="Mozilla/5.0 (another)")
    assert reads(store) == 2


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {}),
        ("GET", {"sec_purpose": "prefetch;prerender"}),
        ("GET", {"purpose": "prefetch"}),
        ("GET", {"user_agent": "Examplebot/2.1"}),
        ("GET", {"user_agent": "curl/8.0"}),
        ("GET", {"user_agent": ""}),
    ],
)
def test_who_does_not_read_does_not_count(
    client: Client, store: Store, method: str, headers: dict[str, str]
) -> None:
    assert client.get("/read/1.gif", method, **headers).status == 200
    assert reads(store) == 0


def test_the_page_itself_does_not_count(client: Client, store: Store) -> None:
    assert '<img class="counter" src="/read/1.gif"' in client.get("/de/article/1").text
    assert reads(store) == 0


def test_the_origins_counter_stands_apart_from_ours(client: Client) -> None:
    before = client.get("/de/article/1").text
    assert "Gelesen: 695" in before
    assert "Hier gelesen" not in before
    client.get("/read/1.gif")
    client.get("/read/2.gif")
    for page in (client.get("/de/article/1").text, client.get("/de/").text):
        assert "<span>Gelesen: 695</span>" in page
        assert "<span>Hier gelesen: 1</span>" in page
    assert "<span>Gelesen: 1</span>" in client.get("/de/article/2").text


def test_while_the_database_is_locked_pages_are_served(client: Client, store: Store) -> None:
    with ThreadPoolExecutor(60) as readers, locked(store.address):
        images = [
            readers.submit(client.get, "/read/1.gif", user_agent=f"Browser {n}") for n in range(60)
        ]
        before = time.monotonic()
        assert client.get("/de/article/1").status == 200
        waited = time.monotonic() - before
    assert {image.result().status for image in images} == {200}
    assert waited < 5


def test_addresses_of_one_subscriber_are_one() -> None:
    assert subscriber_of("2001:db8:1:2:3::4") == subscriber_of("2001:db8:1:2:ffff::1")
    assert subscriber_of("2001:db8:1:2::") != subscriber_of("2001:db8:1:3::")
    assert subscriber_of("::ffff:192.0.2.7") == subscriber_of("192.0.2.7") == "192.0.2.7"
    assert subscriber_of("192.0.2.7") != subscriber_of("192.0.2.8")
    assert subscriber_of("testclient") == "testclient"


def test_what_was_read_most_today_stands_beside_the_ticker(client: Client) -> None:
    assert "Heute am meisten gelesen" not in client.get("/de/").text
    client.get("/read/2.gif")
    page = client.get("/de/").text
    beside = page[page.index("Heute am meisten gelesen") :]
    assert "Ohne Zähler" in beside
    assert "Gelesen: 1" in beside


def test_an_article_that_is_not_there_counts_nothing(client: Client) -> None:
    assert client.get("/read/99.gif").status == 200


def test_the_key_is_kept_over_a_restart_and_made_anew_each_day(tmp_path: Path) -> None:
    file = tmp_path / "key"
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    first = ReaderKey(file).hash("192.0.2.1", noon)
    assert len(first) == 8
    assert ReaderKey(file).hash("192.0.2.1", noon) == first
    assert ReaderKey(file).hash("192.0.2.1", noon + timedelta(hours=12, minutes=29)) == first
    assert ReaderKey(file).hash("192.0.2.1", noon + timedelta(hours=12, minutes=31)) != first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"192.0.2.1" not in file.read_bytes()


def test_after_a_day_neither_readers_nor_their_key_are_kept(client: Client, store: Store) -> None:
    client.get("/read/1.gif")
    key = store.path.with_name(store.path.name + ".readers")
    forget_readers(store, datetime.now(UTC))
    assert key.exists()
    client.get("/read/1.gif")
    assert reads(store) == 1
    forget_readers(store, datetime.now(UTC) + timedelta(days=1))
    assert not key.exists()
    client.get("/read/1.gif")
    assert reads(store) == 2


def test_a_key_file_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("{")
    assert len(ReaderKey(file).hash("192.0.2.1", datetime.now(UTC))) == 8


def test_whoever_is_signed_in_at_the_desk_is_not_counted(client: Client, store: Store) -> None:
    add_editor(store)
    editor = signed_in(client)
    assert editor.get("/read/1.gif").status == 200
    assert reads(store) == 0
    editor.cookies = {"newsticker-desk": "nobody's"}
    editor.get("/read/1.gif")
    assert reads(store) == 1


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("de", ("Artikel", "Zeitpunkt", "aus Adresse und Browserkennung", "aus der Adresse allein", "24 Stunden", "pseudonym")),
        ("en", ("article", "time", "of address and browser name", "of the address alone", "24 hours", "pseudonymous")),
    ],
)  # fmt: skip
def test_readers_are_told_all_that_is_kept_of_them(
    client: Client, language: str, named: tuple[str, ...]
) -> None:
    # Whoever keeps more says so on both pages.
    assert set(READERS.c.keys()) == {"article_id", "counted", "reader", "address"}
    for name in ("what-is-counted", "privacy"):
        page = client.get(f"/{language}/{name}").text
        assert [one for one in named if one not in page] == []
    assert f'href="/{language}/what-is-counted">' in page.partition("<main")[2].partition("</main>")[0]  # fmt: skip
