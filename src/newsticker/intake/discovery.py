"""Where a site has its feeds: the links that its pages name for programs to find."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from lxml import etree, html

FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)


def find_feeds(page: bytes, url: str) -> list[str]:
    """The addresses in ``<link rel=alternate>`` of a feed's type (rssboard.org/rss-autodiscovery)."""
    try:
        root = html.fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    base = _joined(url, next(iter(root.xpath("//base/@href")), "")) or url
    found = []
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        target = (link.get("href") or "").strip()
        if "alternate" in relations and kind in FEED_TYPES and target:
            found.append(_joined(base, target))
    return [feed for feed in dict.fromkeys(found) if feed]


def _joined(base: str, target: str) -> str | None:
    """The address that ``target`` means on a page at ``base``, None where it is none of the Web."""
    try:
        address = urljoin(base, target)
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None
