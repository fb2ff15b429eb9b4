"""One analyser for what is indexed and what is asked: whoever writes a word otherwise finds it."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.text.analyser import query_terms, search_tokens


def finds(query: str, text: str, language: str | None) -> bool:
    tokens = set(search_tokens(text, language))
    terms = query_terms(query)
    return bool(terms) and all(tokens & set(alternatives) for alternatives in terms)


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("Damm", "Die Dämme halten.", "de"),
        ("daemme", "Der Damm hält.", "de"),
        ("SOLDAT", "1500 Soldaten", "de"),
        ("Strasse", "auf der Straße", "de"),
        ("Straßen", "STRASSE", "de"),
        ("Müller", "Frau Mueller", "de"),
        ("warning", "They warned twice.", "en"),
        ("Élysée", "the Elysee Palace", "en"),
        ("12.000", "rund 12.000 Helfer", "de"),
        ("Wörter", "Wörter", None),
        ("EU-Kommission", "die EU-Kommission", "de"),
        ("ﬁsch", "Fisch", "de"),
    ],
)
def test_what_is_meant_is_found(query: str, text: str, language: str | None) -> None:
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("query", "text"), [("Damm", "Dampf"), ("Damm Deich", "Damm"), ("", "Damm"), ("!?", "Damm")]
)
def test_what_is_not_meant_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text, "de")


@given(st.text(), st.sampled_from(["de", "en", "fr", None]))
def test_every_text_finds_itself(text: str, language: str | None) -> None:
    tokens = search_tokens(text, language if language != "fr" else None)
    terms = query_terms(text)
    assert len(tokens) == len(terms)
    assert all(token in alternatives for token, alternatives in zip(tokens, terms, strict=True))


@given(st.text())
def test_tokens_are_words(text: str) -> None:
    assert all(token.isalnum() for token in search_tokens(text, "de"))


def test_threads_do_not_mix_their_words() -> None:
    wrong: list[str] = []

    def stem(word: str, expected: str) -> None:
        wrong.extend(word for _ in range(3000) if search_tokens(word, "de") != [expected])

    pairs = [("Häuser", "haus"), ("Soldaten", "soldat"), ("Straßen", "strass")]
    threads = [threading.Thread(target=stem, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
