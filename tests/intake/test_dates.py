"""Dates of feeds: as the standards write them, and as the standard library reads them."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.intake.dates import to_utc


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03T10:00:00+00:00"),
        ("3 Mar 2026 10:00:00 -0530", "2026-03-03T15:30:00+00:00"),
        ("Tue, 03 Mar 26 10:00 EST", "2026-03-03T15:00:00+00:00"),
        ("Tue, 03 Mar 2026 10:00:00 CET", "2026-03-03T09:00:00+00:00"),
        ("Fri, 03 Jul 2026 10:00:00 MESZ", "2026-07-03T08:00:00+00:00"),
        ("Fri, 03 Jul 2026 10:00:00 BST", "2026-07-03T09:00:00+00:00"),
        ("2026-03-03T10:00:00+01:00", "2026-03-03T09:00:00+00:00"),
        ("2026-03-03", "2026-03-03T00:00:00+00:00"),
        ("Tue, 31 Feb 2026 10:00:00 GMT", None),
        ("gestern", None),
        (" ", None),
    ],
)
def test_a_date_is_told_in_utc(written: str, told: str | None) -> None:
    assert to_utc(written) == told


_TWO = st.integers(0, 62).map("{:02}".format)
_WRITTEN = st.builds(
    "{}{} {} {} {}:{}:{} {}".format,
    st.sampled_from(["Mon, ", "Xxx, ", ""]),
    st.integers(0, 32).map(str) | _TWO,
    st.sampled_from(["Jan", "Feb", "Apr", "Dec", "Foo", "mar"]),
    st.sampled_from(["0001", "0026", "1969", "2000", "2026", "9999"]),
    _TWO,
    _TWO,
    _TWO,
    st.sampled_from(["GMT", "UTC", "+0000", "-0000", "+0530", "-0745", "+2400", "-2359", "+0160", "EST", "XYZ", ""]),
)  # fmt: skip


@given(_WRITTEN)
def test_the_usual_form_is_read_as_the_standard_library_reads_it(written: str) -> None:
    try:
        there = parsedate_to_datetime(written)
        expected = (there if there.tzinfo else there.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        assert to_utc(written) is None
    else:
        assert to_utc(written) == expected.isoformat()
