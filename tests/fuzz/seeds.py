"""What the fuzzer begins with: one good input of each kind, of invented people and outlets, and words to make more of."""

from __future__ import annotations

import gzip
import json
import zlib

from agency_texts import PACKAGE, message, newsml, ninjs, nitf
from feed_texts import ATOM, JSON_FEED, NEWS_SITEMAP, RDF, RSS
from own_texts import documents

OLD_RSS = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/rss.dtd">
<rss version="0.91"><channel><title>Alt &uuml; neu</title><link>http://a.example/?a=1&b=2</link>
<item><title>Eins</title><link>http://a.example/1</link><author>jo@a.example (Jo Weir)</author></item></channel></rss>"""
OLD_ATOM = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped">Alt</title><tagline>x</tagline>
<entry><title type="text/html" mode="base64">RWluczxicj4=</title><issued>2003-12-31T10:14:55-08:00</issued>
<content type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der <b>Damm</b></p></div></content>
</entry></feed>"""
CDF = """<CHANNEL HREF="http://a.example/"><TITLE>Alt</TITLE><ABSTRACT>x</ABSTRACT>
<ITEM HREF="http://a.example/1" LASTMOD="2002-11-05"><TITLE>Eins</TITLE></ITEM></CHANNEL>"""
FEEDS = tuple(
    text.encode() for text in (RSS, ATOM, RDF, JSON_FEED, OLD_RSS, OLD_ATOM, CDF, NEWS_SITEMAP)
)
FEED_WORDS = (
    "<item>", "<entry>", "<news:news>", "<url><loc>", "<![CDATA[", "]]>", "&amp;", "&uuml;", "<!ENTITY", "xml:base=", "xml:lang=",
    "<media:group>", "<media:content", "<itunes:author>", "<dc:creator>", "<content:encoded>", "type=\"xhtml\"",
    "<svg>", "<math>", "<script>", "javascript:", "http://[", "1e999", "NaN", "Infinity", "\\ud800",
    "\"items\"", "\"content_html\"", "\"size_in_bytes\"", "<pubDate>", "+9999", "9999-12-31", "0001-01-01",
)  # fmt: skip

WIRES = tuple(
    text.encode()
    for text in (
        newsml(version=2, meta="<embargoed>2026-03-02T12:00:00+01:00</embargoed>"), message(newsml(), PACKAGE), nitf(),
        nitf("embargoed", release="20260302T120000Z"), ninjs(1), ninjs(2), ninjs(3), ninjs(1, embargoed="2026-03-02T12:00:00Z"),
    )
)  # fmt: skip
WIRE_WORDS = (
    *FEED_WORDS, "<inlineData contenttype=\"text/plain\">", "<creator literal=\"", "<altId>", "<edNote>", "stat:canceled", "<embargoed/>",
    "<newsItem guid=\"", "management-status=\"", "date.release norm=\"", "\"body_xhtml\"", "\"keywords\"", "\"provider\"", "urgency",
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "\"version\": 1e999",
)  # fmt: skip

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Abos</title></head><body><outline text="Region">
<outline type="rss" text="Wissekurier" xmlUrl="https://wissekurier.example/feed.xml"/></outline></body></opml>"""
LINKS = b"""<!doctype html><html><head><base href="https://a.example/x/"><title>A</title>
<link rel="alternate" type="application/rss+xml" href="feed.xml"></head><body>x</body></html>"""
LISTS = (OPML, LINKS)

PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Damm h\u00e4lt - Wissekurier</title>
<link rel="canonical" href="https://wissekurier.example/damm"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-02T09:30:00+01:00"><meta name="author" content="Jette Ohm">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Damm h\u00e4lt",
"datePublished": "2026-03-02T09:30:00+01:00", "author": [{"@id": "#j"}], "keywords": "Damm, Wisse",
"interactionStatistic": {"interactionType": "https://schema.org/ReadAction", "userInteractionCount": "1204"}},
{"@type": "Person", "@id": "#j", "name": "Jette Ohm"}]}</script></head><body><nav><a href="/">Start</a></nav>
<main><article itemscope itemtype="https://schema.org/NewsArticle"><p class="kicker">Eilmeldung</p><h1 itemprop="headline">Damm h\u00e4lt</h1>
<time datetime="2026-03-02T09:30:00+01:00">2. M\u00e4rz 2026, 9.30 Uhr</time><p class="byline">Von Jette Ohm</p><p>Gelesen: 1.204</p>
<p>Wissau (dpa) - Das Deichamt teilte am Montag mit, der Damm an der Wisse halte trotz des hohen Wassers stand.</p>
<figure><img alt=x><figcaption>Foto: Jo Weir</figcaption></figure>
<p>Nach Angaben der Feuerwehr sind mehr als 300 Helfer im Einsatz. Sie f\u00fcllen S\u00e4cke und sichern das Ufer.</p>
<p>Quelle: Wissekurier, jo/dpa</p></article><aside><article><h2>Anderes</h2></article></aside></main></body></html>"""
PAGES = (
    PAGE.encode(),
    b"<h1>Sturm</h1><article><p>" + b"Der Hafen blieb zu. " * 12 + b"</article>",
)
PAGE_WORDS = (
    "<article>", "<time datetime=", "itemprop=", "itemscope", "</script>", "\"@type\"", "\"NewsArticle\"", "\"@graph\"",
    "\"userInteractionCount\"", "\"LiveBlogPosting\"", "<base href=", "http://[", "&#x110000;", "<svg>", "<template>",
    "<link rel=alternate type=application/atom+xml href=", "<a href=", "<br>", "<table><tr><td>", "datetime=\"",
    "9999-12-31", "charset=", "<plaintext>", "<frameset>", "\\ud800", "<outline xmlUrl=",
)  # fmt: skip

PLAIN = (
    "Damm h\u00e4lt\n\n2. M\u00e4rz 2026, 9:30 Uhr\nGelesen: 1.204\n\nDer Damm an der Wisse h\u00e4lt.\n\nWissau (dpa) - Das Deichamt"
    " teilte mit, er halte.\n\nQuelle: Wissekurier, jo/dpa\n\nThemen: Damm, Wisse\n\nNewsticker\n".encode(),
)
LINES = tuple(
    line.encode()
    for line in (
        "Quelle: bote.example, ute/AFP", "(dpa/eka)", "Mit Material von AFP und Reuters", "dpa-infocom, dpa:260302-99-1/2",
        "\u00a9 dpa-infocom, 2026", "(APA, red, 3.3.2026)", "Reporting by A. Roe; Editing by B. Doe", "Rostock (dpa) - Der Hafen",
        "HARBOUR TOWN, Maine (AP) \u2014 The harbour", "GENF afp | Die", "LISBON, March 3 (Reuters) - A", "Von Jane Roe und John Doe, dpa",
        "Eilmeldung: Damm", "+++ Damm +++", "Gelesen: 1.204", "2026-03-02T09:30:00+01:00", "Tue, 03 Mar 2026 09:30:00 +0100",
        "3. M\u00e4rz 2026, 14:05 Uhr", "March 3rd, 2026", "//a.example/x", "20260302", "Stand: 02.03.2026 14.05",
    )
)  # fmt: skip
LINE_WORDS = (
    "dpa", "/AFP", "Quelle: ", "\u00a9 ", "Reporting by ", "Mit Material von ", " (dpa) - ", "Uhr", "Gelesen: ", "Von ",
    "2026", ".03.", "M\u00e4rz", "+++", "Themen: ", "+23:59", "9999-12-31", "0001-01-01", "T24:00", "http://[", "\u0660", "\u00b2",
)  # fmt: skip

TEXTS = tuple(
    text.encode()
    for text in (
        *("d" + document["body"] for document in documents(3)),
        "d\u201eDas ist falsch\u201c, sagte Minister Karl Wiesner am Freitag. Er dementierte, dass zw\u00f6lftausend bis 13.000 Menschen fehlten.",
        "dLaut Polizei kamen im M\u00e4rz 2025 rund 1,5 Mio. Euro weg. Berichte, nach denen der Damm brach, wies das Amt zur\u00fcck.",
        "dUnter Berufung auf Kreise meldet der Bote, Karnbruck habe seit dem 3. Oktober um 14.30 Uhr nichts mehr geh\u00f6rt.",
        "e\u201cWe will not go,\u201d said Ada Quill, the mayor of Harbour Town, on Tuesday. According to police, at least 12 people were hurt.",
        "eThe ministry denied that more than $3 million was lost in the third quarter. \u201cNo,\u201d she told the Post two days ago.",
    )
)  # fmt: skip
TEXT_WORDS = (
    " sagte ", " teilte mit, ", " dementierte, dass ", "laut ", "nach Angaben ", " unter Berufung auf ", " zufolge", "\u201e", "\u201c",
    "\u00bb", "\u00ab", "\"", " said ", "according to ", " told ", " denied that ", " am Freitag", " im M\u00e4rz", " seit ", " vor drei Tagen",
    " last week", " Mio. ", "12.000", "1,5", " Prozent", "anderthalb", " bis ", "zw\u00f6lf", " hundert", "tausend", "\n\n", " habe ", ": ", " \u2013 ",
    "31. Februar", "2026-02-30", " 24.30 Uhr", "99999999999999999999", " Jahrhundert", " Quartal", " v. Chr.", "Kreise", "Moskau",
    "er ", "sie ", "das Ministerium", "Dr. ", "dies best\u00e4tigte ", " weder best\u00e4tigen noch dementieren", ";", "(", ")",
)  # fmt: skip

MARKDOWN = (
    "## Lage\n\nDer **Damm** *h\u00e4lt* [laut Amt](https://a.example/).\n\n> Zitat\n\n- eins\n- zwei\n\n1. a\n2. b\n".encode(),
    b"[x](javascript:1) <script>1</script> [a]: /b\n",
)
JSON = (
    json.dumps({**next(documents(1)), "url": "https://a.example/1"}).encode(),
    b'{"id": "x2", "html": "<p>x", "url": "https://a.example"}',
    b'{"id": "x3", "text": "only \\ud83d text"}',
    b'{"schema": "newsticker.reading/1", "id": "x", "article": {"title": "A", "credit": {"agencies": ["dpa"]}}, "text": "A b", "claims":'
    b' [{"id": "c1", "content": {"text": "A", "spans": [[0, 1]]}, "cue": null, "speaker": null, "stance": "states", "mode": "indirect",'
    b' "chain": [], "medium": null, "addressee": null, "said_at": null, "place": {"name": "X"}, "figures": [], "denies": null,'
    b' "inside": null, "rule": "x", "confidence": null}], "times": []}',
)
JSON_WORDS = (
    "\"text\"", "\"body\"", "\"published\"", "\"language\"", "\"url\"", "\"schema\"", "\\ud800", "1e999", "NaN", "\"spans\"",
    "\"http://[\"", "\"9999-12-31T23:59:59-23:59\"", "null", "[[", "\xef\xbb\xbf",
)  # fmt: skip
QUERIES = tuple(
    query.encode()
    for query in (
        "Staud\u00e4mme Wisse",
        "12.000 Euro",
        "dpa-infocom O'Neil",
        '"a* OR b" NEAR(x)',
        "\u1e9e \u0130 \ufb03",
    )
)
ANSWERS = (
    b"gzip\n" + gzip.compress(b"Der Damm", mtime=0),
    b"deflate\n" + zlib.compress(b"Der Damm"),
    b"Tue, 03 Mar 2026 09:30:00 GMT\nDer Damm h\xe4lt",
    b"120\n\xff\xfeD\x00",
    b"utf-8\n\xef\xbb\xbfDer Damm",
)

RULES = (
    b"User-agent: *\nCrawl-delay: 5\nAllow: /region/\nDisallow: /*.html$\nSitemap: https://a.example/s.xml",
    b'[{"location": "/region/*", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"}]\n\n\n'
    b'<html><head><meta name="tdm-reservation" content="0"></head></html>',
)
PUSHES = (
    b'<https://hub.example/>; rel="hub", <https://wissekurier.example/alle.xml>; rel=self\n\nsha256=00',
    b'</hub>;title=a;rel="x hub"\nhttps://hub.example/b#c\nsha1=' + b"0" * 40,
)
