"""Whom a feed names as an author: Atom's persons, and RSS's address with a name in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from newsticker.intake.constructs import text_of

_ADDRESS = r"[^\s@()<>]+@[^\s@()<>]+"
# "jo@a.example (Jo Weir)" as RSS 2.0 has it, and "Jo Weir <jo@a.example>", "Jo Weir (jo@a.example)" as many write.
_NAME_LAST = re.compile(rf"{_ADDRESS}\s*\(([^()]+)\)")
_NAME_FIRST = re.compile(rf"([^<>()]+?)\s*[<(]\s*(?:mailto:)?{_ADDRESS}\s*[>)]")


def person(element: etree._Element, name_of: Callable[[etree._Element], str]) -> str | None:
    """The person's name, or what address there is where no name is; None where neither is."""
    if len(element):
        told = {name_of(child): text_of(child) for child in reversed(element)}
        return told.get("name") or told.get("email") or told.get("uri") or told.get("url")
    written = text_of(element) or element.get("name") or ""
    named = _NAME_LAST.fullmatch(written) or _NAME_FIRST.fullmatch(written)
    return (named[1].strip() if named else written.strip()) or None
