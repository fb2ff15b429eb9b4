"""Dates, times and numbers as the reader's language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol
from msgspec import Struct

from newsticker.model import StoredArticle

# English dates stand day first, as the news agencies of Europe write them.
LOCALES = {"de": "de_DE", "en": "en_GB"}
# What claims to be older was dated by a clock that was never set; the store orders it the same way.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


# A page of many articles writes the same few hundred numbers over and over, each in a tenth of a millisecond.
@lru_cache(maxsize=10_000)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, format="#,##0.###", locale=locale)


@lru_cache(maxsize=10_000)
def _percent(share: float, locale: Locale) -> str:
    return format_percent(share, locale=locale)


class Formats:
    """Writes dates and numbers in one language and time zone."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.name = language
        self.zone_name = zone.key
        self._locale = Locale.parse(LOCALES[language])
        self._zone = zone

    def number(self, value: float) -> str:
        """12000 as "12.000" or "12,000"; at most three decimals."""
        return _number(value, self._locale)

    def separators(self) -> tuple[str, str]:
        """What stands between thousands and before decimals: "." and ",", or "," and "."."""
        return get_group_symbol(self._locale), get_decimal_symbol(self._locale)

    def percent(self, share: float) -> str:
        """0.934 as "93 %" or "93%", to the whole percent; 100 only where nothing is missing."""
        told = share if share == 1 else min(share, 0.99)
        return _percent(round(told, 4), self._locale)

    def bytes(self, count: int) -> str:
        """1234567 as "1,2 MB"."""
        size, unit = count / 1000, "kB"
        for larger in ("MB", "GB", "TB"):
            if size >= 1000:
                size, unit = size / 1000, larger
        return f"{self.number(round(size, 1))}\u00a0{unit}"

    def span(self, seconds: int) -> str:
        """1800 as "30 Minuten", 86400 as "1 Tag"."""
        return format_timedelta(timedelta(seconds=seconds), threshold=1.5, locale=self._locale)

    def local(self, instant: str) -> datetime:
        """An ISO 8601 instant in the site's time zone."""
        told = datetime.fromisoformat(instant)
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(self._zone)

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """The beginning of a day in the site's time zone, and that of the next."""
        begin, end = (
            datetime.combine(d, time(), self._zone) for d in (day, day + timedelta(days=1))
        )
        return begin, end

    def language(self, code: str) -> str:
        """de as "Deutsch" or "German"; a code that has no name stays as it is."""
        name: str = self._locale.languages.get(code, code)
        return name[:1].upper() + name[1:]

    def day(self, day: date) -> str:
        """21. Oktober 2024."""
        return format_date(
            day, "d. MMMM y" if self._locale.language == "de" else "d MMMM y", self._locale
        )

    def short_day(self, day: date) -> str:
        """21. Okt., 21 Oct."""
        return format_date(
            day, "d. MMM" if self._locale.language == "de" else "d MMM", self._locale
        )

    def weekday(self, day: date) -> str:
        """Montag, 21. Oktober 2024."""
        return f"{format_date(day, 'EEEE', self._locale)}, {self.day(day)}"

    def month(self, day: date) -> str:
        """Oktober 2024."""
        return format_skeleton("yMMMM", datetime(day.year, day.month, 1), locale=self._locale)

    def time(self, moment: datetime) -> str:
        """15:05."""
        return format_time(moment, "HH:mm", locale=self._locale)

    def moment(self, instant: str) -> str:
        """21. Oktober 2024, 15:05; what is no instant stays as it is."""
        try:
            local = self.local(instant)
        except ValueError:
            return instant
        return f"{self.day(local.date())}, {self.time(local)}"

    def said(self, value: str, *, short: bool = False) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD in words, as exact as it is; other values as they are."""
        try:
            if len(value) == 10:
                day = date.fromisoformat(value)
                return self._short(day) if short else self.weekday(day)
            if len(value) == 7:
                return self.month(date.fromisoformat(f"{value}-01"))
        except ValueError:
            return value
        return value

    def _short(self, day: date) -> str:
        if self._locale.language == "de":
            return (
                format_date(day, "EEE d. M. y", self._locale)
                .replace(" ", "., ", 1)
                .replace("..", ".")
            )
        return format_date(day, "EEE d MMM y", self._locale)


class Moment(Struct, frozen=True):
    """When an article was published, as exactly as it was told.

    ``told`` is False where its source gave no date; ``day`` is then the day it was taken in.
    ``stands_on`` is the day it is listed under, which differs where a source's clock was wrong.
    ``time`` is local, None where only the day is known. ``iso`` is for machines.
    """

    told: bool
    day: date
    stands_on: date
    time: datetime | None
    iso: str


def moment_of(stored: StoredArticle, formats: Formats) -> Moment:
    """When an article was published, in the site's time zone."""
    taken_in = formats.local(stored.taken_in)
    published = _parsed(stored.article.published)
    if published is None:
        return Moment(False, taken_in.date(), taken_in.date(), None, stored.taken_in)
    # A day that was told without a time is that day wherever it is read.
    by_day = stored.article.published_precision == "day"
    local = published if by_day else published.astimezone(taken_in.tzinfo)
    believable = EARLIEST < published <= taken_in
    return Moment(
        told=True,
        day=local.date(),
        stands_on=local.date() if believable else taken_in.date(),
        time=None if by_day else local,
        iso=local.date().isoformat() if by_day else local.isoformat(timespec="minutes"),
    )


def _parsed(published: str | None) -> datetime | None:
    try:
        told = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)
