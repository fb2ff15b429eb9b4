"""The words of a language's time expressions by their kind, and its rules over these kinds.

A rule is a regular expression whose letters are kinds of words: ``LAST UNIT`` is "vergangene Woche" as
well as "last month". A sentence becomes a string of one character a token, so all rules run as one
compiled expression over a short string, whatever the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

_LONGEST = 12
_YEARS = range(1000, 2101)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}")
_DAY_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")


class TimeWord(Struct, frozen=True):
    """One reading of a word: its kind (``WEEKDAY``), and what it is worth ("4", "EV", "P1D")."""

    kind: str
    value: str = ""

    @property
    def number(self) -> float:
        """Its value as a number; raises ValueError where it is none."""
        return float(self.value)


class TimeWords(Struct, frozen=True):
    """What a language must tell about time: its words, its rules, and a few lists others ask for.

    ``lexicon`` holds lower-case words, and capitalised ones where only these have the meaning
    ("Morgen"). ``derive`` reads a word that is not in the lexicon ("monatelang", "dreitägig").
    ``rules`` are pairs of an action's name and a pattern, the first that matches at a place wins.

    ``spans`` are prepositions after which a point begins or ends a stretch of time. After one of
    ``towards_past`` it lies before the day of publication; after one of ``towards_future`` behind it,
    if the clause tells no past. ``future_forms`` are forms of the auxiliary that makes the future,
    ``open_forms`` present forms of one that points ahead with an infinitive ("is to meet"), else back.

    With an ending of ``possessives`` a word tells of what time something is, not when it is.

    ``ages`` make of what stands before them an age, ``clocks`` a time of day. The lists after them are
    words of the lexicon, lower-case, for those who only ask whether a phrase tells a time;
    ``after_ordinals`` are what a number with a stop before it counts ("19. Jahrhundert").
    """

    lexicon: Mapping[str, TimeWord]
    derive: Callable[[str], TimeWord | None]
    numbers: Mapping[str, float]
    decimal_comma: bool
    rules: tuple[tuple[str, str], ...]
    prepositions: frozenset[str]
    spans: frozenset[str]
    towards_past: frozenset[str]
    towards_future: frozenset[str]
    future_forms: frozenset[str]
    open_forms: frozenset[str]
    possessives: tuple[str, ...]
    ages: frozenset[str]
    clocks: frozenset[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    after_ordinals: frozenset[str]
    day_words: frozenset[str]
    day_parts: frozenset[str]
    duration_units: frozenset[str]

    def read(self, text: str, lower: str) -> TimeWord | None:
        """What ``text`` says about time, None where it says nothing."""
        if text[0].isdecimal():
            return self._digits(text) or self.derive(lower)
        if text[0].isupper() and (known := self.lexicon.get(text[0] + lower[1:])):
            return known
        if known := self.lexicon.get(lower):
            return known
        if lower in self.numbers:
            return TimeWord("NUMBER", f"{self.numbers[lower]:g}")
        return self.derive(lower)

    def _digits(self, text: str) -> TimeWord | None:
        if len(text) > _LONGEST:
            return None
        if text.isdecimal():
            is_year = len(text) == 4 and int(text) in _YEARS
            return TimeWord("YEAR" if is_year else "NUMBER", str(int(text)))
        if _DATE.fullmatch(text):
            return TimeWord("FULLDATE", text)
        if _CLOCK.fullmatch(text):
            return TimeWord("CLOCK", text)
        if self.decimal_comma and _DAY_MONTH.fullmatch(text):
            return TimeWord("DAYMONTH", text)
        group, point = (".", ",") if self.decimal_comma else (",", ".")
        if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+", text):
            return TimeWord("NUMBER", text.replace(group, ""))
        plain = text.replace(point, ".")
        return TimeWord("NUMBER", plain) if re.fullmatch(r"\d+\.\d+", plain, re.ASCII) else None


def of_kinds(lexicon: Mapping[str, TimeWord], *kinds: str) -> frozenset[str]:
    """The lower-case words of these kinds."""
    return frozenset(word.lower() for word, time in lexicon.items() if time.kind in kinds)


def numbered(lexicon: Mapping[str, TimeWord], kind: str) -> dict[str, int]:
    """The lower-case words of the kind with their numbers."""
    return {word.lower(): int(time.value) for word, time in lexicon.items() if time.kind == kind}


def span(number: str, unit: str) -> str:
    """The duration of so many units as TIMEX3 has it: P3Y, PT40M, PXD."""
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def lexicon(text: str) -> dict[str, TimeWord]:
    """Lines ``KIND value: word …`` (or ``KIND: word …``) as time words by word; the first line wins."""
    found: dict[str, TimeWord] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        head, _, members = line.partition(": ")
        kind, _, value = head.partition(" ")
        for word in members.split():
            found.setdefault(word, TimeWord(kind, value))
    return found


def rules(text: str) -> tuple[tuple[str, str], ...]:
    """Lines ``action: pattern  # example`` as pairs; ``{name} = pattern`` names a part that others use."""
    parts: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("{"):
            name, _, pattern = line.partition(" = ")
            parts[name] = f"({_filled(pattern, parts)})"
        else:
            action, _, pattern = line.partition("#")[0].partition(": ")
            found.append((action, _filled(pattern, parts)))
    return tuple(found)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{[a-z]+\}", lambda m: parts[m[0]], pattern)
