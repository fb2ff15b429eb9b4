"""For whom a party speaks, as articles describe it."""

from __future__ import annotations

import pytest

from newsticker.ledger.houses import Houses
from telling import Said, article


def houses(*said: Said, around: str = "", language: str = "de") -> Houses:
    reading = article("a", "Nachrichten", said, around=around, language=language)
    return Houses([reading], [language])


@pytest.mark.parametrize(
    ("phrase", "house"),
    [
        ("Seewerft-Harle-Sprecherin Ilka Voss", "Seewerft Harle"),
        ("Ilka Voss, Sprecherin der Seewerft Harle", "Seewerft Harle"),
        ("die Chefin der Seewerft Harle, Ilka Voss", "Seewerft Harle"),
        ("Kirgistans Außenministerin Ilka Voss", "Kirgistan"),
        ("die kirgisische Regierungssprecherin Ilka Voss", "Kirgistan"),
        ("Schülerin Ilka Voss", "Ilka Voss"),
        ("Die ehemalige Sprecherin der Seewerft Harle, Ilka Voss", "Ilka Voss"),
    ],
)
def test_german_descriptions(phrase: str, house: str) -> None:
    known = houses(
        Said("Seewerft Harle", "Der Rumpf sei dicht"),
        Said("Kirgistan", "Man warte ab", "state"),
        Said("Ilka Voss", "Alles ist gut", "person", phrase),
    )
    assert known.of("Ilka Voss") == known.of(house)


@pytest.mark.parametrize(
    ("phrase", "house"),
    [
        ("Harle Shipyard spokeswoman Ilka Voss", "Harle Shipyard"),
        ("Ilka Voss, who runs Harle Shipyard", "Harle Shipyard"),
        ("Ilka Voss, chief executive of Harle Shipyard", "Harle Shipyard"),
        ("passenger Ilka Voss", "Ilka Voss"),
        ("Ilka Voss, a former director of Harle Shipyard", "Ilka Voss"),
    ],
)
def test_english_descriptions(phrase: str, house: str) -> None:
    known = houses(
        Said("Harle Shipyard", "The hull is tight"),
        Said("Ilka Voss", "All is well", "person", phrase),
        language="en",
    )
    assert known.of("Ilka Voss") == known.of(house)


def test_an_office_without_a_house_is_of_the_firm_that_says_most() -> None:
    known = houses(
        Said("Seewerft Harle", "Der Rumpf sei dicht"),
        Said("Hafenpolizei", "Man ermittle"),
        Said("Ilka Voss", "Alles ist gut", "person", "Unternehmenssprecherin Ilka Voss"),
    )
    assert known.of("Ilka Voss") == known.of("Seewerft Harle")


def test_a_surname_alone_is_who_bears_it_in_full_if_that_is_one_person() -> None:
    alone = houses(Said("Ilka Voss", "Ja", "person"), Said("Voss", "Nein", "person"))
    assert alone.of("Voss") == alone.of("Ilka Voss")
    two = houses(
        Said("Ilka Voss", "Ja", "person"),
        Said("Gero Voss", "Doch", "person"),
        Said("Voss", "Nein", "person"),
    )
    assert two.of("Voss") not in {two.of("Ilka Voss"), two.of("Gero Voss")}


def test_people_of_one_surname_stay_two() -> None:
    known = houses(Said("Ilka Voss", "Ja", "person"), Said("Gero Voss", "Nein", "person"))
    assert known.of("Ilka Voss") != known.of("Gero Voss")


def test_boards_short_forms_and_common_nouns_are_the_house() -> None:
    known = houses(
        Said("Gewerkschaft Holz und Tau", "Man streike"),
        Said("GHT", "Man streike weiter"),
        Said("Vorstand von Seewerft Harle", "Man verhandle"),
        Said("Seewerft Harle", "Man warte"),
        around="Die Gewerkschaft Holz und Tau (GHT) ruft zum Streik.",
    )
    assert known.of("GHT") == known.of("Gewerkschaft Holz und Tau")
    assert known.of("Vorstand von Seewerft Harle") == known.of("Seewerft Harle")


def test_a_ministry_without_a_state_is_that_of_the_capital_beside_it() -> None:
    known = houses(
        Said("Tadschikistan", "Man warte", "state"),
        Said("Orif Nasim", "Ja", "person", "Orif Nasim, Sprecher des Verteidigungsministeriums in Duschanbe"),
    )  # fmt: skip
    assert known.of("Orif Nasim") == known.of("Tadschikistan")


def test_who_denies_one_thing_beside_a_house_denies_it_for_the_house() -> None:
    known = houses(
        Said("Hafenkurier", "Der Rumpf sei leck"),
        Said("Seewerft Harle", "den Bericht", stance="denies", denies="c1"),
        Said("Ilka Voss", "Nein", "person", stance="denies", denies="c1"),
    )
    assert known.of("Ilka Voss") == known.of("Seewerft Harle")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klinikverbund Sielmark", "Sielmark-Kliniken"),
        ("Rotes Kreuz Harle", "Rote Kreuz Harle"),
        ("Polizeidirektion", "Landespolizeidirektion Harle"),
    ],
)
def test_what_tells_in_two_names_is_one(one: str, other: str) -> None:
    known = houses(Said(one, "Der Rumpf sei dicht"), Said(other, "Man warte ab"))
    assert known.of(one) == known.of(other)


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("Landesamt", ("Landesamt Harle", "Landesamt Sielmark")),
        ("Sielmark-Werke", ("Sielmark-Gewerkschaft",)),
        ("Verteidigungsministerium", ("kirgisisches Verteidigungsministerium",)),
    ],
)
def test_what_could_be_several_is_none_of_them(one: str, others: tuple[str, ...]) -> None:
    known = houses(Said(one, "Der Rumpf sei dicht"), *(Said(x, "Man warte ab") for x in others))
    assert all(known.of(one) != known.of(other) for other in others)


@pytest.mark.parametrize(
    ("title", "around"),
    [
        ("Gewerkschaft attackiert Seewerft Harle", "Gewerkschaftschef Gero Voss übte Kritik."),
        ("Streit um Seewerft Harle", "Vereinschef Gero Voss sprach von Tarifflucht."),
        (
            "Nachrichten",
            "Kritik kam von Gero Voss\n\nVon der Leitung der Seewerft Harle kam nichts.",
        ),
    ],
)
def test_a_description_ends_with_its_paragraph(title: str, around: str) -> None:
    said = (Said("Seewerft Harle", "Der Rumpf sei dicht"), Said("Gero Voss", "Man streike", "person"))  # fmt: skip
    known = Houses([article("a", title, said, around=around)], ["de"])
    assert known.of("Gero Voss") != known.of("Seewerft Harle")


def test_a_description_runs_on_within_its_paragraph() -> None:
    said = (Said("Seewerft Harle", "Der Rumpf sei dicht"), Said("Gero Voss", "Man streike", "person"))  # fmt: skip
    around = "Es sprach der Sprecher der Seewerft Harle, Gero Voss."
    known = Houses([article("a", "Nachrichten", said, around=around)], ["de"])
    assert known.of("Gero Voss") == known.of("Seewerft Harle")
