"""Ids of entries that are no ids: shared by two feeds, shared within one, new at every answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from databases import address_in
from loopback import Loopback, serving
from newsticker.flow.adding import add
from newsticker.flow.polling import Polled, poll
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

WAY = Way(("127.0.0.1/32",), pause=0)
ITEM = (
    "<item><guid isPermaLink='false'>{id}</guid>{link}<title>{title}</title>"
    "<description>{words}</description><pubDate>Tue, 03 Mar 2026 09:30:00 GMT</pubDate></item>"
)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as opened:
        yield opened


def feed(name: str, *items: str) -> str:
    return f"<rss version='2.0'><channel><title>{name}</title>{''.join(items)}</channel></rss>"


def item(id: str, title: str, link: str = "", words: str = "Der Damm an der Wisse hält.") -> str:
    return ITEM.format(id=id, title=title, link=f"<link>{link}</link>" if link else "", words=words)


def follow(store: Store, *urls: str) -> None:
    with Fetcher(WAY) as fetcher:
        list(add(store, urls, full_text=False, fetcher=fetcher))


def ask(store: Store, days: int) -> list[Polled]:
    moment = datetime.now(UTC) + timedelta(days=days)
    with Fetcher(WAY) as fetcher:
        return list(poll(store, fetcher, lambda: moment))


def articles(store: Store) -> list[tuple[str, str | None, int]]:
    found = store.ticker()[0]
    return sorted((one.source.name, one.article.title, one.version) for one in found)


def test_two_feeds_that_share_their_ids_never_merge(store: Store, site: Loopback) -> None:
    """Two blogs of one program call their entries 1, 2, 3 alike."""
    first = [item("1", "Damm hält"), item("2", "Fähre fährt", "https://a.example/2")]
    second = [item("1", "Damm bricht"), item("2", "Fähre sinkt", "https://b.example/2")]
    follow(store, site.lay_out("/a", feed("Auebote", *first)), site.lay_out("/b", feed("Beckpost", *second)))  # fmt: skip
    both = [("Auebote", "Damm hält", 1), ("Auebote", "Fähre fährt", 1), ("Beckpost", "Damm bricht", 1), ("Beckpost", "Fähre sinkt", 1)]  # fmt: skip
    assert articles(store) == both
    site.lay_out("/a", feed("Auebote", first[0].replace("hält.", "hält noch."), first[1]))
    assert sorted((one.changed, one.known) for one in ask(store, 1)) == [(0, 2), (1, 1)]
    assert articles(store) == [("Auebote", "Damm hält", 2), *both[1:]]
    assert len(store.sources()) == 2


@pytest.mark.parametrize("link", ["https://a.example/damm", ""])
def test_ids_that_are_new_each_time_make_one_article(
    store: Store, site: Loopback, link: str
) -> None:
    follow(store, site.lay_out("/a", feed("Auebote", item("x0", "Damm hält", link))))
    for number in range(1, 4):
        site.lay_out("/a", feed("Auebote", item(f"x{number}", "Damm hält", link)))
        (polled,) = ask(store, number)
        assert (polled.new, polled.changed, polled.known) == (0, 0, 1)
    assert articles(store) == [("Auebote", "Damm hält", 1)]


def test_an_edit_under_another_id_is_a_version_where_its_address_stays(
    store: Store, site: Loopback
) -> None:
    link = "https://a.example/damm"
    follow(store, site.lay_out("/a", feed("Auebote", item("x0", "Damm hält", link))))
    site.lay_out("/a", feed("Auebote", item("x1", "Damm hält", link, "Der Damm hält nicht mehr.")))
    (polled,) = ask(store, 1)
    assert (polled.new, polled.changed) == (0, 1)
    assert articles(store) == [("Auebote", "Damm hält", 2)]


def test_one_id_for_many_entries_is_none(store: Store, site: Loopback) -> None:
    links = [f"https://a.example/{n}" for n in range(3)]
    items = [item("same", f"Nummer {n}", link, f"Wort {n}.") for n, link in enumerate(links)]
    follow(store, site.lay_out("/a", feed("Auebote", *items, items[0])))
    assert articles(store) == [("Auebote", f"Nummer {n}", 1) for n in range(3)]
    assert [one.known for one in ask(store, 1)] == [3]


def test_entries_that_all_lead_to_one_page_are_not_versions_of_one_another(
    store: Store, site: Loopback
) -> None:
    page = "https://a.example/"
    items = [item(f"x{n}", f"Nummer {n}", page, f"Wort {n}.") for n in range(4)]
    follow(store, site.lay_out("/a", feed("Auebote", *items[:2])))
    site.lay_out("/a", feed("Auebote", *items[2:]))
    assert [one.new for one in ask(store, 1)] == [2]
    assert articles(store) == [("Auebote", f"Nummer {n}", 1) for n in range(4)]
