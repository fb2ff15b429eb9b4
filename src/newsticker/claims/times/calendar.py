"""Days, months, years and what they make up, as TIMEX3 values."""

from __future__ import annotations

from datetime import date, timedelta

from newsticker.claims.times.scene import Direction

# Towards a date without a year that lies this near ahead, news looks forward.
_AHEAD = timedelta(days=120)
_FAR_AHEAD = timedelta(days=270)
_MONTHS_AHEAD = 9
# Farther away nothing is told in these units, and the calendar of Python ends.
_FARTHEST = {
    "D": 9999,
    "W": 2000,
    "WE": 2000,
    "M": 2000,
    "Q": 500,
    "Y": 900,
    "DE": 90,
    "CE": 9,
    "L": 1,
}


def week(day: date) -> str:
    """The week of ``day``: 2026-W05."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def weekday(number: int, day: date, where: Direction, *, strictly: bool = False) -> date:
    """The last such weekday up to ``day``, or the next one; ``strictly`` leaves ``day`` itself out."""
    if where == "future":
        ahead = (number - day.weekday()) % 7
        return day + timedelta(days=ahead or (7 if strictly else 0))
    back = (day.weekday() - number) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def month_year(month: int, day: date, where: Direction) -> int:
    """The year of a month told without one: that of the last which began, or of the next to come.

    "Im Mai" points no ten months ahead, whatever the verb.
    """
    if where == "future" and (month - day.month) % 12 <= _MONTHS_AHEAD:
        return day.year + (month < day.month)
    return day.year - (month > day.month)


def day_year(month: int, number: int, day: date, where: Direction) -> int:
    """The year of a day told without one: the last such day, or one a few months ahead."""
    this = safe_date(day.year, month, number)
    if this is None:
        return day.year
    if where == "past":
        return day.year - (this > day)
    ahead = _FAR_AHEAD if where == "future" else _AHEAD
    if this > day:
        return day.year - (this - day > ahead)
    following = safe_date(day.year + 1, month, number)
    return day.year + (this < day and following is not None and following - day <= ahead)


def safe_date(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months from ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def shifted(day: date, unit: str, by: int) -> str:
    """The unit's stretch around ``day``, ``by`` units later: shifted(…, "W", -1) is last week; "" for hours."""
    if abs(by) > _FARTHEST.get(unit, 0):
        return ""
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit in {"W", "WE"}:
        return week(day + timedelta(weeks=by)) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        year, month = add_months(day, by)
        return f"{year:04}-{month:02}"
    if unit == "Q":
        year, month = add_months(day, 3 * by)
        return f"{year:04}-Q{(month + 2) // 3}"
    if unit == "Y":
        return f"{day.year + by:04}"
    digits = {"DE": 3, "CE": 2, "L": 1}.get(unit)
    if digits is None:
        return ""
    return f"{day.year // 10 ** (4 - digits) + by:0{digits}}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus' and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a feast: "12-24" is fixed, "easter-2" counts from Easter Sunday."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_year(season: str, day: date, where: Direction) -> int:
    """The year of a season told without one; a winter is named by the year in which it begins."""
    return month_year(SEASON_STARTS[season], day, where)
