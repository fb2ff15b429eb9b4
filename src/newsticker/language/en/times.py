"""English time expressions: their words by kind, and rules over these kinds (see time_words.py)."""

import re

from newsticker.language.en.numbers import NUMBER_WORDS
from newsticker.language.pack import words
from newsticker.language.time_words import (
    TimeWord,
    TimeWords,
    lexicon,
    numbered,
    of_kinds,
    rules,
    span,
)

_WORDS = """
THE: the
A: a an
THIS: this these
LAST: last past previous
NEXT: next coming
FOLLOWING: following
SAME: same
EACH: each every
OTHER: other
VAGUE: several many few some
APPROX: about almost nearly roughly approximately exactly just only over
MORE: more less fewer
LEAST: least
THAN: than
HALF: half
QUARTER: quarter
EARLY: early late mid
AND: and
TO: to until till
OF: of
IN: in
ON: on
AT: at
AROUND: around by before after since from through during for within throughout
PER: per
STOP: .
COMMA: ,
DASH: - – ‐ ‑
SLASH: /
APOSTROPHE: ' ’ ‘
ST: st nd rd th
ES: s
OCLOCK: o'clock o’clock
MERIDIEM am: a.m. a.m am
MERIDIEM pm: p.m. p.m pm
WEEKDAY 0: monday
WEEKDAY 1: tuesday
WEEKDAY 2: wednesday
WEEKDAY 3: thursday
WEEKDAY 4: friday
WEEKDAY 5: saturday
WEEKDAY 6: sunday
MONTH 1: january jan
MONTH 2: february feb
MONTH 3: March
MONTH 4: april apr
MONTH 5: May
MONTH 6: june
MONTH 7: july
MONTH 8: august aug
MONTH 9: september sept sep
MONTH 10: october oct
MONTH 11: november nov
MONTH 12: december dec
TODAY 0: today
DAYSHIFT -1: yesterday
DAYSHIFT 1: tomorrow
TONIGHT NI: tonight
PART MO: morning
PART AF: afternoon
PART EV: evening
PART NI: night
MIDNIGHT 24:00: midnight
MIDNIGHT 12:00: noon midday
DAILY MO: mornings
DAILY EV: evenings
DAILY NI: nights
SEASON SP: spring
SEASON SU: summer
SEASON FA: autumn fall
SEASON WI: winter
PARTOF: beginning start middle end
UNITS TS: seconds
UNIT TM: minute
UNITS TM: minutes
UNIT TH: hour
UNITS TH: hours
DAY D: day
UNITS D: days
UNIT W: week
UNITS W: weeks
WEEKEND WE: weekend
UNIT M: month
UNITS M: months
UNIT Q: quarter
UNITS Q: quarters
YEARWORD Y: year
YEARSWORD Y: years
UNIT DE: decade
UNITS DE: decades
CENTURY CE: century
UNITS CE: centuries
CENTURY L: millennium
SHIFT 1: later
SHIFT -1: earlier before
AGO: ago
RECENT: recent
TIMES: once twice times
EVERY P1D: daily
EVERY P1W: weekly
EVERY P1M: monthly
EVERY P3M: quarterly
EVERY P1Y: annually yearly annual
EVERY PT1H: hourly
REF PAST_REF: recently formerly
REF PRESENT_REF: now currently nowadays presently
REF FUTURE_REF: soon shortly
NOUNREF FUTURE_REF: future
MOMENT: moment
ORDINAL 1: first
ORDINAL 2: second
ORDINAL 3: third
ORDINAL 19: nineteenth
ORDINAL 20: twentieth
ORDINAL 21: twenty-first
HOLIDAY 12-25: christmas
HOLIDAY easter+0: easter
"""

_RULES = """
{prep} = [IN ON AT TO AROUND OF]
{number} = NUMBER | YEAR
{unit} = UNIT | DAY | YEARWORD | CENTURY
{units} = UNITS | YEARSWORD
{any} = {unit} | {units}
{which} = THIS | THE? (LAST | NEXT)
{ofyear} = COMMA? YEAR | OF YEAR | (OF | ) {which} YEARWORD
{part} = (THE? PARTOF OF | EARLY DASH? | THE EARLY DASH?)
{about} = (APPROX | MORE THAN | AT LEAST)
clock_on_day: (NUMBER | CLOCK) (MERIDIEM | OCLOCK) ON? {which}? WEEKDAY  # 5 p.m. on Friday
clock: (NUMBER | CLOCK) (MERIDIEM | OCLOCK)  # 6:30 pm
clock: (?<= AT) CLOCK | MIDNIGHT  # at 18:30, around midnight
full_date: FULLDATE  # 2026-01-29
day: (WEEKDAY COMMA)? MONTH STOP? NUMBER ST? (?! {units}) {ofyear}?  # Saturday, March 21, 2026
day: (WEEKDAY COMMA? THE?)? NUMBER ST? OF? MONTH {ofyear}?  # 12th of May
month: {part}? MONTH STOP? {ofyear}  # in early March 2019
month: {which} MONTH | {part} MONTH | (?<= {prep}) MONTH  # last May, late June, in May
decade: THE? DECADE  # the mid-1990s
decade: {part}? (THE EARLY? DASH? APOSTROPHE? NUMBER | EARLY? DASH? APOSTROPHE NUMBER | THE? EARLY? DASH? YEAR) ES  # the late 1990s, the '90s
year: {part} YEAR | THE YEAR ADJ? YEARWORD  # the end of 2019, the 2015 fiscal year
short_year: APOSTROPHE NUMBER  # the class of '68
century: {part}? THE? EARLY? (NUMBER ST | ORDINAL) CENTURY  # in the early 19th century
set_of_units: EACH OTHER? ({number} {units} | {unit})  # every four years
set_of_units: (TIMES (A | PER) | PER) {unit}  # once a year, per month
set_of_units: (?<= NUMBER) A {unit}  # 20 dollars an hour
set_of_days: EACH WEEKDAY | WEEKDAYS  # every Monday
set_of_parts: EACH PART | DAILY  # every morning
every: TIMES? EVERY  # twice daily
period: {part}? {which} ({unit} | WEEKEND)  # late last year
period: {part} THE {unit}  # at the end of the month
period: (?<= {prep}) THE? WEEKEND  # at the weekend
season: {which} SEASON | {part}? THE? SEASON {ofyear} | (?<= {prep}) THE? SEASON (?! OF)  # last summer, the spring of 2019
holiday: HOLIDAY {ofyear}?  # Easter 2024
vague: THE? (LAST | NEXT | RECENT) {units}  # in recent years
ago: {about}{0,2} (A? VAGUE | {number} | A) {any} AGO  # almost three years ago
ago: {units} AGO  # weeks ago
duration: THE? (LAST | NEXT | ADJ)? {about}{0,2} ({number} (AND A HALF)? | A? VAGUE) ADJ? ({units} | {unit}) (AND {number} {units})? SHIFT?  # over the past ten years, two and a half hours
duration: {about}{0,2} A (HALF | ADJ)? {unit} (AND {number} {units} | AND A HALF)? SHIFT?  # an hour and a half
duration: {about}? HALF A {unit} SHIFT?  # half an hour later
vague: (?<= [AROUND IN]) {units}  # for years
vague: {units} SHIFT  # years later
told_span: SPAN (?! DASH)  # a five-year plan
next_day: THE (NEXT | FOLLOWING) DAY  # the following day
same: THE? SAME {unit}  # the same year
years_on: THE FOLLOWING YEARWORD  # the following year
shifted: (TODAY | DAYSHIFT) PART  # yesterday morning
shifted: LAST PART  # last night
shifted: TONIGHT  # tonight
weekday: EARLY? ({which})? WEEKDAY PART?  # on Friday, last Monday, early Tuesday night
part: (?<= [IN ON AT AROUND]) (THE | THIS) EARLY? PART | THIS PART  # in the evening, this morning
today: TODAY  # today
shifted: DAYSHIFT  # tomorrow
refs: REF | (?<= IN) THE? NOUNREF | AT THE MOMENT  # now, at the moment, in the future
bare_year: YEAR  # in 1998
"""

_SPAN = re.compile(r"([a-z]+|\d{1,6})-(second|minute|hour|day|week|month|year|decade)")


# "Thursday's vote", "last year's budget".
_POSSESSIVES = ("'s", "’s")
_POSSESSING = {
    "WEEKDAY",
    "DAYSHIFT",
    "TODAY",
    "DAY",
    "UNIT",
    "YEARWORD",
    "WEEKEND",
    "SEASON",
    "PART",
}
_LEXICON = lexicon(_WORDS)


def _derive(lower: str) -> TimeWord | None:
    if lower.endswith(_POSSESSIVES):
        known = _LEXICON.get(lower[:-2])
        return known if known and known.kind in _POSSESSING else None
    if lower.startswith("mid-"):
        rest = lower[4:]
        if rest.isdecimal() and len(rest) == 4:
            return TimeWord("YEAR", rest)
        if rest.endswith("s") and rest[:-1].isdecimal() and len(rest) < 6:
            return TimeWord("DECADE", rest[:-1])
        month = _LEXICON.get(rest.capitalize(), _LEXICON.get(rest))
        return month if month and month.kind == "MONTH" else None
    found = _SPAN.fullmatch(lower) if "-" in lower else None
    if found is None:
        return None
    amount = found[1] if found[1].isdecimal() else NUMBER_WORDS.get(found[1])
    if amount is None:
        return None
    unit = "TS" if found[2] == "second" else _LEXICON[found[2]].value
    return TimeWord("SPAN", span(f"{float(amount):g}", unit))


TIMES = TimeWords(
    lexicon=_LEXICON,
    derive=_derive,
    numbers=NUMBER_WORDS,
    decimal_comma=False,
    rules=rules(_RULES),
    prepositions=words("on in at since until by from before after late early"),
    spans=words("until by since from before after"),
    towards_past=words("since"),
    towards_future=words("until till by"),
    open_forms=words("is are am"),
    possessives=_POSSESSIVES,
    future_forms=words("will shall would may might must should can could"),
    ages=words("old"),
    clocks=words("p.m p.m. a.m a.m. pm am o'clock"),
    weekdays=numbered(_LEXICON, "WEEKDAY"),
    months=numbered(_LEXICON, "MONTH"),
    after_ordinals=of_kinds(_LEXICON, "MONTH", "CENTURY"),
    day_words=of_kinds(_LEXICON, "DAYSHIFT", "TODAY"),
    day_parts=of_kinds(_LEXICON, "PART", "MIDNIGHT"),
    duration_units=of_kinds(_LEXICON, "UNIT", "UNITS", "DAY", "YEARWORD", "YEARSWORD"),
)
