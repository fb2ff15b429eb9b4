"""Where a claim stands in another version of its text: at the same words, or nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsticker.model import Claim, Figure, Passage, Speaker
from newsticker.store.anchoring import anchored, overlap
from readings import claim

BEFORE = "Am Montag sagte das Amt, 300 Helfer kämen. Es regnet."


def at(words: str, text: str = BEFORE) -> tuple[tuple[int, int], ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


CLAIM = replace(
    claim("c1", "300 Helfer kämen"),
    content=Passage("300 Helfer kämen", at("300 Helfer kämen")),
    cue=Passage("sagte", at("sagte")),
    speaker=Speaker("das Amt", at("das Amt"), "Amt", None, "organisation"),
    figures=(Figure("300 Helfer", at("300 Helfer"), 300, None, "Helfer", "exact"),),
)


@given(st.text(alphabet="ab .\n", max_size=40), st.text(alphabet="ab .\n", max_size=40))
def test_it_moves_with_its_words_and_with_all_that_it_names(before: str, after: str) -> None:
    text = f"{before} {BEFORE} {after}"
    moved = anchored(CLAIM, BEFORE, text)
    assert moved
    assert moved.cue
    assert moved.speaker
    for spans, words in (
        (moved.content.spans, "300 Helfer kämen"),
        (moved.cue.spans, "sagte"),
        (moved.speaker.spans, "das Amt"),
        (moved.figures[0].spans, "300 Helfer"),
    ):
        assert [text[start:end] for start, end in spans] == [words]
    assert anchored(moved, text, BEFORE) == CLAIM


@pytest.mark.parametrize(
    "now",
    [
        "Am Montag sagte das Amt, 400 Helfer kämen.",
        "Am Montag sagte die Wehr, 300 Helfer kämen.",
        "Am Montag bestritt das Amt, 300 Helfer kämen.",
        "Am Montag versagte das Amt, 300 Helfer kämen.",
        "Am Montag sagte das Amt, 300 Helfer kämenden.",
        "",
    ],
)
def test_where_words_or_who_says_them_are_others_it_stands_nowhere(now: str) -> None:
    assert anchored(CLAIM, BEFORE, now) is None


def test_of_several_places_the_nearest_is_its_own() -> None:
    again = f"{BEFORE} {BEFORE}"
    second = anchored(CLAIM, BEFORE, f"Neu. {again}")
    assert second
    assert second.content.spans[0][0] == CLAIM.content.spans[0][0] + len("Neu. ")


def test_a_claim_without_a_place_stays_in_its_own_text_alone() -> None:
    bare: Claim = replace(CLAIM, content=Passage("", ()))
    assert anchored(bare, BEFORE, BEFORE) == bare
    assert anchored(bare, BEFORE, "anders") is None


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (((0, 10),), ((0, 10),), 1.0),
        (((0, 10),), ((5, 15),), 1 / 3),
        (((0, 4), (6, 10)), ((0, 10),), 0.8),
        (((0, 4),), ((6, 10),), 0.0),
        ((), (), 0.0),
    ],
)
def test_overlap_is_the_share_that_both_have(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...], share: float
) -> None:
    assert overlap(one, other) == pytest.approx(share)
