"""Pages of feeds' entries, read in place of their teasers: one article each, and the teaser where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from databases import address_in, run
from feed_texts import PAGE
from loopback import OPEN, Loopback, serving
from newsticker.flow import entry_pages
from newsticker.flow.adding import add
from newsticker.flow.entry_pages import PageRead, PageReader, read_pages
from newsticker.flow.following import utc_now
from newsticker.flow.polling import poll
from newsticker.flow.taking import TakenIn
from newsticker.model import Article, Selectors, StoredArticle, Unreadable
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Read, Store, open_store
from newsticker.store.pages import TAKEN

UNHURRIED = Way(allow=OPEN, pause=0)
ITEM = """<item><title>{title}</title><guid isPermaLink="false">{guid}</guid><link>{link}</link>
<description>{teaser}</description><pubDate>Tue, 03 Mar 2026 09:30:00 +0100</pubDate><category>Wisse</category></item>"""
TEASER = "Der Damm hält dem Hochwasser stand."
LATER = datetime.now(UTC) + timedelta(hours=2)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def lay_out_feed(site: Loopback, *items: tuple[str, str], teaser: str = TEASER) -> str:
    """A feed with items of these ids at these paths."""
    told = "".join(
        ITEM.format(title=f"Damm {path}", guid=guid, link=site.base + path, teaser=teaser)
        for guid, path in items
    )
    return site.lay_out(
        "/rss", f'<rss version="2.0"><channel><title>Wissekurier</title>{told}</channel></rss>'
    )


def follow(store: Store, url: str, *, full_text: bool = False) -> int:
    """Follows the feed, with the pages of its entries to be read; returns its source."""
    with Fetcher(UNHURRIED) as fetcher:
        assert list(add(store, [url], full_text=full_text, fetcher=fetcher))
    ((source, _),) = store.feeds()
    store.pages.set_reading(source.id, reads=True, by="Ada", now=utc_now())
    return source.id


def polled(store: Store, now: datetime | None = None) -> list[PageRead]:
    """Asks the feed and reads the pages that are due."""
    clock = (lambda: now) if now else utc_now
    run(store.address, "UPDATE feeds SET next_fetch = 0")
    with Fetcher(UNHURRIED) as fetcher:
        assert [one.problem for one in poll(store, fetcher, clock)] == [None]
        return list(read_pages(store, fetcher, clock))


def asked(site: Loopback, path: str) -> int:
    return [one for one, _ in site.requests].count(path)


def articles(store: Store) -> list[StoredArticle]:
    return store.ticker()[0]


def text_of(store: Store) -> str:
    (only,) = articles(store)
    return only.text


def test_the_page_becomes_a_version_of_its_entrys_article(store: Store, site: Loopback) -> None:
    page = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    follow(store, lay_out_feed(site, ("1", "/damm")))
    (teaser,) = articles(store)
    store.count_reads([Read(teaser.id, b"readerAA", b"addressA", utc_now(), "2026-03-03")])
    assert polled(store) == [PageRead(page, changed=True)]
    (full,) = articles(store)
    assert (full.id, full.version, full.reads) == (teaser.id, 2, 1)
    assert "300 Helfer im Einsatz" in full.text
    assert full.claims
    told = Article(
        published="2026-03-03T08:30:00+00:00", tags=("Wisse",), url=page, title="Damm hält"
    )
    for name in ("published", "tags", "url", "title"):
        assert getattr(full.article, name) == getattr(told, name)
    assert full.placed == teaser.placed


def test_the_feed_does_not_bring_the_teaser_back_and_the_page_is_fetched_once(
    store: Store, site: Loopback
) -> None:
    site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    source = follow(store, lay_out_feed(site, ("1", "/damm")))
    polled(store)
    run(store.address, "UPDATE feeds SET next_fetch = 0")
    with Fetcher(UNHURRIED) as fetcher:
        (told,) = poll(store, fetcher)
    assert (told.new, told.changed, told.known) == (0, 0, 1)
    assert polled(store, LATER) == []
    lay_out_feed(site, ("renamed", "/damm"))
    assert polled(store, LATER) == [], "under another id it is the same entry, at the same address"
    lay_out_feed(site, ("moved", "/damm?von=rss"))
    site.answers["/rss"].body = site.answers["/rss"].body.replace(
        b"<title>Damm /damm?von=rss", b"<title>Damm /damm"
    )  # type: ignore[union-attr]
    assert polled(store, LATER) == [], "so it is at another address, in the same words and instant"
    store.pages.set_reading(source, reads=False, by="Ada", now=utc_now())
    assert polled(store, LATER) == []
    assert "300 Helfer" in text_of(store)
    assert asked(site, "/damm") == 1


def test_an_edited_teaser_has_its_page_read_again_not_too_often(
    store: Store, site: Loopback
) -> None:
    site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    follow(store, lay_out_feed(site, ("1", "/damm")))
    polled(store)
    for edit in ("Der Damm hält.", "Der Damm hält noch.", "Der Damm hält immer noch."):
        lay_out_feed(site, ("1", "/damm"), teaser=edit)
        assert polled(store) == []
        assert "300 Helfer" in text_of(store)
    site.lay_out("/damm", PAGE.format(title="Damm hält", head="").replace("300", "400"))
    assert [one.changed for one in polled(store, LATER)] == [True]
    assert "400 Helfer" in text_of(store)
    assert asked(site, "/damm") == 2
    store.pages.set_reading(1, reads=False, by="Ada", now=utc_now())
    lay_out_feed(site, ("1", "/damm"), teaser="Der Damm ist gebrochen.")
    assert polled(store) == []
    assert "gebrochen" in text_of(store)
    (teaser,) = articles(store)
    assert [one.version for one in store.versions(teaser.id)] == [teaser.version]


PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


@pytest.mark.parametrize(
    ("page", "status", "reason"),
    [
        (PAGE.format(title="Damm hält", head=PAID), 200, entry_pages.PAYWALLED),
        ("", 200, "the input is empty"),
        ("<!doctype html><title>Damm</title><main><h1>Damm</h1><p>Kurz.</p></main>", 200, "no article"),
        ("<!doctype html><title>Seite nicht gefunden</title><h1>Seite nicht gefunden</h1>" + "<p>Hier ist leider gar nichts.</p>" * 5, 200, "no article"),
        (PAGE.format(title="Damm hält", head='<meta name="tdm-reservation" content="1">'), 200, "tdm-reservation"),
        ("", 404, "answered 404"),
    ],
    ids=["paywalled", "empty", "no article", "error page", "reserved", "gone"],
)  # fmt: skip
def test_where_there_is_no_article_the_teaser_stands_and_the_reason_is_told(
    store: Store, site: Loopback, page: str, status: int, reason: str
) -> None:
    site.lay_out("/damm", page, status=status)
    source = follow(store, lay_out_feed(site, ("1", "/damm")))
    (read,) = polled(store)
    assert reason in str(read.problem)
    assert TEASER in text_of(store)
    (failed,) = store.pages.failed(source, 9)
    assert (failed.problem, failed.due) == (read.problem, None)
    assert polled(store, LATER) == []
    assert asked(site, "/damm") == 1
    site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    assert store.pages.retry(source, utc_now()) == 1
    assert [one.changed for one in polled(store)] == [True]
    assert store.pages.failed(source, 9) == []


def test_a_longer_entry_a_wall_for_all_and_a_gallery_are_no_articles_of_their_own(
    store: Store, site: Loopback
) -> None:
    for path in ("/a", "/b"):
        site.lay_out(path, PAGE.format(title="Wir brauchen Ihre Zustimmung", head=""))
    site.lay_out("/c", PAGE.format(title="Damm", head=""))
    source = follow(store, lay_out_feed(site, ("a", "/a"), ("b", "/b")))
    assert sorted(str(one.problem) for one in polled(store)) == ["None", entry_pages.THE_SAME]
    lay_out_feed(site, ("c", "/c"), teaser="Der Damm hält. " * 100)
    assert [one.problem for one in polled(store)] == [entry_pages.SHORTER]
    assert len(store.pages.failed(source, 9)) == 2


def test_a_page_that_several_entries_lead_to_is_read_once(store: Store, site: Loopback) -> None:
    site.lay_out("/live", PAGE.format(title="Damm live", head=""))
    source = follow(store, lay_out_feed(site, ("1", "/live#a"), ("2", "/live#b"), ("3", "/live")))
    assert [one.problem for one in polled(store)] == [None]
    assert polled(store, LATER) == []
    assert asked(site, "/live") == 1
    assert len(articles(store)) == 3
    assert {one.problem for one in store.pages.failed(source, 9)} == {TAKEN}


def test_robots_forbid_the_page_and_a_licence_opens_what_is_reserved(
    store: Store, site: Loopback
) -> None:
    site.lay_out("/robots.txt", "User-agent: *\nDisallow: /zu/\n")
    reserved = PAGE.format(title="Damm hält", head='<meta name="tdm-reservation" content="1">')
    site.lay_out("/zu/damm", reserved)
    site.lay_out("/damm", reserved)
    follow(store, lay_out_feed(site, ("1", "/zu/damm"), ("2", "/damm")), full_text=True)
    problems = [str(one.problem) for one in polled(store)]
    assert sorted(told.partition("robots.txt")[1] for told in problems) == ["", "robots.txt"]
    assert asked(site, "/zu/damm") == 0
    assert any("300 Helfer" in one.text for one in articles(store))


def test_a_server_that_asks_for_time_is_given_it_by_all_pages_of_the_source(
    store: Store, site: Loopback
) -> None:
    for path in ("/a", "/b"):
        site.lay_out(path, status=429, Retry_After="3600")
    source = follow(store, lay_out_feed(site, ("a", "/a"), ("b", "/b")))
    assert len(polled(store)) == 1
    store.pages.retry(source, utc_now())
    lay_out_feed(site, ("c", "/c"), ("a", "/a"), ("b", "/b"))
    assert polled(store) == []
    assert asked(site, "/a") + asked(site, "/b") == 1
    site.lay_out("/a", PAGE.format(title="Damm hält", head=""))
    site.lay_out("/b", status=404)
    assert [one.changed for one in polled(store, LATER)].count(True) == 1


def test_a_server_that_is_down_is_tried_again_later_and_not_without_end(
    store: Store, site: Loopback
) -> None:
    site.lay_out("/damm", status=500)
    source = follow(store, lay_out_feed(site, ("1", "/damm")))
    now = LATER
    for attempt in range(1, entry_pages.ATTEMPTS + 1):
        assert len(polled(store, now)) == 1
        assert polled(store, now) == []
        assert asked(site, "/damm") == attempt
        now += timedelta(days=1)
    assert polled(store, now) == []
    assert store.pages.failed(source, 9)[0].due is None


def test_whoever_is_killed_with_a_page_leaves_it_to_the_next(store: Store, site: Loopback) -> None:
    page = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    follow(store, lay_out_feed(site, ("1", "/damm")))
    run(store.address, "UPDATE feeds SET next_fetch = 0")
    with Fetcher(UNHURRIED) as fetcher:
        list(poll(store, fetcher))
        ((wanted, _),) = store.pages.due(utc_now())
        assert store.pages.claim(wanted, utc_now())
        assert store.pages.claim(wanted, utc_now()) is None
        assert list(read_pages(store, fetcher)) == []
        later = utc_now() + timedelta(minutes=6)
        assert list(read_pages(store, fetcher, lambda: later)) == [PageRead(page, changed=True)]


def test_a_source_that_hangs_keeps_no_other_waiting(store: Store, site: Loopback) -> None:
    ended = Event()
    with serving() as hanging:
        hanging.lay_out("/robots.txt", status=404)
        hanging.lay_out("/damm", lambda: iter(lambda: str(ended.wait(30)).encode(), b"True"))
        for one in (hanging, site):
            url = lay_out_feed(one, ("1", "/damm"))
            with Fetcher(UNHURRIED) as fetcher:
                list(add(store, [url], full_text=False, fetcher=fetcher))
        site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
        for source, _ in store.feeds():
            store.pages.set_reading(source.id, reads=True, by="Ada", now=utc_now())
        with Fetcher(UNHURRIED) as fetcher:
            list(poll(store, fetcher))
            reader = PageReader(store, fetcher)
            reader.begin_due()
            read = reader.take(20)
            assert read
            assert read.url == f"{site.base}/damm"
            assert reader.is_waiting
            ended.set()


def test_a_hidden_or_withdrawn_article_is_left_alone(store: Store, site: Loopback) -> None:
    site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    follow(store, lay_out_feed(site, ("1", "/damm")))
    store.desk.hide(1, True, "Ada", "", utc_now())
    assert [one.problem for one in polled(store)] == ["its article is not shown"]
    assert asked(site, "/damm") == 0


def test_what_was_deleted_for_its_age_is_not_fetched(store: Store, site: Loopback) -> None:
    site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    follow(store, lay_out_feed(site, ("1", "/damm")))
    polled(store)
    assert store.expire(LATER, 10, utc_now()) == 1
    assert polled(store, LATER) == []
    assert articles(store) == []
    assert run(store.address, "SELECT count(*) FROM pages") == [(0,)]


def test_a_sources_selectors_read_its_pages_and_what_they_miss_is_named_at_the_source(
    store: Store, site: Loopback
) -> None:
    for path in ("/damm", "/deich"):
        site.lay_out(path, PAGE.format(title="Damm hält", head="").replace("300", path))
    source = follow(store, lay_out_feed(site, ("1", "/damm")))
    chosen = Selectors(body="p:nth-of-type(2)", author=".wer")
    assert store.pages.set_selectors(source, chosen, by="Ada", now=utc_now())
    assert [one.changed for one in polled(store)] == [True]
    assert "Bis zum Abend" not in text_of(store)
    assert store.pages.missed() == {source: f"author ({site.base}/damm)"}
    store.pages.set_selectors(source, Selectors(body=".nirgends"), by="Ada", now=utc_now())
    assert store.pages.missed() == {}
    lay_out_feed(site, ("2", "/deich"), ("1", "/damm"))
    assert [one.changed for one in polled(store)] == [True]
    assert any("Bis zum Abend" in one.text for one in articles(store))
    assert store.pages.missed() == {source: f"body ({site.base}/deich)"}


def test_a_page_that_selectors_break_is_read_as_any_other(
    store: Store, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))

    def too_long(*_: object) -> tuple[Article, tuple[str, ...]]:
        raise Unreadable("the page takes too long to read; it was given up")

    monkeypatch.setattr("newsticker.flow.reading.chosen_by", too_long)
    source = store.keep_source("page", "127.0.0.1", name="Wisse", url=site.base, full_text=False)
    store.pages.set_selectors(source, Selectors(body="b ~ b ~ b"), by="Ada", now=utc_now())
    with Fetcher(UNHURRIED) as fetcher:
        (taken,) = add(store, [page], full_text=False, fetcher=fetcher)
    assert isinstance(taken, TakenIn)
    assert "300 Helfer" in taken.reading.text
    assert taken.reading.claims
    assert "takes too long" in store.pages.missed()[source]
