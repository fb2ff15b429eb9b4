"""Feeds in XML, by way of fastfeedparser; what it leaves out of a feed's head is read beside it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import fastfeedparser
from lxml import etree

from newsticker.intake import BrokenFeed
from newsticker.intake.cleaning import clean_html, safe_address
from newsticker.intake.dates import to_utc
from newsticker.intake.feed_head import Head, read_head
from newsticker.intake.jsonfeed import read_json_feed
from newsticker.intake.xml import spell_out_entities
from newsticker.model import Enclosure, Entry, Feed, Unreadable

# What a foreign parser raises over bytes that it did not expect; each means "this is no feed".
PARSER_ERRORS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    etree.LxmlError,
    RecursionError,
)


def read_feed(raw: bytes, url: str | None) -> Feed:
    """The feed; raises as ``intake.read_feed`` does."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not raw.strip():
        raise Unreadable("it is empty")
    if start.startswith((b"{", b"[")):
        return read_json_feed(raw)
    head = read_head(raw)
    if head is None:
        if b"<html" in raw[:4096].lower() or start[:14].lower() == b"<!doctype html":
            raise Unreadable("it is a web page, no feed; add the page to find the feeds it names")
        raise Unreadable("it is no feed: neither RSS nor Atom nor JSON Feed is in it")
    try:
        with warnings.catch_warnings():
            # About dates that its date parser could only half read: nobody asked it.
            warnings.simplefilter("ignore", RuntimeWarning)
            # Names of characters that XML does not know are one way not to be well-formed.
            told: Mapping[str, Any] = fastfeedparser.parse(
                spell_out_entities(raw) if head.problems else raw
            )
    except PARSER_ERRORS:
        # The parser's own words may carry what stands in the feed: they are not shown.
        raise BrokenFeed("it begins like a feed, but no entry of it can be read") from None
    return _feed(told, head, url)


def _feed(told: Mapping[str, Any], head: Head, url: str | None) -> Feed:
    of_feed: Mapping[str, Any] = told.get("feed") or {}
    base = url or ""
    link = safe_address(_string(of_feed.get("link")), base)
    return Feed(
        title=clean_html(_string(of_feed.get("title"))),
        link=link,
        language=head.language or _string(of_feed.get("language")),
        updated=to_utc(_string(of_feed.get("updated"))) or to_utc(head.updated),
        icon=safe_address(head.icon, base),
        hub=safe_address(head.hub, base),
        ttl=head.ttl,
        entries=tuple(_entry(entry, link or base) for entry in told.get("entries") or ()),
        format=head.format,
        problems=head.problems,
    )


def _entry(told: Mapping[str, Any], base: str) -> Entry:
    summary = _string(told.get("description")) or _string(told.get("summary"))
    content = next(iter(_values(told.get("content"), "value")), None)
    return Entry(
        id=_string(told.get("id")),
        link=safe_address(_string(told.get("link")), base),
        title=clean_html(_string(told.get("title"))),
        summary=clean_html(summary),
        # The parser gives a description as content too where an entry has no content of its own.
        content=clean_html(content) if content != summary else None,
        authors=_authors(told),
        published=to_utc(_string(told.get("published"))),
        updated=to_utc(_string(told.get("updated"))),
        tags=tuple(dict.fromkeys(_values(told.get("tags"), "term"))),
        enclosures=tuple(
            Enclosure(address, _string(file.get("type")), _length(file.get("length")))
            for file in told.get("enclosures") or ()
            if (address := safe_address(_string(file.get("url")), base))
        ),
    )


def _authors(told: Mapping[str, Any]) -> tuple[str, ...]:
    names = _values(told.get("authors"), "name") or [_string(told.get("author")) or ""]
    return tuple(dict.fromkeys(name for name in names if name))


def _values(items: Sequence[Mapping[str, Any]] | None, key: str) -> list[str]:
    return [text for item in items or () if (text := _string(item.get(key)))]


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _length(value: object) -> int | None:
    return (
        int(value)
        if isinstance(value, int | str) and str(value).isascii() and str(value).isdigit()
        else None
    )
