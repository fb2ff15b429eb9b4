"""What many share without one having copied the other: the frame of an outlet's pages, and what everyone quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsticker.model import Span
from newsticker.stories.index import MOST_HOLDERS, Index
from newsticker.stories.passages import Passage, same_words
from newsticker.stories.texts import Text, letters_of
from newsticker.text.quotations import find_quotations

MOSTLY = 0.3  # who shares more than this of its words with the other is a copy, whatever it is
EDGE = 10  # words from the beginning or the end of a text within which its frame stands
# Texts that have nothing else in common, and yet the passage: at the edge, or of one house; anywhere.
STRANGERS_OF_FRAME = 4
STRANGERS_ANYWHERE = 8
AROUND_QUOTE = 5  # words besides the quotation: who said it


def is_common(one: Text, other: Text, found: Sequence[Passage], index: Index) -> bool:
    """Whether everything that two texts share is a frame or a quotation, so that neither copied the other."""
    same = same_words(found)
    if same > MOSTLY * min(len(one.words), len(other.words)):
        return False
    if _is_quoted(one, [passage.one for passage in found]):
        return True
    return all(_is_frame(one, other, passage, index) for passage in found)


def _is_quoted(text: Text, places: Sequence[Span]) -> bool:
    """Whether the passages are quotations with nothing but who said it around them."""
    quotations = _quotations(text.letters)
    begins = [begin for begin, _ in quotations]
    for place in places:
        outside = 0
        for at in range(*place):
            letter = letters_of(text, (at, at + 1))[0]
            before = bisect_right(begins, letter) - 1
            outside += before < 0 or quotations[before][1] <= letter
        if outside > AROUND_QUOTE:
            return False
    return True


def _quotations(letters: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for paragraph in letters.split("\n"):
        found += find_quotations(letters, start, start + len(paragraph))
        start += len(paragraph) + 1
    return found


def _is_frame(one: Text, other: Text, passage: Passage, index: Index) -> bool:
    prints = one.prints.intersection(one.runs[slice(*passage.one)])
    strangers = _strangers(prints, index)
    if strangers >= STRANGERS_ANYWHERE:
        return True
    at_edge = _is_at_edge(one, passage.one) and _is_at_edge(other, passage.other)
    return strangers >= STRANGERS_OF_FRAME and (at_edge or bool(one.houses & other.houses))


def _strangers(prints: frozenset[int], index: Index) -> int:
    """How many texts hold most of the fingerprints and little else in common with each other."""
    if not prints:
        return 0
    strangers: list[Text] = []
    for count, text in index.look_up(prints, MOST_HOLDERS):
        if 2 * count < len(prints) or len(strangers) == STRANGERS_ANYWHERE:
            break
        if not any(are_alike(text, stranger) for stranger in strangers):
            strangers.append(text)
    return len(strangers)


def are_alike(one: Text, other: Text) -> bool:
    """Whether two texts have so much in common that they are no strangers to each other."""
    shared = len(one.prints & other.prints)
    return shared > MOSTLY * min(len(one.prints), len(other.prints))


def _is_at_edge(text: Text, place: Span) -> bool:
    return place[0] < EDGE or place[1] > len(text.words) - EDGE
