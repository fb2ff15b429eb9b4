"""Which articles tell of one event: only what is told of one event can be one claim or contradict itself.

Two articles are near where they share much of what is rare in the batch: of all words, and of names once more. The
index goes from a term to the articles that have it, so that an article is compared with those alone that share
several of its rarest terms. Whoever knows stories already hands them to the door, and nothing is guessed here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import sqrt

from newsticker.language.finding import analyser
from newsticker.ledger.groups import Groups
from newsticker.ledger.terms import Rarity, terms
from newsticker.model import Reading
from newsticker.text.folding import fold

# How near two articles of one event are: among 300 other texts of the same register the nearest stranger was at
# .155, the farthest article of a story at .197 from its next.
NEAR = 0.15
# Terms of an article that candidates are looked up by, and how many of them a candidate has to share.
_LOOKED_UP = 80
_SHARED = 3
# A term of more articles than that finds no candidates.
_COMMON = 300
# Days between two articles of one event that nothing lies between.
APART = 30

_NAME = re.compile(r"(?<![.!?“”\"„»«‚‘’:–(] )(?<!\n)(?<![„“\"»«‚‘’(])\b[A-ZÄÖÜ][\w-]+")


class _Weighed:
    """The vectors of a batch: sets of terms, each weighed by its rarity among the articles of its language."""

    def __init__(self, sets: Sequence[frozenset[str]], languages: Sequence[str | None]) -> None:
        self.sets = sets
        self._languages = languages
        told = list(zip(sets, languages, strict=True))
        self._rarities = {
            code: Rarity([some for some, other in told if other == code]) for code in set(languages)
        }
        self._lengths = [sqrt(self._mass(number, some)) or 1.0 for number, some in enumerate(sets)]

    def rarity_of(self, number: int) -> Rarity:
        """The rarities in the language of an article."""
        return self._rarities[self._languages[number]]

    def _mass(self, number: int, some: frozenset[str]) -> float:
        return sum(self.rarity_of(number).of(term) ** 2 for term in some)

    def cosine(self, a: int, b: int) -> float:
        """How alike two articles are; across languages by what is rare in the first one's."""
        shared = self._mass(a, self.sets[a] & self.sets[b])
        return shared / (self._lengths[a] * self._lengths[b])


def events_of(readings: Sequence[Reading], languages: Sequence[str | None]) -> list[int]:
    """For each article the number of the first article of its event; independent of their order but for that.

    Articles that came out far apart are not joined with each other, though both may be with one between them.
    """
    days = [_day(reading.article.published) for reading in readings]
    terms_of = [_terms(one.text, code) for one, code in zip(readings, languages, strict=True)]
    words = _Weighed(terms_of, languages)
    # A name is one in every language, and rare where any article has it seldom.
    names = _Weighed([_names(reading.text) for reading in readings], [None] * len(readings))
    index: dict[str, list[int]] = {}
    groups: Groups[int] = Groups()
    for number, some in enumerate(words.sets):
        groups.first(number)
        rarity = words.rarity_of(number)
        rarest = sorted(some, key=lambda t: (-rarity.of(t), t))[:_LOOKED_UP]
        shared = Counter(other for term in rarest for other in index.get(term, ()))
        for other, count in shared.items():
            if abs((days[number] or days[other] or 0) - (days[other] or days[number] or 0)) > APART:
                continue
            near = (words.cosine(number, other) + names.cosine(number, other)) / 2
            if count >= _SHARED and near >= NEAR:
                groups.join(number, other)
        for term in some:
            entries = index.setdefault(term, [])
            if len(entries) < _COMMON:
                entries.append(number)
    return [groups.first(number) for number in range(len(readings))]


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _terms(text: str, language: str | None) -> frozenset[str]:
    return frozenset().union(*(terms(part, language) for part in text.split("\n\n")))


def _names(text: str) -> frozenset[str]:
    """Capitalised words inside a sentence that no lexicon has, each part of a joined one by itself."""
    parts = (fold(part) for found in _NAME.finditer(text) for part in found[0].split("-"))
    bare = (part[:-1] if part.endswith("s") and len(part) > 4 else part for part in parts)
    return frozenset(name for name in bare if len(name) > 2 and not analyser().knows(name))
