"""The parts of the site, by addresses."""

from __future__ import annotations

PARTS = ("static", "read", "api")
HUBS = "/websub/"


def told_path(path: str) -> str:
    """A path as it may be logged: without the key by which a hub calls."""
    return f"{HUBS}…" if path.startswith(HUBS) else path


def part_of(path: str) -> str:
    """The part of the site that an address belongs to: static, read, api, desk, or page for all others."""
    first, _, rest = path.lstrip("/").partition("/")
    if first in PARTS:
        return first
    return "desk" if "desk" in (first, rest.partition("/")[0]) else "page"
