"""Search: over headlines, texts and claims, with the place of the hit named and the hit marked."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsticker.site.hits import runs
from newsticker.text.analyser import query_terms
from serving import Client


def test_an_inflected_word_is_found_and_marked(own: Client) -> None:
    page = own.get("/de/search?q=Anwohnern").text
    assert "Gefunden im Text und in einer Aussage" in page
    assert "12.000 <mark>Anwohner</mark> ihre Häuser" in page
    assert "<mark>Anwohnern</mark>, unter ihnen" in page
    assert re.findall(r'href="/de/article/1#z(\d+)"', page) == ["2", "7", "8"]
    assert "1 weitere Aussage" in page


def test_a_word_of_the_text_alone_is_not_said_to_be_a_claim(own: Client) -> None:
    page = own.get("/en/search?q=später").text
    assert "Found in the text" in page
    assert "in a claim" not in page


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
    for asked in ("/de/search", "/de/search?q=", "/de/search?q=++", "/de/search?q=%00"):
        answer = own.get(asked)
        assert answer.status == 200
        assert "<mark>" not in answer.text


def test_signs_of_query_languages_are_no_syntax(own: Client) -> None:
    for q in ('"', "NEAR(", "a* OR b", "tokens:x", "-", "('", "%F0%9F%99%82"):
        assert own.get(f"/de/search?q={q}").status == 200


def test_a_passage_that_may_not_be_quoted_is_not_shown(others: Client) -> None:
    page = others.get("/de/search?q=Dornbusch").text
    assert "Gefunden im Text und in einer Aussage" in page
    assert "schrieb" not in page


@given(st.text(alphabet="Aaäüm ba-„“\u0308", max_size=60))
def test_marking_hits_loses_nothing(text: str) -> None:
    found = runs(text, query_terms("am Aal"), "de")
    assert "".join(run.words for run in found) == text
