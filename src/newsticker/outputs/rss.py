"""RSS 2.0 (rssboard.org/rss-specification), with Atom's link to itself and Dublin Core's creator."""

from __future__ import annotations

from email.utils import format_datetime

from lxml import etree

from newsticker.outputs.channel import Channel, FeedItem, as_html, xml_text

MEDIA_TYPE = "application/rss+xml"
ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def write_rss(channel: Channel) -> bytes:
    """The feed as RSS 2.0 in UTF-8."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "dc": DUBLIN_CORE})
    node = etree.SubElement(root, "channel")
    _text(node, "title", channel.title)
    _text(node, "link", channel.home)
    # Readers show a description as HTML, and a list is named after what strangers call their tags.
    _text(node, "description", as_html(channel.title))
    _text(node, "language", channel.language)
    _text(node, "lastBuildDate", format_datetime(channel.changed))
    itself = {"rel": "self", "type": MEDIA_TYPE, "href": xml_text(channel.address)}
    etree.SubElement(node, f"{{{ATOM}}}link", itself)
    for item in channel.items:
        _item(etree.SubElement(node, "item"), item)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _item(node: etree._Element, item: FeedItem) -> None:
    _text(node, "title", item.title)
    _text(node, "link", item.address)
    _text(node, "guid", item.address)
    _text(node, "pubDate", format_datetime(item.published))
    for author in item.authors:
        _text(node, f"{{{DUBLIN_CORE}}}creator", author)
    for tag in item.tags:
        _text(node, "category", tag)
    # A description is HTML: text must be escaped once more than XML asks.
    _text(node, "description", as_html(item.whole or item.excerpt))


def _text(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, name).text = xml_text(words)
