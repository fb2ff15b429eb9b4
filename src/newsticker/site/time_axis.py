"""A common axis of time in pictures: where an instant lies, and which days or hours are named beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from newsticker.site.canvas import Canvas, width_of
from newsticker.site.formats import Formats

HOURS = (1, 3, 6, 12)
DAYS = (1, 2, 7, 14, 30, 91, 182, 365)
SHORTEST = timedelta(hours=2)


class TimeAxis:
    """The time from the first of some instants to the last, between two places of a picture."""

    def __init__(
        self, instants: Iterable[datetime], left: float, right: float, formats: Formats
    ) -> None:
        known = sorted(formats.local(one.isoformat()) for one in instants)
        self._formats = formats
        self._begin = known[0]
        self._span = max(known[-1] - known[0], SHORTEST)
        self.left, self.right = left, right

    def at(self, instant: datetime) -> float:
        """Where an instant lies."""
        passed = (instant - self._begin) / self._span
        return round(self.left + passed * (self.right - self.left), 1)

    def put(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Draws a thin line for each day or hour that is named, with its name beneath."""
        free = self.left - 1
        for instant, named in self._named():
            x = self.at(instant)
            canvas.line((x, top), (x, bottom), "rule")
            if x >= free and x + width_of(named) <= canvas.width:
                canvas.words(x, bottom + 16, named, "soft")
                free = x + width_of(named) + 12

    def _named(self) -> Iterable[tuple[datetime, str]]:
        step, by_day = self._step()
        day = self._begin.replace(hour=0, minute=0, second=0, microsecond=0)
        end = self._begin + self._span
        instant, passed = day, timedelta()
        while instant <= end:
            if instant >= self._begin:
                is_day = by_day or instant.hour == 0
                named = (
                    self._formats.short_day(instant.date())
                    if is_day
                    else self._formats.time(instant)
                )
                yield instant, named  # fmt: skip
            passed += step
            # By the clock: a day is not 24 hours long when clocks are changed.
            instant = (day.replace(tzinfo=None) + passed).replace(tzinfo=day.tzinfo)

    def _step(self) -> tuple[timedelta, bool]:
        most = max(2, int((self.right - self.left) / 85))
        for hours in HOURS:
            if self._span / timedelta(hours=hours) <= most:
                return timedelta(hours=hours), False
        for days in DAYS:
            if self._span / timedelta(days=days) <= most:
                return timedelta(days=days), True
        return timedelta(days=DAYS[-1] * (1 + int(self._span.days / DAYS[-1] / most))), True
