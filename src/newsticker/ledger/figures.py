"""Figures side by side: what they count, and whether they can both be right."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import inf

from newsticker.language.likeness import likeness_of
from newsticker.ledger.terms import state_terms, terms
from newsticker.model import Claim, Figure
from newsticker.text.folding import fold

# "about 40" reaches so far to either side.
_ABOUT = 0.03
_WORD = re.compile(r"[^\W\d_]+")
# The fates whose number grows while it is reported, by their place in the languages' tables: the dead, the missing,
# the ill.
GROWING = frozenset({0, 2, 3})
# So long is the noun at the end of a compound that counts the same: "Radsatzwellen", "Wellen".
_HEAD = 4
Interval = tuple[float, float, bool, bool]


def interval(figure: Figure) -> Interval:
    """The least and the most that a figure allows, and whether these themselves are allowed."""
    value = float(figure.value)
    match figure.bound:
        case "about":
            reach = abs(value) * _ABOUT
            return value - reach, value + reach, True, True
        case "at_least":
            return value, inf, True, False
        case "more_than":
            return value, inf, False, False
        case "at_most":
            return -inf, value, False, True
        case "less_than":
            return -inf, value, False, False
        case "range":
            return value, float(figure.high if figure.high is not None else value), True, True
    return value, value, True, True


def exclude(a: Figure, b: Figure) -> bool:
    """Whether no number is what both say: at least 12 and 15 do not exclude each other, 11 and 18 do."""
    (low, high, low_in, high_in), (low2, high2, low2_in, high2_in) = interval(a), interval(b)
    if high < low2 or high2 < low:
        return True
    if high == low2:
        return not (high_in and low2_in)
    return high2 == low and not (high2_in and low_in)


def agree(a: Figure, b: Figure) -> bool:
    """Whether both tell the same number, be it with another bound: "mindestens 15" and "15"."""
    return a.value == b.value and a.high == b.high


def unit_terms(figure: Figure, language: str | None) -> frozenset[str]:
    """The terms of what is counted."""
    return terms(figure.unit or "", language)


def unit_keys(figure: Figure, language: str | None) -> frozenset[str]:
    """What figures of one unit have in common, one of these at least: terms, or how its noun ends.

    "Konten" and "Kundenkonten" have no term in common, the latter being told by its parts, and meet by their end.
    """
    end = (figure.unit or "").casefold()[-_HEAD:]
    ends = {f"…{end}"} if len(end) == _HEAD else set()
    return unit_terms(figure, language) | ends


def counts_people(figure: Figure, language: str | None) -> bool:
    """Whether people are counted, by whatever they are called: what they are, what befell them, whose they are."""
    likeness = likeness_of(language)
    words = [word.lower() for word in _WORD.findall(figure.unit or "")]
    if likeness is None or not words or is_measure(figure, language):
        return False
    people = likeness.people
    if any(w in people or any(len(p) > 4 and w.endswith(p) for p in people) for w in words):
        return True
    return bool(
        fates_in(words[-1], language) or unit_terms(figure, language) & state_terms(language)
    )


def same_unit(a: Figure, b: Figure, language: str | None) -> bool:
    """Whether two figures count things of one name, or people both."""
    first, second = unit_terms(a, language), unit_terms(b, language)
    one, other = sorted(((a.unit or "").casefold(), (b.unit or "").casefold()), key=len)
    if first & second or one == other or (len(one) >= _HEAD and other.endswith(one)):
        return True
    return counts_people(a, language) and counts_people(b, language)


@lru_cache(maxsize=20_000)
def fates_in(text: str, language: str | None) -> frozenset[int]:
    """What the words say became of somebody, by the number of the fate: the dead are not the injured."""
    words = {fold(word) for word in _WORD.findall(text)}
    return frozenset(n for n, fate in enumerate(_fates(language)) if not words.isdisjoint(fate))


@cache
def _fates(language: str | None) -> tuple[frozenset[str], ...]:
    likeness = likeness_of(language)
    return tuple(frozenset(map(fold, fate)) for fate in likeness.fates) if likeness else ()


def is_part(claim: Claim, figure: Figure, language: str | None) -> bool:
    """Whether a figure counts some of those whom another one counts: "zwei davon schwer", "including three children"."""
    likeness, text = likeness_of(language), claim.content.text.lower()
    start = text.find(figure.text.lower())
    if likeness is None or start < 0:
        return False
    before, behind = text[:start].rstrip(), text[start + len(figure.text) :].lstrip()
    if before.endswith(likeness.of_them) or behind.startswith(likeness.of_them):
        return True
    return figure.text.lower().endswith(likeness.of_them) or _takes_up(claim, figure, start)


def _takes_up(claim: Claim, figure: Figure, start: int) -> bool:
    """Whether a number without a noun follows a greater one of the same: "14 Verletzte operiert, zwei starben"."""
    unit = (figure.unit or "").casefold()[:_HEAD]
    if not unit or len(figure.text.split()) > 1 or unit in figure.text.casefold():
        return False
    return any(
        other.value > figure.value
        and (other.unit or "").casefold().startswith(unit)
        and -1 < claim.content.text.find(other.text) < start
        for other in claim.figures
    )


def fates_of(claim: Claim, figure: Figure, language: str | None) -> frozenset[int]:
    """What became of those whom a figure counts: told behind it, before the next figure, or else before it."""
    own = fates_in(figure.unit or "", language)
    if own:
        return own
    text = claim.content.text
    start = text.find(figure.text)
    if start < 0:
        return fates_in(text, language)
    others = [text.find(other.text) for other in claim.figures if other is not figure]
    behind = min((at for at in others if at > start), default=len(text))
    return fates_in(text[start:behind], language) or fates_in(text[:start], language)


def same_fate(a: Claim, b: Claim, language: str | None) -> bool:
    """Whether both count people of one fate."""
    first, second = (_fates_told(claim, language) for claim in (a, b))
    return bool(first & second)


def _fates_told(claim: Claim, language: str | None) -> frozenset[int]:
    return frozenset().union(*(fates_of(claim, figure, language) for figure in claim.figures))


def other_fate(a: Claim, b: Claim, language: str | None) -> bool:
    """Whether both count people whom different things befell."""
    first, second = (_fates_told(claim, language) for claim in (a, b))
    return bool(first and second and not first & second)


def is_measure(figure: Figure, language: str | None) -> bool:
    """Whether the unit is one in which many things are counted: tonnes, hours, money."""
    likeness = likeness_of(language)
    words = (figure.unit or "").lower().split()
    return likeness is not None and not likeness.measures.isdisjoint(words)
