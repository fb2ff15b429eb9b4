"""Links between claims under an editor's hand, in a browser: a walk with scripts and without, and no barriers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import LOOKS, findings
from articles import keep
from newsroom import newsroom, sign_in
from newsticker.store import Store
from serving import Client
from told_stories import EVENT, put_in_story

PICTURES = os.environ.get("NEWSTICKER_PICTURES")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, EVENT)) as store:
        put_in_story(store, [1, 2, 3])
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with newsroom(store) as client:
        yield client


def seen(page: Page, name: str) -> None:
    """Leaves a picture of the page, if it is told where."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_links_are_struck_added_and_taken_back(
    client: Client, browser: Browser, scripts: bool
) -> None:
    with browser.new_context(java_script_enabled=scripts, locale="de-DE") as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        sign_in(page, client)
        page.locator('a[href="/de/desk/stories"]').click()
        page.get_by_role("link", name="Reederei Lotsen räumt Schaden").click()
        page.get_by_text("Entscheiden: Dementi 1").click()
        denials = page.get_by_role("region", name="Dementis")
        denials.get_by_label("Grund").fill("ein anderer Kran")
        denials.get_by_role("button", name="Verbindung streichen").click()
        expect(page.get_by_role("heading", name="Dementis")).to_have_count(0)
        expect(page.get_by_role("region", name="Was entschieden ist")).to_contain_text(
            "Dementi: gestrichen"
        )
        page.get_by_text("Entscheiden: Vergleich 1").click()
        page.get_by_role("button", name="Als Eingeständnis bestätigen").click()
        expect(page.get_by_role("region", name="Eingeständnisse")).to_contain_text(
            "Von der Redaktion."
        )
        page.get_by_label("Art").select_option("denial")
        for label, claim in (("Erste Aussage", "1/claim/c2"), ("Zweite Aussage", "2/claim/c3")):
            page.get_by_label(label).fill(f"{client.address}/de/article/{claim}")
        page.get_by_role("button", name="Verbinden").click()
        expect(page.get_by_role("region", name="Dementis")).to_contain_text("Von der Redaktion.")
        page.get_by_text("Entscheidung 3 zurücknehmen").click()
        page.get_by_role("button", name="Zurücknehmen").click()
        expect(page.get_by_role("region", name="Journal")).to_contain_text(
            "Ada lässt wieder die Regeln gelten: Dementi"
        )


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_have_no_barriers(
    client: Client, browser: Browser, width: int, scheme: str
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="de-DE",
    ) as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        sign_in(page, client)
        story = f"{client.address}/de/desk/stories/1"
        page.goto(story)
        page.get_by_text("Entscheiden: Dementi 1").click()
        page.get_by_role("region", name="Dementis").get_by_role("button").click()
        for path in ("/stories", "/stories/1", "/journal?of=links"):
            page.goto(f"{client.address}/de/desk{path}")
            for summary in page.locator("summary").all():
                summary.click()
            assert findings(page) == [], path
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path
            seen(page, f"{path.strip('/').replace('/', '-').partition('?')[0]}-{width}-{scheme}")
