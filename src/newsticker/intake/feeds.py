"""Feeds of every format, told apart by how they begin."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from newsticker.intake import BrokenFeed
from newsticker.intake.feed_xml import format_of, read_xml_feed
from newsticker.intake.jsonfeed import read_json_feed
from newsticker.intake.sitemap import ROOTS, read_news_sitemap
from newsticker.intake.xml import local_name, parse
from newsticker.model import Feed, Unreadable


def read_feed(raw: bytes, url: str | None) -> Feed:
    """The feed; raises as ``intake.read_feed`` does."""
    if not raw.strip():
        raise Unreadable("it is empty")
    if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return read_json_feed(raw)
    root, is_well_formed = parse(raw)
    if root is not None and local_name(root) in ROOTS:
        return read_news_sitemap(root, url)
    found = format_of(root) if root is not None else None
    if root is None or found is None:
        raise Unreadable(_what_it_is(raw))
    try:
        feed = read_xml_feed(root, found, url)
    except (etree.LxmlError, ValueError, RecursionError):
        raise BrokenFeed("it begins like a feed, but no entry of it can be read") from None
    if is_well_formed:
        return feed
    if feed.title is None and feed.link is None and not feed.entries:
        raise BrokenFeed("it begins like a feed, but no entry of it can be read")
    return replace(feed, problems=("not well-formed XML",))


def _what_it_is(raw: bytes) -> str:
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower()
    if b"<html" in raw[:4096].lower() or start == b"<!doctype html":
        return "it is a web page, no feed; add the page to find the feeds it names"
    return "it is no feed: neither RSS nor Atom nor JSON Feed is in it"
