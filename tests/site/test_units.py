"""Units as headings have them: the plural as it stands alone, whatever case the sentence asked for."""

from __future__ import annotations

import pytest

from articles import claim, speaker
from newsticker.model import Figure
from newsticker.site.figures import axes
from newsticker.site.units import unit_label


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Seglern", "Segler"),
        ("Teilnehmern", "Teilnehmer"),
        ("Flügen", "Flüge"),
        ("Kindern", "Kinder"),
        ("Verletzten", "Verletzte"),
        ("Stimmzetteln", "Stimmzettel"),
    ],
)
def test_a_dative_is_shown_as_the_plural_alone(written: str, label: str) -> None:
    assert unit_label(written, "de") == label


@pytest.mark.parametrize(
    "unit",
    [
        "Segler", "Stunden", "Tonnen", "Personen", "Menschen", "Frauen", "Soldaten", "Konten", "Xylofaren",
        "verletzten Seglern", "Euro",
    ],
)  # fmt: skip
def test_what_ends_so_in_every_case_stays(unit: str) -> None:
    assert unit_label(unit, "de") == unit


def test_other_languages_and_no_unit_stay() -> None:
    assert unit_label("children", "en") == "children"
    assert unit_label("Seglern", "fr") == "Seglern"
    assert unit_label(None, "de") is None


def test_one_axis_has_both_cases_under_the_plural_alone() -> None:
    counted = [
        (1500, "Segler", "Hafenamt"),
        (10000, "Seglern", "Yachtclub"),
    ]
    claims = [
        claim(f"c{n}", ("Lager",), speaker(who), figures=(Figure(unit, ((0, 1),), n, None, unit, "exact"),))
        for n, unit, who in counted
    ]  # fmt: skip
    (axis,) = axes(claims, "de")
    assert (axis.unit, [row.value for row in axis.rows]) == ("Segler", [10000.0, 1500.0])
