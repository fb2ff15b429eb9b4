"""Means for tests of the desk in a browser: a site with accounts and a worker, and how one signs in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from playwright.sync_api import Page

from newsdesk import PASSWORD, add_editor
from newsticker.flow.jobs import work
from newsticker.site.worker import draw, draw_draft
from newsticker.store import Store
from serving import Client, serving


@contextmanager
def newsroom(store: Store) -> Iterator[Client]:
    """The site over a store with Ada, Bo and Eva (an admin) at its desk, and a worker beside it."""
    for name in ("Ada", "Bo"):
        add_editor(store, name)
    add_editor(store, "Eva", "admin")
    stop = Event()
    handlers = {"draw": draw, "draw-draft": draw_draft}
    worker = Thread(target=work, args=[store, handlers, stop])
    worker.start()
    try:
        with serving(store) as client:
            yield client
    finally:
        stop.set()
        worker.join()


def sign_in(page: Page, client: Client, name: str = "Ada", language: str = "de") -> None:
    """Signs in by the form."""
    page.goto(f"{client.address}/{language}/desk/sign-in")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main .button.main")
    page.wait_for_url("**/desk")


def begin(page: Page) -> str:
    """Begins a report; returns its address."""
    page.get_by_role("button", name="Neue Meldung").click()
    page.wait_for_url("**/desk/reports/*")
    return page.url
