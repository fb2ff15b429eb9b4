"""Sitemaps for search engines (sitemaps.org/protocol.html), and the one of fresh news that Google asks for.

Only articles of own and licensed sources are named: others' are not ours to announce.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from newsticker.outputs.channel import xml_text

MEDIA_TYPE = "application/xml; charset=utf-8"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# The protocol's limits: addresses in a sitemap, and articles in a sitemap of news.
MOST_ADDRESSES, MOST_NEWS = 50_000, 1_000


def write_index(addresses: Iterable[str]) -> bytes:
    """The index of the sitemaps at these addresses."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for address in addresses:
        _text(etree.SubElement(root, f"{{{SITEMAP}}}sitemap"), SITEMAP, "loc", address)
    return _written(root)


def write_sitemap(pages: Iterable[tuple[str, str]]) -> bytes:
    """The sitemap of pages, each with its last change (W3C date and time)."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})
    for address, changed in pages:
        node = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _text(node, SITEMAP, "loc", address)
        _text(node, SITEMAP, "lastmod", changed)
    return _written(root)


def write_news(publication: str, reports: Iterable[tuple[str, str, str, str]]) -> bytes:
    """The sitemap of fresh reports, each with address, language, date of publication and headline."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": NEWS})
    for address, language, published, title in reports:
        node = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _text(node, SITEMAP, "loc", address)
        news = etree.SubElement(node, f"{{{NEWS}}}news")
        by = etree.SubElement(news, f"{{{NEWS}}}publication")
        _text(by, NEWS, "name", publication)
        _text(by, NEWS, "language", language)
        _text(news, NEWS, "publication_date", published)
        _text(news, NEWS, "title", title)
    return _written(root)


def _text(parent: etree._Element, space: str, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{space}}}{name}").text = xml_text(words)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
