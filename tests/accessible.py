"""What axe-core finds on a page, by the rules of WCAG 2.2 AA and good practice, and how wide and bright a page is then."""

from __future__ import annotations

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

# The narrowest that fits at 400 percent and the widest, each in another colour; all of them in `make faults`.
LOOKS = (
    [(width, scheme) for width in (320, 375, 1280) for scheme in ("light", "dark")]
    if "NEWSTICKER_WHOLE" in os.environ
    else [(320, "dark"), (1280, "light")]
)
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}


def findings(page: Page) -> list[str]:
    """Each finding with the element that it is about."""
    _until_loaded(page)
    try:
        answer = Axe().run(page, options=OPTIONS)
    except Error as error:
        # The desk's preview is a frame that is loaded anew once its claims are read: axe finds no document in it then.
        if "documentElement" not in str(error):
            raise
        _until_loaded(page)
        answer = Axe().run(page, options=OPTIONS)
    violations = answer.response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in violations for node in v["nodes"]]


def _until_loaded(page: Page) -> None:
    for frame in page.frames:
        frame.wait_for_load_state()
