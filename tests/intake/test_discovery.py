"""Feeds that sites and subscription lists name."""

from __future__ import annotations

from newsticker.intake import find_feeds, find_linked_feeds, read_opml

PAGE = b"""<!doctype html><html><head><base href="https://blatt.example/sub/">
<link rel="alternate" type="application/rss+xml" href="feed.xml">
<link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="/atom">
<link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
<link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" type="application/rss+xml" href="/no">
<link rel="alternate" type="application/rss+xml" href="javascript:x()">
<link rel="alternate" type="application/rss+xml" href="feed.xml"></head><body></body></html>"""


def test_a_sites_feeds_are_found() -> None:
    assert find_feeds(PAGE, "https://blatt.example/") == [
        "https://blatt.example/sub/feed.xml",
        "https://blatt.example/atom",
        "https://other.example/feed.json",
    ]


def test_pages_without_feeds_and_no_pages_have_none() -> None:
    for page in (b"", b"<p>x</p>", b"\x00\xff", b"{}"):
        assert find_feeds(page, "https://a.example/") == []


def test_opml_names_its_feeds_once_at_any_depth() -> None:
    outlines = b"""<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://a.example/1"/>
    <outline XMLURL="https://a.example/2"/></outline><outline xmlUrl="https://a.example/1"/><outline/></body></opml>"""
    assert read_opml(outlines) == ["https://a.example/1", "https://a.example/2"]
    assert read_opml(b"<opml><body></body></opml>") == []
    assert read_opml(b"<rss></rss>") is None
    assert read_opml(b"opml") is None


def test_links_of_the_site_that_are_written_like_a_feeds_are_found() -> None:
    def links(*targets: str) -> bytes:
        return "".join(f'<a href="{target}">x</a>' for target in targets).encode()

    feeds = (
        "/feed/",
        "/politik/rss.xml",
        "https://www.blatt.example/index.rdf",
        "//news.blatt.example/atom.xml",
        "feed.json#a",
    )
    others = (
        "/feedback",
        "/rss-hilfe",
        "https://other.example/rss",
        "javascript:feed",
        "/atomkraft",
        "http://[/rss",
    )
    assert find_linked_feeds(links(*feeds, *others), "https://blatt.example/sub/") == [
        "https://blatt.example/feed/",
        "https://blatt.example/politik/rss.xml",
        "https://www.blatt.example/index.rdf",
        "https://news.blatt.example/atom.xml",
        "https://blatt.example/sub/feed.json",
    ]
    many = links(*(f"/{n}/rss" for n in range(99)))
    assert len(find_linked_feeds(many, "https://blatt.example/")) == 10
    assert find_linked_feeds(b"", "https://blatt.example/") == []
