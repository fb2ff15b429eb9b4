"""Feeds that are followed: asked in their time, politely, each one's failure its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from databases import address_in, run
from feed_texts import NEWER, PAGE, RSS
from loopback import OPEN, Loopback, serving
from newsticker.flow.adding import Followed, Outcome, add
from newsticker.flow.following import Polled, utc_now
from newsticker.flow.polling import poll
from newsticker.flow.taking import TakenIn
from newsticker.model import NewstickerError
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

UNHURRIED = Way(allow=OPEN, pause=0)
LINK = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def added(store: Store, *names: str, full_text: bool = False) -> list[Outcome]:
    with Fetcher(UNHURRIED) as fetcher:
        return list(add(store, names, full_text=full_text, fetcher=fetcher))


def polled(store: Store, now: datetime | None = None) -> list[Polled]:
    with Fetcher(UNHURRIED) as fetcher:
        return list(poll(store, fetcher, (lambda: now) if now else utc_now))


def make_due(store: Store) -> None:
    run(store.address, "UPDATE feeds SET next_fetch = 0")


def titles(store: Store) -> list[str | None]:
    return [found.article.title for found in store.ticker()[0]]


def test_a_feed_is_followed_and_its_entries_are_there_at_once(store: Store, site: Loopback) -> None:
    url = site.lay_out("/feed.xml", RSS, ETag='"1"')
    outcomes = added(store, url)
    assert [one.taken.state for one in outcomes[:2] if isinstance(one, TakenIn)] == ["new", "new"]
    assert outcomes[2] == Followed(url, "Wissekurier & Umland")
    assert titles(store) == ["Damm hält", "Brücke gesperrt"]
    found = store.ticker()[0][0]
    assert (found.source.name, found.source.kind) == ("Wissekurier & Umland", "feed")
    assert (found.article.authors, found.article.tags) == (("Jette Ohm",), ("Wetter", "Wisse"))
    assert found.article.url == "https://wissekurier.example/damm"
    assert found.claims


def test_a_feed_is_asked_when_it_is_due_with_what_it_gave(store: Store, site: Loopback) -> None:
    url = site.lay_out("/feed.xml", RSS, ETag='"1"', Last_Modified="Tue, 03 Mar 2026 09:00:00 GMT")
    added(store, url)
    assert polled(store) == []
    make_due(store)
    assert polled(store) == [Polled(url)]
    _, headers = site.requests[-1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Tue, 03 Mar 2026 09:00:00 GMT"
    assert polled(store) == []
    assert store.due_feeds(datetime.now(UTC) + timedelta(minutes=31))


def test_an_edited_entry_is_a_version_and_a_known_one_is_not_stored_again(
    store: Store, site: Loopback
) -> None:
    url = site.lay_out("/feed.xml", RSS)
    added(store, url)
    site.lay_out(
        "/feed.xml", RSS.replace("Die Brücke ist gesperrt.", "Die Brücke ist wieder frei.")
    )
    make_due(store)
    assert polled(store) == [Polled(url, new=0, changed=1, known=1)]
    assert sorted(found.version for found in store.ticker()[0]) == [1, 2]


def test_each_failure_is_one_line_and_the_healthy_feed_comes(store: Store, site: Loopback) -> None:
    urls = {
        name: site.lay_out(f"/{name}", RSS, ETag=f'"{name}"')
        for name in ("ok", "gone", "broken", "html", "junk")
    }
    added(store, *urls.values())
    site.lay_out("/gone", status=404)
    site.lay_out("/broken", status=500)
    site.lay_out("/html", "<!doctype html><html><body>Wartung</body></html>")
    site.lay_out("/junk", bytes(range(256)) * 20)
    make_due(store)
    problems = {one.url: one.problem for one in polled(store)}
    assert problems[urls["ok"]] is None
    assert problems[urls["gone"]] == f"{urls['gone']}: answered 404 Not Found; check the address"
    assert (
        problems[urls["broken"]]
        == f"{urls['broken']}: answered 500 Internal Server Error; try again later"
    )
    assert str(problems[urls["html"]]).startswith(f"{urls['html']}: it is a web page, no feed")
    assert str(problems[urls["junk"]]).startswith(f"{urls['junk']}: it is no feed")
    make_due(store)
    kept = {feed.url: feed for _, feed in store.due_feeds(datetime.now(UTC))}
    assert {url: feed.failures for url, feed in kept.items()} == {
        u: int(u != urls["ok"]) for u in urls.values()
    }
    assert kept[urls["html"]].etag == '"html"', "what could not be read does not count as known"


@pytest.mark.parametrize(
    ("status", "told", "waits"),
    [
        (503, "18000", 300),
        (429, "dated", 300),
        (429, "999999999999", 30 * 1440),
        (503, "soon", 60),
        (503, "3", 60),
        (404, "18000", 60),
    ],
)
def test_a_server_that_names_when_to_ask_again_is_left_alone_until_then(
    store: Store, site: Loopback, status: int, told: str, waits: int
) -> None:
    url = site.lay_out("/feed.xml", RSS)
    added(store, url)
    begun = datetime.now(UTC)
    if told == "dated":
        told = format_datetime(begun + timedelta(hours=5), usegmt=True)
    site.lay_out("/feed.xml", status=status, Retry_After=told)
    make_due(store)
    assert [one.url for one in polled(store)] == [url]
    for minutes, due in ((-1, 0), (1, 1)):
        then = begun + timedelta(minutes=waits + minutes)
        assert len(store.due_feeds(then)) == due


def test_what_a_server_asks_to_wait_holds_across_restarts_and_for_add(
    store: Store, site: Loopback
) -> None:
    url = site.lay_out("/feed.xml", RSS)
    added(store, url)
    begun = datetime.now(UTC)
    site.lay_out("/feed.xml", status=429, Retry_After="18000")
    polled(store, begun + timedelta(hours=1))
    asked = len(site.requests)
    with closing(open_store(store.address)) as again:
        for hours in (2, 4, 5.9):
            assert polled(again, begun + timedelta(hours=hours)) == []
        ((_, kept),) = again.feeds()
        run(store.address, "UPDATE feeds SET next_fetch = 0, not_before = not_before - 3600000")
        (outcome,) = added(again, url)
    assert "its server asked not to be asked before" in str(outcome)
    assert len(site.requests) == asked
    assert kept.not_before is not None
    site.lay_out("/feed.xml", RSS)
    assert len(polled(store, begun + timedelta(hours=6.1))) == 1
    assert len(added(store, url)) == 3


def test_a_validator_that_never_changes_silences_nothing(store: Store, site: Loopback) -> None:
    told = {"ETag": '"2041"', "Last_Modified": "Thu, 03 Oct 2041 09:00:00 GMT"}
    added(store, site.lay_out("/feed.xml", RSS, **told))
    site.lay_out("/feed.xml", NEWER, **told)
    begun = datetime.now(UTC)
    brought = [
        one.new for hours in range(1, 31) for one in polled(store, begun + timedelta(hours=hours))
    ]
    assert brought[:3] == [0, 0, 0]
    assert sum(brought) == 1
    conditions = ["if-none-match" in headers for _, headers in site.requests]
    assert conditions.count(False) == 2, "once when it was added, once a day later"


def test_a_feed_that_cannot_be_read_is_not_known_by_its_new_validator(
    store: Store, site: Loopback
) -> None:
    added(store, site.lay_out("/feed.xml", RSS, ETag='"1"'))
    site.lay_out("/feed.xml", "<rss><channel>", ETag='"2"')
    now = datetime.now(UTC) + timedelta(hours=1)
    assert polled(store, now)[0].problem
    site.lay_out("/feed.xml", NEWER, ETag='"2"')
    assert [one.new for one in polled(store, now + timedelta(days=2))] == [1]


def test_a_feed_that_moves_is_followed_after_a_week_with_its_articles(
    store: Store, site: Loopback
) -> None:
    old = site.lay_out("/old.xml", RSS)
    added(store, old)
    new = site.lay_out("/new.xml", NEWER)
    site.lay_out("/old.xml", status=301, Location="/new.xml")
    begun = datetime.now(UTC)
    assert [one.new for one in polled(store, begun + timedelta(hours=7))] == [1]
    ((_, watched),) = store.feeds()
    assert (watched.url, watched.moved_to) == (old, new)
    for days in (2, 4, 6, 8, 10):
        assert len(polled(store, begun + timedelta(days=days))) == 1
    ((source, moved),) = store.feeds()
    assert (moved.url, moved.former_url) == (new, old)
    paths = [path for path, _ in site.requests]
    assert paths[-2:] == ["/new.xml", "/new.xml"]
    assert {one.source.id for one in store.ticker()[0]} == {source.id}
    assert len(titles(store)) == 3, "nothing came twice"
    assert len(store.sources()) == 1


def test_a_temporary_redirect_and_one_to_a_feed_that_is_followed_move_nothing(
    store: Store, site: Loopback
) -> None:
    urls = [site.lay_out(f"/{name}", RSS) for name in ("temporary", "double", "real")]
    added(store, *urls)
    site.lay_out("/temporary", status=302, Location="/real")
    site.lay_out("/double", status=308, Location="/real")
    begun = datetime.now(UTC)
    for days in (1, 5, 9):
        assert [one.problem for one in polled(store, begun + timedelta(days=days))] == [None] * 3
    kept = {feed.url: feed.moved_to for _, feed in store.feeds()}
    assert kept == {urls[0]: None, urls[1]: urls[2], urls[2]: None}


def test_what_is_added_is_followed_where_it_is_for_good(store: Store, site: Loopback) -> None:
    site.lay_out("/end", RSS)
    middle = site.lay_out("/middle", status=302, Location="/end")
    first = site.lay_out("/first", status=301, Location="/middle")
    assert added(store, first)[-1] == Followed(middle, "Wissekurier & Umland")


def test_a_private_feed_is_closed_unless_it_is_opened(store: Store, site: Loopback) -> None:
    url = site.lay_out("/feed.xml", RSS)
    with Fetcher(Way()) as fetcher:
        (outcome,) = add(store, [url], full_text=False, fetcher=fetcher)
    assert isinstance(outcome, NewstickerError)
    assert "private address 127.0.0.1" in str(outcome)
    assert site.requests == []


def test_an_article_page_is_taken_in_once(store: Store, site: Loopback) -> None:
    url = site.lay_out(
        "/2026/damm.html", PAGE.format(title="Damm hält stand", head=LINK), Content_Type="text/html"
    )
    (one,) = added(store, url, full_text=True)
    assert isinstance(one, TakenIn)
    (again,) = added(store, url)
    assert isinstance(again, TakenIn)
    assert (one.taken.state, again.taken.state) == ("new", "known")
    (found,), _ = store.ticker()
    assert (found.article.title, found.article.url) == ("Damm hält stand", url)
    assert (found.source.kind, found.source.name, found.source.full_text) == (
        "page",
        "127.0.0.1",
        True,
    )
    assert store.due_feeds(datetime.now(UTC)) == []


def test_a_sites_feeds_are_followed(store: Store, site: Loopback) -> None:
    feed = site.lay_out("/feed.xml", RSS)
    url = site.lay_out("/", PAGE.format(title="Startseite", head=LINK), Content_Type="text/html")
    assert [one.url for one in added(store, url) if isinstance(one, Followed)] == [feed]
    assert titles(store) == ["Damm hält", "Brücke gesperrt"]


def test_a_site_is_not_followed_twice_for_the_same_articles(store: Store, site: Loopback) -> None:
    names = ("rss", "same", "comments", "broken", "other")
    feeds = dict(zip(names, (site.lay_out(f"/{name}", RSS) for name in names), strict=True))
    site.lay_out(
        "/comments", RSS.replace("</link>\n<desc", "#c7</link>\n<desc").replace("wk-1", "c-7")
    )
    site.lay_out("/broken", status=500)
    site.lay_out("/other", RSS.replace("/damm", "/oper").replace("/bruecke", "/theater"))
    head = "".join(LINK.replace("/feed.xml", f"/{name}") for name in names)
    url = site.lay_out("/", PAGE.format(title="Startseite", head=head), Content_Type="text/html")
    outcomes = added(store, url)
    followed = [one.url for one in outcomes if isinstance(one, Followed)]
    assert followed == [feeds["rss"], feeds["other"]]
    failed = [str(one) for one in outcomes if isinstance(one, NewstickerError)]
    assert failed == [f"{feeds['broken']}: answered 500 Internal Server Error; try again later"]


def test_a_page_that_is_nothing_of_all_that_is_told(store: Store, site: Loopback) -> None:
    url = site.lay_out("/", "<!doctype html><html><body></body></html>", Content_Type="text/html")
    (outcome,) = added(store, url)
    assert isinstance(outcome, NewstickerError)
    assert str(outcome).startswith(f"{url}: ")
    assert "no feed is named in it" in str(outcome)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("just words", "no article is recognised in it; and no feed is named in it"),
        ("", "the input is empty; and no feed is named in it"),
        (bytes(range(256)) * 20, "this is a binary file, no text; and no feed is named in it"),
        ("<opml version='2.0'></opml>", "it is an OPML list; and no feed is named in it"),
        ("<rss>" + "<x>" * 100_000, "it begins like a feed, but no entry of it can be read"),
    ],
    ids=["words", "nothing", "binary", "list", "broken feed"],
)
def test_answers_of_other_kinds_are_told_in_one_line(
    store: Store, site: Loopback, body: bytes | str, reason: str
) -> None:
    url = site.lay_out("/", body)
    assert [str(outcome) for outcome in added(store, url)] == [f"{url}: {reason}"]


def test_an_opml_file_is_followed_feed_by_feed(
    store: Store, site: Loopback, tmp_path: Path
) -> None:
    good, bad = site.lay_out("/feed.xml", RSS), f"{site.base}/missing"
    file = tmp_path / "feeds.opml"
    file.write_text(
        f'<opml><body><outline xmlUrl="{bad}"/><outline xmlUrl="{good}"/></body></opml>'
    )
    outcomes = added(store, str(file))
    assert f"{bad}: answered 404 Not Found; check the address" in map(str, outcomes)
    assert Followed(good, "Wissekurier & Umland") in outcomes


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (RSS, "is neither OPML nor an agency's item; a feed is followed by its address"),
        ("<opml/>", "no feed is named in it"),
    ],
)
def test_other_xml_files_are_told(store: Store, tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(content)
    assert [str(one) for one in added(store, str(file))] == [f"{file}: {reason}"]
