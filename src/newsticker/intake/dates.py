"""Dates of feeds as ISO 8601 in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate(
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1
    )
}
# As nearly every feed writes it (RFC 5322, 3.3); all other forms are left to the standard library.
_IN_RFC_5322 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:GMT|UTC|([+-])([0-9]{2})([0-9]{2}))"
)


# Names of zones that stand for one offset alone in news (RFC 5322, 4.3 knows those of North America).
_ZONES = {
    "MEZ": "+0100", "CET": "+0100", "MESZ": "+0200", "CEST": "+0200", "WET": "+0000", "WEST": "+0100", "EET": "+0200",
    "EEST": "+0300", "BST": "+0100", "MSK": "+0300", "JST": "+0900", "KST": "+0900", "AEST": "+1000", "AEDT": "+1100",
}  # fmt: skip
_NAMED_ZONE = re.compile(r" ([A-Z]{3,4})\Z")


@lru_cache(maxsize=4096)
def to_utc(written: str | None) -> str | None:
    """The date in UTC, from ISO 8601 or RFC 5322; without an offset it counts as UTC; None if neither."""
    date = _NAMED_ZONE.sub(_offset, (written or "").strip())
    if not date:
        return None
    for parse in (_in_rfc_5322, datetime.fromisoformat, parsedate_to_datetime):
        try:
            told = parse(date)
            if told is None:
                continue
            if told.tzinfo is None:
                told = told.replace(tzinfo=UTC)
            return told.astimezone(UTC).isoformat()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _offset(zone: re.Match[str]) -> str:
    return f" {_ZONES.get(zone[1], zone[1])}"


def _in_rfc_5322(date: str) -> datetime | None:
    found = _IN_RFC_5322.fullmatch(date)
    if found is None or found[2] not in _MONTHS:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    zone = UTC
    if sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-offset if sign == "-" else offset)
    return datetime(
        int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=zone
    )
