"""Who took what from whom: the origin is named, what many have in common is not, and order has no say."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.model import Reading, Reuse
from newsticker.stories import find_shared
from newsticker.stories.index import MemoryIndex
from newsticker.stories.reuse import MOST_CANDIDATES, candidates
from newsticker.stories.texts import text_of
from processor_time import processor_seconds
from wires import at, edited, report, sentences


def pairs(*readings: Reading) -> set[tuple[str, str]]:
    return {(one.source, one.copy) for one in find_shared(readings).reuse}


def wire(seed: int, count: int = 10) -> str:
    return " ".join(sentences(seed, count))


def test_the_earlier_one_is_the_source_and_the_share_is_that_of_the_copy() -> None:
    text = wire(1)
    longer = f"{text} {wire(2)}"
    (found,) = find_shared([report("late", longer, at(60)), report("early", text, at(5))]).reuse
    assert (found.source, found.copy) == ("early", "late")
    ((here, there),) = found.spans
    assert text[slice(*here)] == longer[slice(*there)] == text[:-1]
    assert found.share == 0.5


def test_who_copied_the_same_source_is_no_source() -> None:
    text = wire(3)
    copies = [report(f"c{n}", edited(text, n, 0.05), at(10 + n)) for n in range(5)]
    assert pairs(report("wire", text, at(0)), *copies) == {("wire", one.id) for one in copies}


def test_a_passage_that_only_the_second_hand_has_was_taken_from_there() -> None:
    text, own = wire(4), wire(5, 4)
    found = pairs(
        report("wire", text, at(0)),
        report("second", f"{text} {own}", at(1)),
        report("third", f"{text} {own}", at(2)),
    )
    assert found == {("wire", "second"), ("wire", "third"), ("second", "third")}


def test_an_article_made_of_two_has_two_sources() -> None:
    one, two = sentences(6, 8), sentences(7, 8)
    mixed = "\n\n".join(" ".join([a, b]) for a, b in zip(one, two, strict=True))
    found = pairs(
        report("one", " ".join(one), at(0)),
        report("two", " ".join(two), at(1)),
        report("mixed", mixed, at(2)),
    )
    assert found == {("one", "mixed"), ("two", "mixed")}


def test_a_text_without_a_time_is_compared_with_all_that_may_be_its_source() -> None:
    text = wire(8)
    found = pairs(
        report("first", text, at(0)), report("second", text, at(9)), report("undated", text, None)
    )
    assert {frozenset(pair) for pair in found} == {
        frozenset(pair) for pair in [("first", "second"), ("first", "undated"), ("second", "undated")]
    }  # fmt: skip
    assert ("first", "second") in found


def test_what_stands_behind_the_credit_line_is_the_house_s_own() -> None:
    footer = wire(9, 3)
    texts = [f"{wire(seed)}\n\nbote.example, dpa\n\n{footer}" for seed in (10, 11)]
    readings = [
        report(str(n), text, at(n), agency="dpa", outlet="bote.example")
        for n, text in enumerate(texts)
    ]
    assert pairs(*readings) == set()


def test_the_frame_of_many_pages_is_no_reuse() -> None:
    footer = wire(12, 3)
    framed = [report(str(n), f"{wire(20 + n)} {footer}", at(n)) for n in range(6)]
    assert pairs(*framed) == set()


def test_a_paragraph_that_many_took_is_reuse_though_it_is_the_last_one() -> None:
    text = sentences(13, 10)
    full = [report(f"f{n}", " ".join(text), at(n)) for n in range(6)]
    cut = report("cut", f"{wire(14)} {' '.join(text[-3:])}", at(50))
    assert ("f0", "cut") in pairs(*full, cut)


def test_a_quotation_alone_proves_no_copying() -> None:
    said = wire(15, 3)
    one = f"{wire(16)} „{said}“, sagte der Wirt. {wire(17)}"
    two = f"{wire(18)} „{said}“, sagte der Wirt. {wire(19)}"
    assert pairs(report("one", one, at(0)), report("two", two, at(1))) == set()


def test_a_short_report_is_found_whole_and_two_words_are_nobody_s() -> None:
    short = "Der Damm an der Wisse ist am Abend auf hundert Metern gebrochen."
    assert pairs(report("a", short, at(0)), report("b", short, at(1))) == {("a", "b")}
    assert pairs(report("a", "Mehr gleich.", at(0)), report("b", "Mehr gleich.", at(1))) == set()


def test_a_text_without_words_is_nobody_s() -> None:
    assert pairs(report("a", "…", at(0)), report("b", "", at(1)), report("c", "„“", at(1))) == set()


def test_of_the_same_minute_the_agency_goes_before_the_outlet() -> None:
    text = wire(21)
    made = report("a", text, at(0), agency="dpa", outlet="bote.example")
    assert pairs(made, report("b", text, at(0), agency="dpa")) == {("b", "a")}


def test_what_begins_with_a_whole_text_is_what_it_was_cut_from() -> None:
    text = sentences(22, 12)
    assert pairs(
        report("cut", " ".join(text[:4]), None), report("whole", " ".join(text), None)
    ) == {("whole", "cut")}


def test_what_has_a_whole_text_in_its_middle_was_built_around_it() -> None:
    text = wire(23, 5)
    around = f"{wire(24, 3)} {text} {wire(25, 3)}"
    assert pairs(report("around", around, None), report("text", text, None)) == {("text", "around")}


def test_a_day_is_no_time_to_go_by() -> None:
    text = sentences(26, 12)
    whole = report("whole", " ".join(text), at(0), precision="day")
    cut = report("cut", " ".join(text[:4]), at(600))
    assert pairs(whole, cut) == {("whole", "cut")}


@given(order=st.randoms(use_true_random=False), same_minute=st.booleans())
@settings(max_examples=40, deadline=None)
def test_the_order_of_arrival_has_no_say(order: Random, same_minute: bool) -> None:
    text = sentences(27, 10)
    others = [*text[:4]], [*text[5:], *sentences(28, 4)], [*sentences(29, 4), *text[2:8]], text
    readings = [
        report(f"r{n}", " ".join(words), at(0 if same_minute else n % 3), agency="dpa")
        for n, words in enumerate((*others, *others))
    ]
    expected = find_shared(readings)
    order.shuffle(readings)
    assert find_shared(readings) == expected
    # The ids are given in the order of arrival: they have no say either.
    renamed = [report(f"n{n}", one.text, one.article.published, agency="dpa") for n, one in enumerate(readings)]  # fmt: skip
    texts = {one.id: one.text for one in (*readings, *renamed)}
    assert _in_texts(find_shared(renamed).reuse, texts) == _in_texts(expected.reuse, texts)


def _in_texts(found: tuple[Reuse, ...], texts: dict[str, str]) -> list[tuple[str, str]]:
    return sorted((texts[one.source], texts[one.copy]) for one in found)


HOSTILE = {
    "one word": lambda words: "und " * words,
    "quotations": lambda words: "„Ja, das war so am Montag hier.“ " * (words // 7),
    "marks": lambda words: "„“»«" * words,
    "credit lines": lambda words: "(dpa)\n\n" * words,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_time_grows_as_the_text_does(kind: str) -> None:
    def seconds(words: int) -> float:
        text = HOSTILE[kind](words)
        readings = [report(str(n), f"{wire(n + 60)} {text}", at(n), agency="dpa") for n in range(3)]
        return processor_seconds(lambda: find_shared(readings), rounds=2)

    short = max(seconds(2_000), 0.002)
    assert seconds(20_000) < 20 * short


def test_what_one_more_article_costs_does_not_grow_with_what_is_kept() -> None:
    index, footer = MemoryIndex(), wire(50, 3)
    looked_at = []
    for number in range(300):
        text = text_of(report(str(number), f"{wire(number + 100, 2)} {footer}", at(number)))
        index.add(text)
        looked_at.append(sum(count for count, _ in index.look_up(text.prints, 1000)))
        assert len(candidates(text, index)) <= MOST_CANDIDATES
    assert looked_at[299] <= looked_at[60] * 1.3


def test_a_turn_of_phrase_that_comes_back_again_and_again_counts_once() -> None:
    phrase = "es braucht 2383 Delegierte, um die Wahl zu gewinnen."
    one, two = (" ".join(f"{s} {phrase}" for s in sentences(seed, 6)) for seed in (40, 41))
    assert pairs(report("one", one, at(0)), report("two", two, at(1))) == set()
