"""The ticker's own feeds: well-formed whatever is in them, quoting no more than may be quoted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from starlette.requests import Request

from articles import BODY, LEAD, RICH, TITLE, keep, now, short
from newsticker.intake import read_feed
from newsticker.outputs.atom import write_atom
from newsticker.outputs.channel import Channel, FeedItem, xml_text
from newsticker.outputs.jsonfeed import write_json_feed
from newsticker.outputs.rss import write_rss
from newsticker.settings import Settings
from newsticker.site.lists import LISTS, Listing
from newsticker.store import ArticleFilter, Store
from serving import Client, serving

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_rss_names_every_article(own: Client) -> None:
    answer = own.get("/de/feed.rss")
    assert answer.headers["content-type"] == "application/rss+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    hostile, marked = root.findall("channel/item")
    assert marked.findtext("title") == TITLE
    assert marked.findtext("link") == f"{own.address}/de/article/1"
    assert marked.findtext("pubDate") == "Mon, 02 Mar 2026 00:00:00 +0100"
    assert LEAD in (marked.findtext("description") or "")
    assert hostile.findtext("title") == "A & B <b>]]> „x“"
    assert (
        hostile.findtext("description")
        == "<p>Text: A &amp; B &lt;b&gt;]]&gt; „x“</p><p>Noch etwas.</p>"
    )
    assert hostile.findtext("category") == "x & y"


def test_atom_has_what_rfc_4287_asks_for(own: Client) -> None:
    root = etree.fromstring(own.get("/en/feed.atom").content)
    for name in ("id", "title", "updated"):
        assert root.findtext(f"a:{name}", namespaces=ATOM)
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "author/a:name"):
            assert entry.findtext(f"a:{name}", namespaces=ATOM)
    assert entries[1].findtext("a:published", namespaces=ATOM) == "2026-03-02T00:00:00+01:00"
    content = entries[1].find("a:content", ATOM)
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == "".join(f"<p>{part}</p>" for part in (LEAD, *BODY.split("\n\n")))


def test_json_feed_has_what_its_version_asks_for(own: Client) -> None:
    answer = own.get("/de/feed.json")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in feed["items"]] == ["A & B <b>]]> „x“", TITLE]
    assert all(item["id"] and item["content_text"] for item in feed["items"])


def test_our_own_reader_reads_all_three(own: Client) -> None:
    for name in ("feed.rss", "feed.atom", "feed.json"):
        address = f"{own.address}/de/{name}"
        feed = read_feed(own.get(f"/de/{name}").content, address)
        assert feed.problems == ()
        assert [entry.link for entry in feed.entries] == [
            f"{own.address}/de/article/{n}" for n in (2, 1)
        ]


def test_feeds_are_announced_on_every_page(own: Client) -> None:
    page = own.get("/de/article/1").text
    for kind, name in (
        ("rss+xml", "feed.rss"),
        ("atom+xml", "feed.atom"),
        ("feed+json", "feed.json"),
    ):
        assert f'<link rel="alternate" type="application/{kind}" title="Newsticker' in page
        assert f'href="/de/{name}"' in page


FORMATS = ("feed.rss", "feed.atom", "feed.json")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A site with tags that have to be written otherwise in an address."""
    readings = [
        RICH,
        short("Fähre", tags=("a/b & c?#%",)),
        short("Brücke", tags=("a/b & c?#%", "Wisse")),
    ]
    store = keep(tmp_path_factory.mktemp("lists"), readings)
    with serving(store) as client:
        yield client
    store.close()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("page", "titles", "named"),
    [
        ("/de/tag/Wisse", {"Brücke"}, "Tag: Wisse"),
        (f"/de/tag/{quote('a/b & c?#%')}", {"Fähre", "Brücke"}, "Tag: a/b & c?#%"),
        (f"/de/search?q={quote('Fähre')}", {"Fähre"}, "Suche: Fähre"),
        ("/de/search?q=nirgendwo", set(), "Suche: nirgendwo"),
    ],
)
def test_every_list_has_its_feeds_and_names_them(
    lists: Client, name: str, page: str, titles: set[str], named: str
) -> None:
    links = lxml.html.fromstring(lists.get(page).content).xpath("//link[@rel='alternate']/@href")
    (address,) = [link for link in links if name in link]
    answer = lists.get(address)
    assert answer.status == 200
    feed = read_feed(answer.content, lists.address + address)
    assert feed.problems == ()
    assert {entry.title for entry in feed.entries} == titles
    assert unescape(feed.title or "") == f"Newsticker – {named}"
    # The feed leads back to the page that it follows.
    assert feed.link == lists.address + page


def test_the_feed_of_a_tag_that_is_not_there_is_none_either(lists: Client) -> None:
    assert lists.get("/de/tag/nirgends/feed.rss").status == 404


def test_a_list_that_is_added_has_feeds_for_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_outlet(request: Request, store: Store, most: int) -> Listing:
        wanted = ArticleFilter(outlet=request.path_params["name"])
        return Listing(store.list_articles(wanted, limit=most)[0], "tag-is", "Nordblick")

    monkeypatch.setitem(LISTS, "/outlet/{name}", by_outlet)
    store = keep(tmp_path, [RICH, short("Fähre")])
    with serving(store) as client:
        for name in FORMATS:
            feed = read_feed(client.get(f"/de/outlet/Nordblick/{name}").content, client.address)
            assert [entry.title for entry in feed.entries] == ["Fähre"]
    store.close()


def test_whoever_has_a_feed_gets_it_no_second_time(own: Client) -> None:
    first = own.get("/de/feed.rss")
    again = own.get("/de/feed.rss", if_none_match=first.headers["etag"])
    assert (again.status, again.content) == (304, b"")


def test_of_somebody_elses_article_only_the_excerpt_is_fed(tmp_path: Path) -> None:
    store = keep(tmp_path, [RICH], full_text=False)
    with serving(store, Settings(address="https://ticker.example/")) as client:
        feeds = [client.get(f"/de/{name}").text for name in ("feed.rss", "feed.atom", "feed.json")]
    store.close()
    for feed in feeds:
        assert LEAD in feed
        assert "schrieb Dornbusch" not in feed
        assert "https://ticker.example/de/article/1" in feed


@given(st.text(), st.text())
def test_no_text_breaks_a_feed(title: str, words: str) -> None:
    item = FeedItem(
        "https://x.example/1", title, words, words, now(), now(), (title,), (words,), "de"
    )
    channel = Channel(title, title, "https://x.example/", "https://x.example/feed", "de", (item,))
    for written, name in ((write_rss(channel), "item"), (write_atom(channel), "{*}entry")):
        assert len(list(etree.fromstring(written).iter(name))) == 1
    assert json.loads(write_json_feed(channel))["items"][0]["summary"] == xml_text(words)
