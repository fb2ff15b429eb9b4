"""A ticker with some readings on it, served for as long as a test looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from articles import keep
from newsticker.model import Reading
from serving import Client, serving


@contextmanager
def ticker_of(
    folder: Path, readings: Iterable[Reading], *, full_text: bool = True
) -> Iterator[Client]:
    """Keeps the readings in the folder and serves them."""
    with closing(keep(folder, readings, full_text=full_text)) as store, serving(store) as client:
        yield client
