"""Stored script: payloads in every field that strangers fill, on every page that there is, and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from articles import keep
from hostile import PAYLOADS
from infected import Infected, hostile_feeds, infected, infest
from newsdesk import add_editor
from newsroom import sign_in
from newsticker.settings import Settings
from public import routes
from serving import Client, serving

SITE = Settings(name=PAYLOADS[1], imprint=PAYLOADS[0], privacy=PAYLOADS[0], api_requests=100_000)
# Reports are an editor's own, and have a test of their own; what is no page, a browser only downloads.
LEFT_OUT = re.compile(r"/desk/reports/|^/api/|^/sitemap|^/static/|^/read/|/alerts/|feed\.|/new$")


class Watched:
    """A page of the browser, and whatever it said: the policy stops what gets through, and says so."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        page.on("console", lambda message: self._note(message.text))
        page.on("dialog", lambda dialog: self._note(dialog.message))

    def _note(self, text: str) -> None:
        if "the server responded with a status of 404" not in text:
            self.said.append(text)

    def look_at(self, address: str) -> int:
        """Opens a page on which nothing may run; returns its status."""
        answer = self.page.goto(address)
        assert answer
        assert self.page.evaluate("window.ran") is None, address
        assert self.page.locator("main").count() == 1, address
        # Such a link runs only once somebody follows it.
        assert self.page.locator("[href^='javascript:' i], [src^='javascript:' i]").count() == 0
        assert self.said == [], address
        return answer.status


def pages(of: Infected) -> Iterator[str]:
    """Every page in one language, as the application knows them, each part of an address filled in where it matters."""
    numbers = {
        "/article/": of.articles, "/desk/articles/": of.articles[:2], "/speaker": _parties(of), "/desk/speakers": _parties(of)[:2],
        "/desk/stories": (of.story,), "/story/": (of.story,), "/desk/watches": (1, len(of.store.alerts.watches())),
        "/desk/sources/": tuple(source.id for source, _ in of.store.feeds()[:2]),
    }  # fmt: skip
    words = {
        "key:claim": ("c1",), "number:article": (1,), "tag:path": PAYLOADS[:2], "name:path": PAYLOADS[:2],
        "when": ("2026-03-02",),
    }  # fmt: skip
    for path, methods in routes(of.store):
        if "GET" not in methods or not path.startswith("/de/") or LEFT_OUT.search(path):
            continue
        filled = [path]
        ids = next(
            (found for start, found in numbers.items() if start in path.removeprefix("/de")), ()
        )
        if path.count("{") > 1:
            ids = ids[:1]
        for part, values in {"id:article": ids, **words}.items():
            if f"{{{part}}}" in path:
                assert values, f"{path}: tell how {part} is filled in"
                filled = [
                    one.replace(f"{{{part}}}", quote(str(v))) for one in filled for v in values
                ]
        assert "{" not in filled[0], path
        yield from filled


def _parties(of: Infected) -> tuple[int, ...]:
    return tuple(party.id for party in of.store.hand.parties()[:4])


def test_nothing_stored_runs_on_any_page(browser: Browser, tmp_path: Path) -> None:
    of = infest(tmp_path, PAYLOADS)
    with closing(of.store) as store:
        hostile_feeds(store, PAYLOADS)
        add_editor(store, "Eva", "admin")
        with serving(store, SITE) as client, browser.new_context() as context:
            watched = Watched(context.new_page())
            sign_in(watched.page, client, "Eva")
            there = set()
            for path in pages(of):
                status = watched.look_at(client.address + path)
                assert status in (200, 404), path
                there |= {re.sub(r"\d+|%\S+", "", path)} if status == 200 else set()
            _is_seen(watched.page, client, of)
    for start in ("story/", "stories", "speaker/", "desk/sources", "desk/stories/", "desk/watches/", "desk/articles//claims/c"):  # fmt: skip
        assert f"/de/{start}" in there, start


def _is_seen(page: Page, client: Client, of: Infected) -> None:
    """That the payloads stand, as words, where they are said to be looked for."""

    def words_on(path: str) -> str:
        page.goto(f"{client.address}/de/{path}")
        return page.locator("main").inner_text()

    sources = words_on("desk/sources")
    for place in (f"/moved/{PAYLOADS[0]}", f"/0/{PAYLOADS[0]}", f"leer {PAYLOADS[0]}"):
        assert place in sources, place
    assert PAYLOADS[1] in words_on(f"story/{of.story}")
    assert PAYLOADS[1] in words_on(f"desk/watches/{len(of.store.alerts.watches())}")


def test_nothing_asked_for_runs(browser: Browser, tmp_path: Path) -> None:
    """Error pages and searches repeat what was asked; an excerpt is cut where it may not be."""
    store = keep(tmp_path, map(infected, PAYLOADS), full_text=False)
    with closing(store), serving(store, SITE) as client, browser.new_context() as context:
        watched = Watched(context.new_page())
        for place in ("", "tag/", "archive/", "desk/", "outlet/", "search?q=", "speakers?q="):
            for payload in (PAYLOADS[0], PAYLOADS[1], PAYLOADS[4]):
                watched.look_at(f"{client.address}/de/{place}{quote(payload, safe='')}")
        for number in range(1, len(PAYLOADS) + 1):
            view = "?view=plain" if number in (1, 4) else ""
            assert watched.look_at(f"{client.address}/de/article/{number}{view}") == 200
