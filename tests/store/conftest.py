"""A store in a file of its own, and a source to put articles under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsticker.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "newsticker.db")
    yield opened
    opened.close()


@pytest.fixture
def source_id(store: Store) -> int:
    return store.keep_source("file", "wissekurier", name="Wissekurier", url=None, full_text=False)
