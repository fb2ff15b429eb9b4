"""One analyser for what is indexed and what is asked: whoever writes a word otherwise finds it, and no other word."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.language.de.noun_bases import noun_bases
from newsticker.language.finding import analyser, query_terms, search_tokens
from newsticker.text.analyser import speaker_tokens


@pytest.fixture(scope="module", autouse=True)
def lexicons() -> None:
    """Read before the first test, so that none of them is timed with it."""
    search_tokens("Haus", "de")
    search_tokens("house", "en")


def finds(query: str, text: str, language: str | None) -> bool:
    tokens = set(search_tokens(text, language))
    terms = query_terms(query)
    return bool(terms) and all(tokens & set(alternatives) for alternatives in terms)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Damm", "Die Dämme halten."),
        ("SOLDAT", "1500 Soldaten"),
        ("Museum", "drei Museen"),
        ("Firma", "zwei Firmen"),
        ("Virus", "neue Viren"),
        ("bestreitet", "Sie bestritt es."),
        ("bestreiten", "die bestrittene Zahl"),
        ("steigen", "steigende Preise"),
        ("deutsch", "die deutsche Wirtschaft"),
        ("Deutscher", "viele Deutsche"),
        ("größte", "große Sorgen"),
        ("höher", "die hohen Preise"),
        ("Staudamm", "an den Staudämmen"),
        ("Damm", "an den Staudämmen"),
        ("Kraftwerk", "des Atomkraftwerks"),
        ("Atom", "des Atomkraftwerks"),
        ("Wahl", "vor der Bundestagswahl"),
        ("Abgeordnete", "vier Landtagsabgeordnete"),
        ("Minister", "den Außenministern"),
        ("Atomkraftwerk", "das Atom-Kraftwerk"),
        ("Atom-Kraftwerk", "das Atomkraftwerk"),
        ("EU-Kommission", "die EU-Kommission"),
        ("EU-Kommission", "die Kommission der EU"),
        ("Dornbusch", "Dornbuschs Haus"),
        ("Beckers", "Frau Becker"),
    ],
)
def test_german_words_are_found_in_every_form(query: str, text: str) -> None:
    assert finds(query, text, "de")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("daemme", "Der Damm hält."),
        ("Strasse", "auf der Straße"),
        ("Straßen", "STRASSE"),
        ("Müller", "Frau Mueller"),
        ("Wörter", "Wo\u0308rter"),
        ("ﬁsch", "Fisch"),
        ("Élysée", "der Elysee-Palast"),
        ("12.000", "rund 12000 Helfer"),
        ("12000", "rund 12\u202f000 Helfer"),
    ],
)
def test_however_it_is_written(query: str, text: str) -> None:
    assert finds(query, text, "de")
    assert finds(query, text, None) or query in {"daemme", "Straßen"}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Damm", "Dampf"),
        ("Damm Deich", "Der Damm hält."),
        ("", "Damm"),
        ("!?", "Damm"),
        ("Messe", "Das Messer ist scharf."),
        ("Rat", "Die Rate ist hoch."),
        ("Rate", "die Mitglieder des Rates"),
        ("Lager", "Die Lage ist ernst."),
        ("Fähre", "Sie fahren morgen."),
        ("schon", "ein schöner Tag"),
        ("Ware", "Sie waren dort."),
        ("Beck", "Frau Becker"),
        ("Andrea", "Andreas sagte es."),
        ("Tor", "der Motor"),
        ("Eis", "der Preis"),
        ("Sport", "der Transport"),
        ("Hof", "am Bahnhof"),
        ("Tag", "im Bundestag"),
        ("Staudamm", "Der Damm hält."),
    ],
)
def test_what_looks_alike_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text, "de")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("warning", "They warned twice."),
        ("denies", "He denied it."),
        ("said", "what they say"),
        ("woman", "two women"),
        ("firefighter", "the firefighters"),
        ("fireman", "the firemen"),
        ("stories", "one story"),
        ("organisation", "several organizations"),
        ("labour", "the labor market"),
        ("Korea", "Korea's army"),
    ],
)
def test_english_words_are_found_in_every_form(query: str, text: str) -> None:
    assert finds(query, text, "en")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("author", "the authorities"),
        ("import", "an important step"),
        ("universe", "the university"),
        ("organ", "an organization"),
        ("policy", "the police"),
        ("new", "the news"),
        ("unit", "the United States"),
    ],
)
def test_english_words_of_another_meaning_are_not_found(query: str, text: str) -> None:
    assert not finds(query, text, "en")


def test_a_speakers_name_is_no_word_of_a_text() -> None:
    (token,) = speaker_tokens("Dornbusch")
    assert token not in search_tokens("Dornbusch", "de")
    assert all(token not in alternatives for alternatives in query_terms("Dornbusch " + token))


def test_compounds_are_taken_apart_at_their_joints() -> None:
    nouns = noun_bases()
    assert nouns.atoms("waffenstillstandsabkommen") == ("waffen", "still", "stands", "abkommen")
    assert nouns.atoms("staubecken") == ("stau", "becken")
    assert nouns.atoms("druckerzeugnis") == ("druck", "erzeugnis")
    assert nouns.atoms("bundestagswahl") == ("bundestags", "wahl")
    assert nouns.atoms("palast") == nouns.atoms("partei") == nouns.atoms("demokrat") == ()


@settings(deadline=None)
@given(st.text(), st.sampled_from(["de", "en", "fr", None]))
def test_every_text_finds_itself(text: str, language: str | None) -> None:
    tokens = set(search_tokens(text, language))
    assert all(tokens & set(alternatives) for alternatives in query_terms(text))


@settings(deadline=None)
@given(st.text(), st.sampled_from(["de", "en", None]))
def test_tokens_are_words(text: str, language: str | None) -> None:
    assert all(token.isalnum() for token in search_tokens(text, language))


@settings(deadline=None)
@given(st.text(alphabet="Aaäüm ba-„“\u0308.1", max_size=60))
def test_units_stand_in_their_order(text: str) -> None:
    at = 0
    for unit in analyser().units(text, "de"):
        assert at <= unit.start < unit.end <= len(text)
        at = unit.end


def test_threads_do_not_mix_their_words() -> None:
    wrong: list[str] = []

    def ask(word: str, expected: str) -> None:
        for _ in range(500):
            if expected not in search_tokens(word, "de"):
                wrong.append(word)

    pairs = [("Häuser", "haus"), ("Soldaten", "soldat"), ("Straßen", "strasse")]
    threads = [threading.Thread(target=ask, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("words", ["„", "a-", "Haus", "ä\u0308", "1.000", "Ab"])
def test_tenfold_text_takes_tenfold_time(words: str) -> None:
    def seconds(times: int) -> float:
        begun = time.perf_counter()
        search_tokens(words * times, "de")
        return time.perf_counter() - begun

    few = min(seconds(20_000) for _ in range(3))
    # The time that a busy machine takes is allowed for; what grows with the square takes minutes.
    assert any(seconds(200_000) < 12 * few + 1 for _ in range(2))
