"""The words around a text are told language by language; agencies go under many names."""

from __future__ import annotations

import pytest

from newsticker.language.agencies import AGENCIES, CASE_MATTERS, agency_of
from newsticker.language.page_words import all_page_words, page_words


def test_there_are_german_and_english_words() -> None:
    assert {"de", "en"} <= {words.language for words in all_page_words()}
    assert page_words("xx") is None


@pytest.mark.parametrize("words", all_page_words(), ids=lambda words: words.language)
def test_every_month_has_a_name(words: object) -> None:
    months = words.months  # type: ignore[attr-defined]
    assert set(months.values()) == set(range(1, 13))
    assert all(name == name.casefold() for name in months)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("dpa", "dpa"), ("DPA", "dpa"), ("Deutsche Presse-Agentur", "dpa"), ("dpa-infocom", "dpa"),
        ("afp", "AFP"), ("Agence France-Presse", "AFP"), ("rtr", "Reuters"), ("rts", "Reuters"),
        ("the Associated  Press", "AP"), ("AP", "AP"), ("Keystone-SDA", "sda"), ("Yonhap", "Yonhap"),
    ],
)  # fmt: skip
def test_an_agency_by_its_names(name: str, code: str) -> None:
    agency = agency_of(name)
    assert agency is not None
    assert agency.code == code


@pytest.mark.parametrize("name", ["ap", "pa", "mehr", "Mehr", "Bundespolizei", "", "dpa/lni"])
def test_initials_and_words_are_no_agencies(name: str) -> None:
    assert agency_of(name) is None


def test_no_name_stands_for_two_agencies() -> None:
    named: dict[str, str] = {}
    for agency in AGENCIES:
        for name in {n.casefold() for n in (agency.code, agency.name, *agency.aliases)}:
            assert named.setdefault(name, agency.code) == agency.code


def test_only_names_of_agencies_depend_on_case() -> None:
    assert all(agency_of(name.upper()) for name in CASE_MATTERS)
