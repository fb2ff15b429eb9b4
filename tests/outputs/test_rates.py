"""Buckets of tokens: never more than they hold, full again after a minute, one for each who asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsticker.outputs.addresses import subscriber_of
from newsticker.outputs.api.rates import MOST_BUCKETS, Buckets


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_no_minute_has_more_than_twice_what_a_bucket_holds(
    a_minute: int, pauses: list[float]
) -> None:
    buckets, now, let_in = Buckets(a_minute), 0.0, []
    for pause in pauses:
        now += pause
        if buckets.take("x", 1, now) == 0:
            let_in.append(now)
    for begin in let_in:
        # A full bucket at once, and what fills up meanwhile.
        assert sum(begin <= at < begin + 60 for at in let_in) <= 2 * a_minute


@given(st.integers(1, 1000), st.integers(1, 20))
def test_whoever_waits_as_long_as_told_is_let_in(a_minute: int, cost: int) -> None:
    buckets, now = Buckets(a_minute), 5.0
    while not (wait := buckets.take("x", cost, now)):
        pass
    assert buckets.take("x", cost, now + wait) == 0


def test_each_has_a_bucket_and_there_is_an_end_of_them() -> None:
    buckets = Buckets(1)
    assert all(buckets.take(str(n), 1, 0.0) == 0 for n in range(MOST_BUCKETS + 10))
    assert buckets.take(str(MOST_BUCKETS), 1, 0.0) > 0
    assert len(buckets._buckets) <= MOST_BUCKETS


def test_a_line_with_many_addresses_is_one() -> None:
    assert subscriber_of("2001:db8::1") == subscriber_of("2001:db8::ffff:1")
    assert subscriber_of("2001:db8:0:1::1") != subscriber_of("2001:db8::1")
    assert subscriber_of("::ffff:192.0.2.1") == subscriber_of("192.0.2.1")
