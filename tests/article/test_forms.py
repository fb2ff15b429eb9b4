"""What a page is besides an article is told, and why there is none on it; a live ticker's entries keep their times."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsticker.article.addresses import canonical
from newsticker.article.page import read_page
from newsticker.model import Unreadable

URL = "https://hafenbote.example/region/sturm.html"
TEXT = (
    "Wegen einer Sturmflut hat das Hafenamt in Emden am Montag alle Tore geschlossen und den Verkehr gestoppt.",
    "Die Leiterin des Amtes, Wiebke Tjaden, rechnet damit, dass die Schiffe erst am Mittwoch wieder fahren.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
PICTURE = "<figure><img src='/b.jpg' alt='Bild'><figcaption>Der Hafen</figcaption></figure>"


def page(body: str, told: object = None, title: str = "Sturmflut in Emden", head: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>' if told else ""
    return (
        f'<!doctype html><html lang="de"><head><title>{title}</title>{head}{script}</head>'
        f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def marked(kind: str = "NewsArticle", **more: Any) -> dict[str, Any]:
    return {
        "@type": kind,
        "headline": "Sturmflut in Emden",
        "datePublished": "2026-03-02T18:40:00+01:00",
        **more,
    }


PART = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".bezahlt"}


@pytest.mark.parametrize(
    ("told", "form"),
    [
        (marked(), None),
        (marked(isAccessibleForFree=True), None),
        (marked(isAccessibleForFree=False), "paywalled"),
        (marked(isAccessibleForFree="http://schema.org/False"), "paywalled"),
        (marked(hasPart=PART), "paywalled"),
        (marked(hasPart=[{"@type": "x"}, PART]), "paywalled"),
        ([marked(), marked(isAccessibleForFree=False)], None),
        ({"@graph": [marked(), {"@type": "ImageGallery", "name": "Bilder"}]}, "gallery"),
    ],
)
def test_what_a_page_is_besides_an_article(told: object, form: str | None) -> None:
    article = read_page(page(BODY, told), URL)
    assert (article.form or None) == form
    assert article.body == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("", marked(isAccessibleForFree=False)), "its text is for subscribers"),
        (page("", marked()), "its words are not in the page; a script may load them"),
        (page(PICTURE.replace("Der Hafen", "") * 9), "it is a gallery of pictures"),
        (page("<p>Die Seite, die Sie suchen, ist leider nicht mehr da, oder es hat sie nie gegeben.</p>", title="Seite nicht gefunden"), "the page says “Seite nicht gefunden”"),
        (page("<p>x</p>", title="404 – Hafenbote"), "the page says “404 – Hafenbote”"),
        (page("<p>x</p>", title="Diese Seite existiert nicht"), "the page says “Diese Seite existiert nicht”"),
        (page("<p>x</p>", title="Oops! Page not found"), "the page says “Oops! Page not found”"),
        (page("<p>Checking if the site connection is secure before you proceed to it, please wait here.</p>", title="Just a moment..."), "asks who wants to see it"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_named(html: str, reason: str) -> None:
    with pytest.raises(Unreadable, match="no article was found on the page: ") as told:
        read_page(html, URL)
    assert reason in str(told.value)


def test_an_article_about_errors_is_one() -> None:
    title = "404 Menschen kommen zum Hafenfest"
    assert read_page(page(BODY, marked(headline=title), title=title), URL).title == title
    many = "".join(f"<p>{TEXT[0]} Nummer {n} von vielen.</p>" for n in range(12))
    assert read_page(page(many, title="Not found: das Ende der Suchmaschinen"), URL).body


UPDATES = [
    {"@type": "BlogPosting", "headline": "Tore zu", "datePublished": "2026-03-02T18:40:00+01:00", "articleBody": TEXT[0]},
    {"@type": "BlogPosting", "datePublished": "2026-03-02", "articleBody": f"<p>{TEXT[1]}</p><p>Mehr folgt &amp; kommt.</p>"},
    {"@type": "BlogPosting"},
    "kein Eintrag",
]  # fmt: skip


def test_the_entries_of_a_live_ticker_are_told_by_markup() -> None:
    told = marked("LiveBlogPosting", liveBlogUpdate=UPDATES)
    article = read_page(page("<div id='app'></div>", told), URL)
    first, second = article.entries or ()
    assert article.form == "live"
    assert (first.at, first.title, first.body) == ("2026-03-02T18:40:00+01:00", "Tore zu", TEXT[0])
    assert (second.at, second.title) == (None, None)
    assert second.body == f"{TEXT[1]}\n\nMehr folgt & kommt."
    assert article.body == f"Tore zu\n\n{TEXT[0]}\n\n{TEXT[1]}\n\nMehr folgt & kommt."


def entry(number: int, words: str = TEXT[0], title: str = "") -> str:
    time = f'<time datetime="2026-03-02T18:4{number}:00+01:00">18.4{number} Uhr</time>'
    heading = f"<h2>{title}</h2>" if title else ""
    return f'<li class="eintrag"><p>{time}</p>{heading}<p>{words}</p></li>'


def ticker(*entries: str, title: str = "Liveticker: Sturmflut in Emden") -> str:
    published = '<p>Stand: <time datetime="2026-03-02T18:00:00+01:00">18 Uhr</time></p>'
    return page(f"{published}<ul>{''.join(entries)}</ul>", title=title)


def test_the_entries_of_a_live_ticker_are_seen_by_their_times() -> None:
    html = ticker(entry(3, TEXT[1], "Warten"), entry(2), entry(1, "Nur drei Worte"))
    assert not read_page(html, URL).entries
    article = read_page(
        ticker(entry(3, TEXT[1], "Warten"), entry(2), entry(1), entry(0, "Ende")), URL
    )
    assert [entry.at for entry in article.entries or ()] == [
        f"2026-03-02T18:4{n}:00+01:00" for n in (3, 2, 1)
    ]
    assert (article.entries or ())[0].title == "Warten"
    assert [entry.body for entry in article.entries or ()] == [TEXT[1], TEXT[0], TEXT[0]]
    assert article.form == "live"


def test_a_page_that_is_no_ticker_has_no_entries_whatever_times_are_on_it() -> None:
    html = ticker(entry(3, TEXT[1]), entry(2), entry(1), title="Sturmflut in Emden")
    assert not read_page(html, URL).entries


@pytest.mark.parametrize(
    ("link", "known"),
    [
        ("https://hafenbote.example/a/1", "https://hafenbote.example/a/1"),
        ("https://www.hafenbote.example/a/1", "https://www.hafenbote.example/a/1"),
        ("/a/1", "https://hafenbote.example/a/1"),
        ("https://hafenbote.example/", URL),
        ("https://agentur.example/a/1", URL),
        ("javascript:alert(1)", URL),
        ("https://[", URL),
    ],
)
def test_a_page_is_known_by_its_canonical_address_of_the_same_site(link: str, known: str) -> None:
    html = page(BODY, head=f'<link rel="canonical" href="{link}">')
    assert read_page(html, URL).url == known


def test_versions_for_screens_are_of_the_same_site() -> None:
    assert canonical("https://a.example/1", "https://m.a.example/amp/1") == "https://a.example/1"
    assert canonical("https://b.example/1", "https://m.a.example/1") == "https://m.a.example/1"
    assert (canonical(None, URL), canonical(URL, None), canonical(None, None)) == (URL, URL, None)
