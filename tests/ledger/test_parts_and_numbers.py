"""Numbers that count some of those counted elsewhere, claims about a number, and claims that hold others."""

from __future__ import annotations

from msgspec.structs import replace

from newsticker.ledger import relate_claims
from newsticker.model import Figure, Passage, Reading
from telling import Said, article, figure

AROUND = (
    "In der Kantine der Hochschule Wiesau haben sich am Dienstag Gäste vergiftet. Die Hochschule Wiesau schloss"
    " die Kantine. Das Klinikum Wiesau nahm sie auf."
)
TITLE = "Gäste in Wiesau vergiftet"


def one(id: str, *said: Said) -> Reading:
    return article(id, TITLE, said, around=AROUND)


def told(who: str, words: str, *figures: Figure, day: str | None = None) -> Said:
    return Said(who, words, figures=figures, said_at=day)


def conflicts(*readings: Reading) -> list[tuple[str, ...]]:
    return [link.claims for link in relate_claims(readings).figure_conflicts]


HURT = told(
    "Klinikum Wiesau", "30 Gäste seien verletzt in der Kantine", figure("30 Gäste", 30, "Gäste")
)


def test_some_of_them_are_no_other_number_for_all() -> None:
    some = told(
        "Landratsamt",
        "zwölf davon seien verletzt in der Kantine geblieben",
        figure("zwölf", 12, "Gäste"),
    )
    assert not conflicts(one("a", HURT), one("b", some))
    more = told("Landratsamt", "44 Gäste seien verletzt in der Kantine", figure("44 Gäste", 44, "Gäste"))  # fmt: skip
    assert conflicts(one("a", HURT), one("b", more)) == [("a:c1", "b:c1")]


def test_a_bare_number_after_a_greater_one_is_part_of_it() -> None:
    both = told(
        "Landratsamt",
        "34 Gäste seien verletzt, zwölf schwer",
        figure("34 Gäste", 34, "Gäste"),
        figure("zwölf", 12, "Gäste"),
    )
    few = told("Klinikum Wiesau", "12 Gäste seien verletzt", figure("12 Gäste", 12, "Gäste"))
    (found,) = relate_claims([one("a", few), one("b", both)]).figure_conflicts
    assert found.claims == ("a:c1", "b:c1")  # 12 against 34, and not 12 with 12


def test_the_ill_grow_in_number_from_day_to_day() -> None:
    def ill(id: str, who: str, number: int, day: str) -> Reading:
        words = f"{number} Gäste seien erkrankt"
        return one(id, told(who, words, figure(f"{number} Gäste", number, "Gäste"), day=day))

    first = ill("a", "Klinikum Wiesau", 30, "2026-03-10")
    assert not conflicts(first, ill("b", "Landratsamt", 44, "2026-03-11"))
    assert conflicts(first, ill("b", "Landratsamt", 44, "2026-03-10"))


def test_two_numbers_of_one_claim_are_no_conflict_of_its_copies() -> None:
    promised = told(
        "Hochschule Wiesau",
        "Statt der zugesagten 80 Köche seien nur 50 Köche in der Kantine gewesen",
        figure("80 Köche", 80, "Köche"),
        figure("50 Köche", 50, "Köche"),
    )
    more = [
        told("Hochschule Wiesau", "Die Kantine sei im Herbst geprüft worden"),
        told("Landratsamt", "Wiesau trauere um seine Kantine"),
        told("Klinikum Wiesau", "Die Betten reichten für alle Vergifteten"),
    ]
    copies = [one("a", promised, *more), one("b", promised, *more)]
    assert not relate_claims(copies, copies=[[0, 1]]).figure_conflicts


def test_what_is_said_of_a_number_does_not_tell_it_again() -> None:
    plain = told("Klinikum Wiesau", "340 Gäste seien verletzt", figure("340 Gäste", 340, "Gäste"))
    about = told(
        "Klinikum Wiesau",
        "Die Zahl von 340 Gästen erschrecke selbst Ärzte",
        figure("340 Gästen", 340, "Gästen"),
    )
    assert not relate_claims([one("a", plain), one("b", about)]).same_claims


def test_who_confirms_that_he_warned_does_not_warn_again() -> None:
    reading = one(
        "a",
        Said("Landratsamt", "es vor den Pilzen in der Kantine gewarnt hatte", stance="confirms"),
        Said("Landratsamt", "den Pilzen in der Kantine", stance="warns", mode="reported"),
    )
    outer, inner = reading.claims
    start = outer.content.spans[0][0] + len("es vor ")
    within = Passage(inner.content.text, ((start, start + len(inner.content.text)),))
    nested = replace(reading, claims=(outer, replace(inner, content=within)))
    assert not relate_claims([nested]).same_claims
    assert relate_claims([reading]).same_claims
