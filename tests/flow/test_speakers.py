"""Who stands in the lists of speakers: organisations, states, and people by full name and public role."""

from __future__ import annotations

import pytest

from newsticker.flow.speakers import is_listed, is_public
from newsticker.language.packs import pack_of
from newsticker.model import Kind, Speaker

DE, EN = pack_of("de"), pack_of("en")


def said_by(name: str, kind: Kind = "person", role: str | None = None) -> Speaker:
    return Speaker(None, (), name, role, kind)


@pytest.mark.parametrize(
    "role",
    ["Landrätin", "Bürgermeister", "OSU-Präsidentin", "estnischer Präsident", "Vorsitzende der Lehrergewerkschaft",
     "Sprecherin", "Ministerpräsident", "Bauernpräsidentin", "Regattaleiter"],
)  # fmt: skip
def test_offices_are_public(role: str) -> None:
    assert is_public(role, DE)


@pytest.mark.parametrize(
    "role",
    ["Zeugin", "Augenzeuge", "Anwohnerin", "frühere Nachbarin", "Grundschullehrer", "Mutter", "Hafenarbeiter",
     "Unfallopfer", "Tatverdächtiger", "Ex-Soldat", "Schwester des Opfers", "Frau", "Dr.", "Rentner Hans"],
)  # fmt: skip
def test_what_befell_somebody_kin_and_everyday_trades_are_not(role: str) -> None:
    assert not is_public(role, DE)


def test_in_english_a_word_is_told_whole() -> None:
    assert is_public("President", EN)
    assert is_public("head of the residents' association", EN)
    assert not is_public("former resident", EN)
    assert not is_public("Mr", EN)


def test_in_a_language_that_nobody_knows_no_role_is_public() -> None:
    assert not is_public("Landrätin", None)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Dornbusch", "Landrätin"),
        ("Herr Müller", None),
        ("Frau Dr. Müller", None),
        ("H. Müller", "Minister"),
        ("O'Neill", "Minister"),
        ("Von der Leyen", "Präsidentin"),
        ("Hafenmeister von Tarn", "Hafenmeister"),
    ],
)
def test_a_surname_or_an_office_is_nobody(name: str, role: str | None) -> None:
    assert not is_listed(said_by(name, role=role), DE)


@pytest.mark.parametrize(
    "name", ["Karla Dornbusch", "Jean-Luc Müller-Schmidt", "Ursula von der Leyen", "Sinéad O’Neill"]
)
def test_a_given_and_a_family_name_are_somebody(name: str) -> None:
    assert is_listed(said_by(name), DE)


def test_groups_papers_and_unnamed_sources_are_in_no_list() -> None:
    kinds: tuple[Kind, ...] = ("group", "document", "unnamed")
    assert not any(is_listed(said_by("Neue Helfer", kind), DE) for kind in kinds)
    assert is_listed(said_by("Werft", "organisation"), DE)
    assert not is_listed(said_by("Petersen", "organisation", "Rentner Hans"), DE)


def test_two_states_are_not_one_unless_that_is_their_name() -> None:
    assert not is_listed(said_by("Finnland und Norwegen", "state"), DE)
    assert is_listed(said_by("Bosnien und Herzegowina", "state"), DE)
    assert is_listed(said_by("Finnland", "state"), DE)
