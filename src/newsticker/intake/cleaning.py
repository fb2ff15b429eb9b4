"""Texts from strangers made safe to show: an allow-list of elements, attributes and addresses."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from html import escape, unescape
from itertools import accumulate
from operator import sub
from urllib.parse import urljoin, urlsplit

import nh3

ADDRESSES = {"http", "https", "mailto"}
# The HTML parser takes four times as long over twice the nesting, 42 s over 100,000 levels but some
# milliseconds over 2,000. Real articles stay below 50; what nests deeper keeps its words alone.
DEEPEST = 2000
# It also takes four times as long over twice the references in a text: 2 s over 400,000, a tenth over 50,000.
MOST_REFERENCES = 50_000
CLOSED_BY_THEMSELVES = frozenset(
    "area br col dd dt hr img input li meta option p source tbody td th tr track wbr".split()
)
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
# Nearly every address in a feed; nothing in it can be read in two ways.
_PLAIN_ADDRESS = re.compile(r"https?://[!-Z^-~]+\Z")
_NESTING = re.compile(rf"<(/?)(?!(?:{'|'.join(sorted(CLOSED_BY_THEMSELVES))})(?![a-z0-9]))[a-z]")
_STEP = {"": 1, "/": -1}
_ANY_TAG = re.compile(r"<[^<>]*>")
# What the cleaner would write in another way; most titles have nothing of the kind.
_SPECIAL = re.compile("[<>&\xa0\r\0]")
# The cleaner takes a formula's or a drawing's words away with it; they are kept, as words.
_FOREIGN = re.compile(r"<(/?)(?:[sS][vV][gG]|[mM][aA][tT][hH])\b[^<>]*>")
# Words about a DOCTYPE and none: the HTML parser swallows what follows.
_LONE_DOCTYPE = re.compile(r"<!(?=doctype(?![^<>]*>))", re.IGNORECASE)
# What those two look for begins so; most texts have none of it. (Begun with "<", it is found fast.)
_ODD = re.compile(r"<(?:!|/?(?:[sS][vV][gG]|[mM][aA][tT][hH]))")
# A span of which the cleaner keeps no attribute: programs that colour code write ten in a line.
_MERE_SPAN = re.compile(
    r"""<span(?<![<&]<span)(?:\s++(?!lang=|title=)[a-z][a-z0-9:_-]*+="[^"<>]*+")*+\s*+>"""
)
# What ends so may be a tag or a character's name together with what follows the span.
_BEGINNINGS = frozenset("<&")


def clean_html(text: str | None, base: str | None = None) -> str | None:
    """The text as HTML that runs nothing and loads nothing by script; None where there is none.

    It may be empty where nothing of what there was may be shown. Addresses are resolved against ``base``.
    """
    if not text or text.isspace():
        return None
    if not _SPECIAL.search(text):
        return text.strip()
    # Half of all tags in feeds; what they cost here is a third of what they cost the cleaner.
    text = _without_mere_spans(text)
    if text.count("&") > MOST_REFERENCES or is_too_deep(text):
        return escape(unescape(" ".join(_words(text).split())), quote=False)
    if _ODD.search(text):
        text = _LONE_DOCTYPE.sub("&lt;!", _without_foreign(text))
    return _cleaner(base if base and _ABSOLUTE.match(base) else None).clean(text).strip()


@lru_cache(maxsize=64)
def _cleaner(base: str | None) -> nh3.Cleaner:
    return nh3.Cleaner(url_schemes=ADDRESSES, url_relative=partial(_based, base) if base else None)


def _without_mere_spans(text: str) -> str:
    """The text without its spans, where none of them tells anything; as it is, where one does or may."""
    # Of a CDATA section in HTML everything is lost up to the end of its first tag.
    if "<span" not in text or "<![CDATA[" in text:
        return text
    pieces = text.split("</span>")
    if not _BEGINNINGS.isdisjoint({piece[-1:] for piece in pieces}):
        return text
    without = _MERE_SPAN.sub("", "".join(pieces))
    return text if "<span" in without else without


def _without_foreign(text: str) -> str:
    """The text with the words alone of formulas and drawings; one pass, whatever is left open in it."""
    pieces, depth, end = [], 0, 0
    for tag in _FOREIGN.finditer(text):
        pieces.append(_words(text[end : tag.start()]) if depth else text[end : tag.start()])
        end = tag.end()
        depth = max(depth - 1, 0) if tag[1] else depth + (not tag[0].endswith("/>"))
    pieces.append(_words(text[end:]) if depth else text[end:])
    return "".join(pieces)


def _words(markup: str) -> str:
    return _ANY_TAG.sub(" ", markup)


def _based(base: str, written: str) -> str | None:
    # A place in the same text stays one (RFC 3986, 4.4).
    if not written or written.startswith("#"):
        return written
    try:
        return urljoin(base, written)
    except ValueError:
        return None


def is_too_deep(text: str, deepest: int = DEEPEST) -> bool:
    """Whether tags are open in tags deeper than that somewhere, were every one closed by an end tag."""
    if text.count("<") <= deepest:
        return False
    # A step below the first level is none: the depth is what was gone up since the lowest point.
    levels = list(accumulate(map(_STEP.__getitem__, _NESTING.findall(text.lower())), initial=0))
    highest: int = max(map(sub, levels, accumulate(levels, min)))
    return highest > deepest


def safe_address(written: str | None, base: str = "") -> str | None:
    """The address, resolved against ``base``; None where it is none or one that a browser would run."""
    if not written:
        return None
    if _PLAIN_ADDRESS.match(written):
        return written
    try:
        address = urljoin(base, written) if base and not _ABSOLUTE.match(written) else written
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if scheme in ("", *ADDRESSES) else None
