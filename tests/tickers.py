"""A ticker with some readings on it, served for as long as a test looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from articles import keep
from databases import on
from newsticker.model import Reading
from serving import Client, serving


@contextmanager
def ticker_of(
    folder: Path, readings: Iterable[Reading], *, full_text: bool = True, kind: str | None = None
) -> Iterator[Client]:
    """Keeps the readings in the folder, or on the server that the kind of database needs, and serves them."""
    with on(kind):
        store = keep(folder, readings, full_text=full_text)
    with closing(store), serving(store) as client:
        yield client
