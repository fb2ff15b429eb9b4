"""A sentence that a pro-form takes up is the claim of whoever it is put to: "Das teilte die Stadt mit."."""

from __future__ import annotations

import pytest

from short_texts import claims_of

OPEN = "Das Tor steht offen."

# the sentence behind, speaker as written, cue, stance
PUT_TO = [
    ("Das teilte die Stadt am Montag mit.", "die Stadt", "teilte mit", "states"),
    ("Das hat die Stadt mitgeteilt.", "die Stadt", "mitgeteilt", "states"),
    ("Dies gab Nordbahn im fernen Tarn bekannt.", "Nordbahn", "gab bekannt", "states"),
    ("Das sagte Deichgraf Jan Petersen der dpa.", "Deichgraf Jan Petersen", "sagte", "states"),
    ("Dies berichtete die Nordschau am Donnerstag.", "die Nordschau", "berichtete", "states"),
    ("Das berichtete die „Motorwoche“ im Netz.", "die „Motorwoche“", "berichtete", "states"),
    ("Das berichteten Mitarbeiter des Hafens.", "Mitarbeiter des Hafens", "berichteten", "states"),
    ("Das erklärte Petra Lohse, die den Hafen leitet.", "Petra Lohse", "erklärte", "states"),
    ("Das kündigte die Landrätin an.", "die Landrätin", "kündigte an", "promises"),
    ("Das forderten Anwohner.", "Anwohner", "forderten", "demands"),
    ("Davon geht die Stadt aus.", "die Stadt", "geht aus", "expects"),
    ("Davor warnte der Verband.", "der Verband", "warnte", "warns"),
    ("Das geht aus einem Bericht der Stadt hervor.", "einem Bericht der Stadt", "geht hervor", "states"),
    ("So heißt es in einem Bericht der Stadt.", "einem Bericht der Stadt", "heißt es", "states"),
    ("So steht es in einem Bericht der Stadt.", "einem Bericht der Stadt", "steht es", "states"),
    ("Das steht in einem Papier der Stadt, das der dpa vorliegt.", "einem Papier der Stadt", "steht", "states"),
    ("So die Stadt am Montag.", "die Stadt", "So", "states"),
    ("Zuvor hatte die „Nordpost“ darüber berichtet.", "die „Nordpost“", "berichtet", "states"),
    ("Der Verband warnte davor.", "Der Verband", "warnte", "warns"),
    ("Das wurde von der Stadt mitgeteilt.", "der Stadt", "mitgeteilt", "states"),
    ("Dies wurde am Montag von der Stadt bestätigt.", "der Stadt", "bestätigt", "confirms"),
    ("Das bestätigte die Stadt.", "die Stadt", "bestätigte", "confirms"),
    ("Dem widersprach die Stadt.", "die Stadt", "widersprach", "denies"),
]  # fmt: skip


@pytest.mark.parametrize(("behind", "speaker", "cue", "stance"), PUT_TO)
def test_the_sentence_before_is_the_claim(behind: str, speaker: str, cue: str, stance: str) -> None:
    (claim,) = claims_of(f"{OPEN} {behind}")
    assert claim.content.text == OPEN[:-1]
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.stance) == (speaker, stance)
    assert claim.cue is not None
    assert claim.cue.text == cue


@pytest.mark.parametrize(
    "behind",
    [
        "Das sagte niemand.",
        "Das kündigt Ärger an.",
        "Das fordert Opfer.",
        "Das zeigt die Lage.",
        "Das erklärte Ziel ist ein Umbau.",
        "Das verbreitete Bild zeigt den Umbau.",
        "So die Lage am Montag.",
        "So ein Unsinn.",
        "Die Stadt freut sich darüber.",
    ],
)
def test_where_nobody_tells_it_there_is_no_claim(behind: str) -> None:
    assert claims_of(f"{OPEN} {behind}") == []


@pytest.mark.parametrize("whom", ["der Nordpost", "dem Wissekurier", "der Nachrichtenagentur dpa"])
def test_whom_it_was_said_to_is_the_medium(whom: str) -> None:
    (claim,) = claims_of(f"{OPEN} Das sagte Deichgraf Jan Petersen am Montag {whom}.")
    assert claim.medium is not None
    assert claim.medium.name == whom.split()[-1]
    assert [party.name for party in claim.chain] == ["Jan Petersen", whom.split()[-1]]


def test_what_has_been_said_by_somebody_is_no_second_claim() -> None:
    (claim,) = claims_of("Das Tor stehe offen, sagte Lohse. Das berichtet der Wissekurier.")
    assert claim.speaker is not None
    assert claim.speaker.name == "Lohse"


def test_what_is_taken_up_is_taken_up_again() -> None:
    one, other = claims_of(f"{OPEN} Das sagte Lohse. Das sagte auch Petersen.")
    assert one.content == other.content
    assert [c.speaker and c.speaker.name for c in (one, other)] == ["Lohse", "Petersen"]


@pytest.mark.parametrize("before", ["Lohse kam.", "„Es brennt“, sagte Weil."])
def test_a_quotation_that_is_taken_up_is_nobody_elses(before: str) -> None:
    claims = claims_of(f"{before} „Wir löschen.“ Das sagte Petra Berg der dpa.")
    (claim,) = [one for one in claims if "löschen" in one.content.text]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.mode) == ("Petra Berg", "direct")


def test_a_paragraph_before_is_not_taken_up() -> None:
    assert claims_of(f"{OPEN}\n\nDas teilte die Stadt mit.") == []


def test_an_attribute_is_no_verb() -> None:
    assert claims_of("Am Samstag begann die seit Tagen erwartete Räumung.") == []
    assert claims_of("Die von der Stadt geforderte Summe fehlt.") == []


def test_confirmed_is_the_claim_before_where_there_is_one() -> None:
    told, confirmed = claims_of("Das Tor stehe offen, sagte Lohse. Das bestätigte die Stadt.")
    assert confirmed.denies == told.id
    assert confirmed.content.text == told.content.text


@pytest.mark.parametrize(
    ("behind", "stance"),
    [
        ("The council confirmed this.", "confirms"),
        ("That was confirmed by the council.", "confirms"),
        ("That is according to the council.", "states"),
    ],
)
def test_it_is_so_in_english(behind: str, stance: str) -> None:
    (claim,) = claims_of(f"The gate is open. {behind}", language="en")
    assert (claim.content.text, claim.stance) == ("The gate is open", stance)
