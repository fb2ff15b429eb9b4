"""A store in a database of its own, once of each kind, and a source to put articles under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import address_in
from newsticker.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def source_id(store: Store) -> int:
    return store.keep_source("file", "wissekurier", name="Wissekurier", url=None, full_text=False)
