"""Takes news in from outside: feeds and what they hold, where a site has them, when to ask again."""

from __future__ import annotations

from collections.abc import Iterable

from newsticker.model import Document, Entry, Feed, Unreadable
from newsticker.model_wires import WireItem


class BrokenFeed(Unreadable):
    """Bytes that begin like a feed, so that they are nothing else, and cannot be read as one."""


def read_feed(raw: bytes, url: str | None = None) -> Feed:
    """The feed in these bytes: RSS, Atom, RDF, CDF or JSON Feed; ``url`` is what its links relate to.

    Raises Unreadable, with the reason, where the bytes are no feed; BrokenFeed where they are a
    broken one.
    """
    # The feed parsers take a tenth of a second to load; discovery and schedule do without.
    from newsticker.intake import feeds

    return feeds.read_feed(raw, url)


def find_feeds(page: bytes, url: str) -> list[str]:
    """The addresses of the feeds that an HTML page names in its head, in its order."""
    from newsticker.intake import discovery

    return discovery.find_feeds(page, url)


def find_linked_feeds(page: bytes, url: str) -> list[str]:
    """The addresses on the site of an HTML page that it links to and that are written like a feed's, at most ten."""
    from newsticker.intake import discovery

    return discovery.find_linked_feeds(page, url)


def read_opml(raw: bytes) -> list[str] | None:
    """The addresses of the feeds in an OPML file, None where the bytes are no OPML."""
    from newsticker.intake import opml

    return opml.read_opml(raw)


def write_opml(feeds: Iterable[tuple[str, str, str | None]]) -> bytes:
    """An OPML list of feeds, each with its name, its address and that of its site."""
    from newsticker.intake import opml

    return opml.write_opml(feeds)


def entry_document(entry: Entry, feed: Feed) -> Document:
    """An entry of a feed as a document that can be read: title, lead and paragraphs."""
    from newsticker.intake import entries

    return entries.entry_document(entry, feed)


def feed_name(feed: Feed) -> str | None:
    """The feed's title as plain words, None where it has none."""
    from newsticker.intake import entries

    return " ".join(entries.paragraphs(feed.title)) or None


def entries_by_identity(feed: Feed) -> dict[str, Entry]:
    """A feed's entries, the oldest first, each under what knows it again within its feed."""
    from newsticker.intake import entries

    return entries.entries_by_identity(feed)


def is_wire(raw: bytes) -> bool:
    """Whether these bytes are an agency's: NewsML-G2, NITF or ninjs."""
    from newsticker.intake import wires

    return wires.is_wire(raw)


def read_wires(raw: bytes) -> tuple[WireItem, ...]:
    """The items in an agency's file, for which ``is_wire`` is true.

    Raises Unreadable, with the reason, where there is none or one cannot be read.
    """
    from newsticker.intake import wires

    return wires.read_wires(raw)
