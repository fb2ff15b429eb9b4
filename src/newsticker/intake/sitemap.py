"""News sitemaps (sitemaps.org with Google's news extension): addresses of fresh articles, followed like a feed."""

from __future__ import annotations

from html import escape

from lxml import etree

from newsticker.intake import BrokenFeed
from newsticker.intake.cleaning import safe_address
from newsticker.intake.dates import to_utc
from newsticker.intake.wire_parts import find, find_all, language_of, line, words
from newsticker.intake.xml import local_name
from newsticker.model import Entry, Feed

ROOTS = ("urlset", "sitemapindex")
MOST_ENTRIES = 1000  # more than that no news sitemap may have


def read_news_sitemap(root: etree._Element, url: str | None) -> Feed:
    """The sitemap as a feed whose entries have a headline and an address, but no text.

    Raises BrokenFeed for an index of sitemaps, and for a sitemap in which nothing is said to be news.
    """
    if local_name(root) == "sitemapindex":
        raise BrokenFeed(
            "it is an index of sitemaps, no feed; add the sitemap of news that it names"
        )
    told = [one for one in find_all(root, "url") if find(one, "news") is not None]
    if not told:
        raise BrokenFeed("it is a sitemap, but none of news: nothing in it is said to be news")
    entries = [entry for one in told[:MOST_ENTRIES] if (entry := _entry(one, url)) is not None]
    publication = find(told[0], "news", "publication")
    left_out = len(told) - len(entries)
    return Feed(
        title=escape(words(find(publication, "name")) or "", quote=False) or None,
        link=None,
        language=language_of(words(find(publication, "language"))),
        updated=None,
        icon=None,
        hub=None,
        ttl=None,
        entries=tuple(entries),
        format="sitemap",
        problems=(f"{left_out} addresses that were left out",) if left_out else (),
    )


def _entry(element: etree._Element, url: str | None) -> Entry | None:
    """The entry, None where it has no address of the Web or no headline."""
    address = safe_address(words(find(element, "loc")), url or "")
    news = find(element, "news")
    title = words(find(news, "title"))
    if not address or not address.startswith(("http://", "https://")) or not title:
        return None
    keywords = (words(find(news, "keywords")) or "").split(",")
    return Entry(
        id=address,
        link=address,
        title=escape(title, quote=False),
        summary=None,
        content=None,
        authors=(),
        published=to_utc(words(find(news, "publication_date"))),
        updated=to_utc(words(find(element, "lastmod"))),
        tags=tuple(dict.fromkeys(tag for one in keywords if (tag := line(one)))),
        enclosures=(),
    )
