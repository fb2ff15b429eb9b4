"""Pages are taken in where their site allows it, by its own log; feeds are there to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from databases import address_in
from feed_texts import PAGE, RSS
from loopback import OPEN, Loopback, serving
from newsticker.flow.adding import Followed, Outcome, add
from newsticker.flow.permission import Forbidden, Permissions
from newsticker.flow.taking import TakenIn
from newsticker.model import NewstickerError
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

ALL = "User-agent: *\nDisallow: /"


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def added(store: Store, url: str, *, full_text: bool = False) -> list[Outcome]:
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        return list(add(store, [url], full_text=full_text, fetcher=fetcher))


def page(site: Loopback, path: str = "/damm.html", head: str = "", **headers: str) -> str:
    body = PAGE.format(title="Damm hält stand", head=head)
    return site.lay_out(path, body, Content_Type="text/html", **headers)


def paths(site: Loopback) -> list[str]:
    return [path for path, _ in site.requests]


def test_a_page_that_robots_forbid_is_not_even_asked_for(store: Store, site: Loopback) -> None:
    site.lay_out("/robots.txt", ALL)
    url = page(site)
    for licensed in (False, True):
        (told,) = added(store, url, full_text=licensed)
        assert (
            str(told)
            == f"{url}: robots.txt of its site does not allow it to be fetched; it is not taken in"
        )
    assert set(paths(site)) == {"/robots.txt"}
    (source,) = store.sources()
    assert (source.name, source.kind, source.forbidden) == ("127.0.0.1", "page", "robots")
    site.lay_out("/robots.txt", "")
    assert isinstance(added(store, url)[0], TakenIn)
    assert [one.forbidden for one in store.sources()] == [None]


def test_a_feed_is_followed_whatever_robots_say_of_pages(store: Store, site: Loopback) -> None:
    site.lay_out("/robots.txt", ALL)
    url = site.lay_out("/feed/", RSS)
    assert added(store, url)[-1] == Followed(url, "Wissekurier & Umland")
    assert paths(site) == ["/feed/"]


def test_a_page_under_a_feeds_name_is_asked_about_all_the_same(
    store: Store, site: Loopback
) -> None:
    site.lay_out("/robots.txt", ALL)
    (told,) = added(store, page(site, "/feed/damm.html"))
    assert isinstance(told, Forbidden)
    assert store.ticker()[0] == []


def test_a_page_behind_a_redirect_is_asked_about_where_it_is(store: Store, site: Loopback) -> None:
    site.lay_out("/robots.txt", "User-agent: *\nDisallow: /intern")
    page(site, "/intern/damm.html")
    (told,) = added(store, site.lay_out("/kurz", status=302, Location="/intern/damm.html"))
    assert isinstance(told, Forbidden)
    assert f"{site.base}/intern/damm.html" in str(told)


@pytest.mark.parametrize(
    ("status", "is_taken"), [(404, True), (403, True), (500, False), (503, False), (429, False)]
)
def test_a_site_whose_robots_cannot_be_read_for_now_is_left_alone(
    store: Store, site: Loopback, status: int, is_taken: bool
) -> None:
    site.lay_out("/robots.txt", status=status)
    url = page(site)
    (outcome,) = added(store, url)
    assert isinstance(outcome, TakenIn) is is_taken
    assert (url.removeprefix(site.base) in paths(site)) is is_taken
    if not is_taken:
        assert f"{url}: is not fetched while its site's robots.txt cannot be read" in str(outcome)


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("meta", "in the head of the page"),
        ("header", "in the header"),
        ("file", "tdmrep.json of the site"),
    ],
)
def test_a_page_that_is_reserved_is_not_read_unless_it_is_licensed(
    store: Store, site: Loopback, by: str, words: str
) -> None:
    head = '<meta name="tdm-reservation" content="1">' if by == "meta" else ""
    url = page(site, head=head, **({"tdm_reservation": "1"} if by == "header" else {}))
    if by == "file":
        rules = (
            '[{"location": "/*.html", "tdm-reservation": 1, "tdm-policy": "https://x.example/"}]'
        )
        site.lay_out("/.well-known/tdmrep.json", rules)
    (told,) = added(store, url)
    assert isinstance(told, Forbidden)
    assert str(told).startswith(f"{url}: its publisher reserves text and data mining")
    assert words in str(told)
    assert store.ticker()[0] == []
    assert [one.forbidden for one in store.sources()] == [by]
    assert isinstance(added(store, url, full_text=True)[0], TakenIn)
    assert [one.forbidden for one in store.sources()] == [None]


def test_a_start_page_leads_to_its_feeds_though_its_articles_are_reserved(
    store: Store, site: Loopback
) -> None:
    feed = site.lay_out("/rss", RSS)
    head = '<meta name="tdm-reservation" content="1"><link rel="alternate" type="application/rss+xml" href="/rss">'
    assert added(store, page(site, "/", head))[-1] == Followed(feed, "Wissekurier & Umland")


def test_a_site_is_asked_once_a_day_what_it_allows(site: Loopback) -> None:
    now = datetime(2026, 3, 3, tzinfo=UTC)
    site.lay_out("/robots.txt", "User-agent: *\nCrawl-delay: 7\nDisallow: /intern")
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        permissions = Permissions(fetcher, lambda: now)
        assert [permissions.check_robots(f"{site.base}/{n}") for n in range(3)] == [7, 7, 7]
        assert paths(site) == ["/robots.txt"]
        now += timedelta(hours=25)
        site.lay_out("/robots.txt", ALL)
        with pytest.raises(NewstickerError):
            permissions.check_robots(f"{site.base}/1")
        assert paths(site) == ["/robots.txt"] * 2
