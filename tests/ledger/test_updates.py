"""A number that grew while it was reported, and what happened on another day: no disagreement, whoever tells it."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsticker.ledger import relate_claims
from newsticker.model import Reading
from telling import Said, article, figure

AROUND = (
    "In der Messehalle von Birkholm ist ein Vordach eingestürzt. Die Halle gehört der Nordschau Birkholm."
    " Bürgermeister Tjark Immel eilte nach Birkholm."
)
EARLY, LATE = "2026-03-02T06:30:00+01:00", "2026-03-02T19:00:00+01:00"
SOON = "2026-03-02T08:00:00+01:00"


def told(
    id: str, who: str, words: str, number: int, unit: str, at: str, language: str = "de"
) -> Reading:
    said = Said(who, words, figures=(figure(str(number), number, unit),))
    title = "Vordach in Birkholm eingestürzt"
    return article(id, title, [said], around=AROUND, published=at, language=language)


THREE = told("a", "Feuerwehr Birkholm", "In Birkholm seien 3 Menschen gestorben", 3, "Menschen", EARLY)  # fmt: skip
RISEN = "Die Zahl der Toten in Birkholm sei auf 7 gestiegen"


def conflicts(*readings: Reading) -> list[tuple[str, ...]]:
    return [link.claims for link in relate_claims(readings).figure_conflicts]


def test_half_a_day_later_a_number_that_rose_is_an_update() -> None:
    assert not conflicts(THREE, told("b", "Innenministerium", RISEN, 7, "Toten", LATE))


def test_so_soon_it_is_none() -> None:
    assert conflicts(THREE, told("b", "Innenministerium", RISEN, 7, "Toten", SOON))


def test_nor_is_it_without_a_word_of_growth() -> None:
    other = "In Birkholm habe es 7 Tote gegeben"
    assert conflicts(THREE, told("b", "Innenministerium", other, 7, "Tote", LATE))


def test_what_did_not_rise_is_no_update() -> None:
    fell = "Die Zahl der Toten in Birkholm sei auf 2 gestiegen"
    assert conflicts(THREE, told("b", "Innenministerium", fell, 2, "Toten", LATE))


def test_of_the_injured_of_one_moment_there_is_one_number_all_day() -> None:
    hurt = told("a", "Feuerwehr Birkholm", "In Birkholm seien 3 Menschen verletzt worden", 3, "Menschen", EARLY)  # fmt: skip
    more = "Die Zahl der Verletzten in Birkholm sei auf 7 gestiegen"
    assert conflicts(hurt, told("b", "Innenministerium", more, 7, "Verletzten", LATE))


def test_who_disagrees_with_the_number_of_the_evening_does_not_with_that_of_the_morning() -> None:
    readings = [
        THREE,
        told("b", "Innenministerium", RISEN, 7, "Toten", LATE),
        told("c", "Rotes Kreuz", "In Birkholm seien 11 Menschen gestorben", 11, "Menschen", LATE),
    ]
    for order in permutations(readings):
        assert conflicts(*order) == [("b:c1", "c:c1")]


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Am Montag seien 120 Demonstranten festgenommen worden", "Am Dienstag seien 200 Demonstranten festgenommen worden", True),
        ("Am Montag seien 120 Demonstranten festgenommen worden", "Am Montag seien 200 Demonstranten festgenommen worden", False),
        ("Am Montag seien 120 Demonstranten festgenommen worden", "Es seien 200 Demonstranten festgenommen worden", False),
        ("120 Demonstranten festgenommen, so ein Papier vom Montag", "Am Dienstag seien 200 Demonstranten festgenommen worden", False),
    ],
)  # fmt: skip
def test_what_happened_on_two_days_is_two_quantities(first: str, second: str, apart: bool) -> None:
    one = told("a", "Polizei Birkholm", first, 120, "Demonstranten", LATE)
    other = told("b", "Gruppe Libera", second, 200, "Demonstranten", "2026-03-03T20:00:00+01:00")
    assert bool(conflicts(one, other)) is not apart


def test_so_are_they_in_english() -> None:
    one = told("a", "Northshire Police", "On Monday 120 protesters were arrested in Birkholm", 120, "protesters", EARLY, "en")  # fmt: skip
    other = told("b", "Group Libera", "On Tuesday 200 protesters were arrested in Birkholm", 200, "protesters", LATE, "en")  # fmt: skip
    assert not conflicts(one, other)
