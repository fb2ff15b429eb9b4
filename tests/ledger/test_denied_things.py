"""What a denial says was not, and who says or concedes that it was."""

from __future__ import annotations

import pytest

from newsticker.ledger import relate_claims
from newsticker.model import Reading
from newsticker.model_links import Links
from telling import Said, article

AROUND = (
    "Im Stauwerk Kolbrück ist am Freitag ein Schieber gebrochen. Das Stauwerk Kolbrück gehört der Talwasser."
    " Unterhalb von Kolbrück standen Keller unter Wasser."
)
ROUND = (
    "A sluice broke at the Kolbridge weir on Friday. The Kolbridge weir belongs to Dalewater."
    " Cellars below Kolbridge were flooded."
)


def one(id: str, *said: Said, language: str = "de") -> Reading:
    title = "Schieber in Kolbrück gebrochen" if language == "de" else "Sluice breaks at Kolbridge"
    around = AROUND if language == "de" else ROUND
    return article(id, title, said, around=around, language=language)


def denied(links: Links) -> list[tuple[str, str, str]]:
    return [(x.claim, x.denied_by, x.rule) for x in links.denials]


def admitted(links: Links) -> list[tuple[str, str, str]]:
    return [(x.denial, x.admitted_by, x.rule) for x in links.admissions]


@pytest.mark.parametrize(
    ("words", "language", "assertion"),
    [
        ("Es gab keine Überladung", "de", "Der Schieber sei durch jahrelange Überladung mürbe"),
        ("Eine Überladung habe es, so weit man sehe, nie gegeben", "de", "Die Überladung sei bekannt gewesen"),
        ("There was no overload; the sluice was old", "en", "The overload began on Friday"),
    ],
)  # fmt: skip
def test_that_there_was_none_contradicts_who_says_that_there_was(
    words: str, language: str, assertion: str
) -> None:
    accused = Said("Rita Holm", assertion, "person")
    denial = Said("Talwasser", words, stance="denies")
    links = relate_claims([one("a", accused, language=language), one("b", denial, language=language)])  # fmt: skip
    assert denied(links) == [("a:c1", "b:c1", "says-there-was-none")]


def test_who_misses_evidence_denies_less() -> None:
    accused = Said("Rita Holm", "Der Schieber sei durch Überladung mürbe", "person")
    denial = Said("Talwasser", "Es gibt keinen Beleg für eine Überladung", stance="denies")
    assert not relate_claims([one("a", accused), one("b", denial)]).denials
    plain = Said("Talwasser", "eine Überladung des Schiebers", stance="denies", mode="reported")
    grouped = relate_claims([one("a", denial), one("b", plain)]).same_claims
    assert not grouped


def test_that_its_house_was_warned() -> None:
    told = Said("Wasseramt Hollen", "Talwasser sei im März schriftlich alarmiert worden")
    denial = Said("Talwasser", "die Firma jemals alarmiert worden sei", stance="denies")
    other = Said("Wasseramt Hollen", "Die Feuerwehr sei im März schriftlich alarmiert worden")
    links = relate_claims([one("a", told, other), one("b", denial)])
    assert denied(links) == [("a:c1", "b:c1", "befell-its-house")]


def test_who_calls_a_paper_genuine_contradicts_who_calls_it_forged() -> None:
    denial = Said("Talwasser", "das Protokoll eine Fälschung", stance="denies", mode="reported")
    genuine = Said("Rita Holm", "Das Protokoll ist echt", "person")
    assert denied(relate_claims([one("a", denial), one("b", genuine)])) == [
        ("b:c1", "a:c1", "genuine-or-forged")
    ]


def test_a_forgery_is_one_denial_whatever_it_is_called() -> None:
    first = Said("Talwasser", "das Protokoll eine Fälschung", stance="denies", mode="reported")
    later = Said("Talwasser", "das Protokoll sei plump gefälscht", stance="denies")
    (link,) = relate_claims([one("a", first), one("b", later)]).same_claims
    assert link.claims == ("a:c1", "b:c1")


def test_a_house_that_concedes_what_there_was_not() -> None:
    denial = Said("Talwasser", "Es gab keine Warnung", stance="denies")
    later = Said("Talwasser", "die Warnung des Wasseramts übergangen zu haben", stance="admits")
    assert admitted(relate_claims([one("a", denial), one("b", later)])) == [
        ("a:c1", "b:c1", "of-what-there-was-not")
    ]


def test_to_concede_something_else_beside_it_takes_nothing_back() -> None:
    denial = Said("Talwasser", "Es gab keine Warnung", stance="denies")
    later = Said("Talwasser", "nach der Warnung des Wasseramts zu spät geöffnet zu haben", stance="admits")  # fmt: skip
    other = Said("Wasseramt Hollen", "die Warnung übergangen zu haben", stance="admits")
    assert not relate_claims([one("a", denial), one("b", later)]).admissions
    assert not relate_claims([one("a", denial), one("b", other)]).admissions


def test_a_house_that_concedes_that_the_paper_is_genuine() -> None:
    denial = Said("Talwasser", "das Protokoll eine Fälschung", stance="denies", mode="reported")
    later = Said("Talwasser", "Das Protokoll ist echt", stance="admits")
    assert admitted(relate_claims([one("a", denial), one("b", later)])) == [
        ("a:c1", "b:c1", "genuine-or-forged")
    ]


def test_a_report_that_somebody_warned_is_denied_and_not_the_warning_in_it() -> None:
    report = Said("Talbote", "Das Wasseramt habe Talwasser vor dem Schieber gewarnt")
    denial = Said("Talwasser", "je vor dem Schieber gewarnt worden zu sein", stance="denies", denies="c1")  # fmt: skip
    links = relate_claims([one("a", report, denial)])
    assert denied(links) == [("a:c1", "a:c2", "told-by-article")]
