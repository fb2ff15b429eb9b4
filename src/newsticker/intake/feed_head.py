"""What a feed tells about itself before its first entry: its format, language, hub, icon and ttl."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from newsticker.intake.xml import local_name, parse_tolerantly
from newsticker.model import FeedFormat

_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ATOM_03 = "http://purl.org/atom/ns#"


class Head(Struct, frozen=True):
    """A feed's word about itself; absent values are None."""

    format: FeedFormat
    language: str | None
    updated: str | None
    icon: str | None
    hub: str | None
    ttl: int | None
    problems: tuple[str, ...]


def read_head(raw: bytes) -> Head | None:
    """The head of an XML feed, None where the first element is that of no feed."""
    first = _FIRST_ENTRY.search(raw)
    root = parse_tolerantly(raw[: first.start()] if first else raw)
    found = _format(root) if root is not None else None
    if root is None or found is None:
        return None
    told = _values(root)
    ttl = told.get("ttl", "")
    return Head(
        format=found,
        language=told.get("language") or root.get(_XML_LANGUAGE) or root.get("lang"),
        updated=told.get("lastbuilddate")
        or told.get("pubdate")
        or told.get("date")
        or told.get("updated"),
        icon=told.get("icon") or told.get("logo") or told.get("image"),
        hub=told.get("hub"),
        ttl=int(ttl) if ttl.isascii() and ttl.isdigit() else None,
        problems=() if _is_well_formed(raw) else ("not well-formed XML",),
    )


def _format(root: etree._Element) -> FeedFormat | None:
    name = local_name(root)
    if name == "feed":
        return "atom03" if _ATOM_03 in str(root.tag) or root.get("version") == "0.3" else "atom1"
    if name == "rss":
        return "rss2" if (root.get("version") or "2").strip().startswith("2") else "rss09x"
    if name == "rdf":
        return "rss1" if "http://purl.org/rss/1.0/" in root.nsmap.values() else "rss09x"
    if name == "channel":
        return "cdf"
    return None


def _values(root: etree._Element) -> dict[str, str]:
    """The texts of the head by element name, the first of each; an image's and a hub's address."""
    values: dict[str, str] = {}
    for element in root.iter():
        name = local_name(element)
        parent = element.getparent()
        if name == "url" and parent is not None and local_name(parent) == "image":
            name, text = "image", element.text or ""
        elif name == "link" and (element.get("rel") or "").lower() == "hub":
            name, text = "hub", element.get("href") or ""
        else:
            text = element.text or ""
        if text.strip():
            values.setdefault(name, text.strip())
    return values


def _is_well_formed(raw: bytes) -> bool:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True
