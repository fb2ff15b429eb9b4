"""A credit line is taken apart into outlets, desks and agencies; what is no credit line is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.article.credit_line import read_credit_line
from newsticker.article.credits import take_credits
from processor_time import processor_seconds

CREDITS = [
    # line, outlets, desks, agencies
    ("Quelle: hafenbote.example, ute/AFP", ["hafenbote.example"], ["ute"], ["AFP"]),
    ("Quelle: hafenbote.example, ute/dpa/AFP", ["hafenbote.example"], ["ute"], ["dpa", "AFP"]),
    ("Quelle: STUDIO WESER/kk", ["STUDIO WESER"], ["kk"], []),
    ("Quellen: dpa, AFP", [], [], ["dpa", "AFP"]),
    ("(dpa/eka)", [], ["eka"], ["dpa"]),
    ("(ab/dpa)", [], ["ab"], ["dpa"]),
    ("[dpa]", [], [], ["dpa"]),
    ("(jro)", [], ["jro"], []),
    ("(APA, red, 3.3.2026)", [], ["red"], ["APA"]),
    ("(Red./APA)", [], ["Red"], ["APA"]),
    ("(urs / Keystone-SDA)", [], ["urs"], ["sda"]),
    ("Mit Material von dpa", [], [], ["dpa"]),
    ("Mit Material der Nachrichtenagenturen dpa und Reuters", [], [], ["dpa", "Reuters"]),
    ("Mit Agenturmaterial", [], [], []),
    ("© dpa-infocom, dpa:260302-99-123456/2", [], [], ["dpa"]),
    ("©2026 dpa-infocom GmbH", [], [], ["dpa"]),
    ("Copyright 2026 The Associated Press. All rights reserved.", [], [], ["AP"]),
    ("dpa/lni", [], [], ["dpa"]),
    ("(lni/dpa)", [], [], ["dpa"]),
    ("Nordbote/dpa", ["Nordbote"], [], ["dpa"]),
    ("dpa | Nordbote", ["Nordbote"], [], ["dpa"]),
    ("Reuters, Lisbon", [], [], ["Reuters"]),
    ("(With inputs from PTI)", [], [], ["PTI"]),
    ("Keystone/SDA", [], [], ["sda"]),
    ("jro/ab (dpa, rtr)", [], ["jro", "ab"], ["dpa", "Reuters"]),
    ("NZZ/AFP", ["NZZ"], [], ["AFP"]),
    ("dpa – kn/ot", [], ["kn", "ot"], ["dpa"]),
    ("hafenbote.example / uwe", ["hafenbote.example"], ["uwe"], []),
    ("hafenbote.example | AFP | gro", ["hafenbote.example"], ["gro"], ["AFP"]),
    ("Source: AFP, harbourpost.example (eb)", ["harbourpost.example"], ["eb"], ["AFP"]),
    ("Harbour Post staff with AP", ["Harbour Post"], [], ["AP"]),
    ("Reporting by ola and fw; additional material: AFP", [], ["ola", "fw"], ["AFP"]),
    ("With AFP", [], [], ["AFP"]),
    ("With material from AFP and The Associated Press", [], [], ["AFP", "AP"]),
    ("Dieser Text wurde automatisiert von der dpa übernommen.", [], [], ["dpa"]),
    ("The Associated Press contributed to this report.", [], [], ["AP"]),
]

OTHER_LINES = [
    "Foto: Ada Roe/dpa",
    "© AFP / POOL",
    "© Ada Roe, AFP",
    "© picture alliance/dpa",
    "AFP/Ada Roe",
    "Infografik: dpa",
    "Credit: AP",
    "Text: Ada Roe, Foto: dpa",
    "Ada Roe/dpa/picture alliance",
    "Mehr",
    "Material",
    "Quelle:",
    "(Bild: dpa)",
    "Ada Roe/dpa",
    "Quelle: Statistisches Landesamt",
    "Quelle: Statistisches Landesamt, eigene Berechnung",
    "Wie die Nachrichtenagentur dpa berichtet, soll der Hafen im Mai öffnen.",
    "(Stand: 12.30 Uhr)",
    "(lacht)",
    "(ab)",
    "© Hafenbote Verlag GmbH & Co. KG",
    "Mit Spannung",
    "From Berlin",
    "Berlin",
    "EU/UN",
    "",
    "   ",
]


@pytest.mark.parametrize(
    ("line", "outlets", "desks", "agencies"), CREDITS, ids=lambda v: str(v)[:40]
)
def test_a_credit_is_taken_apart(
    line: str, outlets: list[str], desks: list[str], agencies: list[str]
) -> None:
    found = read_credit_line(line)
    assert found is not None
    credit = found.credit
    assert credit is not None
    assert ([*credit.outlets], [*credit.desks], [*credit.agencies]) == (outlets, desks, agencies)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_what_is_no_credit_is_left_alone(line: str) -> None:
    assert read_credit_line(line) is None


def test_the_line_is_kept_as_the_source_writes_it_without_the_word_source() -> None:
    found = read_credit_line("Quelle: hafenbote.example , ute/AFP")
    assert found is not None
    assert found.credit.text == "hafenbote.example , ute/AFP"


def test_authors_are_named_apart_from_the_credit_and_editors_not_at_all() -> None:
    found = read_credit_line("Reporting by Ada Roe in Bremen; Editing by Bo Doe")
    assert found is not None
    assert (found.people, found.credit) == (("Ada Roe",), None)


def test_a_byline_may_name_author_and_agency_in_any_form() -> None:
    found = read_credit_line("Ada Roe/AP", closing=False)
    assert found is not None
    assert (found.people, found.credit.agencies) == (("Ada Roe",), ("AP",))


def test_the_outlet_knows_its_own_name() -> None:
    found = read_credit_line("Source: Harbour Post", ["Harbour Post"])
    assert found is not None
    assert found.credit.outlets == ("Harbour Post",)


@pytest.mark.parametrize(
    ("last", "kept", "agencies"),
    [
        ("Der Hafen bleibt zu. (AFP/dpa)", "Der Hafen bleibt zu.", ("AFP", "dpa")),
        ("„Der Hafen bleibt zu“(dpa)", "„Der Hafen bleibt zu“", ("dpa",)),
        ("Der Hafen bleibt zu. Quelle: dpa", "Der Hafen bleibt zu.", ("dpa",)),
        ("Der Hafen bleibt zu. Mit Material von AFP", "Der Hafen bleibt zu.", ("AFP",)),
    ],
)
def test_a_credit_at_the_end_of_a_paragraph_is_cut(
    last: str, kept: str, agencies: tuple[str, ...]
) -> None:
    found = take_credits(["Am Montag war Sturm.", last])
    assert found.paragraphs == ("Am Montag war Sturm.", kept)
    assert found.lines[0].credit.agencies == agencies


@pytest.mark.parametrize(
    "last",
    [
        "Festnahmen meldete die belgische Bundespolizei (AFP).",
        "Die Bundespolizei (AFP) ermittelt.",
        "Das sagte Prof. Reuters.",
        "Das berichtete die dpa.",
    ],
)
def test_an_abbreviation_inside_a_sentence_is_no_credit(last: str) -> None:
    found = take_credits(["Am Montag war Sturm.", last])
    assert found.lines == ()
    assert found.paragraphs[-1] == last


def test_the_only_paragraph_is_not_taken_for_a_byline() -> None:
    assert take_credits(["dpa"]).paragraphs == ("dpa",)


@given(st.text(max_size=300))
def test_any_line_is_survived(line: str) -> None:
    found = read_credit_line(line)
    assert found is None or found.people or found.credit


@given(st.lists(st.text(min_size=1, max_size=80), max_size=6))
def test_cutting_credits_only_takes_away(paragraphs: list[str]) -> None:
    kept = take_credits(paragraphs).paragraphs
    rest = iter(paragraphs)
    assert all(any(whole.startswith(part) for whole in rest) for part in kept)


@pytest.mark.parametrize(
    "piece", ["dpa/", "(", "„", "a.", "Von ", "Jane Roe, ", "Quelle: ", "1.1."]
)
def test_hostile_lines_take_no_time(piece: str) -> None:
    lines = ["Ein Satz.", "Noch einer. " + piece * 200_000]
    assert processor_seconds(lambda: take_credits(lines), rounds=2) < 1
