"""One site with the marked article on it, and one where that article is somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from articles import RICH, short
from serving import Client
from tickers import ticker_of

OTHERS = [
    short("Fähre fällt aus", published="2026-03-01T18:00:00+01:00", breaking=True, tags=("Verkehr",)),
    short("Ferry cancelled", published="2026-03-01T17:00:00+01:00", language="en", tags=("a/b & c?#%",)),
]  # fmt: skip


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Client]:
    """A site whose sources are its own: articles are shown whole."""
    with ticker_of(tmp_path_factory.mktemp("own"), [RICH, *OTHERS], kind=kind) as client:
        yield client


@pytest.fixture(scope="session")
def others(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Iterator[Client]:
    """A site of other people's articles: excerpt, claims and link."""
    folder = tmp_path_factory.mktemp("others")
    with ticker_of(folder, [RICH], full_text=False, kind=kind) as client:
        yield client
