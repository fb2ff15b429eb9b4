"""Time expressions as TIMEX3 (ISO-TimeML), resolved against the day of publication.

"am Freitag" is the last Friday up to that day, "am kommenden Freitag" the next one, "im Dezember" the last
December that began, "am 29. Januar" the last 29 January unless a year is told.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import TimexType
from newsticker.text.tokens import Token


class Time(Struct, frozen=True):
    """A time expression at tokens ``first`` to ``after`` of a sentence; ``is_past_point`` where something
    can have been said then."""

    sentence: int
    first: int
    after: int
    type: TimexType
    value: str
    is_past_point: bool


def find_times(sheet: Sheet) -> list[Time]:
    """All time expressions of the sheet in the order of the text."""
    found = []
    for sentence in sheet.sentences:
        at = 0
        while at < len(sentence.tokens):
            time = _time_at(sheet, sentence, at)
            if time is None:
                at += 1
            else:
                found.append(time)
                at = time.after
    return found


def _time_at(sheet: Sheet, sentence: Sentence, at: int) -> Time | None:
    tokens, pack = sentence.tokens, sheet.pack
    first = at
    while (
        at < len(tokens)
        and at - first < 3
        and (
            tokens[at].lower in pack.time_prepositions
            or tokens[at].lower in pack.future_words
            or tokens[at].lower in pack.last_words
            or tokens[at].lower in pack.time_adverbs
        )
    ):
        at += 1
    if at >= len(tokens):
        return None
    modifiers = {t.lower for t in tokens[first:at]}
    for reader in (_weekday, _day_word, _calendar_day, _month, _year):
        hit = reader(sheet, tokens, at, modifiers)
        if hit is not None:
            after, value, kind = hit
            past = not (modifiers & (pack.future_words | pack.span_prepositions)) and value != ""
            if not value:
                return None
            return Time(
                sentence.number,
                first,
                after,
                kind,
                value,
                past and _is_past(value, sheet.published),
            )
    if at == first:
        return _duration(sentence, at, pack)
    return None


def _is_past(value: str, published: date | None) -> bool:
    return published is None or value[:10] <= published.isoformat()[: len(value[:10])]


_Hit = tuple[int, str, TimexType]


def _weekday(sheet: Sheet, tokens: list[Token], at: int, modifiers: set[str]) -> _Hit | None:
    lower, pack = tokens[at].lower, sheet.pack
    name = next(
        (
            d
            for d in pack.weekdays
            if lower == d
            or lower == d + "s"
            or (lower.startswith(d) and lower[len(d) :] in pack.day_parts)
        ),
        None,
    )
    if name is None or sheet.published is None:
        return None
    back = (sheet.published.weekday() - pack.weekdays[name]) % 7
    if modifiers & pack.future_words or (modifiers & pack.until_words and back):
        day = sheet.published + timedelta(days=(7 - back) if back else 7)
    elif modifiers & pack.last_words and back == 0:
        day = sheet.published - timedelta(days=7)
    else:
        day = sheet.published - timedelta(days=back)
    part = pack.day_parts.get(lower[len(name) :].removeprefix("s"))
    after = at + 1
    if part is None and after < len(tokens) and tokens[after].lower in pack.day_parts:
        part, after = pack.day_parts[tokens[after].lower], after + 1
    return (
        (after, f"{day.isoformat()}T{part}", "TIME") if part else (after, day.isoformat(), "DATE")
    )


def _day_word(sheet: Sheet, tokens: list[Token], at: int, modifiers: set[str]) -> _Hit | None:
    shift = sheet.pack.day_words.get(tokens[at].lower)
    if shift is None or sheet.published is None or (tokens[at].tag == "N" and at > 0):
        return None
    return at + 1, (sheet.published + timedelta(days=shift)).isoformat(), "DATE"


def _calendar_day(sheet: Sheet, tokens: list[Token], at: int, modifiers: set[str]) -> _Hit | None:
    """ "29. Januar (2026)", "January 29(, 2026)", "29 January (2026)"."""
    pack = sheet.pack
    words = [t.lower for t in tokens[at : at + 5]]
    day, month, used = 0, 0, 0
    if len(words) > 2 and words[0].isdecimal() and words[1] == "." and words[2] in pack.months:
        day, month, used = int(words[0]), pack.months[words[2]], 3
    elif len(words) > 1 and words[0].isdecimal() and words[1] in pack.months:
        day, month, used = int(words[0]), pack.months[words[1]], 2
    elif (
        len(words) > 1
        and words[0] in pack.months
        and words[1].isdecimal()
        and len(words[1]) < 3
        and not pack.clause_after_comma
    ):
        day, month, used = int(words[1]), pack.months[words[0]], 2
    if not used or not 1 <= day <= 31:
        return None
    year, extra = _year_after(words[used:])
    resolved = _resolve(year, month, day, sheet.published)
    return (at + used + extra, resolved, "DATE") if resolved else None


def _year_after(words: list[str]) -> tuple[int | None, int]:
    for skip in (0, 1):
        if (
            len(words) > skip
            and words[skip].isdecimal()
            and len(words[skip]) == 4
            and (skip == 0 or words[0] == ",")
        ):
            return int(words[skip]), skip + 1
    return None, 0


def _resolve(year: int | None, month: int, day: int, published: date | None) -> str:
    if year is None and published is None:
        return f"XXXX-{month:02}-{day:02}"
    try:
        if year is None and published is not None:
            year = (
                published.year
                if (month, day) <= (published.month, published.day)
                else published.year - 1
            )
            # A date a few weeks ahead is this year's, not the last one's.
            ahead = date(published.year, month, day) - published
            year = published.year if timedelta(0) <= ahead <= timedelta(days=120) else year
        assert year is not None
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _month(sheet: Sheet, tokens: list[Token], at: int, modifiers: set[str]) -> _Hit | None:
    pack, lower = sheet.pack, tokens[at].lower
    month = pack.months.get(lower)
    if month is None or len(lower) < 3 or not tokens[at].is_capitalised:
        return None
    year, extra = _year_after([t.lower for t in tokens[at + 1 : at + 2]])
    if year is None:
        if sheet.published is None or not modifiers:
            return None
        year = sheet.published.year - (month > sheet.published.month)
    return at + 1 + extra, f"{year:04}-{month:02}", "DATE"


def _year(sheet: Sheet, tokens: list[Token], at: int, modifiers: set[str]) -> _Hit | None:
    text = tokens[at].text
    if not (text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2099):
        return None
    return at + 1, text, "DATE"


def _duration(sentence: Sentence, at: int, pack: LanguagePack) -> Time | None:
    tokens = sentence.tokens
    if at + 1 >= len(tokens) or tokens[at].tag != "NUM":
        return None
    unit = pack.duration_units.get(tokens[at + 1].lower)
    value = (
        int(tokens[at].text)
        if tokens[at].text.isdecimal()
        else pack.number_words.get(tokens[at].lower)
    )
    if unit is None or value is None:
        return None
    stem, letter = unit[:-1], unit[-1]
    return Time(sentence.number, at, at + 2, "DURATION", f"{stem}{value:g}{letter}", False)
