"""Watches at the desk, in a browser without scripts: made, tried out and ended; no barriers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import LOOKS, findings
from newsdesk import add_editor
from newsroom import sign_in
from newsticker.store import Store, open_store
from readings import claim
from serving import Client, serving
from watched import OFFICE, YARD, add, link, now, record_links, story

PICTURES = os.environ.get("NEWSTICKER_PICTURES")
HOOK = "https://receiver.example/hooks/ohne-ein-einziges-leerzeichen-und-sehr-lang-0123456789"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A story of two articles by two speakers."""
    with closing(open_store(tmp_path / "t.db")) as store:
        old = add(store, "Deich an der Wisse", claim("c1", "er halte"), now=now())
        story(store, old, add(store, "Werft", claim("c1", "nein", speaker=YARD), now=now()))
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    add_editor(store)
    with serving(store) as client:
        yield client


def _walk(page: Page, store: Store, client: Client) -> Iterator[str]:
    """Makes two watches, looks at what they tell, and ends one; names each page."""
    sign_in(page, client)
    page.get_by_role("link", name="Beobachtungen").click()
    yield "no watches"
    page.fill("#q", OFFICE)
    page.locator("main form[role=search] button").click()
    page.get_by_label(f"Neue Aussagen: {OFFICE}").check()
    page.fill("#url", HOOK)
    page.get_by_role("button", name="Beobachten", exact=True).click()
    expect(page.locator("main code")).to_contain_text("whsec_")
    yield "made"
    new = add(store, "Neu", claim("c1", "er breche"), claim("c2", "doch nicht"), now=now())
    dispatch = store.alerts.begin(1, now())
    assert dispatch
    store.alerts.fail(dispatch, "https://receiver.example: answered 500", now(), now())
    page.goto(f"{client.address}/de/desk/watches?q=werft")
    page.get_by_label("Dementis und Eingeständnisse").first.check()
    page.get_by_role("button", name="Beobachten", exact=True).click()
    later = add(store, "Später", claim("c1", "nie", speaker=YARD, denies="c9"), now=now())
    record_links(store, [link(store, 1, "denial", (new, "c1"), (later, "c1"))], now())
    page.get_by_role("link", name="Beobachtungen").first.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    yield "two watches"
    page.locator("tbody").get_by_role("link", name=OFFICE).click()
    page.get_by_role("button", name="Probe senden").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    yield "a watch that fails"
    page.get_by_role("button", name="Beobachtung beenden").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody").get_by_role("link").click()
    expect(page.get_by_role("link", name="Dementi: ")).to_be_visible()
    yield "a denial"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_works_without_scripts_and_axe_finds_nothing(
    browser: Browser, store: Store, client: Client, width: int, scheme: str
) -> None:
    wide = {"width": width, "height": 900}
    found = {}
    with (
        browser.new_context(viewport=wide, color_scheme=scheme, java_script_enabled=False, locale="de-DE") as plain,  # type: ignore[arg-type]
        browser.new_context(viewport=wide, color_scheme=scheme, bypass_csp=True, locale="de-DE") as seeing,  # type: ignore[arg-type]
    ):  # fmt: skip
        page, eyes = plain.new_page(), seeing.new_page()
        page.set_default_timeout(30_000)
        for name in _walk(page, store, client):
            # axe is a script: it looks at the same page, as it was sent, in another window.
            eyes.set_content(page.content().replace("<head>", f'<head><base href="{page.url}">'))
            eyes.wait_for_load_state("networkidle")
            found[name] = findings(eyes)
            is_wide = eyes.evaluate("document.documentElement.scrollWidth > innerWidth")
            found[name] += ["wider than the window"] if is_wide else []
            if PICTURES:
                page.screenshot(path=f"{PICTURES}/{width}-{scheme}-{name}.png", full_page=True)
    assert {name: those for name, those in found.items() if those} == {}
