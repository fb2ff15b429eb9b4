"""What differs between two versions of a text: passage by passage for a notice, word by word to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

ELLIPSIS = " … "
# A stop after fewer letters than three is an abbreviation's, or not worth a border of its own.
_BORDER = re.compile(r"(?<=\w\w\w)[.!?…]+[\"“”«»’]*(?=\s)|\n+")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing every word with every other: beyond this a paragraph counts as changed altogether.
MOST_PAIRS = 4_000_000


class Words(Struct, frozen=True):
    """Words in a row that both versions have, or one of them alone."""

    words: str
    changed: bool


class Pair(Struct, frozen=True):
    """A paragraph in both versions, side by side; empty where one has none."""

    before: tuple[Words, ...]
    after: tuple[Words, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing in it differs."""
        return not any(words.changed for words in (*self.before, *self.after))


def changed_passages(before: str, after: str) -> tuple[str, str]:
    """The sentences of either version that the other has not, as a notice may quote them.

    Nothing where the words are the same: how they are parted into lines and paragraphs is no correction.
    """
    if before.split() == after.split():
        return "", ""
    old, new = _sentences(before), _sentences(after)
    gone: list[str] = []
    come: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone.append(" ".join(old[a:b]))
            come.append(" ".join(new[c:d]))
    return ELLIPSIS.join(filter(None, gone)), ELLIPSIS.join(filter(None, come))


def compare(before: str, after: str) -> list[Pair]:
    """Two versions side by side, paragraph by paragraph."""
    old, new = _paragraphs(before), _paragraphs(after)
    pairs: list[Pair] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair((Words(same, False),), (Words(same, False),)) for same in old[a:b]]
            continue
        count = max(b - a, d - c)
        left = old[a:b] + [""] * (count - (b - a))
        right = new[c:d] + [""] * (count - (d - c))
        pairs += [_compare_words(x, y) for x, y in zip(left, right, strict=True)]
    return pairs


def _compare_words(before: str, after: str) -> Pair:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > MOST_PAIRS:
        return Pair((Words(before, True),), (Words(after, True),))
    left: list[Words] = []
    right: list[Words] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words in ((left, old[a:b]), (right, new[c:d])):
            if words:
                side.append(Words("".join(words), kind != "equal"))
    return Pair(tuple(left), tuple(right))


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _sentences(text: str) -> Sequence[str]:
    edges = [0, *(border.end() for border in _BORDER.finditer(text)), len(text)]
    return [part for start, end in pairwise(edges) if (part := text[start:end].strip())]
