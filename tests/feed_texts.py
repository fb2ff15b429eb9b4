"""Feeds in every format, of invented outlets."""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wissekurier &amp; Umland</title>
<link>https://wissekurier.example/</link><atom:link rel="hub" href="https://hub.example/"/>
<language>de-DE</language><ttl>15</ttl><lastBuildDate>Tue, 03 Mar 2026 10:00:00 +0100</lastBuildDate>
<image><url>https://wissekurier.example/icon.png</url></image>
<item><title>Damm hält</title><guid isPermaLink="false">wk-1</guid><link>/damm</link>
<description>&lt;p onclick="x()"&gt;Der Damm hält.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Der Damm hält.</p><p>Das Deichamt teilte mit,<br>dass es wachsam bleibe.</p>]]></content:encoded>
<dc:creator>Jette Ohm</dc:creator><category>Wetter</category><category>Wisse</category>
<pubDate>Tue, 03 Mar 2026 09:30:00 +0100</pubDate>
<enclosure url="https://wissekurier.example/a.mp3" type="audio/mpeg" length="12"/></item>
<item><title>Brücke gesperrt</title><link>https://wissekurier.example/bruecke</link>
<description>Die Brücke ist gesperrt.</description><pubDate>Mon, 02 Mar 2026 09:30:00 GMT</pubDate></item>
</channel></rss>"""

# The same feed later: in the place of its first entry stands another, with words of its own.
NEWER = (
    RSS.replace("wk-1", "wk-9").replace("/damm<", "/dammbruch<").replace("Damm hält", "Damm bricht")
)

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Estuary Post</title>
<link href="https://estuary.example/"/><updated>2026-03-03T09:00:00Z</updated><id>urn:e</id>
<entry><title>Dam holds</title><id>urn:e:1</id><link href="https://estuary.example/dam"/>
<updated>2026-03-03T08:00:00Z</updated><published>2026-03-03T09:00:00+01:00</published>
<author><name>Ada Quill</name></author><summary>The dam holds.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>Alt</title>
<link>https://a.example/</link></channel><item rdf:about="https://a.example/1"><title>Eins</title>
<link>https://a.example/1</link><dc:date>2026-03-03T08:00:00Z</dc:date></item></rdf:RDF>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Blatt <b>", "language": "de",
"home_page_url": "https://blatt.example/", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
"items": [{"id": 7, "url": "https://blatt.example/7", "title": "A & B", "content_text": "1 < 2",
"date_published": "2026-03-03T09:30:00+01:00", "authors": [{"name": "Jette Ohm"}], "tags": ["Wetter"],
"attachments": [{"url": "https://blatt.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}]}, "stray"]}"""

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://wissekurier.example/damm</loc><lastmod>2026-03-03T10:00:00+01:00</lastmod><news:news>
<news:publication><news:name>Wissekurier &amp; Umland</news:name><news:language>de</news:language></news:publication>
<news:publication_date>2026-03-03T09:30:00+01:00</news:publication_date><news:title>Damm &lt;hält&gt; &amp; steht</news:title>
<news:keywords>Wetter, Wisse</news:keywords></news:news></url>
<url><loc>https://wissekurier.example/impressum</loc></url>
<url><loc>javascript:alert(1)</loc><news:news><news:title>Läuft</news:title></news:news></url>
<url><loc>https://wissekurier.example/ohne</loc><news:news/></url></urlset>"""

# The page of an article, with {title} and more for its {head}.
PAGE = """<!doctype html><html lang="de"><head><title>{title}</title>{head}
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "{title}", "datePublished": "2026-03-02T09:30:00+01:00"}}</script></head>
<body><main><article><h1>{title}</h1>
<p>Das Deichamt teilte am Montag mit, der Damm an der Wisse halte trotz des hohen Wassers stand.</p>
<p>Nach Angaben der Feuerwehr sind mehr als 300 Helfer im Einsatz. Sie füllen Sandsäcke und sichern das Ufer.</p>
<p>Bis zum Abend soll der Pegel weiter steigen, sagte die Sprecherin Jette Ohm dem Wissekurier.</p>
</article></main></body></html>"""
