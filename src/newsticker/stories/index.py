"""Who holds which fingerprint: the one question that is asked of everything that was ever taken in.

``Index`` is what a place that keeps fingerprints must be able to do; ``MemoryIndex`` keeps them in memory.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Protocol

from newsticker.stories.texts import Place, Text

# Of a fingerprint's holders the earliest are kept: they tell the origin, and one more look-up costs no more.
MOST_HOLDERS = 48


class Index(Protocol):
    """Keeps texts by their fingerprints. No look-up may cost more for the number of texts it keeps."""

    def look_up(
        self, prints: Iterable[int], most: int, before: Place | None = None
    ) -> list[tuple[int, Text]]:
        """The ``most`` texts that hold most of the fingerprints, each with how many, those with most first.

        Of each fingerprint the 48 earliest holders count; ``before`` leaves out texts from that place on.
        """


class MemoryIndex:
    """An index that lives as long as the process."""

    def __init__(self) -> None:
        self._holders: dict[int, list[Text]] = {}

    def add(self, text: Text) -> None:
        """Keeps a text that it does not keep yet."""
        for one in text.prints:
            held = self._holders.get(one)
            if held is None:
                self._holders[one] = [text]
            elif held[-1].place < text.place:
                held.append(text)
            else:
                insort(held, text, key=attrgetter("place"))

    def remove(self, text: Text) -> None:
        """Forgets a text that it keeps."""
        for one in text.prints:
            held = self._holders[one]
            held.remove(text)
            if not held:
                del self._holders[one]

    def look_up(
        self, prints: Iterable[int], most: int, before: Place | None = None
    ) -> list[tuple[int, Text]]:
        held = filter(None, map(self._holders.get, prints))
        counts = Counter(chain.from_iterable(one[:MOST_HOLDERS] for one in held))
        found = [
            (count, text) for text, count in counts.items() if before is None or text.place < before
        ]
        return sorted(found, key=_most_first)[:most]


def _most_first(found: tuple[int, Text]) -> tuple[int, Place]:
    return -found[0], found[1].place
