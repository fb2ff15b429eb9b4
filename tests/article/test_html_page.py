"""What a page tells by markup goes before what is guessed from its looks."""

from __future__ import annotations

import json

import pytest

from newsticker.article.page import read_page
from newsticker.model import Article, Unreadable

FIRST = "Wegen einer Sturmflut hat das Hafenamt in Emden am Montag alle Tore geschlossen und den Verkehr gestoppt."
SECOND = "Die Leiterin des Amtes, Wiebke Tjaden, rechnet damit, dass die Schiffe erst am Mittwoch wieder fahren."
THIRD = "Die Feuerwehr war am Abend mit vierzig Leuten im Einsatz, verletzt wurde nach ihren Angaben niemand."
TEASER = (
    "Sturm über der Ems: Der Hafen ist geschlossen, und die Stadt bereitet sich auf die Flut vor."
)

LINKED_DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Hafenbote"},
        {
            "@type": "NewsArticle",
            "headline": "Sturmflut in Emden &amp; Leer",
            "description": TEASER,
            "datePublished": "2026-03-02T18:40:00+01:00",
            "dateModified": "2026-03-02T20:00:00+01:00",
            "author": [{"@id": "#wt"}, {"@type": "Organization", "name": "dpa"}],
            "publisher": {"@type": "Organization", "name": "Hafenbote"},
            "articleSection": "Regional",
            "keywords": ["Sturm", "Hafen"],
            "inLanguage": "de-DE",
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/ReadAction",
                "userInteractionCount": "1204",
            },
        },
        {"@type": "Person", "@id": "#wt", "name": "Wiebke Tjaden"},
    ],
}


def page(
    head: str = "", before: str = "", after: str = "", body: str = "", lang: str = "de"
) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Titelzeile - Hafenbote</title>{head}</head><body>'
        f'<nav><ul><li><a href="/ems">Ems und Weser</a></li><li><a href="/agentur">Neues von dpa</a></li></ul></nav><main><article><h1>Sturmflut in Emden</h1>'
        f"{before}{body or paragraphs}{after}</article></main><footer><small>Hafenbote, Emden. Kontakt und AGB</small></footer></body></html>"
    )


def linked(data: object = LINKED_DATA) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def read(html: str, url: str | None = "https://hafenbote.example/regional/sturm.html") -> Article:
    return read_page(html, url)


def test_linked_data_tells_everything() -> None:
    article = read(page(linked(), before=f"<p>{TEASER}</p>"))
    assert article.title == "Sturmflut in Emden & Leer"
    assert article.lead == TEASER
    assert article.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert article.authors == ("Wiebke Tjaden", "dpa")
    assert (article.published, article.published_precision) == (
        "2026-03-02T18:40:00+01:00",
        "minute",
    )
    assert article.updated == "2026-03-02T20:00:00+01:00"
    assert (article.section, article.tags) == ("Regional", ("Sturm", "Hafen"))
    assert (article.reads, article.language) == (1204, "de")
    assert article.credit is not None
    assert article.credit.agencies == ("dpa",)


def test_opengraph_is_read_where_there_is_no_linked_data() -> None:
    head = (
        '<meta property="og:title" content="Flut in Emden | Hafenbote">'
        '<meta property="og:site_name" content="Hafenbote">'
        '<meta property="article:published_time" content="2026-03-02">'
        '<meta property="article:tag" content="Sturm"><meta property="article:tag" content="Hafen">'
        '<meta name="author" content="Von Wiebke Tjaden und Bo Roe">'
        '<link rel="canonical" href="/regional/1">'
    )
    article = read_page(page(head), None)
    assert article.title == "Flut in Emden"
    assert (article.published, article.published_precision) == ("2026-03-02T00:00:00+01:00", "day")
    assert article.tags == ("Sturm", "Hafen")
    assert article.authors == ("Wiebke Tjaden", "Bo Roe")


def test_microdata_is_read() -> None:
    html = page().replace(
        "<article>", '<article itemscope itemtype="https://schema.org/NewsArticle">'
    )
    html = html.replace("<h1>", '<h1 itemprop="headline">').replace(
        "</h1>",
        '</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<span itemprop="name">Wiebke Tjaden</span></span>'
        '<time itemprop="datePublished" datetime="2026-03-02T18:40+01:00">Montag</time>',
    )
    article = read(html)
    assert article.title == "Sturmflut in Emden"
    assert article.authors == ("Wiebke Tjaden",)
    assert article.published == "2026-03-02T18:40:00+01:00"


def test_a_page_without_metadata_is_read_by_its_looks() -> None:
    before = (
        '<p class="byline">Von Wiebke Tjaden</p><p>2. März 2026, 18:40 Uhr</p><p>Gelesen: 1.204</p>'
    )
    article = read(page(before=before))
    assert article.title == "Sturmflut in Emden"
    assert article.authors == ("Wiebke Tjaden",)
    assert article.published == "2026-03-02T18:40:00+01:00"
    assert article.reads == 1204


def test_the_title_loses_the_name_of_the_site_alone() -> None:
    head = '<meta property="og:title" content="Emden - eine Stadt im Sturm - hafenbote.example">'
    assert read(page(head)).title == "Emden - eine Stadt im Sturm"


def test_a_description_that_stands_nowhere_on_the_page_is_no_lead() -> None:
    article = read(page(f'<meta name="description" content="{TEASER}">'))
    assert article.lead is None


def test_the_first_paragraph_is_the_lead_where_the_description_says_so() -> None:
    article = read(page(f'<meta name="description" content="{FIRST[:70]} ...">'))
    assert article.lead == FIRST
    assert article.body == f"{SECOND}\n\n{THIRD}"


def test_a_teaser_by_its_class_is_the_lead_and_stands_once() -> None:
    article = read(page(before=f'<p class="article__teaser">{TEASER}</p>'))
    assert article.lead == TEASER
    assert article.body is not None
    assert TEASER not in article.body


@pytest.mark.parametrize(
    ("after", "outlets", "desks", "agencies"),
    [
        (
            '<p class="source">Quelle: <span>hafenbote.example</span>, ute/dpa</p>',
            ["hafenbote.example"],
            ["ute"],
            ["dpa"],
        ),
        ("<div><i>AFP</i></div>", [], [], ["AFP"]),
        ("<p>(urs / Keystone-SDA)</p>", [], ["urs"], ["sda"]),
        (
            '<footer><div class="meta source">Quelle: hafenbote.example/eka</div></footer>',
            ["hafenbote.example"],
            ["eka"],
            [],
        ),
    ],
)
def test_a_credit_after_the_text(
    after: str, outlets: list[str], desks: list[str], agencies: list[str]
) -> None:
    article = read(page(after=after))
    assert article.credit is not None
    assert [*article.credit.outlets] == outlets
    assert [*article.credit.desks] == desks
    assert [*article.credit.agencies] == agencies
    assert article.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_an_agency_in_the_byline() -> None:
    article = read(page(before='<p class="author-line">Von <b>KNA</b></p>'))
    assert article.credit is not None
    assert article.credit.agencies == ("KNA",)


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><picture></picture><figcaption>Das große Tor; Quelle: AFP</figcaption></figure>",
        '<div class="image-caption">Foto: Ada Roe/dpa</div>',
        "</article><h2>Mehr zum Thema</h2><div><p>dpa</p></div><article>",
    ],
)
def test_a_credit_of_a_picture_or_of_another_article_is_none(figure: str) -> None:
    assert read(page(after=figure)).credit is None


def test_breaking_news_by_the_line_above_the_headline() -> None:
    html = page().replace("<h1>", "<p>Eilmeldung</p><h1>")
    assert read(html).breaking
    assert not read(page()).breaking


def test_breaking_news_by_any_of_its_headlines() -> None:
    head = '<meta property="og:title" content="Sturmflut in Emden">'
    assert read(page(head).replace("<h1>", "<h1>EIL: ")).breaking
    assert not read(page(head)).breaking


@pytest.mark.parametrize("around", ["<li>{}</li>", "<p>{}</p>", "{} "])
def test_a_page_of_links_is_no_article(around: str) -> None:
    links = "".join(around.format(f"<a href=/{n}>Meldung Nummer {n}</a>") for n in range(30))
    with pytest.raises(Unreadable, match="links"):
        read(f"<title>Start</title><h1>Start</h1><div>{links}</div>")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href=/ems>Ems</a></nav></body></html>",
        "<p>kurz</p>",
        "<!-- -->",
        "kein HTML",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(Unreadable, match="no article"):
        read(html)


def test_the_front_page_of_a_site_is_no_article() -> None:
    teasers = "".join(
        f'<p><a href="/{n}">{text}</a></p>' for n, text in enumerate((FIRST, SECOND, THIRD))
    )
    with pytest.raises(Unreadable, match="no article"):
        read(page(body=teasers), "https://hafenbote.example/")


def test_an_article_may_stand_at_the_root_of_its_site() -> None:
    assert read(page(), "https://hafenbote.example/").title == "Sturmflut in Emden"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 5000,
        '{"@type": "NewsArticle", "author": 5, "headline": [1], "keywords": {}}',
        "null",
        "",
    ],
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    article = read(page(f'<script type="application/ld+json">{script}</script>'))
    assert article.title in ("Sturmflut in Emden", "Titelzeile")
    assert article.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_lone_surrogate_in_linked_data_can_be_printed() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Sturm \\ud800"}</script>'
    article = read(page(script, body=f"<p>{FIRST} &#xd800; &#0;</p><p>{SECOND}</p>"))
    assert article.title == "Sturm \ufffd"
    assert article.body is not None
    article.body.encode()


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(Unreadable, match="elements"):
        read("<p>a</p>" * 120_000)


def test_scripts_never_get_into_the_text() -> None:
    article = read(
        page(body=f"<p>{FIRST}<script>alert(1)</script></p><p>{SECOND}</p><style>p{{}}</style>")
    )
    assert article.body == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "url", ["http://[", "javascript:alert(1)", "//", "data:text/html,x", "nur Text"]
)
def test_what_is_no_address_of_the_web_becomes_none(url: str) -> None:
    article = read(page(f'<link rel="canonical" href="{url}">'), url)
    assert article.url is None


def test_a_heading_that_markup_repeats_goes_before_a_headline_for_search_engines() -> None:
    head = (
        '<meta property="og:title" content="Fähre fällt aus">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fähre Tarn: Fahrplan, Ausfall"}</script>'
    )
    body = (
        "<p>Die Fähre zwischen Tarn und Wisse fällt am Montag aus, teilte die Reederei mit.</p>" * 3
    )
    seen = "<main><h1><span>Fähre</span> <em>fällt aus</em></h1>"
    page = (
        f"<!doctype html><html lang='de'><head>{head}</head><body>{seen}{body}</main></body></html>"
    )
    assert read_page(page, None).title == "Fähre fällt aus"
    other = page.replace("<em>fällt aus</em>", "<em>bleibt im Hafen</em>")
    assert read_page(other, None).title == "Fähre Tarn: Fahrplan, Ausfall"


@pytest.mark.parametrize(
    "crumbs", ["<nav><ol><li>{}</li></ol></nav>", '<div class="head__crumb">{}</div>']
)
def test_a_heading_in_a_breadcrumb_gives_way_to_the_one_below_that_markup_repeats(
    crumbs: str,
) -> None:
    head = (
        '<meta property="og:title" content="Reise: „Fähre fällt aus“">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fähre Tarn: Fahrplan, Ausfall"}</script>'
    )
    crumb = crumbs.format("<h1>Fähre Tarn: Fahrplan, Ausfall</h1>")
    seen = "<h2>Mehr von der Küste</h2><h2><span>Reise</span> <span>„Fähre fällt aus“</span></h2>"
    body = (
        "<p>Die Fähre zwischen Tarn und Wisse fällt am Montag aus, teilte die Reederei mit.</p>" * 3
    )

    def title(crumb: str, seen: str) -> str | None:
        page = f"<!doctype html><html lang='de'><head>{head}</head><body>{crumb}<main>{seen}{body}</main></body></html>"
        return read_page(page, None).title

    assert title(crumb, seen) == "Reise: „Fähre fällt aus“"
    assert title(crumb, "<h2>Mehr von der Küste</h2>") == "Fähre Tarn: Fahrplan, Ausfall"
    assert title("<h1>Fähre Tarn: Fahrplan, Ausfall</h1>", seen) == "Fähre Tarn: Fahrplan, Ausfall"
