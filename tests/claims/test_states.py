"""States as parties: their names, seats, governments and sides, their houses, and one of their people."""

from __future__ import annotations

from types import ModuleType

import pytest

from newsticker.language.de import places as german
from newsticker.language.en import places as english
from newsticker.model import Claim
from short_texts import claims_of

# The subject of "erklärte, die Lage sei ruhig": name, kind, metonym
GERMAN = {
    "Kirgistan": ("Kirgistan", "state", None),
    "Kirgisien": ("Kirgistan", "state", None),
    "Polen": ("Polen", "state", None),
    "Sri Lanka": ("Sri Lanka", "state", None),
    "Die Vereinigten Arabischen Emirate": ("Vereinigte Arabische Emirate", "state", None),
    "Bosnien und Herzegowina": ("Bosnien und Herzegowina", "state", None),
    "Das EU-Mitglied Ungarn": ("Ungarn", "state", None),
    "Das Land Vorarlberg": ("Vorarlberg", "state", None),
    "Der Kanton Uri": ("Kanton Uri", "state", None),
    "Duschanbe": ("Tadschikistan", "state", "Duschanbe"),
    "Addis Abeba": ("Äthiopien", "state", "Addis Abeba"),
    "Den Haag": ("Niederlande", "state", "Den Haag"),
    "Der Kreml": ("Russland", "state", "Kreml"),
    "Das Weiße Haus": ("USA", "state", "Weiße Haus"),
    "Berlin": ("Deutschland", "state", "Berlin"),
    "Bern": ("Schweiz", "state", "Bern"),
    "Wien": ("Österreich", "state", "Wien"),
    "Brüssel": ("EU", "organisation", "Brüssel"),
    "Die kirgisische Seite": ("Kirgistan", "state", None),
    "Die US-amerikanische Seite": ("USA", "state", None),
    "Die Regierung in Bischkek": ("Kirgistan", "state", "Die Regierung in Bischkek"),
    "Die kirgisische Regierung": ("Kirgistan", "state", "Die kirgisische Regierung"),
    "Die US-Regierung": ("USA", "state", "Die US-Regierung"),
    "Das Verteidigungsministerium in Duschanbe": (
        "tadschikisches Verteidigungsministerium",
        "organisation",
        None,
    ),
    "Das norwegische Außenministerium in Oslo": (
        "norwegisches Außenministerium",
        "organisation",
        None,
    ),
    "Das Innenministerium in Düsseldorf": (
        "nordrhein-westfälisches Innenministerium",
        "organisation",
        None,
    ),
    "Das Verteidigungsministerium in Bern": (
        "Schweizer Verteidigungsministerium",
        "organisation",
        None,
    ),
    "Die Behörde in Brüssel": ("Behörde in Brüssel", "organisation", None),
    "Die russische Botschaft in Oslo": ("russische Botschaft in Oslo", "organisation", None),
    "Kirgistans Grenzschutz": ("kirgisischer Grenzschutz", "organisation", None),
    "Moskaus Verteidigungsministerium": (
        "russisches Verteidigungsministerium",
        "organisation",
        None,
    ),
    "Russlands Präsident": ("russischer Präsident", "person", None),
    "Die Deutsche Bank": ("Deutsche Bank", "organisation", None),
}
# The subject of "said the border would stay shut".
ENGLISH = {
    "Kyrgyzstan": ("Kyrgyzstan", "state", None),
    "North Korea": ("North Korea", "state", None),
    "Trinidad and Tobago": ("Trinidad and Tobago", "state", None),
    "Neighbouring Norway": ("Norway", "state", None),
    "Bishkek": ("Kyrgyzstan", "state", "Bishkek"),
    "Freetown": ("Sierra Leone", "state", "Freetown"),
    "The Kremlin": ("Russia", "state", "Kremlin"),
    "Downing Street": ("United Kingdom", "state", "Downing Street"),
    "Oslo and Riga": ("Norway and Latvia", "state", "Oslo and Riga"),
    "Brussels": ("EU", "organisation", "Brussels"),
    "The Kyrgyz side": ("Kyrgyzstan", "state", None),
    "The North Korean government": ("North Korea", "state", "The North Korean government"),
    "The defence ministry in Bishkek": ("Kyrgyz defence ministry", "organisation", None),
    "The Russian embassy in Oslo": ("Russian embassy in Oslo", "organisation", None),
    "Kyrgyzstan's border service": ("Kyrgyz border service", "organisation", None),
    "Moscow's foreign ministry": ("Russian foreign ministry", "organisation", None),
    "Air India": ("Air India", "organisation", None),
    "Michael Jordan": ("Michael Jordan", "person", None),
}


def _speaker(text: str, language: str) -> tuple[str | None, str, str | None]:
    claim: Claim = claims_of(text, language=language)[-1]
    assert claim.speaker is not None
    return claim.speaker.name, claim.speaker.kind, claim.speaker.metonym


@pytest.mark.parametrize("subject", GERMAN)
def test_a_german_subject_names_a_state_or_its_house(subject: str) -> None:
    assert _speaker(f"{subject} erklärte, die Lage sei ruhig.", "de") == GERMAN[subject]


@pytest.mark.parametrize("subject", ENGLISH)
def test_an_english_subject_names_a_state_or_its_house(subject: str) -> None:
    assert _speaker(f"{subject} said the border would stay shut.", "en") == ENGLISH[subject]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach kirgisischen Angaben ist die Lage ruhig.", "Kirgistan"),
        ("Nach US-Angaben ist die Lage ruhig.", "USA"),
        ("Nach Angaben Kirgistans ist die Lage ruhig.", "Kirgistan"),
        ("Nach Angaben des Kremls ist die Lage ruhig.", "Russland"),
        ("Aus dem Kreml hieß es, die Lage sei ruhig.", "Russland"),
        ("Laut Den Haag ist die Lage ruhig.", "Niederlande"),
    ],
)
def test_a_state_is_the_source_of_what_is_told(text: str, name: str) -> None:
    assert _speaker(text, "de")[:2] == (name, "state")


@pytest.mark.parametrize(
    ("text", "language", "name", "place"),
    [
        ("Timur Asanow kam. Die Lage sei ruhig, sagte er in Duschanbe.", "de", "Timur Asanow", "Duschanbe"),
        ("In Duschanbe sagte Minister Timur Asanow, die Lage sei ruhig.", "de", "Timur Asanow", "Duschanbe"),
        ("Timur Asanov came. The gate would stay shut, he said in Dushanbe.", "en", "Timur Asanov", "Dushanbe"),
        ("In Oslo brannte ein Lager, wie ein Sprecher sagte.", "de", "Sprecher", None),
    ],
)  # fmt: skip
def test_where_something_is_said_is_no_speaker(
    text: str, language: str, name: str, place: str | None
) -> None:
    claim = claims_of(text, language=language)[-1]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.place and claim.place.name) == (name, place)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ministerin Ida Berg kam mit Ole Sand. Es sei ruhig, sagte die Norwegerin.", "de", "Ida Berg"),
        ("Die norwegische Ministerin Ida Berg traf die Ärztin Ana Ruiz. Es sei ruhig, sagte die Norwegerin.", "de", "Ida Berg"),
        ("Minister Timur Asanow kam. Es sei ruhig, sagte der Kirgise.", "de", "Timur Asanow"),
        ("Ministerin Claire Morel kam. Es sei ruhig, sagte die Französin.", "de", "Claire Morel"),
        ("The Norwegian minister Ida Berg met Ana Ruiz. The gate would stay shut, the Norwegian said.", "en", "Ida Berg"),
        ("Greta London came on Monday. London said the gate would stay shut.", "en", "Greta London"),
    ],
)  # fmt: skip
def test_one_of_a_people_and_a_surname_like_a_capital_are_the_person(
    text: str, language: str, name: str
) -> None:
    assert _speaker(text, language)[:2] == (name, "person")


@pytest.mark.parametrize("places", [german, english])
def test_the_tables_agree_with_themselves(places: ModuleType) -> None:
    """Every seat, adjective and people belongs to a state of the table, and most states have all three."""
    lands = places.LANDS
    named = {*lands.states.values(), "EU", "Berlin", "Hamburg", "Bremen"}
    for column in (lands.capitals, lands.seats, lands.of_adjective):
        assert set(column.values()) <= named
    assert {state for state, _ in lands.demonyms.values()} <= named
    assert len(set(lands.capitals.values())) > 180
    assert len(set(lands.of_adjective.values())) > 195
    assert not set(lands.states) & set(lands.capitals)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("kirgisischen", "Kirgistan"),
        ("deutsches", "Deutschland"),
        ("schweizer", "Schweiz"),
        ("us-amerikanische", "USA"),
        ("kirgisin", None),
    ],
)
def test_german_adjectives_are_known_in_every_form(word: str, state: str | None) -> None:
    assert german.state_of_adjective(word) == state
