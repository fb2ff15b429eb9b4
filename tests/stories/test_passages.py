"""The passages of two texts: where they stand, whatever was cut, moved or edited around them."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsticker.stories.passages import FEWEST, passages
from newsticker.stories.texts import Text, letters_of, text_of
from processor_time import processor_seconds
from wires import edited, report, sentences


def shared(one: str, other: str) -> list[tuple[str, str]]:
    here, there = text_of(report("a", one)), text_of(report("b", other))
    return [
        (_words(here, passage.one), _words(there, passage.other))
        for passage in passages(here, there)
    ]


def _words(text: Text, span: tuple[int, int]) -> str:
    begin, end = letters_of(text, span)
    return text.letters[begin:end]


def test_what_stands_in_the_middle_of_another_text_is_found_to_the_letter() -> None:
    copied = " ".join(sentences(1, 4))
    one = f"{copied} {sentences(2, 1)[0]}"
    other = f"„{' '.join(sentences(3, 5))}“\n\n– {copied} {' '.join(sentences(4, 3))}"
    assert shared(one, other) == [(copied[:-1], copied[:-1])]


def test_case_quotation_marks_and_spelling_of_umlauts_make_no_difference() -> None:
    one = 'Der Müller sagte: "Die Größe der Brücke über den Fluss sei allen bekannt."'
    other = "DER MUELLER SAGTE: „DIE GROESSE DER BRUECKE UEBER DEN FLUSS SEI ALLEN BEKANNT.“"
    assert len(shared(one, other)) == 1


def test_small_edits_do_not_tear_a_passage() -> None:
    source = " ".join(sentences(5, 12))
    ((_, found),) = shared(source, edited(source, 1, 0.08))
    assert len(found) > 0.9 * len(source)


def test_paragraphs_in_another_order_are_passages_of_their_own() -> None:
    first, second = (" ".join(sentences(seed, 3)) for seed in (6, 7))
    found = shared(f"{first}\n\n{second}", f"{second}\n\n{first}")
    assert [one for one, _ in found] == [first[:-1], second[:-1]]
    assert all(one == other for one, other in found)


def test_a_turn_of_phrase_is_no_passage() -> None:
    phrase = "teilte die Polizei am Montag mit"
    one, other = (f"{s[0]} {phrase} {s[1]}" for s in (sentences(8, 2), sentences(9, 2)))
    assert shared(one, other) == []


@given(
    seed=st.integers(0, 10**6),
    before=st.integers(0, 4),
    cut=st.integers(1, 5),
    after=st.integers(0, 4),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_cut_from_a_text_is_found_in_it(
    seed: int, before: int, cut: int, after: int
) -> None:
    source = sentences(seed, 8)
    copied = " ".join(source[2 : 2 + cut])
    around = sentences(seed + 1, before), sentences(seed + 2, after)
    # One word right before or behind it may be the same by chance, and is taken with it.
    ends = [
        text.split()[at]
        for text, at in zip((" ".join(around[0]), " ".join(around[1])), (-1, 0), strict=True)
        if text
    ]
    assume(not {source[1].split()[-1], source[2 + cut].split()[0]} & set(ends))
    other = " ".join([*around[0], copied, *around[1]])
    found = shared(" ".join(source), other)
    assert [(one, two) for one, two in found] == [(copied[:-1], copied[:-1])]


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_two_texts_with_nothing_in_common_share_nothing(seed: int) -> None:
    assert shared(" ".join(sentences(seed, 30)), " ".join(sentences(seed + 1, 30))) == []


@given(one=st.text(max_size=200), other=st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    for here, there in shared(one, f"{other} {one}"):
        assert here
        assert there


def test_the_same_words_over_and_over_are_compared_in_time_that_grows_with_the_text() -> None:
    def compare(words: int) -> None:
        text = "wieder und " * (words // 2)
        found = shared(text, f"Anfang {text}")
        assert sum(len(one.split()) for one, _ in found) >= FEWEST

    short = max(processor_seconds(lambda: compare(2_000), rounds=3), 0.002)
    assert processor_seconds(lambda: compare(20_000), rounds=2) < 25 * short
