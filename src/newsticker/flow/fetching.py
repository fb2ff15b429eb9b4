"""How this ticker fetches: by its settings, from public addresses and the networks that are opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import FILE_NAME, Settings, read_settings

__all__ = ["Fetcher", "fetcher_for", "open_fetcher"]


def fetcher_for(settings: Settings, allow: Sequence[str]) -> Fetcher:
    """What fetches for a ticker of these settings; ``allow`` opens private networks (CIDR) to it."""
    return Fetcher(
        Way(tuple(allow), proxy=settings.proxy or None, contact=settings.address or None)
    )


def open_fetcher(database: Path | None, allow: Sequence[str]) -> Fetcher:
    """What fetches for a command; its settings are those beside the database, of the environment without one.

    Raises NewstickerError where they cannot be read.
    """
    beside = database.with_name(FILE_NAME) if database else Path(os.devnull)
    return fetcher_for(read_settings(beside, os.environ), allow)
