"""Accessibility by axe-core: no finding on any page, in both themes, on a telephone and a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from accessible import LOOKS, findings
from serving import Client

PAGES = ["/de/", "/de/?mark=denials", "/en/article/1", "/de/article/1?view=plain", "/de/search?q=Anwohner", "/de/search?q=nirgends", "/de/search?q=Anwohner&kind=claims",
         "/de/search?stance=denies&from=2026-03-01", "/de/search?q=Dornbsuch", "/de/search?stance=x", "/de/article/1/claim/c8",
         "/de/tag/Verkehr", "/de/nirgends", "/de/how-claims-are-read", "/de/imprint", "/de/corrections",
         "/de/speakers", "/en/speaker/1", "/de/outlets", "/de/outlet/Nordblick", "/de/tags", "/de/archive",
         "/de/archive/2026-03", "/de/archive/2026-03-01", "/de/archive/2026-03-03"]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(
    browser: Browser, ticker: Client, excerpts: Client, empty: Client, scheme: str, width: int
) -> None:
    found = {}
    # axe is a stranger's script: the site's own policy would keep parts of it from working.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(ticker.address + path)
        found[path] = findings(page)
    page.goto(ticker.address + "/de/article/1")
    page.locator(".legend summary").click()
    page.locator(".as-table summary").click()
    page.locator(".note").nth(8).click()
    page.wait_for_selector("#c9:popover-open")
    found["a card"] = findings(page)
    page.goto(excerpts.address + "/de/article/1")
    found["an excerpt"] = findings(page)
    page.goto(empty.address + "/de/")
    found["nothing yet"] = findings(page)
    context.close()
    assert {name: those for name, those in found.items() if those} == {}


@pytest.mark.parametrize(
    "path",
    ["/de/", "/de/article/1", "/de/search?stance=denies", "/de/search?q=Werft&kind=claims",
     "/de/article/1/claim/c8", "/de/how-claims-are-read", "/de/speakers", "/de/speaker/1",
     "/de/outlets", "/de/outlet/Nordblick", "/de/tags", "/de/archive", "/de/archive/2026-03", "/de/archive/2026-03-03"],
)  # fmt: skip
def test_nothing_scrolls_sideways(browser: Browser, ticker: Client, path: str) -> None:
    page = browser.new_page()
    page.goto(ticker.address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    page.close()


def test_targets_are_large_enough(browser: Browser, ticker: Client) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 900})
    page.goto(ticker.address + "/de/article/1")
    heights = page.evaluate(
        "[...document.querySelectorAll('main button:not(.card *), nav a, footer a')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 32
    page.close()
