"""Pages that are kept: what is asked again is not written again, and whatever changes is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from articles import RICH, keep, short
from databases import run
from newsticker.flow.taking import take_in
from newsticker.site import kept
from newsticker.store import Read, Store, open_store
from postgres_server import postgres_server
from serving import Answer, Client, serving

NOW = datetime(2026, 3, 3, tzinfo=UTC)
PAGE = "/de/article/1"


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, short("Fähre fällt aus")])) as store:
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What the database is asked for from here on."""
    seen: list[str] = []

    def note(_c: object, _cu: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def told(answer: Answer) -> tuple[int, dict[str, str], bytes]:
    return answer.status, {k: v for k, v in answer.headers.items() if k != "date"}, answer.content


def test_a_page_that_nothing_has_changed_is_not_written_again(
    client: Client, asked: list[str]
) -> None:
    first = told(client.get(PAGE, accept_encoding="gzip"))
    assert any("FROM articles" in statement for statement in asked)
    asked.clear()
    assert told(client.get(PAGE, accept_encoding="gzip")) == first
    assert not any("FROM articles" in statement for statement in asked)
    plain = client.get(PAGE)
    assert plain.headers.get("content-encoding") is None, (
        "who cannot unpack it is given it unpacked"
    )
    assert "content-security-policy" in plain.headers


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s.count_reads([Read(2, b"r" * 8, b"a" * 8, NOW, "2026-03-03")]), "Gelesen: 1<"),
        (lambda s: list(take_in(s, [short("Fähre fällt aus", "Sie fährt wieder.")])), "fährt wieder"),
    ],
    ids=["read", "new version"],
)  # fmt: skip
def test_what_changes_is_on_the_page_at_once(
    store: Store, client: Client, change: Callable[[Store], object], words: str
) -> None:
    for _ in range(2):
        assert words not in client.get("/de/article/2").text
    change(store)
    assert words in client.get("/de/article/2").text


def test_what_another_program_writes_is_seen_too(
    store: Store, client: Client, tmp_path: Path
) -> None:
    assert client.get(PAGE).status == client.get(PAGE).status == 200
    run(store.address, "UPDATE articles SET hidden = true WHERE id = 1")
    assert client.get(PAGE).status == 404
    assert client.get(PAGE).status == 404


def test_each_address_and_view_has_its_own(client: Client) -> None:
    pages = [PAGE, f"{PAGE}?view=plain", "/en/article/1", "/de/article/2"]
    first = [client.get(page).text for page in pages]
    assert len(set(first)) == len(pages)
    assert [client.get(page).text for page in pages] == first
    assert client.get(PAGE, host="a.example").text != first[0], (
        "it tells the address it was asked by"
    )
    assert client.get(PAGE, method="HEAD").content == b""


def test_a_server_that_is_gone_is_told_as_on_every_page(tmp_path: Path) -> None:
    with postgres_server() as own, closing(open_store(own.new_database())) as store:
        list(take_in(store, [RICH]))
        with serving(store) as client:
            assert client.get(PAGE).status == 200
            own.stop()
            answer = client.get(PAGE)
            own.start()
            assert answer.status == 503
            assert "<h1" in answer.text
            assert client.get(PAGE).status == 200


def test_no_more_is_kept_than_there_is_room_for(
    store: Store, client: Client, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", len(client.get(PAGE).content) + 100)
    client.get("/de/article/2")
    asked.clear()
    client.get(PAGE)
    assert any("FROM articles" in statement for statement in asked), "the older one had to go"
