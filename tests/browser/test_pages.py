"""The pages of speakers, outlets and days: without scripts, in print, and the operator's page for everybody's eyes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from accessible import findings
from articles import RICH, keep
from newsticker.model_feeds import Subscription
from newsticker.settings import Settings
from newsticker.site.app import make_app
from newsticker.site.operator import make_operator_app
from serving import Client, serving_operator


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The operator's page of a ticker with a feed in trouble."""
    folder: Path = tmp_path_factory.mktemp("operator")
    with closing(keep(folder, [RICH])) as store:
        url = "https://nordblick.example/" + "sehr-lange-adresse" * 5
        source = store.keep_source("feed", url, name="Nordblick", url=None, full_text=False)
        problem = f"{url}: answered 404 Not Found; check the address"
        store.keep_subscription(source, Subscription(url, 1800, "2026-03-01T12:00:00+00:00", failures=2, problem=problem))  # fmt: skip
        app = make_operator_app(store, Settings(), make_app(store, Settings()).metrics)
        with serving_operator(app) as client:
            yield client


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_operators_page(
    browser: Browser, operator: Client, scheme: str
) -> None:
    for width in (320, 1280):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            bypass_csp=True,
        )
        page = context.new_page()
        page.goto(f"{operator.address}/de/")
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_without_scripts_every_way_leads_on(browser: Browser, ticker: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{ticker.address}/de/")
    page.get_by_role("link", name="Stimmen", exact=True).click()
    page.get_by_role("link", name="Werft", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Werft"
    page.get_by_role("link", name="räumt ein: 1").click()
    assert page.locator(".quoted blockquote").count() == 1
    page.locator(".quoted").get_by_role("link", name="Deichamt warnt").click()
    assert page.url.endswith("/de/article/1#z15")
    page.locator(".facts").get_by_role("link", name="wissebote.example").click()
    assert page.get_by_role("heading", level=1).inner_text() == "wissebote.example"
    page.get_by_role("link", name="Archiv", exact=True).click()
    page.get_by_role("link", name="März 2026").click()
    page.get_by_role("link", name="Sonntag, 1. März 2026").click()
    page.locator(".beside-nav").first.get_by_role("link", name="Montag, 2. März 2026").click()
    assert page.get_by_role("link", name="Deichamt warnt").is_visible()
    context.close()


def test_in_print_the_notice_the_counts_and_every_claim_stay(
    browser: Browser, ticker: Client
) -> None:
    page = browser.new_page()
    page.goto(f"{ticker.address}/de/speakers")
    page.get_by_role("link", name="Werft", exact=True).click()
    page.emulate_media(media="print")
    for seen in (".unrated", ".sums", ".counts", ".quoted blockquote", ".quoted .facts"):
        assert page.locator(seen).first.is_visible(), seen
    for gone in (".areas", ".contents", ".find"):
        assert not page.locator(gone).first.is_visible(), gone
    page.goto(f"{ticker.address}/de/outlet/Nordblick")
    assert page.locator("#quoted-head").is_visible()
    page.close()


def test_on_a_telephone_the_areas_stand_on_one_line(browser: Browser, ticker: Client) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    for path in ("/de/", "/de/stories", "/de/speakers", "/en/"):
        page.goto(ticker.address + path)
        tops = page.evaluate(
            "[...document.querySelectorAll('.areas a')].map(e => Math.round(e.getBoundingClientRect().top))"
        )
        assert len(tops) == 5
        assert len(set(tops)) == 1, path
    page.close()


def test_on_a_telephone_what_can_be_pressed_is_large_enough(
    browser: Browser, ticker: Client
) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 900})
    for path in ("/de/speakers", "/de/archive/2026-03", "/de/tags", "/de/archive/2026-03-01"):
        page.goto(ticker.address + path)
        heights = page.evaluate(
            "[...document.querySelectorAll('nav a, .counts a, .name-list a')].map(e => e.getBoundingClientRect().height)"
        )
        assert min(heights) >= 32, path
    page.close()
