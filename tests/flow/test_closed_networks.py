"""Private addresses behind whatever a stranger's server names: none is dialled, each is one reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from databases import address_in
from feed_texts import PAGE, RSS
from loopback import Loopback, serving
from newsticker.flow.adding import Followed, Outcome, add
from newsticker.flow.polling import poll
from newsticker.model import NewstickerError
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

WAY = Way(allow=("127.0.0.1/32",), pause=0)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def private() -> Iterator[Loopback]:
    """A server of the operator's own network, which nobody outside may have asked."""
    with serving("127.0.0.2") as running:
        for path in ("/feed.xml", "/a.html", "/icon.png", "/robots.txt", "/hub"):
            running.lay_out(path, RSS)
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def added(store: Store, *names: str) -> list[Outcome]:
    with Fetcher(WAY) as fetcher:
        return list(add(store, names, full_text=True, fetcher=fetcher))


def spellings(private: Loopback) -> list[str]:
    """The private feed's address, in every way that leads there."""
    hosts = ("127.0.0.2", "127.2", "2130706434", "0177.0.0.2", "0x7f000002", "[::ffff:127.0.0.2]")
    return [f"http://{host}:{private.port}/feed.xml" for host in hosts]


# Numbers that are no address in the usual way of writing are not even looked up.
REASONS = (
    "leads to the private address 127.0.0.2, which is closed",
    "is no address that",
    "not fetched",
)


def closed(outcomes: list[Outcome]) -> list[str]:
    """What was told of each, once it is clear that nothing came of them."""
    assert all(isinstance(one, NewstickerError) for one in outcomes), outcomes
    return list(map(str, outcomes))


@pytest.mark.parametrize("where", ["file", "address"])
def test_through_a_list_of_subscriptions(
    store: Store, site: Loopback, private: Loopback, tmp_path: Path, where: str
) -> None:
    named = [*spellings(private), "file:///etc/passwd", "gopher://127.0.0.2/"]
    outlines = "".join(f'<outline xmlUrl="{address}"/>' for address in named)
    opml = f"<opml version='2.0'><body>{outlines}</body></opml>"
    (tmp_path / "a.opml").write_text(opml)
    given = str(tmp_path / "a.opml") if where == "file" else site.lay_out("/list.opml", opml)
    told = closed(added(store, given))
    assert len(told) == len(named)
    for address in named:
        (reason,) = [one for one in told if one.startswith(address)]
        assert any(words in reason for words in REASONS)
    assert private.requests == []
    assert store.feeds() == []


def test_through_a_page_that_names_its_feeds(
    store: Store, site: Loopback, private: Loopback
) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{one}">'
        for one in spellings(private)
    )
    page = PAGE.format(title="Startseite", head=links)
    told = closed(added(store, site.lay_out("/", page, Content_Type="text/html")))
    assert len(told) == len(spellings(private))
    assert all(any(words in one for words in REASONS) for one in told)
    assert private.requests == []


@pytest.mark.parametrize("redirects", ["/a.html", "/robots.txt", "/.well-known/tdmrep.json"])
def test_through_a_page_or_the_rules_of_its_site(
    store: Store, site: Loopback, private: Loopback, redirects: str
) -> None:
    url = site.lay_out("/a.html", PAGE.format(title="Damm", head=""), Content_Type="text/html")
    site.lay_out(redirects, status=302, Location=f"{private.base}/robots.txt")
    outcomes = added(store, url)
    if "tdmrep" not in redirects:
        (reason,) = closed(outcomes)
        assert "private address 127.0.0.2, which is closed" in reason
    assert private.requests == []


def test_through_what_a_feed_names_of_its_own(
    store: Store, site: Loopback, private: Loopback
) -> None:
    strange = (
        RSS.replace("https://wissekurier.example", private.base)
        .replace("https://hub.example/", f"{private.base}/hub")
        .replace("/damm<", f"{private.base}/a.html<")
        .replace("<ttl>", f'<atom:link rel="self" href="{private.base}/feed.xml"/><ttl>')
    )
    assert strange.count(private.base) >= 6
    assert isinstance(added(store, site.lay_out("/feed.xml", strange))[-1], Followed)
    with Fetcher(WAY) as fetcher:
        (again,) = poll(store, fetcher, lambda: datetime.now(UTC) + timedelta(days=1))
    assert again.problem is None
    assert private.requests == []


def test_through_a_feed_that_moves_there(store: Store, site: Loopback, private: Loopback) -> None:
    url = site.lay_out("/feed.xml", RSS)
    added(store, url)
    site.lay_out("/feed.xml", status=301, Location=f"{private.base}/feed.xml")
    for days in (1, 5, 10):
        with Fetcher(WAY) as fetcher:
            moment = datetime.now(UTC) + timedelta(days=days)
            (polled,) = poll(store, fetcher, lambda: moment)  # noqa: B023
        assert "private address 127.0.0.2, which is closed" in str(polled.problem)
    ((_, feed),) = store.feeds()
    assert (feed.url, feed.moved_to) == (url, None)
    assert private.requests == []
