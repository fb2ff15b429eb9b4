"""Instants as the store keeps them (milliseconds since 1970, UTC) and as the model tells them (ISO 8601)."""

from __future__ import annotations

from datetime import UTC, datetime

# What claims to be older was dated by a clock that was never set: the Web's first news is of the 1990s.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


def to_millis(instant: datetime) -> int:
    """Milliseconds since 1970 of an instant; one without an offset is taken for UTC."""
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    return round(instant.timestamp() * 1000)


def to_iso(millis: int, timespec: str = "seconds") -> str:
    """ISO 8601 in UTC, to the second, as the model's times are told, or as exactly as ``timespec`` says."""
    return datetime.fromtimestamp(millis / 1000, UTC).isoformat(timespec=timespec)


def place(published: str | None, taken_in: datetime) -> int:
    """Where an article stands in the ticker: its instant in milliseconds.

    What is undated, older than 1990 or later than the moment it was taken in stands where it was
    taken in.
    """
    try:
        told = datetime.fromisoformat(published or "")
    except ValueError:
        told = EARLIEST
    if told.tzinfo is None:
        told = told.replace(tzinfo=UTC)
    if not EARLIEST < told <= taken_in:
        told = taken_in
    return to_millis(told)
