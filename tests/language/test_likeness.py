"""Every language tells what the ledger needs to know two wordings of one thing by."""

from __future__ import annotations

import pkgutil

import pytest

import newsticker.language
from newsticker.language.likeness import likeness_of, name_words
from newsticker.ledger.figures import GROWING, fates_in
from newsticker.ledger.terms import terms

LANGUAGES = [f.name for f in pkgutil.iter_modules(newsticker.language.__path__) if f.ispkg]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_it(code: str) -> None:
    likeness = likeness_of(code)
    assert likeness is not None
    assert likeness_of(f"{code}-XX") == likeness
    assert max(GROWING) < len(likeness.fates)


def test_a_language_without_it_has_none() -> None:
    assert likeness_of("xx") is None
    assert likeness_of(None) is None
    assert terms("niemand kennt das", "xx")


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("de", "verschleppte Soldaten", "Soldaten seien verschleppt worden"),
        ("de", "Hackerangriff", "ein Angriff von Hackern"),
        ("de", "der kirgisische Grenzposten", "Kirgistans Grenzposten"),
        ("en", "the train derails", "the derailment of the train"),
        ("en", "evacuees", "were evacuated"),
    ],
)
def test_wordings_of_one_thing_share_their_terms(code: str, first: str, second: str) -> None:
    assert terms(first, code) & terms(second, code) == terms(first, code)


@pytest.mark.parametrize(
    ("code", "dead", "missing"),
    [("de", "vier Tote", "vier Vermisste"), ("en", "four died", "four are missing")],
)
def test_what_grows_while_it_is_reported(code: str, dead: str, missing: str) -> None:
    assert fates_in(dead, code) == {0}
    assert fates_in(missing, code) == {2}


def test_fillers_and_voices_are_those_of_all_languages() -> None:
    fillers, voices = name_words()
    assert {"der", "the"} <= fillers
    assert len(voices) >= len(LANGUAGES)
