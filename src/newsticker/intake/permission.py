"""What a site allows programs to do with its pages: robots.txt, and reservations against text and data mining."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from msgspec import Struct
from protego import Protego

AGENT = "Newsticker"
# RFC 9309, 2.5: so much of it is read at least, and who sends more means something else.
ROBOTS_BYTES = 512_000
# Nobody means more; whoever writes a day would have one page of it a day.
LONGEST_DELAY = 60.0
# Metadata stands in the head; a page is not parsed whole for it.
HEAD_BYTES = 200_000
LONGEST_LOCATION = 1000


class Robots(Struct, frozen=True):
    """The rules of a robots.txt for us (RFC 9309)."""

    rules: Protego

    def allow(self, url: str) -> bool:
        """Whether the page may be fetched."""
        return bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """The seconds between two requests that it asks for, a minute at most; 0 where it says nothing."""
        told = self.rules.crawl_delay(AGENT)
        return min(max(float(told), 0.0), LONGEST_DELAY) if told is not None else 0.0


def read_robots(raw: bytes) -> Robots:
    """The rules in these bytes; whatever is no rule says nothing."""
    return Robots(Protego.parse(raw[:ROBOTS_BYTES].decode("utf-8", "replace").lstrip("\ufeff")))


def reservation_of(
    fetched_url: str, headers: Mapping[str, str], body: bytes, file: bytes
) -> str | None:
    """Where a page is reserved against text and data mining: "meta", "header" or "file"; None where it is not.

    The page goes before the header, and that before the site's file (W3C, TDM Reservation Protocol). ``headers`` are
    under lower-case names; ``file`` is the site's tdmrep.json, empty where there is none.
    """
    for place, told in (
        ("meta", _of_page(body)),
        ("header", _reserved(headers.get("tdm-reservation"))),
        ("file", _of_file(file, fetched_url)),
    ):
        if told is not None:
            return place if told else None
    return None


def _of_page(body: bytes) -> bool | None:
    try:
        root = html.fromstring(body[:HEAD_BYTES])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for meta in root.iter("meta"):
        if (meta.get("name") or "").strip().lower() == "tdm-reservation":
            told = _reserved(meta.get("content"))
            if told is not None:
                return told
    return None


def _of_file(raw: bytes, url: str) -> bool | None:
    """What the most exact location that matches says; of equally exact ones, whether one of them reserves."""
    try:
        rules = json.loads(raw[:ROBOTS_BYTES]) if raw else []
    except (ValueError, RecursionError):
        return None
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    found = [
        (len(rule["location"]), told)
        for rule in (rules if isinstance(rules, list) else [rules])
        if isinstance(rule, dict)
        and isinstance(rule.get("location"), str)
        and _matches(rule["location"], path)
        and (told := _reserved(rule.get("tdm-reservation"))) is not None
    ]
    return max(found)[1] if found else None


def _matches(location: str, path: str) -> bool:
    """Whether a path is at a location, in which * stands for anything and $ for the end, as in robots.txt."""
    if len(location) > LONGEST_LOCATION:
        return False
    is_whole = location.endswith("$")
    # Each piece between stars is looked for once, so that no number of stars makes it slow.
    first, *pieces = re.split(r"\*+", unquote(location.removesuffix("$")))
    if not path.startswith(first):
        return False
    place = len(first)
    if not pieces:
        return not is_whole or place == len(path)
    last = pieces.pop()
    for piece in pieces:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    if is_whole:
        return path.endswith(last) and len(path) - len(last) >= place
    return path.find(last, place) >= 0


def _reserved(value: object) -> bool | None:
    """1 reserves, 0 does not; anything else says nothing."""
    return {"1": True, "0": False}.get(str(value).strip()) if value is not None else None
