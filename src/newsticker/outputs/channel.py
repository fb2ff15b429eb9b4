"""What the three feeds say alike, before each writes it in its own format."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from msgspec import Struct

# What XML 1.0 (section 2.2, Char) does not allow, lone surrogates included.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FeedItem(Struct, frozen=True):
    """An article in a feed. ``excerpt`` is what may be quoted; ``whole`` its text where that may be shown.

    Instants are aware; ``authors`` are people, else the outlet, else the ticker.
    """

    address: str
    title: str
    excerpt: str
    whole: str | None
    published: datetime
    changed: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    outlet: str | None = None


class Channel(Struct, frozen=True):
    """A list for programs: ``home`` is its page, ``address`` the feed's own, ``name`` that of the ticker."""

    name: str
    title: str
    home: str
    address: str
    language: str
    items: tuple[FeedItem, ...]

    @property
    def changed(self) -> datetime:
        """When the newest of its items changed; the beginning of 1970 where it has none."""
        return max((item.changed for item in self.items), default=datetime.fromtimestamp(0, UTC))


def xml_text(words: str) -> str:
    """The words without the characters that XML forbids."""
    return _FORBIDDEN.sub("", words)


def as_html(words: str) -> str:
    """Plain words as HTML, paragraphs where empty lines stood."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    paragraphs = [part.strip() for part in escaped.split("\n\n") if part.strip()]
    return escaped if len(paragraphs) < 2 else "".join(f"<p>{part}</p>" for part in paragraphs)
