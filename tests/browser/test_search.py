"""Search in a real browser that runs no scripts: words, filters and kinds are a form and links."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser

from serving import Client


def test_filters_work_without_scripts(browser: Browser, ticker: Client) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 900})
    page = context.new_page()
    page.goto(ticker.address + "/de/")
    page.get_by_role("link", name="Suche").click()
    page.get_by_role("searchbox").fill("Öl")
    page.get_by_role("button", name="Suchen").click()
    assert page.locator("mark").first.inner_text() == "Öl"
    page.get_by_text("Eingrenzen").click()
    page.get_by_label("Haltung").select_option("dementiert")
    page.get_by_label("Wer", exact=True).fill("Reederei")
    page.get_by_label("Gemeldet ab").fill("2026-03-01")
    page.get_by_role("button", name="Anwenden").click()
    page.get_by_role("link", name="Aussagen", exact=True).click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {
        "q": ["Öl"], "kind": ["claims"], "speaker": ["Reederei"], "stance": ["denies"], "from": ["2026-03-01"],
    }  # fmt: skip
    page.locator(".results h3 a").click()
    assert "Werft und Reederei" in page.locator("h1").inner_text()
    assert "die Werft außerdem Öl abgelassen haben" in page.locator("blockquote").inner_text()
    page.go_back()
    page.get_by_role("link", name="entfernen (Gemeldet ab").click()
    assert "from" not in parse_qs(urlsplit(page.url).query)
    context.close()


def test_targets_are_large_enough(browser: Browser, ticker: Client) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 900})
    page.goto(ticker.address + "/de/search?q=Werft&stance=denies")
    heights = page.evaluate(
        "[...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main nav a, .chosen a, .dates a, .order a, summary')]"
        ".filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])"
    )
    assert len(heights) > 10
    assert [found for found in heights if found[1] < 32] == []
    page.close()
