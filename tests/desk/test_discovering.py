"""What the desk has the worker look at: feeds of a site before they are followed, selectors on a page before they are saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Event, Thread

import msgspec
import pytest

from feed_texts import ATOM, PAGE, RSS
from hostile import PAYLOADS
from loopback import OPEN, Loopback, serving
from newsdesk import Editor, words_of
from newsticker.flow.errands import (
    ATTEMPTS,
    Choice,
    Look,
    Trial,
    answer_to,
    do_errand,
    run_errands,
)
from newsticker.flow.following import utc_now
from newsticker.flow.permission import Permissions
from newsticker.model import Selectors
from newsticker.model_desk import Errand
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store
from newsticker.store.errands import MOST_WAITING
from serving import Client

DISCOVER = "/de/desk/sources/discover"
NAMED = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def worker(store: Store) -> Iterator[None]:
    """What does errands, as the worker process does."""
    stop = Event()
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        thread = Thread(target=run_errands, args=[store, fetcher, stop])
        thread.start()
        yield
        stop.set()
        thread.join()


def asked(editor: Editor, path: str, page: str | None = None, **fields: str) -> str:
    """Sends a form; returns the page that it leads to, once the worker has answered."""
    answer = editor.post(path, page=page, **fields)
    assert answer.status == 303, words_of(answer.text)
    found = answer.headers["location"].partition("#")[0]
    for _ in range(20):
        text = editor.get(found).text
        if "Noch einmal nachsehen" not in text:
            return text
    raise AssertionError("nobody answered")


def lay_out(site: Loopback) -> None:
    links = "".join(NAMED.format(path) for path in ("/rss", "/atom", "/weg"))
    site.lay_out("/", f"<!doctype html><head>{links}</head><p>Start")
    site.lay_out("/rss", RSS)
    site.lay_out("/atom", ATOM.replace("Dam holds", PAYLOADS[0].replace("<", "&lt;")))


@pytest.mark.usefixtures("worker")
def test_feeds_are_shown_with_what_they_bring_and_only_those_chosen_are_followed(
    store: Store, ada: Editor, site: Loopback
) -> None:
    lay_out(site)
    page = asked(ada, DISCOVER, url=f"{site.base}/")
    told = words_of(page)
    for words in (
        "Wissekurier & Umland", "Anrisse. RSS 2.0, 2 Einträge. Die Hälfte hat höchstens 4 Wörter.", "Damm hält",
        "Estuary Post", "Atom 1.0, 1 Eintrag", "Die Adresse gibt es nicht mehr (Antwort 404).",
    ):  # fmt: skip
        assert words in told.replace("\xa0", " "), words
    assert "<script>window" not in page
    assert store.feeds() == []
    errand = re.search(r'name="errand" value="(\d+)"', page)
    assert errand
    here = f"{DISCOVER}?errand={errand[1]}"
    none = ada.post(DISCOVER, page=here, step="follow", errand=errand[1])
    assert (none.status, "Wählen Sie, welchen" in words_of(none.text)) == (422, True)
    chosen = {"feed0": "1", "pages0": "1", "feed2": ""}
    done = asked(ada, DISCOVER, page=here, step="follow", errand=errand[1], **chosen)
    assert "Wissekurier & Umland 2 neue Artikel" in words_of(done)
    ((source, feed),) = store.feeds()
    assert (feed.url, feed.reads_pages) == (f"{site.base}/rss", True)
    actions = [(one.action, one.by) for one in store.desk.changes(source_id=source.id)]
    assert actions == [("pages", "Ada"), ("followed", "Ada")]
    assert "Wird schon gefolgt" in words_of(ada.get(here).text)


@pytest.mark.usefixtures("worker")
def test_what_cannot_be_looked_at_says_why(ada: Editor, site: Loopback) -> None:
    wrong = ada.post(DISCOVER, url="javascript:alert(1)//")
    assert (wrong.status, "keine Adresse im Web" in words_of(wrong.text)) == (422, True)
    site.lay_out("/robots.txt", "User-agent: *\nDisallow: /zu\n")
    page = asked(ada, DISCOVER, url=f"{site.base}/zu")
    assert "robots.txt der Quelle erlaubt den Abruf nicht" in words_of(page)
    assert [path for path, _ in site.requests] == ["/robots.txt"]
    site.lay_out("/leer", "<!doctype html><p>Nichts")
    assert "no feed is named in it" in words_of(asked(ada, DISCOVER, url=f"{site.base}/leer"))


def test_private_addresses_stay_closed_to_the_desk(store: Store, site: Loopback) -> None:
    secret = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    asked = {
        "discover": Look(secret),
        "try": Trial(secret, Selectors()),
        "follow": Choice((secret,)),
    }
    with Fetcher(Way(pause=0)) as fetcher:
        for kind, told in asked.items():
            errand = Errand(1, kind, msgspec.json.encode(told).decode(), "Ada", 1)  # type: ignore[arg-type]
            answer = msgspec.json.encode(answer_to(store, Permissions(fetcher), errand, utc_now))
            assert b"private address 127.0.0.1" in answer
    assert site.requests == []


@pytest.mark.usefixtures("worker")
def test_selectors_are_tried_on_a_page_before_they_are_saved(
    store: Store, ada: Editor, site: Loopback
) -> None:
    source = store.keep_source("page", "wisse.example", name="Wisse", url="https://wisse.example/", full_text=False)  # fmt: skip
    page = f"/de/desk/sources/{source}/selectors"
    address = site.lay_out("/damm", PAGE.format(title="Damm hält", head=""))
    wrong = ada.post(page, step="try", body="p[", url=address)
    assert (wrong.status, 'value="p["' in wrong.text) == (422, True)
    assert "kein CSS-Selektor, der gelesen wird – Text:" in words_of(wrong.text)
    fields = {"body": "p:nth-of-type(2)", "author": ".wer"}
    told = words_of(asked(ada, page, step="try", url=address, **fields))
    assert "Nichts gefunden haben: Autoren" in told
    assert "Text Nach Angaben der Feuerwehr" in told
    assert "Bis zum Abend" not in told
    assert store.pages.selectors(source) is None
    assert ada.post(page, step="save", **fields).status == 303
    assert store.pages.selectors(source) == Selectors(**fields)
    assert "p:nth-of-type(2)" in ada.get(f"/de/desk/sources/{source}").text
    assert ada.post(page, step="save").status == 303
    assert store.pages.selectors(source) is None
    changes = store.desk.changes(source_id=source)
    assert [(one.action, one.by) for one in changes] == [("selectors", "Ada")] * 2
    assert ada.get(f"/de/desk/sources/{source}/selectors?errand=99").status == 404


def test_without_a_worker_the_page_says_that_nobody_answered_yet(
    store: Store, ada: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsticker.site.desk.errands.LOOKS", 1)
    answer = ada.post(DISCOVER, url="wisse.example")
    page = ada.get(answer.headers["location"].partition("#")[0]).text
    assert "hat noch nicht geantwortet" in words_of(page)
    assert store.errands.take(utc_now()) == Errand(
        1, "discover", '{"url":"https://wisse.example"}', "Ada", 1
    )
    for _ in range(MOST_WAITING - 1):
        assert ada.post(DISCOVER, url="wisse.example").status == 303
    full = ada.post(DISCOVER, url="wisse.example")
    assert (full.status, "zu viele Anfragen" in words_of(full.text)) == (503, True)


def test_an_errand_that_ends_whoever_does_it_is_given_up(store: Store) -> None:
    number = store.errands.add("discover", '{"url":"https://x.example/"}', by="Ada", now=utc_now())
    assert number
    with Fetcher(Way(OPEN, pause=0)) as fetcher:
        errand = Errand(number, "discover", "{}", "Ada", ATTEMPTS + 1)
        do_errand(store, Permissions(fetcher), errand, utc_now)
    found = store.errands.errand(number)
    assert found
    assert "was ended" in str(found.answer)
    store.errands.forget(utc_now())
    assert store.errands.errand(number) is None


@pytest.mark.parametrize("path", [DISCOVER, "/de/desk/sources/1/selectors"])
def test_nobody_looks_without_signing_in(client: Client, path: str) -> None:
    assert client.get(path).status == 303
    assert client.get(f"{path}?url=x.example&step=look", "POST").status in (303, 403)
