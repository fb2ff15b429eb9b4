"""Dates of feeds as ISO 8601 in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache


@lru_cache(maxsize=4096)
def to_utc(written: str | None) -> str | None:
    """The date in UTC, from ISO 8601 or RFC 5322; without an offset it counts as UTC; None if neither."""
    date = (written or "").strip()
    if not date:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            told = parse(date)
            if told.tzinfo is None:
                told = told.replace(tzinfo=UTC)
            return told.astimezone(UTC).isoformat()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
