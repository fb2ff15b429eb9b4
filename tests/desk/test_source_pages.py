"""A source's page at the desk: the pages of its entries, those that were not read, and what readers see of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from feed_texts import PAGE
from loopback import OPEN, Loopback, serving
from newsdesk import Editor, signed_in, words_of
from newsticker.flow.adding import add
from newsticker.flow.entry_pages import read_pages
from newsticker.flow.polling import poll
from newsticker.model_feeds import EntryPage
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store
from serving import Client

NOW = datetime.now(UTC)
FEED = """<rss version="2.0"><channel><title>Wissekurier</title><item><title>Damm</title><guid>{link}</guid>
<link>{link}</link><description>{teaser}</description></item></channel></rss>"""
PAGE_OF = "/de/desk/sources/1"
LAST = "Am Ende zählte der Deichgraf die roten Bojen."


def follow(store: Store, site: Loopback, teaser: str = "Der Damm hält.") -> None:
    feed = FEED.format(link=f"{site.base}/damm", teaser=teaser)
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        list(add(store, [site.lay_out("/rss", feed)], full_text=False, fetcher=fetcher))


def work(store: Store) -> list[str | None]:
    """What the worker does: asks what is due, and reads the pages; the problems of these."""
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        list(poll(store, fetcher))
        return [one.problem for one in read_pages(store, fetcher)]


def decide(editor: Editor, step: str) -> int:
    return editor.post(f"{PAGE_OF}/pages", page=PAGE_OF, step=step).status


def test_teasers_are_seen_proposed_read_and_told_where_they_could_not_be(
    store: Store, ada: Editor
) -> None:
    with serving() as site:
        follow(store, site)
        assert "Bringt Anrisse" in words_of(ada.get("/de/desk/sources").text)
        told = words_of(ada.get(PAGE_OF).text)
        assert "höchstens 3 Wörter. Das sind Anrisse" in told
        assert decide(ada, "pages") == 303
        site.lay_out("/damm", status=403)
        assert work(store) != []
        told = words_of(ada.get(PAGE_OF).text)
        assert "Die Seiten werden gelesen. Gelesen: 0, noch zu lesen: 0, nicht gelesen: 1." in told
        assert "Die Quelle verweigert den Abruf (Antwort 403)." in told
        assert "Das sind Anrisse" not in told
        assert "Eine Seite wurde nicht gelesen." in words_of(ada.get("/de/desk/sources").text)
        site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
        assert decide(ada, "retry") == 303
        assert work(store) == [None]
        assert "nicht gelesen: 0." in words_of(ada.get(PAGE_OF).text)
    assert decide(ada, "teasers") == 303
    assert decide(ada, "burn") == 404
    assert ada.get("/de/desk/sources/99").status == 404
    assert [one.action for one in store.desk.changes(source_id=1)] == ["teasers", "pages"]


def test_a_feed_of_whole_articles_is_not_called_one_of_teasers(store: Store, ada: Editor) -> None:
    with serving() as site:
        follow(store, site, "Der Damm hält dem Hochwasser stand. " * 20)
    assert "Bringt Anrisse" not in words_of(ada.get("/de/desk/sources").text)
    assert "Das sind Anrisse" not in words_of(ada.get(PAGE_OF).text)


def test_readers_see_no_more_of_a_page_than_of_any_text_of_others(
    store: Store, client: Client
) -> None:
    body = "<p>Der Damm an der Wisse hält dem Hochwasser bisher stand und wird bewacht.</p>" * 20
    with serving() as site:
        page = PAGE.format(title="Damm hält", head="").replace(
            "</article>", f"{body}<p>{LAST}</p></article>"
        )
        site.lay_out("/damm", page)
        follow(store, site)
        store.pages.set_reading(1, reads=True, by="Ada", now=NOW)
        assert work(store) == [None]
    (stored,) = store.ticker()[0]
    assert LAST in stored.text
    public = ("/de/article/1", "/de", "/feed.xml", "/de/search?q=Bojen", "/api/v1/articles/1")
    assert not any(LAST in words_of(client.get(path).text) for path in public)
    eva = signed_in(client, "Eva")
    eva.post(PAGE_OF, page="/de/desk/sources", step="whole")
    assert LAST in words_of(client.get("/de/article/1").text)


def test_an_outlet_is_not_said_to_have_taken_back_what_its_teaser_says(
    store: Store, client: Client
) -> None:
    with serving() as site:
        page = PAGE.format(title="Damm hält", head="")
        site.lay_out("/damm", page)
        follow(store, site, "Das Deichamt teilte mit, der Damm sei sicher.")
        store.pages.set_reading(1, reads=True, by="Ada", now=NOW)
        assert work(store) == [None]
        (stored,) = store.ticker()[0]
        assert (stored.version, stored.begins, [one.version for one in store.versions(1)]) == (
            2,
            2,
            [2],
        )
        assert "Was sich geändert hat" not in words_of(client.get("/de/article/1").text)
        assert client.get("/de/article/1/versions").status == 404
        former = client.get("/de/article/1/claim/c1")
        assert (former.status, "ückgenommen" in former.text) == (410, False)
        assert client.get("/api/v1/articles/1/changes").text.count('"number"') <= 1
        # What the outlet changes on its page is told as ever.
        site.lay_out("/damm", page.replace("300", "400"))
        store.pages.want_again(replace(wanted(store), teaser="0f"), NOW)
        with Fetcher(Way(OPEN, pause=0)) as fetcher:
            later = NOW + timedelta(hours=2)
            assert [one.changed for one in read_pages(store, fetcher, lambda: later)] == [True]
    told = words_of(client.get("/de/article/1/versions").text)
    assert ("Fassung 3" in told, "Fassung 1" in told) == (True, False)


def wanted(store: Store) -> EntryPage:
    page = store.pages.known(1, store.ticker()[0][0].article.url or "", "", "")
    assert page
    return page


@pytest.mark.parametrize("step", ["pages", "teasers", "retry"])
def test_nobody_decides_without_signing_in(store: Store, client: Client, step: str) -> None:
    with serving() as site:
        follow(store, site)
    assert client.get(f"{PAGE_OF}/pages?step={step}", "POST").status in (303, 403)
    assert client.get(PAGE_OF).status == 303
    assert not store.pages.are_read(1)
