"""How long an answer says that it stays fresh (RFC 9111, 4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# More than any server means: what is capped later anyway must not overflow before.
MOST_SECONDS = 10 * 86_400
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:store|cache)\b", re.IGNORECASE)


def fresh_seconds(headers: Mapping[str, str], now: datetime) -> int:
    """The seconds for which asking again is of no use: by Cache-Control, else by Expires; 0 where neither says.

    The time that the answer lay in caches (Age) is taken off. ``headers`` knows names in any case.
    """
    control = headers.get("Cache-Control", "")
    age = headers.get("Age", "").strip()
    lay = int(age[:9]) if age.isascii() and age.isdecimal() else 0
    told = _MAX_AGE.search(control)
    if _NOT_KEPT.search(control):
        return 0
    if told:
        return _capped(int(told[1]) - lay)
    expires = _date(headers.get("Expires"))
    sent = _date(headers.get("Date")) or now
    return _capped(int((expires - sent).total_seconds()) - lay) if expires else 0


def _capped(seconds: int) -> int:
    return min(max(seconds, 0), MOST_SECONDS)


def _date(value: str | None) -> datetime | None:
    """An HTTP date; None for what is none, such as the 0 of servers that mean "at once"."""
    try:
        date = parsedate_to_datetime(value or "")
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
