"""Bodies that are no text, too large or cut off: read as far as sense goes, the problem named, every page served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from databases import address_in
from feed_texts import JSON_FEED, NEWER, RSS
from loopback import serving
from newsdesk import add_editor, signed_in
from newsticker.flow.adding import add
from newsticker.flow.polling import poll
from newsticker.flow.sources import try_feed
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import Settings
from newsticker.store import Store, open_store
from public import paths
from serving import serving as serving_site

WAY = Way(("127.0.0.1/32",), pause=0)
BRIDGE = "Brücke gesperrt"
PLAIN = RSS.replace("Damm hält</title>", "Dämme halten\x00</title>")
LONE = JSON_FEED.replace("A & B", r"Damm \ud800 hält").replace('"id": 7', r'"id": "\udfff"')
HEAD = '<?xml version="1.0" encoding="{}"?>'


def declared(encoding: str) -> str:
    return HEAD.format(encoding) + RSS.partition("?>")[2]


# What is sent, titles that are found in it, and what is said of it; None where nothing is wrong.
READ = {
    "NUL bytes": (PLAIN.encode(), ["Dämme halten", BRIDGE], "not well-formed XML"),
    "a control character in its HTML": (RSS.replace("Die Brücke", "Die &amp;#27;[2J&amp;#11; Brücke").encode(), ["Damm hält", BRIDGE], None),
    "NUL bytes alone": (bytes(1000), [], "this is a binary file, no text"),
    "NUL bytes in JSON": (JSON_FEED.replace("A & B", r"Damm \u0000 hält").encode(), ["Damm hält"], "1 items that are no objects"),
    "a lone surrogate in JSON": (LONE.encode(), ["Damm \ufffd hält"], "1 items that are no objects"),
    "a lone surrogate as a number": (RSS.replace("Damm hält<", "Damm &#xD800; hält<").encode(), ["Damm \ufffd hält", BRIDGE], "not well-formed XML"),
    "a lone surrogate in UTF-8": (RSS.encode().replace(b"Damm h\xc3\xa4lt<", b"Damm \xed\xa0\x80 da<"), ["Damm \ufffd\ufffd\ufffd da", BRIDGE], "not well-formed XML"),
    "Latin 1 that is said to be UTF-8": (RSS.encode("latin-1", "ignore"), ["Damm hält", BRIDGE], "not well-formed XML"),
    "UTF-8 that is said to be ASCII": (declared("us-ascii").encode(), ["Damm hält", BRIDGE], "not well-formed XML"),
    "an encoding that nobody knows": (declared("x-klingon").encode(), ["Damm hält", BRIDGE], "not well-formed XML"),
    "UTF-16": (declared("utf-16").encode("utf-16"), ["Damm hält", BRIDGE], None),
    "UTF-16 without its mark": (declared("utf-16").encode("utf-16-le"), ["Damm hält", BRIDGE], None),
    "half a feed": (RSS[: RSS.index("<description>Die")].encode(), ["Damm hält", BRIDGE], "not well-formed XML"),
    "half a character": (RSS.encode()[: RSS.encode().index("ücke".encode()) + 1], ["Damm hält", "Br\ufffd"], "not well-formed XML"),
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as opened:
        yield opened


def test_bodies_that_are_no_text_are_read_as_far_as_sense_goes(store: Store) -> None:
    with serving() as site, Fetcher(WAY) as fetcher:
        urls = {name: site.lay_out(f"/{n}", READ[name][0]) for n, name in enumerate(READ)}
        outcomes = list(add(store, list(urls.values()), full_text=True, fetcher=fetcher))
        told = {feed.url: (source, feed) for source, feed in store.feeds()}
        shown, _ = store.ticker(limit=100)
        for name, (_, titles, problem) in READ.items():
            url = urls[name]
            if not titles:
                (refused,) = [str(one) for one in outcomes if str(one).startswith(url)]
                assert problem in refused
                continue
            found = {one.article.title for one in shown if one.source.id == told[url][0].id}
            assert found == set(titles), name
            tried = try_feed(store, *told[url], fetcher, datetime.now(UTC))
            assert tried.problems == ((problem,) if problem else ()), name
    _every_page_is_served(store)


def test_bodies_that_break_off_or_never_end_are_told_and_the_feed_goes_on(store: Store) -> None:
    def fifty_megabytes() -> Iterator[bytes]:
        yield RSS.partition("<item>")[0].encode()
        for _ in range(800):
            yield b" " * 65_536

    with serving() as site, Fetcher(WAY) as fetcher:
        large, cut = site.lay_out("/large", RSS), site.lay_out("/cut", RSS)
        list(add(store, [large, cut], full_text=True, fetcher=fetcher))
        site.lay_out("/large", fifty_megabytes)
        site.lay_out("/cut", lambda: iter([RSS[:500].encode()]), Content_Length="5000")
        begun = datetime.now(UTC)
        problems = {p.url: p.problem for p in poll(store, fetcher, lambda: begun + timedelta(1))}
        assert problems == {
            large: f"{large}: is larger than 20 MB and is not taken in",
            cut: f"{cut}: the answer breaks off; try again later",
        }
        for url in (large, cut):
            site.lay_out(url.removeprefix(site.base), NEWER)
        assert [p.new for p in poll(store, fetcher, lambda: begun + timedelta(4))] == [1, 1]


def _item(words: str) -> dict[str, object]:
    """An item with these words in every field."""
    return {
        "id": words, "url": f"https://a.example/{words}", "title": words, "content_text": words, "summary": words,
        "authors": [{"name": words}], "tags": [words], "language": words, "date_published": words, "image": words,
        "attachments": [{"url": f"https://a.example/{words}", "mime_type": words}],
    }  # fmt: skip


def test_what_no_text_has_breaks_no_field_of_a_json_feed(store: Store) -> None:
    characters = ("\0", "\ud800", "\x1b", "\uffff")
    words = "".join(characters)
    wordless = {"id": f"leer{words}", "url": f"https://a.example/leer{words}"}
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": f"Blatt{words}", "language": words,
        "items": [*(_item(f"Nummer {n}{one}") for n, one in enumerate(characters)), wordless],
        "home_page_url": f"https://a.example/{words}", "hubs": [{"type": "WebSub", "url": f"https://a.example/{words}"}],
    }  # fmt: skip
    with serving() as site, Fetcher(WAY) as fetcher:
        url = site.lay_out("/feed", json.dumps(feed))
        list(add(store, [url], full_text=True, fetcher=fetcher))
        ((_, followed),) = store.feeds()
        assert followed.problem is None
    found = sorted(str(one.article.title).strip("\ufffd") for one in store.ticker()[0])
    assert found == [f"Nummer {n}" for n in range(len(characters))]
    assert [one.kind for one in store.unread()] == ["entry"]
    _every_page_is_served(store)


def test_headers_that_are_no_text_break_nothing(store: Store) -> None:
    bytes_ = {"ETag": '"\xff"', "Last_Modified": "\xfe", "Content_Type": "application/rss\xff"}
    with serving() as site, Fetcher(WAY) as fetcher:
        url = site.lay_out("/feed", RSS, **bytes_)
        list(
            add(
                store,
                [url, site.lay_out("/page", "Wartung", **bytes_)],
                full_text=True,
                fetcher=fetcher,
            )
        )
        begun = datetime.now(UTC)

        def problem(days: int) -> str | None:
            (one,) = poll(store, fetcher, lambda: begun + timedelta(days))
            assert one.problem is None or one.problem.isprintable()
            return one.problem

        assert problem(1) is None
        moved = site.lay_out("/m%E4", RSS)
        site.lay_out("/feed", status=301, Location="/m\xe4")
        assert problem(2) is None
        ((_, feed),) = store.feeds()
        assert (feed.moved_to, feed.etag) == (moved, None)
        site.lay_out("/feed", status=301, Location="gopher://\x9b2J/")
        assert "gopher://" in str(problem(3))
        site.lay_out("/feed", "x", Content_Encoding="\xff")
        assert "which was not asked for" in str(problem(6))
        site.lay_out("/feed", "<rss><channel>" + "<x>" * 10_000, **bytes_)
        assert "no entry of it can be read" in str(problem(10))
    assert {one.kind for one in store.unread()} == {"feed", "page"}
    _every_page_is_served(store)


def _every_page_is_served(store: Store) -> None:
    add_editor(store)
    with serving_site(store, Settings(api_requests=100_000)) as client:
        for path in paths(store, (), ("damm",)):
            if not path.startswith("/en/"):
                assert client.get(path).status < 500, path
        assert signed_in(client).get("/de/desk/sources").status == 200
