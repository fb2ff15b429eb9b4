"""Where a site has its feeds: the links that its pages name for programs to find."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
# Its last parts alone: a section about feeds is none.
FEED_ADDRESS = re.compile(
    r"(?:/|\.)(?:rss2?|atom|rdf|feed|feeds?\.json|feed\.xml)(?:\.xml)?/?$|\.(?:rss|rdf|atom)$", re.I
)
MOST_LINKED = 10


def find_feeds(page: bytes, url: str) -> list[str]:
    """The addresses in ``<link rel=alternate>`` of a feed's type (rssboard.org/rss-autodiscovery)."""
    root = _root(page)
    if root is None:
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


def find_linked_feeds(page: bytes, url: str) -> list[str]:
    """The addresses of the same site that links on a page lead to and that are written like a feed's, at most ten.

    Sites that name no feed in their head often have a page that lists them.
    """
    root = _root(page)
    if root is None:
        return []
    base = _joined(url, next(iter(root.xpath("//base/@href")), "")) or url
    found = []
    for link in root.iter("a"):
        address = _joined(base, (link.get("href") or "").strip())
        if address and _is_of_site(address, url) and FEED_ADDRESS.search(urlsplit(address).path):
            found.append(urldefrag(address).url)
    return list(dict.fromkeys(found))[:MOST_LINKED]


def _is_of_site(address: str, url: str) -> bool:
    def host(of: str) -> str:
        return (urlsplit(of).hostname or "").removeprefix("www.")

    return host(address) == host(url) or host(address).endswith(f".{host(url)}")


def _root(page: bytes) -> html.HtmlElement | None:
    try:
        return html.fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _joined(base: str, target: str) -> str | None:
    """The address that ``target`` means on a page at ``base``, None where it is none of the Web."""
    try:
        address = urljoin(base, target)
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None
