"""What a text took from which earlier one: candidates by fingerprints, passages word by word, the origin first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from newsticker.model import Reuse
from newsticker.stories.common import is_common
from newsticker.stories.direction import is_source
from newsticker.stories.index import Index
from newsticker.stories.passages import Passage, covered, passages, same_words
from newsticker.stories.texts import Text, letters_of

MOST_CANDIDATES = 40
ENOUGH_NEW = 4  # fingerprints beyond what an earlier text explains
FEWEST_WORDS = 14  # of all passages together; a shorter text must be all there
SHORT_SHARE = 0.8


class Borrowing(Struct, frozen=True, eq=False):
    """That one text took passages from another; each passage's ``one`` is its place in the source."""

    source: Text
    copy: Text
    passages: tuple[Passage, ...]


def candidates(text: Text, index: Index) -> list[Text]:
    """The texts before this one (by ``place``) that share most with it, in their order.

    So every two texts are compared once, when the later of them is looked at.
    """
    found = index.look_up(text.prints, MOST_CANDIDATES, text.place)
    return sorted((other for _, other in found), key=attrgetter("place"))


def borrowings_of(text: Text, others: Iterable[Text], index: Index) -> list[Borrowing]:
    """What a text took from the ``others`` (its ``candidates``), and they from it where times do not tell.

    A passage is told of the earliest text that has it: who copied the same source is no source, and what many
    have in common is looked at once. Where times are not known, who copied whom cannot be told apart, and every text is named that may be the source.
    """
    taken = []
    explained: frozenset[int] = frozenset()
    for other in others:
        shared = text.prints & other.prints
        is_earlier = other.precedes(text)
        if explained and is_earlier and len(shared - explained) < ENOUGH_NEW:
            continue
        found = passages(other, text)
        if not _is_enough(other, text, found):
            continue
        if is_earlier:
            explained |= shared
        if is_common(other, text, found, index):
            continue
        if is_source(other, text, found):
            taken.append(Borrowing(other, text, tuple(found)))
        else:
            turned = sorted((Passage(one.other, one.one, one.same) for one in found), key=_begin)
            taken.append(Borrowing(text, other, tuple(turned)))
    return taken


def _is_enough(one: Text, other: Text, found: Sequence[Passage]) -> bool:
    shorter = min(len(one.words), len(other.words))
    return same_words(found) >= max(min(FEWEST_WORDS, SHORT_SHARE * shorter), 1)


def as_reuse(borrowing: Borrowing) -> Reuse:
    """What a borrowing is told as: passages as places in the letters, and the part of the copy that they are."""
    source, copy = borrowing.source, borrowing.copy
    spans = tuple(
        (letters_of(source, passage.one), letters_of(copy, passage.other))
        for passage in borrowing.passages
    )
    taken = covered(passage.other for passage in borrowing.passages)
    return Reuse(source.id, copy.id, spans, round(taken / len(copy.words), 3))


def _begin(passage: Passage) -> int:
    return passage.one[0]
