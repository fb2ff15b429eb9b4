"""Which hub pushes a feed, and by which address it knows it (W3C WebSub, 4): headers first, then the feed itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from newsticker.model import Feed
from newsticker.net import Fetched

LONGEST = 2000
# Every part of a header begins where the one before ended: the time grows as the header does.
_PART = re.compile(r'<(?P<address>[^<>]*)>|;\s*rel\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s;,"]+))|"[^"]*"', re.I)  # fmt: skip


def hub_of(answer: Fetched, feed: Feed) -> tuple[str | None, str]:
    """The first hub that is named, None where none is, and the topic; that is the feed's own address for want of another."""
    told: dict[str, str] = {}
    for relation, address in _links(answer.headers.get("link", "")[:65536]):
        told.setdefault(relation, address)
    hub = _safe(told.get("hub"), answer.url) or _safe(feed.hub, answer.url)
    own = feed.wishes.self_url if feed.wishes else None
    topic = _safe(told.get("self"), answer.url) or _safe(own, answer.url)
    return hub, topic or answer.address


def _links(header: str) -> Iterator[tuple[str, str]]:
    """Relation and address of each link of a header; of a link's relations the first parameter counts (RFC 8288, 3.3)."""
    address = None
    for part in _PART.finditer(header):
        if part["address"] is not None:
            address = part["address"].strip()
        relations = part["quoted"] if part["quoted"] is not None else part["bare"]
        if relations is not None and address is not None:
            yield from ((relation, address) for relation in relations.lower().split())
            address = None


def _safe(address: str | None, base: str) -> str | None:
    if not address:
        return None
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
        is_one = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:
        return None
    # A fragment is never sent, and a topic that differs by it alone is none of its own.
    return whole.partition("#")[0] if is_one and len(whole) <= LONGEST else None
