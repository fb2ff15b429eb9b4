"""Search: over headlines, texts and claims, with the place of the hit named and the hit marked; filters by address."""

from __future__ import annotations

import html
import re
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import keep, short
from newsticker.language.finding import query_terms
from newsticker.site.hits import runs
from newsticker.store import SearchFilter
from serving import Client, serving


def hrefs(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'href="([^"]+)"', page)]


def keys(page: str) -> list[str]:
    """The claims in the list, by key."""
    return re.findall(r'<h3>.*?href="/de/article/1/claim/(c\d+)"', page)


def titles(page: str) -> list[str]:
    """The reports in the list, by number."""
    return re.findall(r'<h3><a href="/de/article/(\d+)"', page)


def test_an_inflected_word_is_found_and_marked(own: Client) -> None:
    page = own.get("/de/search?q=Anwohnern").text
    assert "Gefunden im Text und in einer Aussage" in page
    assert "12.000 <mark>Anwohner</mark> ihre Häuser" in page
    assert "<mark>Anwohnern</mark>, unter ihnen" in page
    assert re.findall(r'href="/de/article/1#z(\d+)"', page) == ["2", "7", "8"]
    assert "1 weitere Aussage" in page


def test_a_word_is_found_in_a_compound_and_the_compound_is_marked(own: Client) -> None:
    assert "<mark>Wetterdienst</mark>" in own.get("/de/search?q=Wetter").text
    assert "Nichts gefunden" in own.get("/de/search?q=Wetterdienststelle").text


def test_a_word_of_the_text_alone_is_not_said_to_be_a_claim(own: Client) -> None:
    page = own.get("/en/search?q=später").text
    assert "Found in the text" in page
    assert "in a claim" not in page


def test_a_word_beside_the_text_is_not_said_to_be_in_it(own: Client) -> None:
    page = own.get("/de/search?q=Verkehr").text
    assert "Gefunden in den Angaben zur Meldung" in page
    assert "im Text" not in page


def test_a_hit_in_the_body_of_an_own_article_is_shown_with_the_words_around_it(own: Client) -> None:
    page = own.get("/de/search?q=Gemeinden").text
    (shown,) = re.findall(
        r'<p class="lead">(… [^\n]*\s*[^\n]*<mark>Gemeinden</mark>.*? …)</p>', page, re.S
    )
    assert "Dornbusch hat die <mark>Gemeinden</mark> vor einem Bau auf den Wiesen gewarnt." in shown
    assert len(shown) < 250


def test_a_speaker_is_found_and_marked(own: Client) -> None:
    page = own.get("/de/search?q=Dornbusch").text
    assert 'Karla <mark>Dornbusch</mark> <span class="word">warnt' in page


def test_a_headline_is_found(own: Client) -> None:
    assert "<mark>Ferry</mark> cancelled" in own.get("/de/search?q=ferry").text


def test_what_is_not_there_is_said_with_the_word(own: Client) -> None:
    page = own.get("/de/search?q=<b>nichts</b>").text
    assert "Nichts gefunden für „&lt;b&gt;nichts&lt;/b&gt;“" in page


def test_nothing_asked_is_the_bare_form(own: Client) -> None:
    for asked in ("", "?q=", "?q=++", "?q=%00", "?q=&speaker=&stance=&from=&to=&language="):
        answer = own.get(f"/de/search{asked}")
        assert answer.status == 200
        assert "<mark>" not in answer.text
        assert "<article" not in answer.text
        assert "Nichts gefunden" not in answer.text


def test_signs_of_query_languages_are_no_syntax(own: Client) -> None:
    for q in ('"', "NEAR(", "a* OR b", "tokens:x", "-", "('", "%F0%9F%99%82"):
        for more in ("", "&kind=claims", "&order=hits"):
            assert own.get(f"/de/search?q={q}{more}").status == 200


def test_a_passage_that_may_not_be_quoted_is_not_shown(others: Client) -> None:
    page = others.get("/de/search?q=Dornbusch").text
    assert "Gefunden im Text und in einer Aussage" in page
    assert "schrieb" not in page


def test_results_of_claims_quote_no_more_than_the_article_may(others: Client) -> None:
    page = others.get("/de/search?kind=claims&language=de").text
    assert len(keys(page)) == 15
    told = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.S)
    plain = [html.unescape(re.sub("<[^>]+>", "", words)) for words in told]
    assert sum(map(len, plain)) <= 800
    assert plain[-1] == "die Taucher am Wehr 2014 …"


def test_claims_are_a_kind_of_their_own(own: Client) -> None:
    reports = own.get("/de/search?q=Werft").text
    link = next(h for h in hrefs(reports) if "kind=claims" in h)
    page = own.get(f"/de/search{link}").text
    assert keys(page) == ["c11", "c12", "c13", "c14", "c15"]
    assert '<mark>Werft</mark></span> <span class="word">dementiert' in page
    assert "Gesagt: kein Zeitpunkt genannt" in page


def test_who_denies_what_since_when_is_an_address(own: Client) -> None:
    asked = "speaker=werft&stance=denies&from=2026-03-02"
    assert keys(own.get(f"/de/search?{asked}&kind=claims").text) == ["c11", "c13", "c14"]
    assert keys(own.get(f"/de/search?{asked}&kind=claims&q=Taucher").text) == ["c14"]
    assert keys(own.get(f"/de/search?{asked}&kind=claims&to=2026-03-01").text) == []
    assert keys(own.get("/de/search?stance=denies&from=2026-03-03&kind=claims").text) == []
    # The same over reports: those with such a claim, which is named.
    page = own.get(f"/de/search?{asked}").text
    assert titles(page) == ["1"]
    assert re.findall(r"#z(\d+)", page) == ["11", "13", "14"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("outlet=wissebote.example", ["1"]),
        ("outlet=Nordblick", ["2", "3"]),
        ("agency=AFP", ["1"]),
        ("agency=dpa", []),
        ("tag=Verkehr", ["2"]),
        ("tag=a%2Fb+%26+c%3F%23%25", ["3"]),
        ("language=en", ["3"]),
        ("q=Damm&language=en", ["3"]),
        ("from=2026-03-01&to=2026-03-01", ["2", "3"]),
        ("to=2026-03-02", ["1", "2", "3"]),
        ("speaker=karla+DORNBUSCH", ["1"]),
        ("speaker=Dornbusch+Meier", []),
        ("speaker=Gemeinden", []),
        ("stance=admits", ["1"]),
        ("stance=promises", []),
    ],
)
def test_every_filter_is_a_parameter(own: Client, asked: str, found: list[str]) -> None:
    page = own.get(f"/de/search?{asked}").text
    assert titles(page) == found
    assert "entfernen" in page


def test_a_filter_that_is_set_is_told_and_can_be_taken_off(own: Client) -> None:
    page = own.get("/de/search?q=Damm&language=en&from=2026-03-01").text
    assert "Sprache:</span> Englisch" in page
    assert "Gemeldet ab:</span> 1. März 2026" in page
    assert "?q=Damm&from=2026-03-01" in hrefs(page)
    assert "?q=Damm&language=en" in hrefs(page)
    assert '<option value="en" selected>Englisch</option>' in page
    assert 'name="from" value="2026-03-01"' in page


def test_a_value_that_no_article_has_stays_chosen(own: Client) -> None:
    page = own.get("/de/search?outlet=Unbekannt").text
    assert '<option value="Unbekannt" selected>Unbekannt</option>' in page
    assert "Nichts gefunden. Versuchen Sie es mit weniger Filtern" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("stance=lies", "Haltung: „lies“ gibt es nicht."),
        ("from=2026-02-30", "Gemeldet ab: „2026-02-30“ gibt es nicht."),
        ("to=gestern", "Gemeldet bis: „gestern“ gibt es nicht."),
        ("to=0001-01-01", "Gemeldet bis: „0001-01-01“ gibt es nicht."),
        ("kind=voices", "Was gesucht wird: „voices“ gibt es nicht."),
        ("order=<b>", "Reihenfolge: „&lt;b&gt;“ gibt es nicht."),
    ],
)
def test_what_cannot_be_understood_is_named(own: Client, asked: str, told: str) -> None:
    answer = own.get(f"/de/search?q=Damm&{asked}")
    assert answer.status == 400
    assert told in answer.text
    assert "<mark>" not in answer.text
    assert own.get(f"/de/search/feed.rss?q=Damm&{asked}").status == 404


@pytest.mark.parametrize("marker", ["1", "1.2.3", "x", "1.2.", "9" * 16 + ".1", "1.２"])
def test_markers_that_no_list_gave_are_no_page(own: Client, marker: str) -> None:
    assert own.get(f"/de/search?q=Damm&before={marker}").status == 404


def test_the_order_by_hits_puts_the_headline_first(own: Client) -> None:
    page = own.get("/de/search?q=fällt").text
    assert "nach Treffern" in page
    assert titles(own.get("/de/search?q=Damm").text) == ["1", "2", "3"]
    assert titles(own.get("/de/search?q=Damm&order=hits").text)[0] == "1"
    assert own.get("/de/search?q=Damm&order=hits&before=1.2.3").status == 200


def test_a_typing_error_leads_to_what_was_meant_and_says_so(own: Client) -> None:
    page = own.get("/de/search?q=Dornbusc").text
    assert "Nichts gefunden für „Dornbusc“. Gezeigt wird, was „Dornbusch“ findet." in page
    assert titles(page) == ["1"]
    for typed in ("Dornbush", "Dornbsuch", "Dornbuusch", "doornbusch", "Drnbusch"):
        assert titles(own.get(f"/de/search?q={typed}").text) == ["1"], typed
    assert titles(own.get("/de/search?q=Karla+Dornbsuch+Mastodon").text) == ["1"]


def test_a_good_word_that_is_not_there_is_offered_another_and_gets_no_hits(own: Client) -> None:
    page = own.get("/de/search?q=Wiesel").text
    assert titles(page) == []
    assert "Nichts gefunden für „Wiesel“" in page
    assert 'Meinten Sie: <a href="?q=Wiesen">Wiesen</a>' in page


def test_two_errors_and_short_words_are_not_guessed(own: Client) -> None:
    for typed in ("Dornbxxch", "Wrft", "Wehhr1", "Dornbsuch+xyzxyz"):
        page = own.get(f"/de/search?q={typed}").text
        assert "Nichts gefunden" in page
        assert titles(page) == []
        assert "Meinten" not in page


def test_a_suggestion_stays_within_the_filters(own: Client) -> None:
    page = own.get("/de/search?q=Dornbsuch&language=en").text
    assert "Meinten" not in page
    assert titles(page) == []
    assert "In allen Zeiträumen" not in page
    assert "?q=Dornbsuch" in hrefs(page)


def test_a_search_is_a_feed_with_its_filters(own: Client) -> None:
    page = own.get("/de/search?q=Damm&language=en").text
    link = next(h for h in hrefs(page) if h.startswith("/de/search/feed.rss"))
    feed = own.get(link).text
    assert feed.count("<item>") == 1
    assert "Ferry cancelled" in feed
    assert "<item>" not in own.get("/de/search/feed.rss").text
    assert "<item>" not in own.get("/de/search/feed.rss?q=%22").text


def test_hits_are_counted_and_the_search_stands_in_both_fields(own: Client) -> None:
    page = own.get("/de/search?q=Damm").text
    assert '<p class="meta">3 Treffer</p>' in page
    assert page.count('name="q" value="Damm"') == 2
    assert '<p class="meta">1 result</p>' in own.get("/en/search?q=ferry").text
    claims = own.get("/de/search?q=Anwohner&kind=claims").text
    assert f'<p class="meta">{len(keys(claims))} Treffer</p>' in claims
    assert "Meldungen und Aussagen durchsuchen" in page


def test_many_hits_are_counted_up_to_a_thousand(tmp_path: Path) -> None:
    with closing(keep(tmp_path, [short(f"Damm {n}") for n in range(35)])) as store:
        assert store.count_found(SearchFilter(terms=[["damm"]]), 1000, of_claims=False) == 35
        assert store.count_found(SearchFilter(terms=[["damm"]]), 10, of_claims=False) == 11
        with serving(store) as client:
            first = client.get("/de/search?q=Damm").text
            further = next(href for href in hrefs(first) if "before=" in href)
            for page in (first, client.get(f"/de/search{further}").text):
                assert '<p class="meta">35 Treffer</p>' in page


def test_without_hits_no_way_is_named_that_was_gone(own: Client) -> None:
    page = own.get("/de/search?q=xyzzy").text
    assert "Nichts gefunden für „xyzzy“. Versuchen Sie ein anderes Wort." in page
    assert "Zeiträume" not in page
    assert "In allen Zeiträumen suchen" in own.get("/de/search?q=Damm&from=2199-01-01").text


def test_search_pages_are_not_for_search_engines(own: Client) -> None:
    assert '<meta name="robots" content="noindex">' in own.get("/de/search?q=Damm").text


@given(st.text(alphabet="Aaäüm ba-„“\u0308", max_size=60))
def test_marking_hits_loses_nothing(text: str) -> None:
    found = runs(text, query_terms("am Aal"), "de")
    assert "".join(run.words for run in found) == text
