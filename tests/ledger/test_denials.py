"""Denials and what they contradict; admissions of what was denied, and which of them are published."""

from __future__ import annotations

import pytest

from newsticker.ledger import relate_claims
from newsticker.model import Reading
from newsticker.model_links import Links
from telling import Said, article, figure

AROUND = (
    "Die Molkerei Hellmark in Tunnstedt ist seit Montag geschlossen. Die Kontrolleure waren in Tunnstedt unterwegs."
    " Die Hellmark-Zentrale liegt in Tunnstedt."
)
BLAME = "In der Molkerei seien Prüfprotokolle gefälscht worden"


def one(id: str, *said: Said) -> Reading:
    return article(id, "Molkerei Hellmark in Tunnstedt geschlossen", said, around=AROUND)


def pairs(links: Links) -> list[tuple[str, str]]:
    return [(link.claim, link.denied_by) for link in links.denials]


def admitted(links: Links) -> list[tuple[str, str]]:
    return [(link.denial, link.admitted_by) for link in links.admissions]


PAPER = Said("Tunnstedter Bote", BLAME)
DENIAL = Said("Hellmark", "den Bericht", stance="denies", mode="reported", denies="c1")
FRANK = Said(
    "Elke Marten",
    "Wir haben zu keinem Zeitpunkt Prüfprotokolle gefälscht",
    "person",
    "Hellmark-Chefin Elke Marten",
    "denies",
    denies="c1",
)


def test_a_denial_as_its_article_tells_it() -> None:
    assert pairs(relate_claims([one("a", PAPER, DENIAL)])) == [("a:c1", "a:c2")]


def test_all_denials_of_one_thing_by_one_house_are_one() -> None:
    links = relate_claims([one("a", PAPER, DENIAL), one("b", PAPER, FRANK)])
    assert ("a:c2", "b:c2") in [link.claims for link in links.same_claims]
    assert pairs(links) == [("a:c1", "a:c2")]


def test_a_denial_meets_the_assertion_in_another_article() -> None:
    alone = Said(
        "Hellmark", "In der Molkerei seien Prüfprotokolle gefälscht worden", stance="denies"
    )
    links = relate_claims([one("a", PAPER), one("b", alone)])
    assert pairs(links) == [("a:c1", "b:c1")]
    (link,) = links.denials
    assert link.rule == "across-articles"


def test_nobody_denies_what_he_says_himself() -> None:
    said = Said("Hellmark", BLAME)
    denied = Said("Hellmark", BLAME, stance="denies")
    assert not relate_claims([one("a", said), one("b", denied)]).denials


def test_an_admission_as_its_article_tells_it() -> None:
    recalled = Said("Hellmark", "Prüfprotokolle gefälscht zu haben", stance="denies")
    admission = Said(
        "Hellmark", "In der Molkerei seien Prüfprotokolle gefälscht worden", stance="admits", denies="c1"
    )  # fmt: skip
    links = relate_claims([one("a", PAPER, FRANK), one("b", recalled, admission)])
    assert [pair[1] for pair in admitted(links)] == ["b:c2"]


def test_what_rests_on_likeness_alone_is_compared_and_not_published() -> None:
    denied = Said(
        "Hellmark", "In der Molkerei seien Prüfprotokolle gefälscht worden", stance="denies"
    )
    later = Said(
        "Hellmark", "In der Molkerei seien Prüfprotokolle gefälscht worden", stance="admits"
    )
    links = relate_claims([one("a", denied), one("b", later)])
    assert not links.admissions
    assert [(link.denial, link.admitted_by) for link in links.comparisons] == [("a:c1", "b:c1")]


def test_a_stranger_who_confirms_admits_nothing() -> None:
    recalled = Said("Hellmark", "Prüfprotokolle gefälscht zu haben", stance="denies")
    confirmed = Said("Staatsanwaltschaft Ruhfeld", BLAME, stance="confirms", denies="c1")
    assert not relate_claims([one("a", recalled, confirmed)]).admissions


def test_an_admission_before_the_denial_takes_nothing_back() -> None:
    conceded = Said("Hellmark", BLAME, stance="admits")
    denied = Said("Hellmark", BLAME, stance="denies")
    links = relate_claims([one("a", conceded), one("b", denied)])
    assert not links.admissions
    assert not links.comparisons


def test_what_was_denied_in_one_article_and_conceded_in_another_is_compared() -> None:
    conceded = Said("Hellmark", BLAME, stance="admits", denies="c1")
    links = relate_claims([one("a", PAPER, DENIAL), one("b", PAPER, conceded)])
    assert not links.admissions
    assert ("a:c2", "b:c2") in [(link.denial, link.admitted_by) for link in links.comparisons]


SEALS = "Siegel gefälscht zu haben"
NO_SEALS = Said("Hellmark", "Siegel gefälscht wurden", stance="denies")
OF_SEALS = (
    Said("Frachtbund", "Die Siegel seien knapp gewesen"),
    Said("Hafenamt Tunnstedt", "Die Siegel seien spät gekommen"),
    Said("Zollamt Tunnstedt", "Siegel lagen in der Halle"),
)


def test_an_allegation_is_denied_however_many_repeat_it() -> None:
    blamed = [one(f"a{n}", Said("Frachtbund", SEALS)) for n in range(6)]
    links = relate_claims([*blamed, one("b", NO_SEALS)])
    assert pairs(links) == [("a0:c1", "b:c1")]


def test_few_words_of_which_the_event_is_full_are_denied_where_they_are_all_there_is() -> None:
    links = relate_claims([one("a", Said("Frachtbund", SEALS), *OF_SEALS), one("b", NO_SEALS)])
    assert pairs(links) == [("a:c1", "b:c1")]


@pytest.mark.parametrize(
    "words",
    ["Siegel zerstört zu haben", "Frachtbriefe gefälscht zu haben", "Siegel fehlten"],
)
def test_another_wrong_or_another_thing_is_not_what_is_denied(words: str) -> None:
    blamed = [one(f"a{n}", Said("Frachtbund", words)) for n in range(3)]
    assert not relate_claims([*blamed, one("b", NO_SEALS)]).denials


def test_who_denies_a_number_denies_no_other() -> None:
    eleven = Said(
        "Frachtbund",
        "Elf Matrosen seien in der Molkerei erkrankt",
        figures=(figure("Elf Matrosen", 11, "Matrosen"),),
    )
    forty = Said(
        "Hellmark",
        "40 Matrosen seien in der Molkerei erkrankt",
        stance="denies",
        figures=(figure("40 Matrosen", 40, "Matrosen"),),
    )
    assert not relate_claims([one("a", eleven), one("b", forty)]).denials


@pytest.mark.parametrize(
    ("words", "unit", "is_denied"),
    [("Investors lost £40 million", "£", False), ("Four investors lost money", "investors", True)],
)
def test_a_denial_without_the_number_must_speak_of_what_is_counted(
    words: str, unit: str, is_denied: bool
) -> None:
    told = Said("Frachtbund", words, figures=(figure(words, 4, unit),))
    denied = Said("Hellmark", "hiding lost money from foreign investors", stance="denies")
    a, b = (
        article(id, "Dairy in Tunnstedt", [said], around=AROUND, language="en")
        for id, said in (("a", told), ("b", denied))
    )
    assert bool(relate_claims([a, b]).denials) is is_denied
