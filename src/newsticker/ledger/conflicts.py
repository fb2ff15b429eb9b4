"""Figures for one quantity: how it is told over time, and which of them exclude each other on different authority.

Figures are looked up by what they count, and compared within that. The same authority with another number is an
update and no conflict, unless two papers tell the same utterance with different numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import inf

from msgspec import Struct

from newsticker.ledger.event import Event
from newsticker.ledger.figures import exclude, is_measure, same_unit, unit_keys
from newsticker.ledger.groups import Groups
from newsticker.ledger.quantities import Count, are_apart, counts_of, is_update, kinds_of
from newsticker.ledger.same_claim import overlap
from newsticker.ledger.statements import Statement
from newsticker.model import Figure

# Numbers of one quantity are seldom so many times one another, unless much of what is said of them is the same.
_TIMES = 3
# The more of what is said of them is the same, or of people what befell them, the farther they may be apart.
_TIMES_ALIKE = 5
_TIMES_AT_ALL = 50
MUCH, WORDS = 0.9, 6.0
# Nor does a quantity reach farther than that by figures that lie between.
SPAN = 5
SHARED = 0.3
# Numbers of things of one name, told of one event, that are of one quantity whatever is said of them.
NEAR = 3
# A small number counts many things.
SMALL = 20


class Quantity(Struct, frozen=True):
    """Claims that tell different figures for one quantity; in a disagreement those whose figures exclude each other."""

    unit: str
    statements: tuple[Statement, ...]
    rule: str
    confidence: float


class _Told(Struct, frozen=True):
    """A count and all that repeat it, with the articles they stand in."""

    counts: tuple[Count, ...]
    articles: frozenset[int]

    @property
    def first(self) -> Count:
        """The one that was told first."""
        return self.counts[0]


class Quantities(Struct, frozen=True):
    """The quantities of an event that are told with different figures, and of which of them authorities disagree."""

    courses: tuple[Quantity, ...]
    disagreements: tuple[Quantity, ...]


def quantities_of(event: Event) -> Quantities:
    """How the quantities of an event are told over time, and what authorities tell different numbers of."""
    counts = counts_of(event)
    rises = [count for count in counts if count.grown and count.grows]
    told = [
        _Told(tuple(alike), frozenset(count.statement.article for count in alike))
        for alike in kinds_of(counts, event)
    ]
    groups: Groups[int] = Groups()
    index: dict[str, list[int]] = {}
    against: set[int] = set()
    members = {number: [number] for number in range(len(told))}
    for number, one in enumerate(told):
        groups.first(number)
        keys = {*unit_keys(one.first.figure, one.first.statement.language)}
        keys |= {"people"} if one.first.people else set()
        for other in sorted({n for key in keys for n in index.get(key, ())}):
            if not _are_one_quantity(told[other], one, event):
                continue
            first, second = groups.first(other), groups.first(number)
            if first != second:
                some, others = members[first], members[second]
                others_too = (pair for pair in product(some, others) if pair != (other, number))
                if any(_are_far(told[a].first, told[b].first) for a, b in others_too):
                    continue
                groups.join(first, second)
                members[groups.first(first)] = [*some, *others]
            if _exclude_each_other(told[other], one, event) and not is_update(
                told[other].first, one.first, rises
            ):
                against |= {other, number}
        for key in keys:
            index.setdefault(key, []).append(number)
    return Quantities(
        _by_quantity(told, groups, range(len(told))), _by_quantity(told, groups, sorted(against))
    )


def _by_quantity(
    told: Sequence[_Told], groups: Groups[int], numbers: Iterable[int]
) -> tuple[Quantity, ...]:
    members: dict[int, list[Count]] = {}
    for number in numbers:
        members.setdefault(groups.first(number), []).extend(told[number].counts)
    found = []
    for some in members.values():
        if len({(one.figure.value, one.figure.high, one.figure.bound) for one in some}) < 2:
            continue
        ordered = sorted((count.statement for count in some), key=lambda one: one.at)
        statements = tuple({one.key: one for one in ordered}.values())
        unit = next((count.figure.unit for count in some if count.figure.unit), None)
        found.append(Quantity(unit or "", statements, "same-quantity", 0.85))
    return tuple(found)


def _are_one_quantity(one: _Told, other: _Told, event: Event) -> bool:
    a, b = one.first, other.first
    language = a.statement.language
    if language != b.statement.language or not same_unit(a.figure, b.figure, language):
        return False
    lighter, _, weight = overlap(a.context, b.context, event.rarity)
    if are_apart(a, b) or _times(a.figure, b.figure) > _most_times(a, b, lighter, weight):
        return False
    untold = not a.context or not b.context
    if a.people and b.people:
        if a.fates and b.fates:
            return bool(a.fates & b.fates)
        beside = untold and not one.articles.isdisjoint(other.articles) and bool(a.units & b.units)
        named = not (a.fates or b.fates) and bool(a.units & b.units)
        alike = named and _are_near(a.figure, b.figure)
        return beside or alike or (lighter >= SHARED and weight >= 1.5)
    if is_measure(a.figure, language):
        return lighter >= SHARED
    return _are_near(a.figure, b.figure) or lighter >= 0.1 or untold


def _most_times(a: Count, b: Count, lighter: float, weight: float) -> float:
    if lighter >= MUCH and weight >= WORDS:
        return _TIMES_AT_ALL
    return _TIMES_ALIKE if lighter >= MUCH or a.fates & b.fates else _TIMES


def _are_near(a: Figure, b: Figure) -> bool:
    return _times(a, b) <= NEAR and min(a.value, b.value) >= SMALL


def _are_far(a: Count, b: Count) -> bool:
    """Whether two figures are of no one quantity, although others lie between them."""
    return are_apart(a, b) or _times(a.figure, b.figure) > SPAN


def _times(a: Figure, b: Figure) -> float:
    low, high = sorted((abs(float(a.value)), abs(float(b.value))))
    return high / low if low else inf


def _exclude_each_other(one: _Told, other: _Told, event: Event) -> bool:
    a, b = one.first, other.first
    if event.of_one_house(a.statement, b.statement):
        # What one authority said once cannot be two numbers: one of the papers changed it, if the words are the same,
        # or else it befell the same people ("112 Kranke", "121 Menschen erkrankt"). An article that has both tells
        # two things.
        if not event.copies.are_one(a.statement.article, b.statement.article):
            return False
        _, both, _ = overlap(a.statement.own, b.statement.own, event.rarity)
        once = both >= 0.8 or bool(a.fates & b.fates)
        if not once or not one.articles.isdisjoint(other.articles):
            return False
    return exclude(a.figure, b.figure)
