"""Whose house an office is by its own word, where nobody names the house beside it."""

from __future__ import annotations

import pytest

from newsticker.ledger.houses import Houses
from telling import Said, article


def houses(language: str, *articles: tuple[Said, ...]) -> Houses:
    title = "Nachrichten" if language == "de" else "News"
    readings = [article(f"a{n}", title, said, language=language) for n, said in enumerate(articles)]
    return Houses(readings, [language] * len(readings))


def held(language: str, phrase: str, *others: str) -> str:
    """The house of Ilka Voss, so described in one article, where others speak for themselves in another."""
    known = houses(
        language,
        (Said("Ilka Voss", "Alles ist gut", "person", phrase),),
        tuple(Said(name, f"Man warte auf {name}") for name in others),
    )
    return known.of("Ilka Voss")


@pytest.mark.parametrize(
    ("phrase", "house"),
    [
        ("Innenministerin Ilka Voss", "Innenministerium"),
        ("Innenministerin Ilka Voss", "Bundesinnenministerium"),
        ("Landrätin Ilka Voss", "Landkreis Harle"),
        ("Oberbürgermeisterin Ilka Voss", "Stadt Harlingen"),
        ("die Harlinger Oberbürgermeisterin Ilka Voss", "Stadt Harlingen"),
        ("Oberstaatsanwältin Ilka Voss", "Staatsanwaltschaft Harlingen"),
        ("Oberstaatsanwältin Ilka Voss", "Staatsanwaltschaft Mainz"),
        ("Einsatzleiterin Ilka Voss", "Feuerwehr"),
        ("Verbandspräsidentin Ilka Voss", "Segelverband Harle"),
        ("Kommissionschefin Ilka Voss", "Wahlkommission"),
    ],
)
def test_a_german_office_is_of_its_house(phrase: str, house: str) -> None:
    assert held("de", phrase, house, "Hafenblick") == house.lower()


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("Innenministerin Ilka Voss", ("Finanzministerium",)),
        ("Die frühere Innenministerin Ilka Voss", ("Innenministerium",)),
        ("Innenministerin Ilka Voss", ("kirgisisches Innenministerium",)),
        ("die tarlische Innenministerin Ilka Voss", ("gorische Innenministerium",)),
        ("Oberbürgermeisterin Ilka Voss", ("Stadt Harlingen", "Stadt Sielmark")),
        ("die Sielmarker Oberbürgermeisterin Ilka Voss", ("Stadt Harlingen",)),
        ("Vizelandrätin Ilka Voss", ("Landkreis Harle",)),
        ("Generalstaatsanwältin Ilka Voss", ("Staatsanwaltschaft Harlingen",)),
        ("Bundespräsidentin Ilka Voss", ("Gewerkschaftsbund",)),
        ("Vereinschefin Ilka Voss", ("Segelverband Harle",)),
    ],
)
def test_a_german_office_of_another_house_is_not(phrase: str, others: tuple[str, ...]) -> None:
    assert held("de", phrase, *others) == "ilka voss"


def test_of_two_who_hold_the_only_office_neither_speaks_for_the_house() -> None:
    known = houses(
        "de",
        (Said("Ilka Voss", "Alles ist gut", "person", "Bürgermeisterin Ilka Voss"),),
        (Said("Gero Thun", "Nichts ist gut", "person", "Bürgermeister Gero Thun"),),
        (Said("Stadt Harlingen", "Man warte"),),
    )
    assert len({known.of(name) for name in ("Ilka Voss", "Gero Thun", "Stadt Harlingen")}) == 3


@pytest.mark.parametrize(
    ("phrase", "house"),
    [
        ("interior minister Ilka Voss", "interior ministry"),
        ("prosecutor Ilka Voss", "Prosecutors"),
        ("fire chief Ilka Voss", "fire service"),
        ("police chief Ilka Voss", "Northshire Police"),
    ],
)
def test_an_english_office_is_of_its_house(phrase: str, house: str) -> None:
    assert held("en", phrase, house, "Harle Gazette") == house.lower()


@pytest.mark.parametrize(
    ("phrase", "house"),
    [
        ("interior minister Ilka Voss", "finance ministry"),
        ("spokeswoman Ilka Voss", "Northshire fire service"),
        ("the chief inspector Ilka Voss", "transport department"),
        ("former prosecutor Ilka Voss", "Prosecutors"),
        ("prosecutor Ilka Voss", "Northshire Police"),
    ],
)
def test_an_english_office_of_another_house_is_not(phrase: str, house: str) -> None:
    assert held("en", phrase, house, "Harle Gazette") == "ilka voss"
