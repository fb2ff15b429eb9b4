"""A text as it is compared with others: its words as numbers, the fingerprints of its runs of words, its time.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for
Document Fingerprinting", SIGMOD 2003): of every ``WINDOW`` runs in a row the least is kept, so that two texts
with ``RUN + WINDOW - 1`` words in common, wherever these stand, have a fingerprint in common.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import accumulate
from urllib.parse import urlsplit
from zlib import crc32

from msgspec import Struct

from newsticker.model import Article, Reading, Span
from newsticker.text.folding import fold

RUN = 5  # words of one fingerprint
WINDOW = 4  # a power of two
WORD_BYTES = 4
DAY = 24 * 60  # minutes
# What stands behind the closing credit line belongs to the house that prints it, not to the report.
CLOSING = 0.4
MOST_WORDS_KEPT = 500_000
MOST_AT_HAND = 1_000  # texts of which is kept what is made of them to compare them

_BETWEEN = re.compile(r"([\W_]+)")


Place = tuple[bool, int, int, str]


class Text(Struct, frozen=True, eq=False):
    """What is kept of an article to compare it. ``first`` and ``last`` bound its minute (since 1970), None if unknown.

    ``runs`` holds the number of the ``RUN`` words from each place on, ``prints`` the chosen ones among them;
    ``letters`` is the text up to its closing credit line.
    """

    id: str
    letters: str
    words: tuple[int, ...]
    edges: array[int]
    skip: int
    place: Place
    runs: list[int]
    prints: frozenset[int]
    first: int | None
    last: int | None
    agencies: frozenset[str]
    houses: frozenset[str]
    is_agency_report: bool

    def precedes(self, other: Text) -> bool:
        """Whether this one was published before the other for sure."""
        return self.last is not None and other.first is not None and self.last < other.first


@lru_cache(maxsize=MOST_AT_HAND)
def triples_of(text: Text) -> frozenset[tuple[int, int, int]]:
    """Every three words of a text that stand in a row."""
    words = text.words
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def letters_of(text: Text, words: Span) -> Span:
    """The letters of a span of words."""
    first, last = 2 * words[0] + text.skip, 2 * (words[1] - 1) + text.skip
    return text.edges[first - 1] if first else 0, text.edges[last]


@lru_cache(maxsize=MOST_AT_HAND)
def places_of(text: Text) -> dict[int, int]:
    """Where each run of words begins in a text, by its number; of several places the first."""
    return dict(zip(text.runs[::-1], range(len(text.runs) - 1, -1, -1), strict=True))


def text_of(reading: Reading) -> Text:
    """The text of a reading, ready to be compared; without its credit line and what stands behind that."""
    article = reading.article
    letters = reading.text[: _end_of_report(reading.text, article)]
    parts = _BETWEEN.split(letters)  # a word, what is between, a word …
    skip = 0 if parts[0] else 2  # a text may begin with a mark
    found = parts[skip::2] if parts[-1] else parts[skip:-1:2]
    words = tuple(map(_NUMBERS.__getitem__, found))
    runs = _runs(words)
    first, last = _minutes(article)
    credit = article.credit
    return Text(
        id=reading.id,
        letters=letters,
        words=words,
        edges=array("I", accumulate(map(len, parts))),
        skip=skip,
        place=(first is None, first or 0, crc32(letters.encode()), reading.id),
        runs=runs,
        prints=_winnowed(runs),
        first=first,
        last=last,
        agencies=frozenset(credit.agencies if credit else ()),
        houses=frozenset(_houses(article)),
        is_agency_report=bool(credit and credit.agencies and not (credit.outlets or credit.desks)),
    )


class _Numbers(dict[str, int]):
    """The number of each word: that of its folded letters, the same on every machine."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS_KEPT:
            self.clear()
        number = self[word] = crc32(fold(word).encode())
        return number


_NUMBERS = _Numbers()


def _runs(words: tuple[int, ...]) -> list[int]:
    """The number of each run of words; a text that is shorter than a run is one."""
    packed = array("I", words).tobytes()
    long = RUN * WORD_BYTES
    ends = range(long, len(packed) + 1, WORD_BYTES)
    return [crc32(packed[end - long : end]) for end in ends] or [crc32(packed)] * bool(words)


def _winnowed(runs: list[int]) -> frozenset[int]:
    """The least of every ``WINDOW`` runs: of every two, of every two of those, and so on."""
    if len(runs) < WINDOW:
        return frozenset([min(runs)] if runs else [])
    # The builtin min takes three times as long.
    least, width = runs, 1
    while width < WINDOW:
        pairs = zip(least, least[width:], strict=False)
        least = [one if one < other else other for one, other in pairs]
        width *= 2
    return frozenset(least)


def _end_of_report(text: str, article: Article) -> int:
    """Where the paragraph of the closing credit line begins; the end of a text that has none."""
    end = len(text)
    for line in article.credit.text.split("; ") if article.credit else ():
        place = text.rfind(line)
        if place > CLOSING * len(text):
            end = min(end, place)
    if end == len(text):
        return end
    # Behind the last sentence the credit follows on the same line.
    return max(text.rfind("\n", 0, end) + 1, text.rfind(". ", 0, end) + 1)


def _minutes(article: Article) -> tuple[int | None, int | None]:
    if not article.published:
        return None, None
    try:
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return None, None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    minute = int(moment.timestamp() // 60)
    return minute, minute + DAY - 1 if article.published_precision == "day" else minute


def _houses(article: Article) -> Iterator[str]:
    """By what names the outlet of an article goes: its credit line's and its address's."""
    if article.credit:
        yield from (name.casefold() for name in article.credit.outlets)
    if article.url and (host := urlsplit(article.url).hostname):
        yield host.removeprefix("www.")
