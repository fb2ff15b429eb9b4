"""The passages that two texts share, word for word or with small edits: runs in common, extended and joined.

A run of five words that stands in both texts is a seed, which is extended as long as the words are the same;
such stretches that follow each other in both texts with a few other words between them are one passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from newsticker.model import Span
from newsticker.stories.texts import RUN, Text, places_of

WIDEST_GAP = 12  # words between two stretches of one passage that are others, on either side
WIDEST_SHIFT = 8  # by how many words more one side may have there
FEWEST = 8  # words of a passage; a text of fewer words proves nothing
STEP = 32  # words that are compared at once


class Passage(Struct, frozen=True):
    """A passage of words of two texts: its places in words (end exclusive), and how many are the same."""

    one: Span
    other: Span
    same: int


def passages(one: Text, other: Text) -> list[Passage]:
    """What two texts share, in the order of ``one``."""
    stretches = _stretches(one, other)
    joined: list[list[int]] = []
    for begin, at, length in stretches:
        for open_passage in reversed(joined[-3:]):
            if _goes_on(open_passage, begin, at):
                # Stretches that overlap on one side count once.
                overlap = max(open_passage[1] - begin, open_passage[3] - at, 0)
                open_passage[1], open_passage[3] = begin + length, at + length
                open_passage[4] += max(length - overlap, 0)
                break
        else:
            joined.append([begin, begin + length, at, at + length, length])
    found = (Passage((a, b), (c, d), same) for a, b, c, d, same in joined)
    return [passage for passage in found if passage.same >= FEWEST]


def covered(spans: Iterable[Span]) -> int:
    """How many words some spans hold, each word counted once."""
    count = end = 0
    for first, last in sorted(spans):
        count += max(last - max(first, end), 0)
        end = max(end, last)
    return count


def same_words(found: Sequence[Passage]) -> int:
    """How many words of a text passages hold that are the same in the other; what is repeated counts once."""
    same = sum(passage.same for passage in found)
    if len(found) < 2:
        return same
    here, there = covered(one.one for one in found), covered(one.other for one in found)
    return min(same, here, there)


def _goes_on(passage: list[int], begin: int, at: int) -> bool:
    here, there = begin - passage[1], at - passage[3]
    return (
        -RUN < here <= WIDEST_GAP
        and -RUN < there <= WIDEST_GAP
        and abs(here - there) <= WIDEST_SHIFT
    )


def _stretches(one: Text, other: Text) -> list[tuple[int, int, int]]:
    """(place in one, place in other, words) of each stretch of the same words, by its place in ``one``."""
    found = []
    end = 0
    for begin, at in enumerate(map(places_of(other).get, one.runs)):
        if at is not None and begin >= end:
            length = _common(one.words, begin, other.words, at)
            if length:  # two runs may have one number
                found.append((begin, at, length))
                end = begin + length - RUN + 1
    return found


def _common(one: tuple[int, ...], begin: int, other: tuple[int, ...], at: int) -> int:
    """How many words are the same from two places on."""
    most = min(len(one) - begin, len(other) - at)
    length, step = 0, STEP
    while length < most and step:
        step = min(step, most - length)
        if one[begin + length : begin + length + step] == other[at + length : at + length + step]:
            length += step
            step *= 2
        else:
            step //= 2
    return length
