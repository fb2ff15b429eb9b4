"""The words of a claim as terms that wordings of one proposition have in common.

A term is a dictionary form, or a compound's part, cut to its root: "Verschleppte" and "verschleppt", "derails" and
"derailment", "Hackerangriff" and "Angriff" meet. Words of grammar are no terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log

from newsticker.language.finding import analyser
from newsticker.language.likeness import likeness_of
from newsticker.language.packs import pack_of
from newsticker.text.analyser import STEM
from newsticker.text.folding import fold

_SHORTEST = 3
_USUAL = 60
_LONGEST = 7


@lru_cache(maxsize=20_000)
def terms(text: str, language: str | None) -> frozenset[str]:
    """The terms of a passage; numbers are none, they are compared as figures."""
    found: set[str] = set()
    for unit in analyser().units(text, language):
        for word in text[unit.start : unit.end].replace("‑", "-").split("-"):
            found |= _terms_of_word(word, language)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _terms_of_word(word: str, language: str | None) -> frozenset[str]:
    idle = _idle(language)
    lower = fold(word)
    if lower in idle or len(lower) < _SHORTEST or any(c.isdigit() for c in word):
        return frozenset()
    state = _state(lower, language)
    if state:
        return frozenset({root(fold(state), language)})
    forms = {form for one in analyser().base_forms(word, language) for form in one}
    parts = _parts(word, language)
    # A compound that its parts tell is no word of its own: "Hackerangriff" is an "Angriff" of "Hacker".
    own = parts if len(parts) > 1 else forms
    found = {fold(form.removesuffix(STEM).lstrip("~-")) for form in own} - idle
    alike = _alike(language)
    roots = {root(form, language) for form in found}
    same = {alike[form] for form in found | roots | {lower} if form in alike}
    return frozenset(same or (t for t in roots if len(t) >= _SHORTEST))


def _state(lower: str, language: str | None) -> str | None:
    """The state that a name, an adjective or a capital stands for: "kirgisische", "Bischkek"."""
    pack = pack_of(language)
    if pack is None:
        return None
    return pack.states.get(lower) or pack.state_of_adjective(lower) or pack.capitals.get(lower)


@cache
def state_terms(language: str | None) -> frozenset[str]:
    """The terms of all states, by which their people are known too: "Tadschiken"."""
    pack = pack_of(language)
    names = set(pack.states.values()) if pack else set()
    return frozenset(root(fold(name), language) for name in names if len(name) > 4)


def _parts(word: str, language: str | None) -> set[str]:
    """The parts of a compound, none of any other word."""
    pack = pack_of(language)
    return {fold(part) for part in pack.parts_of_compound(word.lower())} if pack else set()


def root(form: str, language: str | None) -> str:
    """What is left of a dictionary form without what derivation adds, cut to the length of a root."""
    pack, likeness = pack_of(language), likeness_of(language)
    bare = pack.stems.sub("", form) if pack else form
    return (bare if len(bare) >= _SHORTEST else form)[: likeness.root if likeness else _LONGEST]


@cache
def _alike(language: str | None) -> dict[str, str]:
    """For each word that has others of its meaning, and for its root, the one that stands for them all."""
    likeness = likeness_of(language)
    found: dict[str, str] = {}
    for group in likeness.alike if likeness else ():
        one = "=" + min(group)
        for word in sorted(group):
            found.setdefault(fold(word), one)
    return found


@cache
def _idle(language: str | None) -> frozenset[str]:
    """The words of grammar and others that tell nothing of a proposition."""
    likeness, pack = likeness_of(language), pack_of(language)
    if likeness is None or pack is None:
        return frozenset()
    return frozenset(map(fold, (*likeness.idle, *pack.number_words, *pack.multipliers)))


class Rarity:
    """How much a term weighs: the more, the fewer of the passages have it."""

    def __init__(self, passages: Iterable[frozenset[str]]) -> None:
        counts: dict[str, int] = {}
        total = 0
        for passage in passages:
            total += 1
            for term in passage:
                counts[term] = counts.get(term, 0) + 1
        self._total = total
        self._counts: Mapping[str, int] = counts

    def of(self, term: str) -> float:
        """Never 0; few passages are weighed as if they were among as many as an event usually has."""
        total = max(self._total, _USUAL)
        return log(1 + (total + 1) / (self._counts.get(term, 0) + 0.5))

    def weight(self, some: Iterable[str]) -> float:
        """The sum of their weights."""
        return sum(map(self.of, some))
