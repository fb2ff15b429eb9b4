"""Dates as pages write them, as ISO 8601 with an offset and with the precision they were told with."""

from __future__ import annotations

import re
from datetime import datetime, time
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsticker.language.page_words import PageWords, all_page_words, page_words
from newsticker.model import Precision

DEFAULT_ZONE = "Europe/Berlin"
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d|\.\d)")
MOST_LETTERS = 70  # of a line that tells a date and little else
ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ].*)?")


class Moment(Struct, frozen=True):
    """A date: ``iso`` with offset, and whether its minute or only its day was told."""

    iso: str
    precision: Precision


def read_moment(told: str, language: str | None = None) -> Moment | None:
    """The date that a machine-readable field tells (ISO 8601, RFC 5322), None where it tells none.

    A date without an offset is read in the zone of ``language``; one at midnight sharp as a day.
    """
    told = told.strip()
    try:
        moment = (
            datetime.fromisoformat(told) if ISO.fullmatch(told) else parsedate_to_datetime(told)
        )
    except (ValueError, IndexError, OverflowError):
        return None
    return _moment(moment, language)


def read_date_line(line: str, language: str | None = None) -> Moment | None:
    """The date in a line written for people ("3. März 2026, 14:05 Uhr", "March 3, 2026"), or None."""
    day = _numeric_day(line) or _named_day(line)
    if day is None or sum(char.isalpha() for char in line) > MOST_LETTERS:
        return None
    clock = CLOCK.search(NUMERIC.sub(" ", line))
    if clock:
        day = day.replace(hour=int(clock[1]), minute=int(clock[2]))
    return _moment(day, language, "minute" if clock else "day")


def _moment(moment: datetime, language: str | None, precision: Precision | None = None) -> Moment:
    words = page_words(language) if language else None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(words.zone if words else DEFAULT_ZONE))
    if precision is None:
        precision = "day" if moment.time() == time(0) else "minute"
    return Moment(moment.replace(microsecond=0).isoformat(), precision)


def _numeric_day(line: str) -> datetime | None:
    if found := NUMERIC.search(line):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := ISO_DAY.search(line):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return None


def _named_day(line: str) -> datetime | None:
    for words, day_first, month_first in _day_patterns():
        if found := day_first.search(line) or month_first.search(line):
            return _day(
                int(found["year"]), words.months[found["month"].casefold()], int(found["day"])
            )
    return None


@cache
def _day_patterns() -> tuple[tuple[PageWords, re.Pattern[str], re.Pattern[str]], ...]:
    """For each language "3. März 2026" and "March 3rd, 2026"."""
    patterns = []
    for words in all_page_words():
        month = rf"(?P<month>{'|'.join(sorted(words.months, key=len, reverse=True))})\.?"
        day = rf"(?P<day>\d{{1,2}})(?:{'|'.join(map(re.escape, words.ordinals))})?"
        year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
        day_first = re.compile(rf"(?<!\d){day}\s+{month},?\s+{year}", re.IGNORECASE)
        month_first = re.compile(rf"\b{month}\s+{day},?\s+{year}", re.IGNORECASE)
        patterns.append((words, day_first, month_first))
    return tuple(patterns)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
