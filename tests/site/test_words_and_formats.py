"""Words that agree with who speaks, dates and numbers as each language writes them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from articles import speaker
from newsticker.model import Kind
from newsticker.site.formats import Formats
from newsticker.site.plural import speaks_as_many
from newsticker.site.words import read_words

GERMAN = Formats("de", ZoneInfo("Europe/Berlin"))
ENGLISH = Formats("en", ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("name", "kind", "language", "many"),
    [
        ("Fachleute", "group", "de", True),
        ("Rebellen", "group", "de", True),
        ("Werft und Reederei", "organisation", "de", True),
        ("Karla Dornbusch", "person", "de", False),
        ("Berichte", "unnamed", "de", True),
        ("Polizei", "organisation", "de", False),
        ("experts", "group", "en", True),
        ("France and Spain", "state", "en", True),
        ("It", "unnamed", "en", False),
        ("Experter", "group", "sv", True),
        ("Andersson", "person", "sv", False),
    ],
)
def test_the_verb_agrees_with_who_speaks(name: str, kind: Kind, language: str, many: bool) -> None:
    assert speaks_as_many(speaker(name, kind), language) is many


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        ("2026-02-26", "Donnerstag, 26. Februar 2026", "Do., 26. 2. 2026"),
        ("2026-02", "Februar 2026", "Februar 2026"),
        ("2026", "2026", "2026"),
        ("2026-02-31", "2026-02-31", "2026-02-31"),
    ],
)
def test_a_date_is_as_exact_as_it_was_told(value: str, long: str, short: str) -> None:
    assert (GERMAN.said(value), GERMAN.said(value, short=True)) == (long, short)


def test_english_dates_and_numbers() -> None:
    assert ENGLISH.said("2026-02-26") == "Thursday, 26 February 2026"
    assert ENGLISH.said("2026-02-26", short=True) == "Thu 26 Feb 2026"
    assert [f.number(12000.5) for f in (GERMAN, ENGLISH)] == ["12.000,5", "12,000.5"]


def test_a_rate_is_told_to_the_whole_percent_and_only_a_full_one_as_100() -> None:
    assert [f.percent(0.934) for f in (GERMAN, ENGLISH)] == ["93\xa0%", "93%"]
    assert [GERMAN.percent(share) for share in (0, 0.005, 0.997, 1)] == [
        "0\xa0%",
        "0\xa0%",
        "99\xa0%",
        "100\xa0%",
    ]


def test_times_are_shown_in_the_zone_of_the_site() -> None:
    assert GERMAN.time(GERMAN.local("2026-07-01T22:30:00+00:00")) == "00:30"
    assert GERMAN.moment("2026-07-01T22:30:00Z") == "2. Juli 2026, 00:30"
    assert GERMAN.moment("gestern") == "gestern"


def test_counted_words_take_the_form_of_their_number() -> None:
    german = read_words("de")
    assert [german.count("reports", n, str(n)) for n in (0, 1, 2)] == [
        "0 Meldungen",
        "1 Meldung",
        "2 Meldungen",
    ]
    with pytest.raises(KeyError):
        german("no such key")
