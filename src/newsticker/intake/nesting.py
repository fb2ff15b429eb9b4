"""How deep the elements of a text nest: the HTML parser of lxml leaves out what nests deeper than it looks."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub

# Real articles stay below 50; lxml, asked for huge trees, reads 2,048 levels and drops the words of all below.
DEEPEST = 2000
CLOSED_BY_THEMSELVES = frozenset(
    "area br col dd dt embed hr img input li meta option p source tbody td th tr track wbr".split()
)
_NESTING = re.compile(rf"<(/?)(?!(?:{'|'.join(sorted(CLOSED_BY_THEMSELVES))})(?![a-z0-9]))[a-z]")
_CLOSED = re.compile(r"<[^<>]*/>")
_STEP = {"": 1, "/": -1}


def is_too_deep(text: str, deepest: int = DEEPEST) -> bool:
    """Whether tags are open in tags deeper than that somewhere, were every one closed by an end tag."""
    if text.count("<") <= deepest:
        return False
    # A step below the first level is none: the depth is what was gone up since the lowest point.
    found = _NESTING.findall(_CLOSED.sub("", text.lower()))
    levels = list(accumulate(map(_STEP.__getitem__, found), initial=0))
    highest: int = max(map(sub, levels, accumulate(levels, min)))
    return highest > deepest
