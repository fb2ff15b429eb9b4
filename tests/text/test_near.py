"""Words one typing error away."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.text.near import LETTERS, near_words

WORDS = st.text(alphabet=LETTERS, min_size=6, max_size=30)


def test_a_letter_less_more_other_or_exchanged() -> None:
    near = near_words("dammbruch")
    for word in ("dambruch", "dammmbruch", "dammbrcuh", "tammbruch", "dammbruchs"):
        assert word in near
    assert "dammbruch" not in near
    assert "damm" not in near


def test_short_words_and_others_than_words_have_none() -> None:
    assert near_words("damm") == []
    assert near_words("12000000") == []
    assert near_words("москва") == []
    assert near_words("a" * 31) == []


@settings(deadline=None)
@given(WORDS)
def test_they_are_bounded_and_mutual(word: str) -> None:
    near = near_words(word)
    assert len(near) == len(set(near)) <= 54 * len(word) + 26
    assert all(abs(len(other) - len(word)) <= 1 for other in near)
    assert all(word in near_words(other) for other in near[::401] if len(other) in range(6, 31))
