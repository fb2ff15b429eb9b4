"""Feeds in, one form out, whatever format they had and whatever was wrong with them."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from html import escape, unescape
from urllib.parse import urljoin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_texts import ATOM, JSON_FEED, RDF, RSS
from newsticker.intake import entry_document, read_feed
from newsticker.intake.cleaning import clean_html
from newsticker.intake.nesting import is_too_deep
from newsticker.model import Enclosure, Entry, Unreadable
from newsticker.model_told import Wishes


def test_rss_with_all_its_fields() -> None:
    feed = read_feed(RSS.encode(), "https://wissekurier.example/feed.xml")
    assert (feed.title, feed.link, feed.language) == (
        "Wissekurier &amp; Umland",
        "https://wissekurier.example/",
        "de-DE",
    )
    assert (feed.updated, feed.ttl, feed.hub) == (
        "2026-03-03T09:00:00+00:00",
        15,
        "https://hub.example/",
    )
    assert (feed.icon, feed.format, feed.problems) == (
        "https://wissekurier.example/icon.png",
        "rss2",
        (),
    )
    first, second = feed.entries
    assert (first.id, first.link, first.title) == (
        "wk-1",
        "https://wissekurier.example/damm",
        "Damm hält",
    )
    assert first.summary == "<p>Der Damm hält.</p>"
    assert (first.authors, first.tags) == (("Jette Ohm",), ("Wetter", "Wisse"))
    assert first.published == "2026-03-03T08:30:00+00:00"
    assert first.enclosures == (Enclosure("https://wissekurier.example/a.mp3", "audio/mpeg", 12),)
    assert second.published == "2026-03-02T09:30:00+00:00"


def test_when_a_feed_wants_to_be_asked() -> None:
    told = """<skipHours><hour>0</hour><hour>24</hour><hour> 5 </hour><hour>25</hour><hour>x</hour><hour/></skipHours>
<skipDays><day>Sunday</day><day>saturday</day><day>Tag</day></skipDays>
<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">Hourly</sy:updatePeriod>
<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">2</sy:updateFrequency>
<atom:link rel="self" href="/feed.xml"/><language>"""
    feed = read_feed(RSS.replace("<language>", told, 1).encode(), "https://wissekurier.example/f")
    own = "https://wissekurier.example/feed.xml"
    assert feed.wishes == Wishes(own, 15, 1800, (0, 5), (5, 6))
    odd = RSS.replace("<ttl>15</ttl>", f"<ttl>{'9' * 5000}</ttl><skipHours/><skipDays>x</skipDays>")
    assert read_feed(odd.encode()).wishes == Wishes(None, 10**12 - 1)


def test_atom() -> None:
    feed = read_feed(ATOM.encode())
    (entry,) = feed.entries
    assert (feed.title, feed.link, feed.language, feed.format) == (
        "Estuary Post",
        "https://estuary.example/",
        "en",
        "atom1",
    )
    assert (entry.id, entry.link, entry.authors) == (
        "urn:e:1",
        "https://estuary.example/dam",
        ("Ada Quill",),
    )
    assert (entry.published, entry.updated) == (
        "2026-03-03T08:00:00+00:00",
        "2026-03-03T08:00:00+00:00",
    )


def test_rdf() -> None:
    feed = read_feed(RDF.encode())
    assert (feed.format, feed.title, feed.entries[0].link) == ("rss1", "Alt", "https://a.example/1")
    assert feed.entries[0].published == "2026-03-03T08:00:00+00:00"


def test_json_feed() -> None:
    feed = read_feed(JSON_FEED.encode())
    (entry,) = feed.entries
    assert (feed.title, feed.format, feed.hub) == (
        "Blatt &lt;b&gt;",
        "jsonfeed",
        "https://hub.example/",
    )
    assert feed.problems == ("1 items that are no objects",)
    assert (entry.id, entry.title, entry.content) == ("7", "A &amp; B", "1 &lt; 2")
    assert (entry.published, entry.tags, entry.authors) == (
        "2026-03-03T08:30:00+00:00",
        ("Wetter",),
        ("Jette Ohm",),
    )
    assert entry.enclosures == (Enclosure("https://blatt.example/a.mp3", "audio/mpeg", 12),)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"<!doctype html><html><body>News</body></html>", "it is a web page, no feed"),
        (b"\x00\x01\x02garbage", "it is no feed: neither RSS nor Atom"),
        (b"just words", "it is no feed"),
        (b"<note><to>you</to></note>", "it is no feed"),
        (b'{"items": ', "begins like JSON and is none"),
        (b'{"name": "x"}', "no JSON Feed: it has no list of items"),
        (b"[1, 2]", "no JSON Feed"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_feed_is_told_why(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_feed(raw)


def test_a_broken_feed_is_read_as_far_as_it_goes_and_says_so() -> None:
    feed = read_feed(RSS.replace("</channel></rss>", "").encode())
    assert [entry.title for entry in feed.entries] == ["Damm hält", "Brücke gesperrt"]
    assert feed.problems == ("not well-formed XML",)


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<a href="javascript:alert(1)">x</a>',
        "<iframe src='https://a.example'></iframe>", "<svg onload=alert(1)>", "<style>*{}</style><p style='x'>",
        "<scr<span>ipt>alert(1)</scr</span>ipt>",
    ],
)  # fmt: skip
def test_nothing_that_runs_comes_through(script: str) -> None:
    escaped = script.replace("&", "&amp;").replace("<", "&lt;")
    for raw in (
        RSS.replace("Die Brücke", escaped),
        RSS.replace("Damm hält</title>", f"{escaped}</title>"),
    ):
        shown = str(read_feed(raw.encode()))
        assert not any(
            word in shown
            for word in (
                "<script",
                "onerror",
                "javascript:",
                "<iframe",
                "onload",
                "<style",
                "style=",
            )
        )


def test_html_names_of_characters_are_read_where_xml_has_none() -> None:
    raw = RSS.replace("Damm hält</title>", "D&auml;mme &amp; Deiche&hellip;</title>").encode()
    feed = read_feed(raw)
    assert feed.entries[0].title == "Dämme &amp; Deiche…"
    assert feed.problems == ("not well-formed XML",)


def test_addresses_that_run_are_no_links() -> None:
    feed = read_feed(RSS.replace("<link>/damm</link>", "<link>javascript:alert(1)</link>").encode())
    assert feed.entries[0].link is None
    in_json = JSON_FEED.replace("https://blatt.example/7", "JavaScript:alert(1)")
    assert read_feed(in_json.encode()).entries[0].link is None


def test_half_a_character_in_json_becomes_a_whole_one() -> None:
    raw = (
        JSON_FEED.replace("A & B", r"A \ud800")
        .replace('"id": 7', r'"id": "\udfff"')
        .replace('"Wetter"', r'"\ud800"')
    )
    (entry,) = read_feed(raw.encode()).entries
    assert (entry.title, entry.id, entry.tags) == ("A \ufffd", "\ufffd", ("\ufffd",))


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("Die Brücke", "&lt;div&gt;"),
        ("Die Brücke", "&lt;b&gt;&lt;p&gt;"),
        ("Die Brücke", "&lt;font color=1&gt;&lt;p&gt;&lt;i&gt;"),
        ("Die Brücke", "&amp;"),
        ("Die Brücke", "&lt;"),
        ("Die Brücke", "„"),
        ("Jette Ohm", "a@a."),
        ("<ttl>", "<item>"),
        ("<ttl>", "<link "),
        ("<ttl>", "<![CDATA["),
        ("Tue, 03 Mar", "1 "),
    ],
)
def test_no_pattern_takes_more_than_its_share_of_time(place: str, piece: str) -> None:
    raw = RSS.replace(place, piece * 100_000).encode()
    begun = time.monotonic()
    with suppress(Unreadable):
        for entry in (feed := read_feed(raw)).entries:
            entry_document(entry, feed)
    assert time.monotonic() - begun < 10


def test_what_nests_too_deep_keeps_its_words() -> None:
    for levels in (200, 1500, 3000, 100_000):
        deep = "&lt;div&gt;" * levels + "a &amp;lt; b" + "&lt;/div&gt;" * levels
        feed = read_feed(RSS.replace("Die Brücke", deep).encode())
        told = entry_document(feed.entries[1], feed)
        words = " ".join(filter(None, (told.lead, told.body))).split()
        assert words == "a < b ist gesperrt.".split(), levels


def test_what_only_goes_on_does_not_nest() -> None:
    flat = "&lt;p&gt;x" * 3000
    feed = read_feed(RSS.replace("Die Brücke", flat).encode())
    assert (entry_document(feed.entries[1], feed).body or "").count("x") == 3000
    assert (feed.entries[1].summary or "").count("<p>") == 3000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([RSS, ATOM, RDF, JSON_FEED]), st.integers(0, 1500))
def test_broken_anywhere_a_feed_is_read_or_refused(noise: bytes, feed: str, place: int) -> None:
    raw = feed.encode()
    for broken in (raw[:place] + noise + raw[place:], raw[:place], noise):
        with suppress(Unreadable):
            assert msgspec.json.encode(read_feed(broken))


def entry_of(inside: str, around: str = "<rss><channel><item>{}</item></channel></rss>") -> Entry:
    """The entry that a feed with these elements in its one item holds."""
    (entry,) = read_feed(around.format(inside).encode(), "https://a.example/feed").entries
    return entry


ATOM_ENTRY = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'


def test_cdf_tells_in_attributes() -> None:
    feed = read_feed(
        b'<CHANNEL HREF="https://a.example/" LASTMOD="2026-03-03T10:00:00"><TITLE>Blatt</TITLE>'
        b'<ITEM HREF="/damm" LASTMOD="2026-03-03T09:00:00"><TITLE>Damm</TITLE><ABSTRACT>Er h&#228;lt.</ABSTRACT></ITEM>'
        b"</CHANNEL>",
        "https://a.example/c.cdf",
    )
    assert (feed.format, feed.title, feed.link) == ("cdf", "Blatt", "https://a.example/")
    assert feed.updated == "2026-03-03T10:00:00+00:00"
    (entry,) = feed.entries
    assert (entry.title, entry.summary) == ("Damm", "Er hält.")
    assert (entry.link, entry.updated) == (
        "https://a.example/damm",
        "2026-03-03T09:00:00+00:00",
    )


@pytest.mark.parametrize(
    ("construct", "shown"),
    [
        ("<summary>1 &lt; 2 &amp;amp; 3</summary>", "1 &lt; 2 &amp;amp; 3"),
        ('<summary type="html">&lt;b&gt;Damm&lt;/b&gt;</summary>', "<b>Damm</b>"),
        ('<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Damm</b><br/>hält</div></summary>',
         "<div><b>Damm</b><br>hält</div>"),
        ('<summary mode="base64" type="text/html">PGI+RGFtbTwvYj4=</summary>', "<b>Damm</b>"),
        ('<content type="image/png">iVBORw0KGgo=</content>', None),
        ("<summary>Der <b>Damm</b> hält</summary>", "Der <b>Damm</b> hält"),
        ("<summary/>", None),
    ],
    ids=["words", "escaped", "inline", "base64", "picture", "naked markup", "nothing"],
)  # fmt: skip
def test_texts_are_read_as_atom_writes_them(construct: str, shown: str | None) -> None:
    summary = entry_of(construct, ATOM_ENTRY).summary
    if "image/png" in construct:
        assert "iVBOR" not in str(summary)
    else:
        assert summary == shown


def test_an_elements_namespace_says_what_it_is_and_not_its_place() -> None:
    entry = entry_of(
        '<x:title xmlns:x="https://strange.example/ns">Falsch</x:title><title>Richtig</title>'
        '<m:title xmlns:m="http://search.yahoo.com/mrss/">Bild</m:title>'
        '<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Jo Weir</d:creator>'
        '<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Ada Quill</d:creator>'
    )
    assert (entry.title, entry.authors) == ("Richtig", ("Jo Weir", "Ada Quill"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("jo@a.example (Jo Weir)", "Jo Weir"),
        ("Jo Weir &lt;jo@a.example&gt;", "Jo Weir"),
        ("Jo Weir (jo@a.example)", "Jo Weir"),
        ("jo@a.example", "jo@a.example"),
        ("Redaktion (Inland)", "Redaktion (Inland)"),
    ],
)
def test_an_author_is_a_name_where_one_is_told(written: str, name: str) -> None:
    assert entry_of(f"<author>{written}</author>").authors == (name,)


def test_addresses_relate_to_the_base_around_them() -> None:
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><entry xml:base="y/">'
        '<link href="damm"/><content type="html">&lt;a href="karte"&gt;Karte&lt;/a&gt;</content></entry></feed>'
    )
    (entry,) = read_feed(raw.encode(), "https://a.example/feed").entries
    assert entry.link == "https://b.example/x/y/damm"
    assert 'href="https://b.example/x/y/karte"' in str(entry.content)


def test_ampersands_that_are_meant_as_such_are_read_outside_of_cdata_alone() -> None:
    entry = entry_of(
        "<link>https://a.example/?a=1&b=2</link><title>M&ouml;we &unknown; &#X41;</title>"
        "<description><![CDATA[<a href='https://a.example/?c=3&d=4'>x</a>]]></description>"
    )
    assert entry.link == "https://a.example/?a=1&b=2"
    assert entry.title == "Möwe &amp;unknown; A"
    assert "?c=3&amp;d=4" in str(entry.summary)


def test_formulas_and_drawings_leave_their_words() -> None:
    shown = entry_of(
        "<description><![CDATA[x = <math><mn>5</mn></math> <svg onload='y()'><desc>Karte</desc></svg>"
        " <b>Damm</b>]]></description>"
    ).summary
    assert " ".join((shown or "").split()) == "x = 5 Karte <b>Damm</b>"


def test_names_of_elements_are_ascii() -> None:
    assert clean_html("<sVg><desc>Karte</desc></SVG> <Math>5</MATH> <b>") == "Karte  5 <b></b>"
    assert clean_html("<!-- --><ſvg>") == "&lt;ſvg&gt;"


def test_a_place_in_the_same_text_stays_one_whatever_stands_beside_it() -> None:
    note, page = '<a href="#n1">1</a>', "<a href=damm.html>Damm</a>"
    shown = clean_html(note + page, "https://a.example/region/")
    assert shown is not None
    assert 'href="#n1"' in shown
    assert 'href="https://a.example/region/damm.html"' in shown
    alone = clean_html(note, "https://a.example/region/")
    assert alone is not None
    assert shown.startswith(alone)


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<LI>", "<Div>", "</p>", "<br2>", "< b>", "x"])),
    st.integers(0, 6),
)
def test_how_deep_a_text_nests_is_what_counting_its_tags_one_by_one_tells(
    pieces: list[str], deepest: int
) -> None:
    depth, highest = 0, 0
    for piece in pieces:
        depth = max(depth + {"<b>": 1, "<Div>": 1, "<br2>": 1, "</b>": -1}.get(piece, 0), 0)
        highest = max(highest, depth)
    assert is_too_deep("".join(pieces), deepest) == (highest > deepest)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>&;/!-[]CDATA svgmathdoctype\"'=x", max_size=200))
def test_no_text_makes_a_feed_break_or_run(text: str) -> None:
    raw = f"<rss><channel><item><description>{text}</description></item></channel></rss>"
    with suppress(Unreadable):
        for entry in read_feed(raw.encode()).entries:
            assert "<script" not in str(entry.summary)
            assert "<svg" not in str(entry.summary)


@pytest.mark.parametrize(
    "piece", ["<svg>", "<svg x", "<!doctype ", "&amp;", "&x", "<![CDATA[", "<b>"]
)
def test_reading_takes_time_by_length_alone(piece: str) -> None:
    times = []
    for many in (20_000, 200_000):
        raw = f"<rss><channel><item><description>{escape(piece * many)}{piece * 9}</description></item></channel></rss>"
        begin = time.process_time()
        with suppress(Unreadable):
            read_feed(raw.encode())
        times.append(time.process_time() - begin)
    assert times[1] < 30 * max(times[0], 0.01)


def test_a_base_that_is_no_address_costs_nothing_but_itself() -> None:
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        '<entry xml:base="http://["><title>A</title><link href="a.html"/></entry>'
        '<entry><title>B</title><link href="b.html"/></entry></feed>'
    )
    feed = read_feed(raw.encode(), "https://a.example/feed/rss")
    assert [(entry.title, entry.link) for entry in feed.entries] == [
        ("A", "https://a.example/feed/a.html"),
        ("B", "https://a.example/feed/b.html"),
    ]
    assert clean_html("<a href='/x'>y</a>", "http://[") == "<a>y</a>"


_SEGMENTS = st.lists(st.sampled_from(["a", "..", ".", "b.html", "", "c d", "?q=1", "#n", "//h", "x:y", "ä", "%20", ";p"]))  # fmt: skip


@given(
    _SEGMENTS.map("/".join),
    st.sampled_from(["https://a.example/feed/rss", "https://a.example", "http://a.example/x/?y=/z#q"]),
)  # fmt: skip
def test_an_address_in_a_text_is_joined_as_the_standard_has_it(written: str, base: str) -> None:
    for address in (written, f"/{written}"):
        shown = clean_html(f'<img src="{escape(address)}">', base)
        expected = urljoin(base, address) if address and not address.startswith("#") else address
        found = re.search('src="([^"]*)"', shown or "")
        if found is not None:
            assert unescape(found[1]) == expected
