"""The same article under two addresses is one: by its canonical address, or by its words, source and instant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from databases import address_in
from newsticker.flow.provenance import page_origin
from newsticker.flow.reading import Told, read_bytes
from newsticker.flow.taking import take_in
from newsticker.model import Reading
from newsticker.store import Store, open_store

SITE = "https://hafenbote.example"
PAGE = """<!doctype html><html lang="de"><head><title>Sturmflut in Emden</title>{0}
<meta property="article:published_time" content="2026-03-02T18:40:00+01:00"><meta property="og:type" content="article"></head>
<body><article><h1>Sturmflut in Emden</h1><p>Wegen einer Sturmflut hat das Hafenamt in Emden am Montag alle Tore geschlossen.</p>
<p>Die Leiterin des Amtes rechnet damit, dass die Schiffe erst am Mittwoch wieder fahren.</p></article></body></html>"""
CANONICAL = f'<link rel="canonical" href="{SITE}/sturm">'


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as opened:
        yield opened


def read(url: str, head: str = "") -> Reading:
    return read_bytes(url, PAGE.format(head).encode(), "page", Told(url=url), claims=False)


def states(store: Store, *readings: Reading) -> list[tuple[str, int]]:
    taken = take_in(store, readings, origin=lambda article: page_origin(article, article.url or ""))
    return [(one.taken.state, one.taken.article_id) for one in taken]


def test_by_its_canonical_address(store: Store) -> None:
    first, second = (
        read(f"{SITE}/sturm?ref=a", CANONICAL),
        read("https://m.hafenbote.example/x", CANONICAL),
    )
    assert (first.article.url, second.article.url) == (f"{SITE}/sturm",) * 2
    changed = replace(second, text=f"{second.text} Nachtrag.")
    assert states(store, first, second, changed) == [("new", 1), ("known", 1), ("changed", 1)]


def test_by_its_words_source_and_instant(store: Store) -> None:
    first, second = read(f"{SITE}/a"), read(f"{SITE}/b")
    later = replace(
        second,
        article=replace(second.article, url=f"{SITE}/c", published="2026-03-03T18:40:00+01:00"),
    )
    undated = replace(second, article=replace(second.article, url=f"{SITE}/d", published=None))
    other = replace(second, article=replace(second.article, url="https://wissekurier.example/b"))
    assert states(store, first, second, later, undated, other) == [
        ("new", 1), ("known", 1), ("new", 2), ("new", 3), ("new", 4),
    ]  # fmt: skip
