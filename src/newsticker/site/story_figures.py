"""Figures of a story over time: who said which number of one thing when, one line an authority."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import sha256
from statistics import median

import msgspec
from msgspec import Struct

from newsticker.language.finding import analyser
from newsticker.model import Bound, Figure
from newsticker.model_stories import KeptLink
from newsticker.outputs.story_told import Statement, ToldStory
from newsticker.site.figures import names_one
from newsticker.site.formats import Formats
from newsticker.site.units import unit_label

# Numbers of one quantity are seldom so many times one another.
TIMES = 5


class Dot(Struct, frozen=True):
    """A figure at the instant at which it was said, or else reported."""

    at: datetime
    figure: Figure
    statement: Statement


class Line(Struct, frozen=True):
    """The figures of one authority, the earliest first; None where nobody is named."""

    authority: str | None
    dots: tuple[Dot, ...]

    @property
    def steps(self) -> tuple[Dot, ...]:
        """The figures without those that only repeat the one before."""
        found: list[Dot] = []
        for dot in self.dots:
            if not found or _number(dot.figure) != _number(found[-1].figure):
                found.append(dot)
        return tuple(found)


class Series(Struct, frozen=True):
    """The figures for one quantity, the authority with most of them first; ``link`` tells why they are for one.

    Where some of them exclude each other they are disputed, and the link is that of those.
    """

    link: KeptLink
    unit: str | None
    lines: tuple[Line, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether authorities tell, or told, numbers that exclude each other."""
        return self.link.kind == "figures"

    @property
    def is_settled(self) -> bool:
        """Whether every authority names the same number by now."""
        return len({_number(line.dots[-1].figure) for line in self.lines}) == 1

    def key(self, formats: Formats) -> str:
        """A digest of what its picture shows in a language and time zone."""
        shown = [
            (line.authority, [(dot.at.isoformat(), _number(dot.figure)) for dot in line.steps])
            for line in self.lines
        ]
        return sha256(msgspec.json.encode((formats.name, formats.zone_name, shown))).hexdigest()[:16]  # fmt: skip


def series_of(story: ToldStory, formats: Formats) -> list[Series]:
    """The quantities of a story that are told with different numbers: the disputed first, then those with most figures."""
    found = []
    for link, course in _courses(story.linked("figures"), story.linked("course")):
        told = _figures(link, story.statements_in(course))
        lines = _lines([Dot(_instant(one, formats), figure, one) for one, figure in told])
        if sum(len(line.dots) for line in lines) > 1:
            unit = link.unit or next((figure.unit for _, figure in told if figure.unit), None)
            # A quantity is told in one language.
            label = unit_label(unit, told[0][0].shown.stored.article.language)
            found.append(Series(link, label, lines))
    return sorted(
        found, key=lambda one: (not one.is_disputed, -sum(len(line.dots) for line in one.lines))
    )


def authority_of(statement: Statement) -> str | None:
    """Who knew first: the first of the chain, else the speaker."""
    claim = statement.shown.claim
    return claim.knew_first or (claim.speaker.text if claim.speaker else None)


def _courses(
    disputes: Sequence[KeptLink], courses: Sequence[KeptLink]
) -> list[tuple[KeptLink, KeptLink]]:
    """Each link that a series is made for, with the one that has all its claims: the course that a dispute is part of."""
    found = []
    inside: set[int] = set()
    for link in disputes:
        mine = set(link.claims)
        whole = next((one for one in courses if mine <= set(one.claims)), link)
        inside.add(whole.id)
        found.append((link, whole))
    return [*found, *((one, one) for one in courses if one.id not in inside)]


def _figures(link: KeptLink, statements: Sequence[Statement]) -> list[tuple[Statement, Figure]]:
    """Of each statement the figure that the link is about: of its unit, or else nearest to those that are."""
    sure: list[tuple[Statement, Figure]] = []
    open_: list[Statement] = []
    for statement in statements:
        figures = statement.shown.claim.figures
        language = statement.shown.stored.article.language
        wanted = set(analyser().base_forms(link.unit or "", language))
        fits = [f for f in figures if wanted & set(analyser().base_forms(f.unit or "", language))]
        if len(figures) == 1 or len(fits) == 1:
            sure.append((statement, fits[0] if fits else figures[0]))
        elif figures:
            open_.append(statement)
    middle = median([float(figure.value) for _, figure in sure]) if sure else None
    for statement in open_:
        figures = statement.shown.claim.figures
        if middle:
            nearest = min(figures, key=lambda f: abs(float(f.value) - middle))
            low, high = sorted((abs(float(nearest.value)), abs(middle)))
            if low and high / low <= TIMES:
                sure.append((statement, nearest))
        else:
            sure.append((statement, figures[0]))
    return sure


def _lines(dots: Sequence[Dot]) -> tuple[Line, ...]:
    lines: dict[str | None, list[Dot]] = {}
    for dot in sorted(dots, key=lambda one: (one.at, one.statement.told[0].address)):
        name = authority_of(dot.statement)
        known = next((one for one in lines if one == name or names_one(one, name)), name)
        lines.setdefault(known, []).append(dot)
    found = [Line(name, tuple(some)) for name, some in lines.items()]
    return tuple(sorted(found, key=lambda line: (-len(line.dots), line.dots[0].at)))


def _instant(statement: Statement, formats: Formats) -> datetime:
    """When it was said: the day alone is known, so that it is noon unless it was reported on that day."""
    reported = formats.local(statement.reported.isoformat())
    if statement.said is None or len(statement.said) < 10:
        return reported
    try:
        day = date.fromisoformat(statement.said)
    except ValueError:
        return reported
    return reported if day >= reported.date() else datetime.combine(day, time(12), reported.tzinfo)


def _number(figure: Figure) -> tuple[float, float | None, Bound]:
    return float(figure.value), None if figure.high is None else float(figure.high), figure.bound
