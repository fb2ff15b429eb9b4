"""Whom a speaker's phrase means in its article: names, houses behind nouns, heads of houses, anonymous people."""

from __future__ import annotations

import pytest

from newsticker.model import Claim
from short_texts import claims_of

Party = tuple[str | None, str]


def _last(text: str, language: str) -> Party:
    claim: Claim = claims_of(text, language=language)[-1]
    assert claim.speaker is not None
    return claim.speaker.name, claim.speaker.kind


GERMAN = {
    "a firm by its noun": (
        "Die Werft Norderwind hat 300 Leute. Das Unternehmen sagte, es gehe ihr gut.",
        ("Norderwind", "organisation"),
    ),
    "a noun with an attribute means the name": (
        "Der Rhedener Netzbetreiber Lippe-Strom meldete einen Ausfall. Der Rhedener Netzbetreiber sagte, es brenne.",
        ("Lippe-Strom", "organisation"),
    ),
    "the very noun goes before a general one": (
        "Der Netzbetreiber Lippe-Strom und die Bäckereikette Kornhaus stritten. Der Netzbetreiber sagte, es brenne.",
        ("Lippe-Strom", "organisation"),
    ),
    "an explained noun": (
        "Der Betreiber der Bahn, die Hochalm AG, schwieg. Der Betreiber sagte später, es sei ein Fehler gewesen.",
        ("Hochalm AG", "organisation"),
    ),
    "a house and not a person, for its first word is repeated": (
        "Corvus Helvetik baut um. Bei Corvus gilt Kurzarbeit. Corvus Helvetik sagte, es werde besser.",
        ("Corvus Helvetik", "organisation"),
    ),
    "an organ of the only firm": (
        "Die Reederei Norderwind wächst. Der Vorstand sagte, das gehe so weiter.",
        ("Vorstand von Norderwind", "organisation"),
    ),
    "a source in a compound": (
        "Die Reederei Norderwind wächst. Nach Firmenangaben kamen 300 Leute hinzu.",
        ("Norderwind", "organisation"),
    ),
    "the police in a compound": (
        "Nach Polizeiangaben kamen 300 Leute.",
        ("Polizei", "organisation"),
    ),
    "a head of a house in a compound": (
        "Ute Lund, die Chefin des Hafens, trat auf. Die Hafen-Chefin sagte, es brenne nicht.",
        ("Ute Lund", "person"),
    ),
    "a woman called for variety": (
        "Die Abgeordnete Ute Lund kam nach Emden. „Es ist genug“, sagte die Politikerin.",
        ("Ute Lund", "person"),
    ),
    "a trade that no table has": (
        "„Es war laut“, sagte die Chirurgin Dana Yster.",
        ("Dana Yster", "person"),
    ),
    "an age in the phrase": (
        "„So etwas“, schimpfte eine 63 Jahre alte Rentnerin.",
        ("63 Jahre alte Rentnerin", "unnamed"),
    ),
    "an anonymous man": ("Ein Händler sagte, er habe nichts gesehen.", ("Händler", "unnamed")),
    "several insiders": (
        "Zwei westliche Diplomaten sagten, es sei ernst.",
        ("Zwei westliche Diplomaten", "unnamed"),
    ),
    "behind a place another phrase begins": (
        "Vier Leute erlitten laut Polizei Kiel Schnittwunden.",
        ("Polizei Kiel", "organisation"),
    ),
    "a short form in brackets behind a joined name": (
        "Die Gewerkschaft Holz und Bau (GHB) sagte, es reiche nicht.",
        ("Gewerkschaft Holz und Bau", "organisation"),
    ),
    "a house found again by its letters": (
        "Die Gewerkschaft Holz und Bau (GHB) schwieg. Die GHB sagte, es reiche nicht.",
        ("Gewerkschaft Holz und Bau", "organisation"),
    ),
    "an office goes by its letters": (
        "Das Amt für Schutz der Küste (ASK) sagte, es reiche nicht.",
        ("ASK", "organisation"),
    ),
    "a firm by its first word": (
        "Die Nordseebahn AG schwieg. Die Nordseebahn sagte, es reiche nicht.",
        ("Nordseebahn AG", "organisation"),
    ),
    "a club with its town": (
        "Der Verein Weitblick Essen sagte, es reiche nicht.",
        ("Weitblick Essen", "organisation"),
    ),
    "a house itself": ("Die Nordbahn selbst sagte, es reiche.", ("Nordbahn", "organisation")),
    "somebody only spoken of is taken up last": (
        "Die Behörde schwieg zunächst. Ein Anruf der Klinik sei nie gekommen, erklärte sie.",
        ("Behörde", "organisation"),
    ),
    "a spokesman of a house by its noun": (
        "Die Staatsanwaltschaft Kiel ermittelt, wie ein Sprecher der Behörde sagte.",
        ("Sprecher von Staatsanwaltschaft Kiel", "person"),
    ),
    "a paper with the house whose it is": (
        "Laut einer Liste der Grenztruppen fehlen vier Leute.",
        ("Liste der Grenztruppen", "document"),
    ),
    "a surname that looks like a country": (
        "Die Leiterin Ingrid Haugland sprach. Ingrid Haugland sagte, es sei ernst.",
        ("Ingrid Haugland", "person"),
    ),
    "a head with the place before the name": (
        "Der Chef der Werft in Tarn, Jan Petersen, sagte, es brenne.",
        ("Jan Petersen", "person"),
    ),
    "a channel with a number": (
        "Der Sender Kanal Nord 24 meldete, es brenne.",
        ("Kanal Nord 24", "organisation"),
    ),
}
ENGLISH = {
    "an operator explained": (
        "A ferry ran aground. Its operator, Northern Isles Lines, kept silent. The operator said it was safe.",
        ("Northern Isles Lines", "organisation"),
    ),
    "the head of a house": (
        "Its chief executive, Ann Mills, kept silent. The head of the company said she was sorry.",
        ("Ann Mills", "person"),
    ),
    "officials of an office": (
        "The Taunton county election office was shut. Election officials said nothing was lost.",
        ("Taunton county election office", "organisation"),
    ),
    "a passenger by name": ('"It was loud," said passenger Cal Reid.', ("Cal Reid", "person")),
    "an age with a name before": (
        'Farmer Ann Mills lives there. "It was loud," said the 71-year-old.',
        ("Ann Mills", "person"),
    ),
    "one official": ("A ministry official said it was over.", ("ministry official", "unnamed")),
    "a house of two names": (
        "Environment Wales said the river was clean.",
        ("Environment Wales", "organisation"),
    ),
}


@pytest.mark.parametrize(("text", "party"), GERMAN.values(), ids=GERMAN)
def test_german(text: str, party: Party) -> None:
    assert _last(text, "de") == party


@pytest.mark.parametrize(("text", "party"), ENGLISH.values(), ids=ENGLISH)
def test_english(text: str, party: Party) -> None:
    assert _last(text, "en") == party
