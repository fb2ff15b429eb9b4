"""Sources at the desk by axe-core: a source's page, its selectors, and the feeds that were found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from accessible import LOOKS, findings
from articles import RICH, keep
from newsroom import newsroom, sign_in
from newsticker.flow.discovering import Found, FoundFeed, NewEntry
from newsticker.flow.errands import Look, Trial
from newsticker.flow.selecting import Tried
from newsticker.model import Selectors
from newsticker.model_feeds import EntryPage, Subscription
from newsticker.store import Store
from serving import Client

NOW = datetime.now(UTC)
LONG = "https://wissekurier.example/" + "sehr-lange-adresse-" * 20
ENTRY = NewEntry("Damm an der Wisse hält", LONG, "2026-03-03T09:30:00+01:00")
FEEDS = (
    FoundFeed(LONG, "Wissekurier", "rss2", 9, (ENTRY,) * 5, 12, teasers=True),
    FoundFeed("https://wissekurier.example/rss", "Umland", "atom1", 1, (ENTRY,), 400, followed=2),
    FoundFeed("https://wissekurier.example/weg", problem="x: answered 404 Not Found"),
)


def done(store: Store, kind: str, asked: msgspec.Struct, answer: msgspec.Struct) -> int:
    """An errand with its answer; returns its number."""
    told, read = (msgspec.json.encode(one).decode() for one in (asked, answer))
    number = store.errands.add(kind, told, by="Ada", now=NOW)  # type: ignore[arg-type]
    assert number
    store.errands.answer(number, read)
    return number


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH], full_text=False)) as store:
        url = "https://wissekurier.example/rss"
        source = store.keep_source("feed", url, name="Umland", url=None, full_text=False)
        store.keep_subscription(source, Subscription(url, 1800, NOW.isoformat(), entry_words=12))
        page = EntryPage(1, source, "1", LONG, "0f")
        store.pages.want_again(page, NOW)
        store.pages.fail(page, f"{LONG}: answered 403 Forbidden", None)
        store.pages.set_selectors(source, Selectors(body="p" * 300), by="Ada", now=NOW)
        store.pages.note_missed(source, f"body ({LONG})")
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with newsroom(store) as client:
        yield client


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, store: Store, client: Client, width: int, scheme: str
) -> None:
    found = done(store, "discover", Look(LONG), Found(LONG, FEEDS))
    tried = Tried(LONG, "Damm hält", None, "Der Damm hält.\n\nNoch.", missed="author, leave_out")
    trial = done(store, "try", Trial(LONG, Selectors(body="p")), tried)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
        locale="de-DE",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    sign_in(page, client, "Eva")
    told = {}
    for path in ("", "/2", f"/2/selectors?errand={trial}", f"/discover?errand={found}"):
        page.goto(f"{client.address}/de/desk/sources{path}")
        told[path] = findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        told[path] += ["wider than the window"] if wide else []
    context.close()
    assert {path: those for path, those in told.items() if those} == {}
