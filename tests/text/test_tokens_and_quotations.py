"""Tokens and quotation marks as newswire writes them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.text.quotations import find_quotations
from newsticker.text.tokens import tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.000 Euro", ["12.000", "Euro"]),
        ("um 18.52 Uhr.", ["um", "18.52", "Uhr", "."]),
        ("Nord-Netz und U-Bahn", ["Nord-Netz", "und", "U-Bahn"]),
        ("z.B. am 3. Mai", ["z.B.", "am", "3", ".", "Mai"]),
        ("Ole O'Hara’s boat", ["Ole", "O'Hara’s", "boat"]),
        ("der 42-Jährige", ["der", "42-Jährige"]),
        ("kueste.example sagt", ["kueste.example", "sagt"]),
    ],
)
def test_words_and_numbers_stay_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Wir gehen.“", ["Wir gehen."]),
        ('Er sagte: "Wir gehen."', ["Wir gehen."]),
        ("»Ja«, sagte sie, »und nein.«", ["Ja", "und nein."]),
        ("«Ja», sagte sie.", ["Ja"]),
        ("“We don’t know,” she said.", ["We don’t know,"]),
        ("‘The crews’ boats sank,’ he said.", ["The crews’ boats sank,"]),
        ("„Der ‚harte Kern‘ bleibt“, so Weil.", ["Der ‚harte Kern‘ bleibt"]),
        ("Er sagte: „Das bleibt so", ["Das bleibt so"]),
        ("It is Ole's boat and the crews' too.", []),
    ],
)
def test_quotations_are_paired(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotations(text, 0, len(text))] == expected


@given(st.text(alphabet="aB .,„“”\"»«‚‘’'", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    found = find_quotations(text, 0, len(text))
    assert all(0 < a < b <= len(text) for a, b in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
