"""OPML subscription lists (opml.org/spec2): the feeds that another reader follows."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from newsticker.intake.xml import NOT_XML, local_name, parse_tolerantly


def read_opml(raw: bytes) -> list[str] | None:
    """The addresses of the feeds in it, each once, in its order; None where the bytes are no OPML."""
    root = parse_tolerantly(raw) if b"<opml" in raw[:4096].lower() else None
    if root is None or local_name(root) != "opml":
        return None
    found = []
    for outline in root.iter():
        if local_name(outline) == "outline":
            attributes = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
            address = attributes.get("xmlurl", "").strip()
            if address:
                found.append(address)
    return list(dict.fromkeys(found))


def write_opml(feeds: Iterable[tuple[str, str, str | None]]) -> bytes:
    """An OPML 2.0 list of feeds, each with its name, its address and that of its site."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Newsticker"
    body = ElementTree.SubElement(root, "body")
    for name, address, site in feeds:
        told = {"type": "rss", "text": name or address, "title": name or address, "xmlUrl": address}
        if site:
            told["htmlUrl"] = site
        ElementTree.SubElement(
            body, "outline", {key: NOT_XML.sub("", value) for key, value in told.items()}
        )
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
