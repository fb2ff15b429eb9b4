"""Dates keep the precision they were told with; a dateline names its place and its agency."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.article.dateline import read_dateline
from newsticker.article.dates import Moment, read_date_line, read_moment


@pytest.mark.parametrize(
    ("told", "iso", "precision"),
    [
        ("2026-03-02T18:40:00+01:00", "2026-03-02T18:40:00+01:00", "minute"),
        ("2026-03-02T17:40:00Z", "2026-03-02T17:40:00+00:00", "minute"),
        ("2026-07-02 18:40", "2026-07-02T18:40:00+02:00", "minute"),
        ("2026-03-02", "2026-03-02T00:00:00+01:00", "day"),
        ("2026-03-02T00:00:00+01:00", "2026-03-02T00:00:00+01:00", "day"),
        ("2026-03-02T18:40:12.345678+01:00", "2026-03-02T18:40:12+01:00", "minute"),
        ("Mon, 02 Mar 2026 18:40:00 +0100", "2026-03-02T18:40:00+01:00", "minute"),
    ],
)
def test_a_machine_readable_date(told: str, iso: str, precision: str) -> None:
    assert read_moment(told, "de") == Moment(iso, precision)  # type: ignore[arg-type]


def test_a_date_without_offset_is_read_in_the_zone_of_the_language() -> None:
    moment = read_moment("2026-03-02T18:40", "en")
    assert moment is not None
    assert moment.iso == "2026-03-02T18:40:00+00:00"


@pytest.mark.parametrize(
    "told", ["", "gestern", "2026", "2026-13-40", "2026-02-30", "0", "9" * 400]
)
def test_what_is_no_date(told: str) -> None:
    assert read_moment(told) is None


@pytest.mark.parametrize(
    ("line", "iso", "precision"),
    [
        ("2 März 2026", "2026-03-02T00:00:00+01:00", "day"),
        ("Montag, 2. März 2026, 18:40 Uhr", "2026-03-02T18:40:00+01:00", "minute"),
        ("Bremen, 02.03.2026 - 18.40 Uhr", "2026-03-02T18:40:00+01:00", "minute"),
        ("March 2, 2026", "2026-03-02T00:00:00+01:00", "day"),
        ("7 Jänner 2026", "2026-01-07T00:00:00+01:00", "day"),
    ],
)
def test_a_date_line(line: str, iso: str, precision: str) -> None:
    assert read_date_line(line) == Moment(iso, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["31. Februar 2026", "Im März 2026", "2026", "12.000 Tonnen", ""])
def test_a_line_without_a_date(line: str) -> None:
    assert read_date_line(line) is None


@given(st.text(max_size=120))
def test_any_text_is_survived_as_a_date(text: str) -> None:
    for moment in filter(None, (read_moment(text), read_date_line(text))):
        assert datetime.fromisoformat(moment.iso).tzinfo is not None


@pytest.mark.parametrize(
    ("text", "place", "agencies"),
    [
        ("Emden (dpa) - Im Hafen war es still.", "Emden", ("dpa",)),
        ("Emden/Hannover (dpa/lni) - Im Hafen war es still.", "Emden/Hannover", ("dpa",)),
        ("Frankfurt am Main (AFP) – Im Hafen war es still.", "Frankfurt am Main", ("AFP",)),
        ("HARBOUR TOWN, Maine (AP) — The port was quiet.", "HARBOUR TOWN, Maine", ("AP",)),
        ("LISBON, March 3 (Reuters) - The port was quiet.", "LISBON", ("Reuters",)),
        ("EMDEN dpa | Im Hafen war es still.", "EMDEN", ("dpa",)),
        ("(sda) Im Hafen war es still.", None, ("sda",)),
    ],
)
def test_a_dateline_with_an_agency(text: str, place: str | None, agencies: tuple[str, ...]) -> None:
    found = read_dateline(text)
    assert found is not None
    assert found.credit is not None
    assert (found.place, found.credit.agencies) == (place, agencies)


def test_a_dateline_in_capitals_needs_no_agency() -> None:
    found = read_dateline("HARBOUR TOWN, Maine — The port was quiet.")
    assert found is not None
    assert (found.place, found.credit) == ("HARBOUR TOWN, Maine", None)


@pytest.mark.parametrize(
    "text",
    [
        "Die Bundespolizei (AFP) nahm drei Männer fest.",
        "Emden - das ist eine Stadt.",
        "Das Ministerium (BMI) - zuständig für Häfen - schwieg.",
        "NATO und EU schwiegen.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    found = read_dateline(text)
    assert found is None
