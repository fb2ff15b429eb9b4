"""What axe-core finds on a page, by the rules of WCAG 2.2 AA and its own best practices."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}


def findings(page: Page) -> list[str]:
    """Every violation with the beginning of the element that it stands on."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in violations for node in v["nodes"]]
