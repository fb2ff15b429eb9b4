"""Texts from strangers made safe to show: an allow-list of elements, attributes and addresses."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import nh3

ADDRESSES = {"http", "https", "mailto"}
# The HTML parser takes four times as long over twice the nesting, 42 s over 100,000 levels but some
# milliseconds over 2,000. Real articles stay below 50; what nests deeper keeps its words alone.
DEEPEST = 2000
CLOSED_BY_THEMSELVES = frozenset(
    "area br col dd dt hr img input li meta option p source tbody td th tr track wbr".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ANY_TAG = re.compile(r"<[^<>]*>")


def clean_html(text: str | None) -> str | None:
    """The text as HTML that runs nothing and loads nothing by script; None where nothing is left."""
    if not text:
        return None
    if _is_too_deep(text):
        text = " ".join(_ANY_TAG.sub(" ", text).split()).replace("<", "&lt;")
    return nh3.clean(text, url_schemes=ADDRESSES).strip() or None


def _is_too_deep(text: str) -> bool:
    if text.count("<") <= DEEPEST:
        return False
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in CLOSED_BY_THEMSELVES:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > DEEPEST:
                return True
    return False


def safe_address(written: str | None, base: str = "") -> str | None:
    """The address, resolved against ``base``; None where it is none or one that a browser would run."""
    try:
        address = urljoin(base, written or "")
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if written and scheme in ("", *ADDRESSES) else None
