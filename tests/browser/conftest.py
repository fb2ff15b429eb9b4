"""A real browser and the sites that it looks at; where there is no browser, one line says so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from articles import RICH, short
from serving import Client
from tickers import ticker_of

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
REQUIRED = ("CI", "NEWSTICKER_REQUIRE_BROWSER")
# Quiet, without a sandbox (which root does not get) and without asking its maker for anything.
ARGUMENTS = (
    "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-sync", "--metrics-recording-only", "--no-pings",
)  # fmt: skip
MISSING = f"browser tests: none of {', '.join(NAMES)} is installed"

# A busy machine takes longer to show a thing; how long it may take is held by tests that measure it.
expect.set_options(timeout=15_000)


# Not for the whole session: while it is open, the browser's driver keeps an event loop running in this
# thread, and no test after it could start one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The installed Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if any(os.environ.get(name) for name in REQUIRED):
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def ticker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The marked article, whole, with breaking news, an English article and a headline without end."""
    readings = [
        RICH,
        short("Fähre fällt aus", published="2026-03-01T18:00:00+01:00", breaking=True, tags=("Verkehr",)),
        short("Ferry cancelled", published="2026-03-01T17:00:00+01:00", language="en"),
        short("Gefährdungsbeurteilungsverordnungsänderung: Donaudampfschifffahrtsgesellschaft widerspricht", lead="Ein Vorspann, " * 30),
    ]  # fmt: skip
    with ticker_of(tmp_path_factory.mktemp("browser"), readings) as client:
        yield client


@pytest.fixture(scope="session")
def excerpts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The marked article as somebody else's."""
    with ticker_of(tmp_path_factory.mktemp("excerpts"), [RICH], full_text=False) as client:
        yield client


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A ticker with nothing on it."""
    with ticker_of(tmp_path_factory.mktemp("empty"), []) as client:
        yield client
