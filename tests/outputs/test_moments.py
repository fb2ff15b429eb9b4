"""Days and instants as programs write them: any text is one of them or is refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.outputs.api.moments import begin_of, end_of
from newsticker.outputs.api.problems import Problem

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [
        ("2026-03-01", "2026-02-28T23:00:00Z", "2026-03-01T23:00:00Z"),
        # The day on which clocks go forward has 23 hours.
        ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("2026-03-01T12:00:00", "2026-03-01T11:00:00Z", "2026-03-01T11:00:00Z"),
        ("2026-03-01t12:00:00z", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"),
        ("1998-12-31T23:59:60Z", "1998-12-31T23:59:59Z", "1998-12-31T23:59:59Z"),
    ],
)
def test_a_day_is_whole_and_an_instant_is_itself(asked: str, begin: str, end: str) -> None:
    assert begin_of(asked, BERLIN) == datetime.fromisoformat(begin)
    assert end_of(asked, BERLIN) == datetime.fromisoformat(end)


@given(st.dates())
def test_every_day_can_be_asked_for(day: date) -> None:
    begin, end = begin_of(day.isoformat(), BERLIN), end_of(day.isoformat(), BERLIN)
    assert begin is not None
    assert end is not None
    assert begin < end


def outcome(
    read: Callable[[str, ZoneInfo], datetime | None], asked: str
) -> datetime | Problem | None:
    try:
        return read(asked, BERLIN)
    except Problem as problem:
        return problem


@given(
    st.one_of(
        st.text(max_size=40),
        st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.zZ+-]{0,20})?", fullmatch=True),
    )
)
def test_any_text_is_an_instant_or_is_refused(asked: str) -> None:
    for read in (begin_of, end_of):
        told = outcome(read, asked)
        if isinstance(told, Problem):
            assert told.status == 400
            assert told.detail.endswith("is neither a day (2026-03-02) nor an instant.")
        else:
            assert told is not None
            assert told.tzinfo is UTC
