"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import Any

import msgspec

from newsticker.outputs.channel import Channel, FeedItem, xml_text

MEDIA_TYPE = "application/feed+json"


def write_json_feed(channel: Channel) -> bytes:
    """The feed as JSON Feed in UTF-8."""
    return msgspec.json.encode(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": xml_text(channel.title),
            "home_page_url": channel.home,
            "feed_url": channel.address,
            "language": channel.language,
            "items": [_item(item) for item in channel.items],
        }
    )


def _item(item: FeedItem) -> dict[str, Any]:
    told = {
        "id": item.address,
        "url": item.address,
        "title": xml_text(item.title),
        # An item must have content_text or content_html; an excerpt is all that others' articles have.
        "content_text": xml_text(item.whole or item.excerpt),
        "summary": xml_text(item.excerpt),
        "date_published": item.published.isoformat(timespec="seconds"),
        "date_modified": item.changed.isoformat(timespec="seconds"),
        "authors": [{"name": xml_text(author)} for author in item.authors],
        "tags": [xml_text(tag) for tag in item.tags],
    }
    return told | ({"language": item.language} if item.language else {})
