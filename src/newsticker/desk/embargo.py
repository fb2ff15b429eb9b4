"""When an embargo ends: a local time in a zone, read so that nothing is ever published before it may be meant."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


class NoInstant(Exception):
    """The embargo names no instant; the argument says why: incomplete, zone or gap."""


def embargo_instant(local: str, zone: str) -> datetime:
    """The instant (UTC) at which an embargo ends, given as YYYY-MM-DDTHH:MM in a zone.

    A time that the zone has twice, when clocks are put back, means the later one. Raises NoInstant for a time
    that is none, that the zone leaves out, or a zone that nobody knows.
    """
    if zone not in zones():
        raise NoInstant("zone")
    try:
        told = datetime.strptime(local, "%Y-%m-%dT%H:%M")
    except ValueError:
        raise NoInstant("incomplete") from None
    try:
        instant = told.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC)
        shown = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except OverflowError:
        raise NoInstant("incomplete") from None
    if shown != told:
        raise NoInstant("gap")
    return instant


@cache
def zones() -> tuple[str, ...]:
    """The zones that an embargo may be in: places of the time zone database, and UTC."""
    places = (name for name in available_timezones() if "/" in name)
    left_out = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    return ("UTC", *sorted(name for name in places if not name.startswith(left_out)))
