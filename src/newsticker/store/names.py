"""Lists of names: how they are sorted, alike on every database, and cut into pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

LONGEST_KEY = 200


class Named(Struct, frozen=True):
    """A name that articles carry, a tag or an outlet, with the number of them."""

    name: str
    articles: int


def sort_key(name: str) -> str:
    """What a name is sorted by: small letters without their marks, and nothing before the first letter."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return letters.lstrip("\"'„“”‚‘’»«( ")[:LONGEST_KEY]


def page_of_names(
    names: Iterable[Named], start: str | None, limit: int
) -> tuple[list[Named], str | None]:
    """A page of the names in their order, from ``start`` on, and the name that begins the next page."""
    ordered = sorted(names, key=lambda one: (sort_key(one.name), one.name))
    if start is not None:
        first = (sort_key(start), start)
        ordered = [one for one in ordered if (sort_key(one.name), one.name) >= first]
    return ordered[:limit], ordered[limit].name if len(ordered) > limit else None
