"""What axe-core finds on a page, by the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}


def findings(page: Page) -> list[str]:
    """Each finding with the element that it is about."""
    try:
        answer = Axe().run(page, options=OPTIONS)
    except Error:
        # A frame in it, as the desk's preview is, was loaded anew just then.
        page.wait_for_timeout(2000)
        answer = Axe().run(page, options=OPTIONS)
    violations = answer.response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in violations for node in v["nodes"]]
