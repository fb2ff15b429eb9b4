"""Pages made to keep the extractor busy: given up in time, kept with the reason, and the others are read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest

from databases import address_in
from feed_texts import PAGE
from loopback import Loopback, serving
from newsticker.article.worker import DEADLINE_SECONDS, Worker
from newsticker.flow.adding import add
from newsticker.flow.taking import TakenIn
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

BEGINNING = "<h1>Sturm</h1><article><p>Der Hafen von Emden blieb am Montag wegen einer Sturmflut geschlossen.</p>"
LARGE = 10_000_000
# Every span of one paragraph makes trafilatura walk the ones before it again: for half a minute.
SPANS = f"{BEGINNING}<p>{'<span>Wort</span> ' * 30_000}</p></article>"
ROWS = f"{BEGINNING}<table>{'<tr><td>1' * 1_111_112}</table></article>"
MANY = f"{BEGINNING}<p>{'<b>W</b> ' * 1_111_112}</p></article>"
NESTED = f"{BEGINNING}{'<div>' * 2_000_000}</article>"


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def test_they_are_given_up_and_kept_and_the_others_are_read(
    store: Store, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert min(map(len, (ROWS, MANY, NESTED))) >= LARGE
    assert DEADLINE_SECONDS == 10
    monkeypatch.setattr(Worker, "read", partialmethod(Worker.read, seconds=1.0))
    pages = {"spans": SPANS, "rows": ROWS, "many": MANY, "nested": NESTED, "good": PAGE.format(title="Damm hält", head="")}  # fmt: skip
    urls = {
        name: site.lay_out(f"/{name}.html", page, Content_Type="text/html")
        for name, page in pages.items()
    }
    begun = time.monotonic()
    with Fetcher(Way(("127.0.0.1/32",), pause=0)) as fetcher:
        outcomes = list(add(store, list(urls.values()), full_text=True, fetcher=fetcher))
    assert time.monotonic() - begun < 20, "one of them alone takes half a minute"
    taken = [one.reading.article.title for one in outcomes if isinstance(one, TakenIn)]
    assert taken == ["Sturm", "Damm hält"], "what nests keeps its words"
    kept = {item.address: item.reason for item in store.unread()}
    assert set(kept) == {urls["spans"], urls["rows"], urls["many"]}
    assert kept[urls["spans"]] == "the page takes too long to read; it was given up"
    # On a fast machine they are counted before the second is over.
    assert all("given up" in reason or "elements" in reason for reason in kept.values())
