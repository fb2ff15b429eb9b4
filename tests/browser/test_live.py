"""The ticker in an open browser: what is new waits behind a button, and nothing moves by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import keep, short
from ledgers import mark
from newsticker.flow.taking import take_in
from newsticker.model import Reading
from newsticker.store import Store
from serving import Client, serving

SECONDS = 2.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    readings = [
        short("Fähre fällt aus", published="2026-03-01T18:00:00+01:00"),
        short("Deich hält", published="2026-02-27T18:00:00+01:00", tags=("Deich",)),
    ]
    with closing(keep(tmp_path, readings)) as store:
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with serving(store) as client:
        yield client


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(5000)
    yield page
    page.close()


def add(store: Store, *readings: Reading) -> None:
    """Takes them in while the page is open."""
    for _ in take_in(store, readings, full_text=True):
        pass


def test_a_new_report_waits_behind_a_button_and_goes_where_it_belongs(
    store: Store, client: Client, page: Page
) -> None:
    page.goto(f"{client.address}/de/")
    expect(page.locator(".live-word")).to_contain_text("Live, Stand")
    where = page.locator("h3").first.bounding_box()
    start = time.monotonic()
    add(
        store,
        short("Hafen gesperrt", published="2026-03-01T19:00:00+01:00"),
        short("Ein Tag dazwischen", published="2026-02-28T09:00:00+01:00"),
    )
    button = page.get_by_role("button", name="2 neue Meldungen anzeigen")
    button.wait_for()
    assert time.monotonic() - start < SECONDS
    assert page.locator("h3").first.bounding_box() == where
    button.click()
    expect(page.locator("h3")).to_have_text(
        ["Hafen gesperrt", "Fähre fällt aus", "Ein Tag dazwischen", "Deich hält"]
    )
    expect(page.locator("h3").first).to_be_focused()
    expect(page.locator(".fresh")).to_be_hidden()
    expect(page.locator(".day").first.locator(".day-count")).to_have_text("2 Meldungen")
    expect(page.get_by_role("status")).to_have_text("2 Meldungen eingefügt")


def test_a_paused_page_says_nothing_until_it_goes_on(
    store: Store, client: Client, page: Page
) -> None:
    page.goto(f"{client.address}/de/")
    expect(page.locator(".live-word")).to_contain_text("Live, Stand")
    page.get_by_role("button", name="Anhalten").click()
    expect(page.locator(".live-word")).to_have_text("Angehalten")
    add(store, short("Hafen gesperrt", published="2026-03-01T19:00:00+01:00", breaking=True))
    page.wait_for_timeout(1500)
    expect(page.locator(".fresh")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("button", name="Fortsetzen").click()
    expect(page.get_by_role("button", name="1 neue Meldung anzeigen")).to_be_visible()


def test_breaking_news_is_announced_at_once(store: Store, client: Client, page: Page) -> None:
    page.goto(f"{client.address}/en/")
    expect(page.locator(".live-word")).to_contain_text("Live, as of")
    add(store, short("Hafen gesperrt", published="2026-03-01T19:00:00+01:00", breaking=True))
    expect(page.get_by_role("status")).to_have_text("Breaking: Hafen gesperrt")


def test_a_tags_page_is_told_of_its_own_reports_alone(
    store: Store, client: Client, page: Page
) -> None:
    page.goto(f"{client.address}/de/tag/Deich")
    expect(page.locator(".live-word")).to_contain_text("Live, Stand")
    add(store, short("Anderes"), short("Deich bricht", tags=("Deich",)))
    page.get_by_role("button", name="1 neue Meldung anzeigen").click()
    expect(page.locator("h3")).to_have_text(["Deich bricht", "Deich hält"])


def test_a_page_comes_back_by_itself_after_a_restart_and_has_missed_nothing(
    store: Store, page: Page
) -> None:
    with serving(store) as client:
        page.goto(f"{client.address}/de/")
        expect(page.locator(".live-word")).to_contain_text("Live, Stand")
    expect(page.locator(".live-word")).to_contain_text("neuer Versuch in")
    add(store, short("Hafen gesperrt", published="2026-03-01T19:00:00+01:00"))
    with serving(store, port=client.port):
        expect(page.get_by_role("button", name="1 neue Meldung anzeigen")).to_be_visible(
            timeout=15_000
        )
        expect(page.locator(".live-word")).to_contain_text("Live, Stand")


def test_without_scripts_the_page_says_so(client: Client, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{client.address}/de/")
        expect(page.get_by_text("nur mit Skripten von selbst")).to_be_visible()
        expect(page.get_by_role("link", name="Jetzt neu laden")).to_be_visible()


def test_a_ticker_that_is_narrowed_down_offers_what_gets_its_mark_and_nothing_else(
    store: Store, client: Client, page: Page
) -> None:
    mark(store, "denials", 1)
    page.goto(f"{client.address}/de/?mark=denials")
    expect(page.locator("h3")).to_have_text(["Fähre fällt aus"])
    expect(page.locator(".live-word")).to_contain_text("Live, Stand")
    add(store, short("Hafen gesperrt", published="2026-03-01T19:00:00+01:00"))
    mark(store, "figures", 3)
    mark(store, "denials", 2)
    page.get_by_role("button", name="1 neue Meldung anzeigen").click()
    expect(page.locator("h3")).to_have_text(["Fähre fällt aus", "Deich hält"])
    mark(store, "denials", 3)
    page.get_by_role("button", name="1 neue Meldung anzeigen").click()
    expect(page.locator("h3")).to_have_text(["Hafen gesperrt", "Fähre fällt aus", "Deich hält"])
