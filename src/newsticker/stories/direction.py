"""Which of two texts that share passages was there first, where their times do not tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsticker.stories.passages import Passage, same_words
from newsticker.stories.texts import Text

# Of one that is all in the other only little is its own.
CONTAINED = 0.85
# By so much of its words one is more contained than the other.
CLEARLY = 0.15
HEAD = 12  # words within which a text begins


def is_source(one: Text, other: Text, found: Sequence[Passage]) -> bool:
    """Whether ``one`` is the source of ``other``; exactly one of the two is the other's source.

    By time where both times are known and differ. Else an agency's own report goes before what an outlet made
    of it. Else what both have is the beginning of one alone: news begins with what it is about, so the other was
    built around it. Else one is whole in the other: it was cut from that, for news is cut from its end. What is
    left is decided by the words, so that it is decided once.
    """
    if one.precedes(other) or other.precedes(one):
        return one.precedes(other)
    if one.is_agency_report != other.is_agency_report and one.agencies & other.agencies:
        return one.is_agency_report
    here = min(passage.one[0] for passage in found) <= HEAD
    there = min(passage.other[0] for passage in found) <= HEAD
    if here != there:
        return here
    same = same_words(found)
    part_of_one, part_of_other = same / len(one.words), same / len(other.words)
    if max(part_of_one, part_of_other) >= CONTAINED and abs(part_of_one - part_of_other) > CLEARLY:
        return part_of_one < part_of_other
    return one.place[2:] < other.place[2:]
