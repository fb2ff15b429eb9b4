"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from newsticker.outputs.channel import Channel, FeedItem, as_html, xml_text

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_atom(channel: Channel) -> bytes:
    """The feed as Atom in UTF-8."""
    root = etree.Element(f"{{{ATOM}}}feed", {LANG: channel.language}, nsmap={None: ATOM})
    _text(root, "id", channel.address)
    _text(root, "title", channel.title)
    _text(root, "updated", _instant(channel.changed))
    _link(root, "self", channel.address, MEDIA_TYPE)
    _link(root, "alternate", channel.home, "text/html")
    for item in channel.items:
        _entry(etree.SubElement(root, f"{{{ATOM}}}entry"), item)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _entry(node: etree._Element, item: FeedItem) -> None:
    if item.language:
        node.set(LANG, xml_text(item.language))
    _text(node, "id", item.address)
    _text(node, "title", item.title)
    _link(node, "alternate", item.address, "text/html")
    _text(node, "published", _instant(item.published))
    _text(node, "updated", _instant(item.changed))
    # RFC 4287, 4.1.1: an entry has an author of its own where the feed has none.
    for author in item.authors:
        _text(etree.SubElement(node, f"{{{ATOM}}}author"), "name", author)
    for tag in item.tags:
        etree.SubElement(node, f"{{{ATOM}}}category", {"term": xml_text(tag)})
    _text(node, "summary", item.excerpt)
    if item.whole:
        _text(node, "content", as_html(item.whole)).set("type", "html")


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _link(parent: etree._Element, relation: str, address: str, media_type: str) -> None:
    told = {"rel": relation, "type": media_type, "href": xml_text(address)}
    etree.SubElement(parent, f"{{{ATOM}}}link", told)


def _text(parent: etree._Element, name: str, words: str) -> etree._Element:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    node.text = xml_text(words)
    return node
