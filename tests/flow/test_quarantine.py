"""What could not be read is kept with its reason, within bounds, and read when it can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands import newsticker
from databases import address_in, run
from feed_texts import NEWER, RSS
from loopback import OPEN, Loopback, serving
from newsticker.flow import following, pages, retrying
from newsticker.flow.adding import add
from newsticker.flow.polling import poll
from newsticker.flow.retention import forget_unread
from newsticker.flow.retrying import retry
from newsticker.model import NewstickerError
from newsticker.model_feeds import Quarantined
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store, quarantine

NOW = datetime.now(UTC)
WORDLESS = "<item><guid>leer</guid><link>https://wissekurier.example/leer</link></item></channel>"


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def added(store: Store, url: str) -> list[object]:
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        return list(add(store, [url], full_text=False, fetcher=fetcher))


def polled(store: Store, hours: float) -> list[following.Polled]:
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        return list(poll(store, fetcher, lambda: NOW + timedelta(hours=hours)))


def test_a_feed_that_is_none_is_kept_once_and_read_after_an_update(
    store: Store, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.lay_out("/rss", RSS)
    added(store, url)
    broken = "<rss><channel>" + "<x>" * 100_000
    site.lay_out("/rss", broken, Content_Type="application/rss+xml")
    for hours in (1, 4, 9):
        assert polled(store, hours)[0].problem
    (item,) = store.unread()
    assert (item.kind, item.address, item.times, item.size) == ("feed", url, 3, len(broken))
    assert item.reason == "it begins like a feed, but no entry of it can be read"
    assert (item.source_id, item.content_type) == (1, "application/rss+xml")
    (still,) = retry(store, (), NOW)
    assert still.problem == item.reason
    read_feed = retrying.read_feed
    monkeypatch.setattr(retrying, "read_feed", lambda raw, at: read_feed(NEWER.encode(), at))
    (read,) = retry(store, [item.id], NOW)
    assert (read.problem, read.new) == (None, 1)
    assert store.unread() == []
    assert len(store.sources()) == 1, "what is read later is of the same source"


def test_an_entry_without_a_word_is_counted_kept_and_read_later(
    store: Store, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(store, site.lay_out("/rss", RSS.replace("</channel>", WORDLESS)))
    (item,) = store.unread()
    assert (item.kind, item.identity, item.source_id) == ("entry", "leer", 1)
    (one,) = polled(store, 1)
    assert (one.known, one.unread) == (2, 1)
    assert [again.problem for again in retry(store, (), NOW)] == [item.reason]
    told = following.entry_document(following.read_feed(NEWER.encode(), None).entries[0], following.read_feed(NEWER.encode(), None))  # fmt: skip
    monkeypatch.setattr(following, "entry_document", lambda entry, feed: told)
    assert [(again.problem, again.new) for again in retry(store, (), NOW)] == [(None, 1)]
    assert store.unread() == []
    assert run(store.address, "SELECT count(*) FROM articles WHERE identity = 'leer'") == [(1,)]


def test_a_page_without_an_article_is_kept_and_read_later(
    store: Store, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.lay_out("/a.html", "<!doctype html><p>Wartung", Content_Type="text/html")
    added(store, url)
    (item,) = store.unread()
    assert (item.kind, item.address, item.source_id) == ("page", url, None)
    assert [one.problem for one in retry(store, (), NOW)] == ["no article was found on the page"]
    article = pages.article_in

    def knows_more(fetched: object, *, has_feeds: bool) -> object:
        from msgspec.structs import replace

        import feed_texts

        body = feed_texts.PAGE.format(title="Damm hält stand", head="").encode()
        return article(replace(fetched, body=body), has_feeds=has_feeds)  # type: ignore[type-var]

    monkeypatch.setattr(retrying, "article_in", knows_more)
    assert [(one.problem, one.new) for one in retry(store, (), NOW)] == [(None, 1)]
    assert store.ticker()[0][0].article.url == url


def test_what_a_publisher_reserves_is_not_kept_here_either(store: Store, site: Loopback) -> None:
    added(store, site.lay_out("/a", "<p>Wartung", tdm_reservation="1", Content_Type="text/html"))
    assert store.unread() == []


def test_it_is_capped_in_size_and_number_and_the_oldest_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(name: str, size: int, minute: int) -> None:
        item = Quarantined("feed", f"https://{name}.example/", "no feed")
        store.keep_unread([(item, b"x" * size)], NOW + timedelta(minutes=minute))

    keep("huge", quarantine.LARGEST_BODY + 1, 0)
    (huge,) = store.unread()
    assert store.unread_bytes(huge.id) is None
    assert [one.problem for one in retry(store, (), NOW)] == ["its bytes were too many to keep"]
    monkeypatch.setattr(quarantine, "MOST_ITEMS", 3)
    monkeypatch.setattr(quarantine, "MOST_BYTES", 1000)
    for minute, name in enumerate("abcd", 1):
        keep(name, 100, minute)
    assert [one.address[8] for one in store.unread()] == ["d", "c", "b"]
    keep("e", 850, 6)
    assert [one.address[8] for one in store.unread()] == ["e", "d"]
    forget_unread(store, 30, 0, NOW + timedelta(days=30, minutes=5))
    assert [one.address[8] for one in store.unread()] == ["e"]
    forget_unread(store, 30, 7, NOW + timedelta(days=8))
    assert store.unread() == []


def test_a_number_that_nothing_has_is_told(store: Store) -> None:
    with pytest.raises(NewstickerError, match="7: nothing is kept under this number"):
        list(retry(store, [7], NOW))


def test_the_command_lists_and_tries(tmp_path: Path, site: Loopback) -> None:
    database = str(tmp_path / "t.db")
    url = site.lay_out("/a.html", "<!doctype html><p>Wartung", Content_Type="text/html")
    newsticker("add", "--database", database, "--allow-network", "127.0.0.0/8", url)
    (row,) = newsticker("retry", "--list", "--database", database).rows
    assert (row["kind"], row["address"], row["times"]) == ("page", url, 1)
    tried = newsticker("retry", "--database", database)
    assert tried.status == 1
    assert tried.rows == [
        {"id": 1, "kind": "page", "address": url, "error": "no article was found on the page"}
    ]
