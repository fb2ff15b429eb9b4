"""Figures for one quantity that exclude each other, told on different authority."""

from __future__ import annotations

from newsticker.ledger import relate_claims
from newsticker.model import Bound, Reading
from telling import Said, article, figure

AROUND = (
    "In der Messehalle von Birkholm ist am Samstag ein Vordach eingestürzt. Die Halle gehört der Nordschau Birkholm."
    " Bürgermeister Tjark Immel eilte nach Birkholm."
)
HURT = "Besucher seien in der Messehalle verletzt worden"


def hurt(id: str, who: str, number: int, bound: Bound = "exact", day: str | None = None) -> Reading:
    told = figure(f"{number} Besucher", number, "Besucher", bound)
    said = Said(who, f"{number} {HURT}", figures=(told,), said_at=day)
    return article(id, "Vordach in Birkholm eingestürzt", [said], around=AROUND)


def conflicts(*readings: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(link.unit, link.claims) for link in relate_claims(readings).figure_conflicts]


def test_two_authorities_with_two_numbers() -> None:
    found = conflicts(hurt("a", "Polizei Birkholm", 11), hurt("b", "Feuerwehr Birkholm", 18))
    assert found == [("Besucher", ("a:c1", "b:c1"))]


def test_a_bound_that_holds_both_is_no_conflict() -> None:
    assert not conflicts(
        hurt("a", "Polizei Birkholm", 12, "at_least"), hurt("b", "Feuerwehr Birkholm", 15)
    )


def test_a_later_number_of_the_same_authority_is_an_update() -> None:
    assert not conflicts(hurt("a", "Polizei Birkholm", 11), hurt("b", "Polizei Birkholm", 18))


def courses(*readings: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(link.unit, link.claims) for link in relate_claims(readings).courses]


def test_how_a_quantity_is_told_over_time_has_what_excludes_nothing_too() -> None:
    told = [
        hurt("a", "Polizei Birkholm", 11),
        hurt("b", "Polizei Birkholm", 18),
        hurt("c", "Feuerwehr Birkholm", 16, "at_least"),
    ]
    ((unit, claims),) = courses(*told)
    assert (unit, {*claims}) == ("Besucher", {"a:c1", "b:c1", "c:c1"})


def test_one_number_told_again_and_again_is_no_course() -> None:
    assert not courses(hurt("a", "Polizei Birkholm", 11), hurt("b", "Feuerwehr Birkholm", 11))


def test_a_denied_number_is_nobodys_figure() -> None:
    denied = Said(
        "Nordschau Birkholm", f"18 {HURT}", figures=(figure("18 Besucher", 18, "Besucher"),), stance="denies"
    )  # fmt: skip
    b = article("b", "Vordach in Birkholm eingestürzt", [denied], around=AROUND)
    assert not conflicts(hurt("a", "Polizei Birkholm", 11), b)


def test_the_dead_are_not_the_injured() -> None:
    dead = Said(
        "Feuerwehr Birkholm",
        "Vier Besucher seien in der Messehalle getötet worden",
        figures=(figure("Vier Besucher", 4, "Besucher"),),
    )
    b = article("b", "Vordach in Birkholm eingestürzt", [dead], around=AROUND)
    assert not conflicts(hurt("a", "Polizei Birkholm", 11), b)


def dead(id: str, who: str, number: int, day: str) -> Reading:
    words = f"{number} Besucher seien in der Messehalle getötet worden"
    said = Said(
        who, words, figures=(figure(f"{number} Besucher", number, "Besucher"),), said_at=day
    )
    return article(id, "Vordach in Birkholm eingestürzt", [said], around=AROUND)


def test_the_dead_grow_from_day_to_day_without_a_conflict() -> None:
    first = dead("a", "Polizei Birkholm", 4, "2026-03-07")
    assert not conflicts(first, dead("b", "Feuerwehr Birkholm", 7, "2026-03-08"))
    assert conflicts(first, dead("b", "Feuerwehr Birkholm", 7, "2026-03-07"))


def test_money_for_two_things_is_two_quantities() -> None:
    def costs(id: str, who: str, words: str, value: int) -> Reading:
        told = figure(f"{value} Euro", value, "Euro")
        said = Said(who, f"{words} {value} Euro", figures=(told,))
        return article(id, "Vordach in Birkholm eingestürzt", [said], around=AROUND)

    repair = costs("a", "Nordschau Birkholm", "Die Reparatur des Vordachs koste", 900_000)
    fine = costs("b", "Landratsamt", "Das Bußgeld betrage", 700_000)
    again = costs("c", "Bauamt", "Die Reparatur des Vordachs koste", 1_400_000)
    assert [claims for _, claims in conflicts(repair, fine, again)] == [("a:c1", "c:c1")]


def test_copies_that_tell_one_utterance_with_two_numbers_disagree() -> None:
    more = [
        Said("Feuerwehr Birkholm", "Das Vordach sei unter der Last des Schnees eingestürzt"),
        Said("Tjark Immel", "Birkholm trauert um seine Messehalle", "person"),
        Said("Nordschau Birkholm", "Die Statik der Messehalle sei im Herbst geprüft worden"),
    ]

    def copy(id: str, number: int) -> Reading:
        told = figure(f"{number} Besucher", number, "Besucher")
        said = Said("Polizei Birkholm", f"{number} {HURT}", figures=(told,))
        return article(id, "Vordach in Birkholm eingestürzt", [said, *more], around=AROUND)

    assert conflicts(copy("a", 31), copy("b", 13)) == [("Besucher", ("a:c1", "b:c1"))]


def test_small_numbers_of_things_need_words_in_common() -> None:
    def broken(id: str, who: str, number: int, words: str) -> Reading:
        said = Said(
            who, f"{number} {words}", figures=(figure(f"{number} Pfeiler", number, "Pfeiler"),)
        )
        return article(id, "Vordach in Birkholm eingestürzt", [said], around=AROUND)

    first = broken("a", "Bauamt", 4, "Pfeiler seien geknickt")
    assert not conflicts(
        first, broken("b", "Nordschau Birkholm", 6, "Pfeiler habe man neu bestellt")
    )
    assert conflicts(first, broken("b", "Nordschau Birkholm", 6, "Pfeiler seien geknickt"))


def moved(id: str, who: str, number: int, words: str) -> Reading:
    told = figure(f"{number} Sandsäcke", number, "Sandsäcke")
    said = Said(who, f"{number} {words}", figures=(told,))
    return article(id, "Vordach in Birkholm eingestürzt", [said], around=AROUND)


def test_numbers_of_two_sizes_are_of_one_quantity_in_the_same_words_only() -> None:
    words = "Sandsäcke seien vor die Messehalle geschleppt worden"
    first = moved("a", "Polizei Birkholm", 1500, words)
    assert conflicts(first, moved("b", "Nordschau Birkholm", 12_000, words))
    other = "Sandsäcke lägen im Lager"
    assert not conflicts(first, moved("b", "Nordschau Birkholm", 12_000, other))


def accounts(id: str, who: str, number: float, unit: str) -> Reading:
    told = figure(f"{number} {unit}", number, unit)
    said = Said(who, f"Von dem Angriff auf die Nordschau Birkholm seien {number} {unit} betroffen", figures=(told,))  # fmt: skip
    return article(id, "Angriff auf Nordschau Birkholm", [said], around=AROUND)


def test_a_compound_counts_what_its_last_part_counts() -> None:
    one, other = accounts("a", "Datenschutzamt", 1.2e6, "Kundenkonten"), accounts("b", "Bundesamt", 1.8e6, "Konten")  # fmt: skip
    assert conflicts(one, other) == [("Kundenkonten", ("a:c1", "b:c1"))]


def test_what_only_ends_in_the_same_letters_is_something_else() -> None:
    one, other = accounts("a", "Datenschutzamt", 1.2e6, "Laternen"), accounts("b", "Bundesamt", 1.8e6, "Zisternen")  # fmt: skip
    assert not conflicts(one, other)
