"""An embargo's end as an instant: in its zone, never before it may be meant."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsticker.desk.embargo import NoInstant, embargo_instant, zones


@pytest.mark.parametrize(
    ("local", "zone", "instant"),
    [
        ("2026-03-02T06:00", "Europe/Berlin", "2026-03-02T05:00:00+00:00"),
        ("2026-07-02T06:00", "Europe/Berlin", "2026-07-02T04:00:00+00:00"),
        ("2026-03-02T06:00", "America/New_York", "2026-03-02T11:00:00+00:00"),
        ("2026-03-02T06:00", "Asia/Kathmandu", "2026-03-02T00:15:00+00:00"),
        ("2026-03-02T06:00", "UTC", "2026-03-02T06:00:00+00:00"),
        # Clocks are put back at 3: of the two times 2:30 the later one.
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_a_local_time_is_an_instant(local: str, zone: str, instant: str) -> None:
    assert embargo_instant(local, zone).isoformat() == instant


@pytest.mark.parametrize(
    ("local", "zone", "why"),
    [
        ("2026-03-29T02:30", "Europe/Berlin", "gap"),
        ("2026-03-08T02:30", "America/New_York", "gap"),
        ("T06:00", "Europe/Berlin", "incomplete"),
        ("2026-03-02T", "Europe/Berlin", "incomplete"),
        ("2026-02-30T06:00", "Europe/Berlin", "incomplete"),
        ("9999-12-31T23:59", "America/New_York", "incomplete"),
        ("0001-01-01T00:00", "Asia/Tokyo", "incomplete"),
        ("morgen", "Europe/Berlin", "incomplete"),
        ("2026-03-02T06:00", "Mars/Olympus", "zone"),
        ("2026-03-02T06:00", "../etc/passwd", "zone"),
        ("2026-03-02T06:00", "", "zone"),
    ],
)
def test_what_is_no_instant_says_why(local: str, zone: str, why: str) -> None:
    with pytest.raises(NoInstant, match=why):
        embargo_instant(local, zone)


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), st.sampled_from(zones()))
def test_it_is_the_last_instant_that_shows_this_time(told: datetime, zone: str) -> None:
    told = told.replace(second=0, microsecond=0)
    somewhere = told.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC)
    assume(somewhere.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == told)
    instant = embargo_instant(told.isoformat(timespec="minutes"), zone)
    assert instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == told
    earlier = told.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    assert instant >= earlier


@given(st.text(), st.text())
def test_any_words_are_an_instant_or_say_why(local: str, zone: str) -> None:
    with pytest.raises(NoInstant):
        embargo_instant(local, zone)
