"""How long an answer stays fresh, by what its headers say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from newsticker.net.freshness import MOST_SECONDS, fresh_seconds

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
TEN_PAST = "Tue, 03 Mar 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, 0),
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"cache-control": 'MAX-AGE="600"'}, 600),
        ({"Cache-Control": "max-age=600", "Age": "100"}, 500),
        ({"Cache-Control": "max-age=600", "Age": "9999"}, 0),
        ({"Cache-Control": "no-cache, max-age=600"}, 0),
        ({"Cache-Control": "no-store"}, 0),
        ({"Cache-Control": "s-maxage=600"}, 0),
        ({"Cache-Control": "max-age=99999999999999999999"}, MOST_SECONDS),
        ({"Cache-Control": "max-age=-5"}, 0),
        ({"Cache-Control": "max-age=60", "Expires": TEN_PAST}, 60),
        ({"Expires": TEN_PAST}, 600),
        ({"Expires": TEN_PAST, "Date": "Tue, 03 Mar 2026 12:05:00 GMT"}, 300),
        ({"Expires": "0"}, 0),
        ({"Expires": "Tue, 03 Mar 2020 12:10:00 GMT"}, 0),
        ({"Expires": "Thu, 01 Jan 2099 00:00:00 GMT"}, MOST_SECONDS),
    ],
)
def test_what_headers_say_counts(headers: dict[str, str], expected: int) -> None:
    assert fresh_seconds(CIMultiDict(headers), NOW) == expected


@given(st.fixed_dictionaries({n: st.text() for n in ("Cache-Control", "Expires", "Age", "Date")}))
def test_any_headers_are_survived(headers: dict[str, str]) -> None:
    assert 0 <= fresh_seconds(headers, NOW) <= MOST_SECONDS
