"""Time expressions as TIMEX3 (ISO-TimeML), resolved against the day of publication.

"am Freitag" is the last Friday up to that day where the clause tells the past, "am kommenden Freitag" the
next one, "im Dezember" the last December that began, "am 29. Januar" the 29 January that lies nearest.
The rules are a language's own (language/time_words.py); what each of them makes of its words stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.times import days, hours, references, spans, stretches
from newsticker.claims.times.grammar import Grammar, Hit, grammar_of
from newsticker.claims.times.scene import Reading, Scene
from newsticker.model import TimexType

__all__ = ["Time", "find_times"]


class Time(Struct, frozen=True):
    """A time expression at tokens ``first`` to ``after`` of a sentence, as TimeML bounds it.

    ``phrase`` is the first token with the preposition before it ("am" of "am Freitag"); ``is_past_point``
    is set where something can have been said then.
    """

    sentence: int
    phrase: int
    first: int
    after: int
    type: TimexType
    value: str
    is_past_point: bool


_ACTIONS: dict[str, Callable[[Scene, Sentence, Hit], Reading]] = {
    "full_date": days.full_date,
    "short_date": days.short_date,
    "day": days.day,
    "day_of_range": days.day_of_range,
    "day_before_month": days.day_before_month,
    "month": stretches.month,
    "year": stretches.year,
    "bare_year": stretches.bare_year,
    "short_year": stretches.short_year,
    "quarter": stretches.quarter,
    "decade": stretches.decade,
    "century": stretches.century,
    "period": stretches.period,
    "same": stretches.same,
    "years_on": stretches.years_on,
    "season": stretches.season,
    "eve": stretches.eve,
    "holiday": days.holiday,
    "refs": references.refs,
    "present": references.present,
    "these_days": references.these_days,
    "far": references.far,
    "formerly": references.formerly,
    "this_hour": references.this_hour,
    "today": days.today,
    "daily": days.daily,
    "shifted": days.shifted,
    "weekday": days.weekday,
    "night": days.night,
    "tomorrow": days.tomorrow,
    "next_day": days.next_day,
    "part_of_day": hours.part_of_day,
    "part": hours.part,
    "clock_on_day": hours.clock_on_day,
    "clock": hours.clock,
    "ago": spans.ago,
    "duration": spans.duration,
    "vague": spans.vague,
    "part_span": spans.part_span,
    "one": spans.one,
    "told_span": spans.told_span,
    "every": spans.every,
    "set_of_units": spans.set_of_units,
    "set_of_days": spans.set_of_days,
    "set_of_parts": spans.set_of_parts,
}
_OPENING = 4
_DAYS = frozenset({"WEEKDAY", "WEEKDAYPART", "DAYSHIFT"})
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?")


def find_times(sheet: Sheet) -> list[Time]:
    """All time expressions of the sheet in the order of the text."""
    grammar = grammar_of(sheet.pack)
    scene = Scene(sheet.pack, sheet.published, _is_daily(sheet, grammar))
    found: list[Time] = []
    for sentence in sheet.sentences:
        scene.words, letters = grammar.read(sentence.tokens)
        for hit in grammar.hits(scene.words, letters):
            reading = _ACTIONS[hit.action](scene, sentence, hit)
            if reading is None:
                continue
            kind, value = reading
            time = _time(sheet, sentence, hit, kind, value)
            found.append(time)
            if kind in {"DATE", "TIME"} and _POINT.fullmatch(value):
                scene.last = value
            told = _day_of(value) if kind in {"DATE", "TIME"} else None
            if told is not None and sentence.quotation_of(sentence.tokens[hit.first]) is None:
                scene.told, scene.told_in = told, sentence.paragraph
    return found


def _is_daily(sheet: Sheet, grammar: Grammar) -> bool:
    opening = (grammar.read(s.tokens)[0] for s in sheet.sentences[:_OPENING])
    return any(word is not None and word.kind in _DAYS for words in opening for word in words)


def _time(sheet: Sheet, sentence: Sentence, hit: Hit, kind: TimexType, value: str) -> Time:
    times, tokens = sheet.pack.times, sentence.tokens
    phrase = hit.first
    while phrase and hit.first - phrase < 2 and tokens[phrase - 1].lower in times.prepositions:
        phrase -= 1
    led = {t.lower for t in tokens[phrase : hit.first]}
    past = (
        kind in {"DATE", "TIME"}
        and _POINT.fullmatch(value) is not None
        and not led & times.spans
        and not tokens[hit.after - 1].lower.endswith(times.possessives)
        and _is_past(value, sheet.published)
    )
    return Time(sentence.number, phrase, hit.first, hit.after, kind, value, past)


def _is_past(value: str, published: date | None) -> bool:
    return published is None or value[:10] <= published.isoformat()[: len(value[:10])]


def _day_of(value: str) -> date | None:
    """The day that a value names, None for a month, a year, "PRESENT_REF"."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None
