"""What is counted: a figure with its unit, what befell whom, on whose side, on which day, and what is said of it.

A quantity is what is counted and what is said of it: the injured of one event, tonnes that leaked. A bare number
("38.000") is of the quantity of the claim that it repeats, or of what its article counted before.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from newsticker.language.likeness import likeness_of
from newsticker.language.packs import pack_of
from newsticker.ledger.event import Event
from newsticker.ledger.figures import (
    GROWING,
    agree,
    counts_people,
    fates_of,
    is_part,
    same_unit,
    unit_terms,
)
from newsticker.ledger.statements import Statement
from newsticker.ledger.terms import state_terms, terms
from newsticker.model import Figure

# So many hours after a number another one can be that of the next half of the day.
HALF_DAY = 6.0
_WORD = re.compile(r"[^\W\d_]+")
_SILENT = frozenset({"denies", "asks", "demands", "promises", "warns"})


class Count(Struct, frozen=True):
    """A figure of a statement and the terms of what is counted and what is said of it; ``part`` of what another counts.

    ``day`` is when it was told, ``weekday`` on which it says that it happened ("am Montag festgenommen"), ``grown``
    that it tells of a number that rose ("auf sieben gestiegen").
    """

    statement: Statement
    figure: Figure
    units: frozenset[str]
    people: bool
    fates: frozenset[int]
    context: frozenset[str]
    sides: frozenset[str]
    day: str
    part: bool
    weekday: int | None
    grown: bool

    @property
    def grows(self) -> frozenset[int]:
        """Of the fates of those counted the ones whose number grows while it is reported."""
        return self.fates & GROWING


def counts_of(event: Event) -> list[Count]:
    """The figures of an event; what a claim says in all its wordings is the context of each.

    A number without any words is of what the article counted last before in the same unit.
    """
    claims = _Claims(event)
    found: list[Count] = []
    told: dict[float, dict[Hashable, Count]] = {}
    for statement in event.statements:
        if statement.claim.stance in _SILENT:
            continue
        for figure in statement.claim.figures:
            count = claims.count(statement, figure)
            before = told.setdefault(float(figure.value), {})
            if not _repeats(count, before.values(), event):
                found.append(_completed(count, found, event))
                before.setdefault(_sort(found[-1], event), found[-1])
    return found


def kinds_of(counts: Sequence[Count], event: Event) -> list[list[Count]]:
    """The counts, those together that copies repeat: the same number of the same thing told by the same house."""
    found: dict[Hashable, list[Count]] = {}
    for count in counts:
        found.setdefault(_sort(count, event), []).append(count)
    return list(found.values())


def _sort(count: Count, event: Event) -> Hashable:
    figure, statement = count.figure, count.statement
    number = (figure.value, figure.high, figure.bound, (figure.unit or "").casefold())
    whose = (
        statement.language,
        event.origins[statement.key],
        event.copies.first(statement.article),
    )
    what = (count.people, count.fates, count.context, count.sides, count.day, count.part,
            count.weekday, count.grown)  # fmt: skip
    return number, whose, what, statement.own


class _Claims:
    """What the wordings of each claim tell together of the number in it."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._days = _days(event)
        self._contexts: dict[str, frozenset[str]] = {}
        self._fates: dict[str, frozenset[int]] = {}
        self._sides: dict[str, frozenset[str]] = {}
        self._weekdays: dict[str, int | None] = {}
        for statement in event.statements:
            first, figures = event.one.first(statement.key), statement.claim.figures
            # What is said of a number is said of no quantity: "the figure of 12 surprised us".
            told = frozenset[str]() if statement.of_a_number else statement.meant
            self._contexts[first] = self._contexts.get(first, frozenset()) | told
            if self._weekdays.get(first) is None:
                self._weekdays[first] = _weekday(statement)
            for figure in figures:
                self._sides[first] = self._sides.get(first) or _sides_named(statement, figure)
            if len(figures) == 1:
                befell = fates_of(statement.claim, figures[0], statement.language)
                self._fates[first] = self._fates.get(first, frozenset()) | befell

    def count(self, statement: Statement, figure: Figure) -> Count:
        """The figure with what its own words tell, or else the other wordings of its claim."""
        first, language = self._event.one.first(statement.key), statement.language
        units, own_day = unit_terms(figure, language), _weekday(statement)
        return Count(
            statement,
            figure,
            units,
            people=counts_people(figure, language),
            fates=fates_of(statement.claim, figure, language)
            or self._fates.get(first, frozenset()),
            context=self._contexts[first] - units,
            sides=_sides_named(statement, figure)
            or self._sides.get(first)
            or _own_side(statement, self._event),
            day=self._days.get(first, ""),
            part=is_part(statement.claim, figure, language),
            weekday=self._weekdays.get(first) if own_day is None else own_day,
            grown=_tells_of_growth(statement),
        )


def _days(event: Event) -> dict[str, str]:
    """The day on which each claim was first told: said so, or else that of its article, as far as it is known."""
    of_article: dict[int, str] = {}
    for statement in event.statements:
        said = _day_said(statement)
        of_article[statement.article] = max(of_article.get(statement.article, ""), said)
    found: dict[str, str] = {}
    for statement in event.statements:
        published = statement.at[0][:10] if statement.at[0][:4].isdigit() else ""
        day = _day_said(statement) or published or of_article[statement.article]
        first = event.one.first(statement.key)
        if day and (first not in found or day < found[first]):
            found[first] = day
    return found


def _day_said(statement: Statement) -> str:
    said = statement.claim.said_at
    return said.value if said and len(said.value) == len("2026-01-01") else ""


def _weekday(statement: Statement) -> int | None:
    """The one day of the week on which a claim says that something happened, None where it names none or several.

    "Am Montag" is one; "der Entwurf vom Montag" is of that day, and what is said of it need not be.
    """
    pack, likeness = pack_of(statement.language), likeness_of(statement.language)
    if pack is None or likeness is None:
        return None
    words = _WORD.findall(statement.claim.content.text.lower())
    named = {
        pack.times.weekdays[word]
        for before, word in pairwise(words)
        if before in likeness.on_a_day and word in pack.times.weekdays
    }
    return named.pop() if len(named) == 1 else None


def _tells_of_growth(statement: Statement) -> bool:
    """Whether a claim says of a number that it rose: "auf sieben gestiegen", "had climbed to seven"."""
    likeness = likeness_of(statement.language)
    words = _WORD.findall(statement.claim.content.text.lower())
    return likeness is not None and not likeness.growth.isdisjoint(words)


def _sides_named(statement: Statement, figure: Figure) -> frozenset[str]:
    """Whose people are counted: "Tadschiken", "kirgisische Soldaten", "auf tadschikischer Seite", "in Norwegen"."""
    language = statement.language
    states, likeness = state_terms(language), likeness_of(language)
    unit = unit_terms(figure, language) & states
    if unit or likeness is None:
        return unit
    words = [word.lower() for word in _WORD.findall(statement.claim.content.text)]
    behind = likeness.people | likeness.sides | set((figure.unit or "").lower().split())
    found = [terms(word, language) & states for word, after in pairwise(words) if after in behind]
    pack = pack_of(language)
    inside = pack.place_prepositions if pack else frozenset()
    found += [
        terms(word, language) & states for before, word in pairwise(words) if before in inside
    ]
    named = frozenset().union(*found)
    return named if len(named) == 1 else frozenset()


def _own_side(statement: Statement, event: Event) -> frozenset[str]:
    """The state that tells it: without another word its own people are meant."""
    houses = event.origins[statement.key]
    return frozenset().union(
        *(terms(h, statement.language) for h in houses if " " not in h)
    ) & state_terms(statement.language)


def _repeats(count: Count, before: Iterable[Count], event: Event) -> bool:
    """Whether it only concedes something about a number that the same house had told."""
    return count.statement.concedes and any(
        agree(count.figure, other.figure)
        and event.of_one_house(count.statement, other.statement)
        and not are_apart(count, other)
        for other in before
    )


def _completed(count: Count, before: Sequence[Count], event: Event) -> Count:
    """A count with what its article told before of the same: of a bare number everything, else the fate alone."""
    if count.fates:
        return count
    language = count.statement.language
    for other in reversed(before):
        if other.statement.article != count.statement.article:
            break
        if not same_unit(other.figure, count.figure, language):
            continue
        if not count.context:
            return replace(count, fates=other.fates, context=other.context)
        if count.people and count.units == other.units and not count.units & count.statement.own:
            return replace(count, fates=other.fates)
    if count.context:
        return count
    place = event.places[count.statement.key]
    last = event.statements[place - 1] if place else None
    if (
        last
        and last.article == count.statement.article
        and event.of_one_house(last, count.statement)
    ):
        return replace(count, context=last.own)
    return count


def are_apart(a: Count, b: Count) -> bool:
    """Whether people of two sides are counted, whom different things befell, or a number that grew from day to day.

    Nor are some of those who are counted of one quantity with them all, nor is what happened on two days: "am Montag
    120 Festnahmen", "am Dienstag 200".
    """
    if a.part != b.part:
        return True
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return True
    if not (a.people and b.people):
        return False
    if (a.sides and b.sides and not a.sides & b.sides) or (
        a.fates and b.fates and not a.fates & b.fates
    ):
        return True
    # The dead and the missing grow in number while they are reported: each day has its own.
    return bool(a.grows & b.grows and a.day and b.day and a.day != b.day)


def is_update(a: Count, b: Count, rises: Iterable[Count]) -> bool:
    """Whether the later one of two numbers is told when the earlier one had grown, as somebody says: no disagreement.

    Three dead at half past six and seven, to which their number has "risen", at seven in the evening can both be right,
    and so can the three and what anybody tells from then on. ``rises`` are the counts that tell of growth.
    """
    early, late = sorted((a, b), key=lambda one: one.statement.at)
    if early.figure.value >= late.figure.value:
        return False
    return any(
        early.grows & late.grows & rise.grows
        and rise.statement.at <= late.statement.at
        and _hours(early, rise) >= HALF_DAY
        for rise in rises
    )


def _hours(early: Count, late: Count) -> float:
    """How many hours lie between the articles of two counts; none where a time is not known."""
    try:
        first, then = (datetime.fromisoformat(one.statement.at[0]) for one in (early, late))
    except ValueError:
        return 0.0
    return (then - first).total_seconds() / 3600
