"""What differs between two texts: passages for a notice, words to compare; nothing of either is lost."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from newsticker.desk.changes import changed_passages, compare

BEFORE = "Der Damm hält. Es fehlen 300 Helfer, sagte Dr. Meier. Um 12.30 Uhr kam Hilfe.\n\nZweiter Absatz."
AFTER = "Der Damm hält. Es fehlen 30 Helfer, sagte Dr. Meier. Um 12.30 Uhr kam Hilfe.\n\nZweiter Absatz. Neu."
PARTS = st.lists(
    st.sampled_from(["Der Damm. ", "Ein Satz! ", "a", "\n\n", " ", "„So.“ ", "ß", "300"])
)


def test_a_notice_quotes_the_sentences_that_changed() -> None:
    assert changed_passages(BEFORE, AFTER) == (
        "Es fehlen 300 Helfer, sagte Dr. Meier.",
        "Es fehlen 30 Helfer, sagte Dr. Meier. … Neu.",
    )
    assert changed_passages(BEFORE, BEFORE) == ("", "")


def test_another_parting_into_paragraphs_is_no_correction() -> None:
    assert changed_passages("Der Damm\n\nhält nicht.", "Der  Damm hält nicht.\n\n") == ("", "")


def test_side_by_side_the_words_that_changed_are_marked() -> None:
    pairs = compare(BEFORE, AFTER)
    marked = [
        ["".join(w.words for w in side if w.changed) for side in (pair.before, pair.after)]
        for pair in pairs
    ]
    assert marked == [["300", "30"], ["", " Neu."]]
    assert [pair.is_same for pair in compare("a\n\nb", "a\n\nc")] == [True, False]


def test_a_paragraph_that_one_version_lacks_stands_alone() -> None:
    (first, second) = compare("Eins.", "Eins.\n\nZwei.")
    assert first.is_same
    assert (second.before, [w.words for w in second.after]) == ((), ["Zwei."])


@given(PARTS, PARTS)
def test_nothing_of_either_text_is_lost(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    pairs = compare(old, new)
    told = [("".join(w.words for w in p.before), "".join(w.words for w in p.after)) for p in pairs]
    assert "".join("".join(left for left, _ in told).split()) == "".join(old.split())
    assert "".join("".join(right for _, right in told).split()) == "".join(new.split())
    gone, come = changed_passages(old, new)
    if old.split() == new.split():
        assert (gone, come) == ("", "")


def test_long_texts_are_compared_in_time() -> None:
    words = " ".join(f"Wort{n}" for n in range(20_000))
    begun = time.perf_counter()
    compare(words, words.replace("Wort7 ", "Wort "))
    changed_passages("Ein Satz mehr. " * 2000, "Ein Satz mehr. " * 1999 + "Anders.")
    assert time.perf_counter() - begun < 10
