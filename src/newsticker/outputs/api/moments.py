"""Days and instants that lists are narrowed down by, as programs write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsticker.outputs.api.problems import Problem


def begin_of(asked: str | None, zone: ZoneInfo) -> datetime | None:
    """The instant at which ``from`` begins; raises Problem 400 for what is neither day nor instant."""
    return None if asked is None else _instant(asked, "from", zone, timedelta())


def end_of(asked: str | None, zone: ZoneInfo) -> datetime | None:
    """The instant at which ``to`` ends: a day is over at the beginning of the next one."""
    return None if asked is None else _instant(asked, "to", zone, timedelta(days=1))


def _instant(asked: str, name: str, zone: ZoneInfo, behind: timedelta) -> datetime:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", asked):
            day = min(date.fromisoformat(asked), date.max - timedelta(days=2)) + behind
            return datetime.combine(day, time(), zone).astimezone(UTC)
        # RFC 3339 writes T and Z small, too, and has leap seconds, which no clock of ours has.
        told = datetime.fromisoformat(re.sub(r":60(?=[.Zz+-]|$)", ":59", asked).upper())
        return (told if told.tzinfo else told.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        # Further from today than any clock tells: the beginning or the end of all time.
        return datetime.min.replace(tzinfo=UTC) if asked < "1" else datetime.max.replace(tzinfo=UTC)
    except ValueError:
        raise Problem(
            400,
            f"Parameter '{name}': {asked!r} is neither a day (2026-03-02) nor an instant.",
        ) from None
