"""JSON Feed (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from newsticker.intake.cleaning import clean_html, safe_address
from newsticker.intake.dates import to_utc
from newsticker.model import Enclosure, Entry, Feed, Unreadable
from newsticker.model_told import Wishes
from newsticker.text.decoding import whole


def read_json_feed(raw: bytes) -> Feed:
    """The feed; raises Unreadable where the bytes are no JSON Feed."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no feed: it begins like JSON and is none ({error})") from None
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise Unreadable("it is JSON, but no JSON Feed: it has no list of items")
    feed: Mapping[str, object] = told
    hubs = [safe_address(_text(hub, "url")) for hub in _objects(feed.get("hubs"))]
    entries = [_entry(item) for item in _objects(items)]
    left_out = len(items) - len(entries)
    return Feed(
        title=clean_html(escape(_text(feed, "title") or "", quote=False)),
        link=safe_address(_text(feed, "home_page_url")),
        language=_text(feed, "language"),
        updated=None,
        icon=safe_address(_text(feed, "icon") or _text(feed, "favicon")),
        hub=next((hub for hub in hubs if hub), None),
        wishes=Wishes(safe_address(_text(feed, "feed_url"))),
        ttl=None,
        entries=tuple(entries),
        format="jsonfeed",
        problems=(f"{left_out} items that are no objects",) if left_out else (),
    )


def _entry(item: Mapping[str, object]) -> Entry:
    written = _text(item, "content_text")
    authors = _objects(item.get("authors")) or _objects([item.get("author")])
    tags = item.get("tags")
    key = item.get("id")
    return Entry(
        id=whole(str(key)) or None if isinstance(key, str | int | float) else None,
        link=safe_address(_text(item, "url") or _text(item, "external_url")),
        title=clean_html(escape(_text(item, "title") or "", quote=False)),
        summary=clean_html(escape(_text(item, "summary") or "", quote=False)),
        content=clean_html(_text(item, "content_html") or escape(written or "", quote=False)),
        authors=tuple(name for author in authors if (name := _text(author, "name"))),
        published=to_utc(_text(item, "date_published")),
        updated=to_utc(_text(item, "date_modified")),
        tags=tuple(whole(tag) for tag in tags if isinstance(tag, str))
        if isinstance(tags, list)
        else (),
        enclosures=tuple(
            Enclosure(address, _text(file, "mime_type"), _bytes(file.get("size_in_bytes")))
            for file in _objects(item.get("attachments"))
            if (address := safe_address(_text(file, "url")))
        ),
    )


def _objects(values: object) -> Sequence[Mapping[str, object]]:
    return (
        [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    )


def _text(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    return whole(value.strip()) or None if isinstance(value, str) else None


def _bytes(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value >= 0 else None
