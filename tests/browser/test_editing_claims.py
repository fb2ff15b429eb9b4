"""Claims and speakers under an editor's hand, in a browser: a walk with scripts and without, and no barriers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import LOOKS, findings
from articles import RICH, keep
from newsroom import newsroom, sign_in
from newsticker.store import Store
from readings import claim, reading
from serving import Client

PICTURES = os.environ.get("NEWSTICKER_PICTURES")
OTHER = reading("Deich hält", claims=(claim("c1", "der Damm halte", speaker="Amt Tarn-Süd"),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, OTHER])) as store:
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with newsroom(store) as client:
        yield client


def seen(page: Page, name: str) -> None:
    """Leaves a picture of the page, if it is told where."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def number(store: Store, name: str) -> int:
    return next(party.id for party in store.hand.parties(name) if party.name == name)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_claim_is_corrected_another_struck_and_two_speakers_are_one(
    store: Store, client: Client, browser: Browser, scripts: bool
) -> None:
    with browser.new_context(java_script_enabled=scripts, locale="de-DE") as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        sign_in(page, client)
        page.goto(f"{client.address}/de/desk/articles/1")
        page.get_by_role("link", name="Aussagen bearbeiten").click()
        page.get_by_role("link", name="Sie habe darüber").click()
        page.fill("#reason", "Steht so nicht im Text.")
        page.check("#told")
        page.get_by_role("button", name="Aussage streichen").click()
        expect(page.locator("#c6")).to_contain_text("gestrichen")
        page.get_by_role("link", name="1500 Anwohner seien schon fort").click()
        page.select_option("#stance", "confirms")
        page.fill("#figure1-value", "1600")
        page.get_by_role("button", name="Speichern", exact=True).click()
        expect(page.locator("#c7")).to_contain_text("von der Redaktion geändert")

        page.goto(f"{client.address}/de/article/1/claim/c6")
        expect(page.locator(".notice")).to_contain_text(
            "gestrichen. Grund: Steht so nicht im Text."
        )
        page.goto(f"{client.address}/de/article/1/claim/c7")
        expect(page.locator("h1")).to_contain_text("Amt Tarn bestätigt")
        told = page.locator(".by-hand")
        expect(told).to_contain_text("Haltung: sagt; Zahlen: 1.500 Anwohner.")

        old, new = number(store, "Amt Tarn-Süd"), number(store, "Amt Tarn")
        page.goto(f"{client.address}/de/desk/speakers?q=tarn")
        page.get_by_role("link", name="Amt Tarn-Süd").click()
        page.fill("#q", "Amt Tarn")
        page.locator("main").get_by_role("button", name="Suchen").click()
        page.locator(f"#into{new}").check()
        page.get_by_role("button", name="Zusammenführen").click()
        expect(page.locator(".changes")).to_contain_text("Ada hat Amt Tarn-Süd mit Amt Tarn")
        page.goto(f"{client.address}/de/speaker/{old}")
        assert page.url == f"{client.address}/de/speaker/{new}"
        expect(page.locator("h1")).to_have_text("Amt Tarn")
        expect(page.locator(".quoted > li")).to_have_count(2)


def _pages_of(page: Page, client: Client, store: Store) -> Iterator[str]:
    """Goes through all that an editor's hand does, every page once; names each."""
    desk = f"{client.address}/de/desk"
    sign_in(page, client, "Eva")
    for path in ("articles/1/claims", "articles/1/claims/c8", "speakers", "journal"):
        page.goto(f"{desk}/{path}")
        yield path
    page.goto(f"{desk}/articles/1/claims/c7")
    seen_before = page.locator("[name=seen]").input_value()
    page.fill("#speaker", "Landratsamt Tarn")
    page.fill("#said", "gestern")
    page.get_by_role("button", name="Speichern", exact=True).click()
    yield "a wrong date"
    page.fill("#said", "2026-02-26")
    page.fill("#reason", "Ein Anruf.")
    page.check("#told")
    page.get_by_role("button", name="Speichern", exact=True).click()
    yield "a corrected claim in the list"
    page.goto(f"{desk}/articles/1/claims/c7")
    yield "a corrected claim"
    page.fill("#speaker", "Kreis Tarn")
    page.evaluate("seen => document.querySelector('[name=seen]').value = seen", seen_before)
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("hat inzwischen")
    yield "two editors"
    page.goto(f"{desk}/articles/1/claims/c6")
    page.get_by_role("button", name="Aussage streichen").click()
    page.goto(f"{desk}/articles/1/claims/c6")
    yield "a struck claim"
    page.goto(f"{desk}/articles/1/claims")
    page.fill("#passage", "Das sagte niemand")
    page.get_by_role("button", name="Aussage ergänzen").click()
    yield "words that are not there"
    page.goto(f"{desk}/speakers/{number(store, 'Amt Tarn-Süd')}?q=Amt")
    yield "a speaker"
    page.locator(f"#into{number(store, 'Amt Tarn')}").check()
    page.get_by_role("button", name="Zusammenführen").click()
    yield "a merged speaker"
    her = next(p.id for p in store.hand.parties("Dornbusch") if p.kind == "person")
    page.goto(f"{desk}/speakers/{her}")
    page.fill("#suppress-why", "Ein Anruf.")
    page.get_by_role("button", name="Namen unterdrücken").click()
    yield "a suppressed speaker"
    for path in ("desk/journal", "desk/journal?of=speakers", "desk/speakers?only=merged", "article/1",
                 "article/1/claim/c6", "article/1/claim/c7", f"speaker/{number(store, 'Amt Tarn')}"):  # fmt: skip
        page.goto(f"{client.address}/de/{path}")
        yield path


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, client: Client, store: Store, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
        locale="de-DE",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    found = {}
    for name in _pages_of(page, client, store):
        found[name] = findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[name] += ["wider than the window"] if wide else []
        seen(page, f"{width}-{scheme}-{name.replace('/', '-').replace('?', '-')}")
    context.close()
    assert {name: those for name, those in found.items() if those} == {}
