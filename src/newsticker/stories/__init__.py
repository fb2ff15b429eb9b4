"""Tells which articles share text, which carry the same agency copy, and which tell of the same event."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from newsticker.model import Reading, Reuse
from newsticker.stories.cluster import frequencies_of, stories_of
from newsticker.stories.copies import copies_of, groups_of_copies
from newsticker.stories.index import MemoryIndex
from newsticker.stories.meaning import meanings_of
from newsticker.stories.reuse import as_reuse, borrowings_of, candidates
from newsticker.stories.terms import terms_of
from newsticker.stories.texts import text_of


class Shared(Struct, frozen=True):
    """What readings share of their text: passages taken over, and the groups that carry one agency's copy."""

    reuse: tuple[Reuse, ...]
    copies: tuple[tuple[str, ...], ...]


def find_shared(readings: Sequence[Reading]) -> Shared:
    """Which of the readings took passages from which, and the groups of ids that carry the same agency copy.

    Both are in the order of publication, whatever the order of the readings.
    """
    texts = sorted(map(text_of, readings), key=attrgetter("place"))
    index = MemoryIndex()
    for text in texts:
        index.add(text)
    reuse: list[Reuse] = []
    copies: dict[str, set[str]] = {}
    for text in texts:
        others = candidates(text, index)
        borrowings = borrowings_of(text, others, index)
        reuse += map(as_reuse, borrowings)
        copies[text.id] = copies_of(text, others, borrowings)
    return Shared(tuple(reuse), groups_of_copies(texts, copies))


def find_stories(
    readings: Sequence[Reading], copies: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """The groups of ids of readings that tell of the same event, in the order of publication.

    ``copies`` are the groups that carry the same agency copy.
    """
    texts = {text.id: text for text in map(text_of, readings)}
    ordered = sorted(readings, key=lambda reading: texts[reading.id].place)
    terms = [terms_of(one, texts[one.id].first) for one in ordered]
    if len({one.language for one in terms}) > 1:
        pairs = zip(terms, meanings_of(ordered), strict=True)
        terms = [replace(one, meaning=meaning) for one, meaning in pairs]
    return stories_of(terms, copies, frequencies_of(terms))
