"""One site with marked, plain and hostile articles on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from articles import RICH, keep, short
from serving import Client, serving

HOSTILE = "A & B <b>\x0b]]>\ufffe „x“"


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A site whose sources are its own."""
    hostile = short(HOSTILE, f"Text: {HOSTILE}\n\nNoch etwas.", tags=("x & y",), outlet="N & S")
    store = keep(tmp_path_factory.mktemp("feeds"), [RICH, hostile])
    with serving(store) as client:
        yield client
    store.close()
