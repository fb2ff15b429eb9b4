"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsticker.intake.schedule import (
    after_answer,
    after_failure,
    after_nothing_new,
    first_subscription,
)
from newsticker.model import Subscription

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def minutes(feed: Subscription) -> float:
    return (datetime.fromisoformat(feed.next_fetch) - NOW) / timedelta(minutes=1)


def test_a_new_feed_is_due_at_once() -> None:
    assert minutes(first_subscription("u", NOW)) == 0


@pytest.mark.parametrize(
    ("ttl", "expected"), [(None, 30), (15, 15), (1, 10), (0, 30), (5000, 1440), (10**9, 30)]
)
def test_a_feeds_own_wish_counts_within_bounds(ttl: int | None, expected: int) -> None:
    feed = after_answer(first_subscription("u", NOW), NOW, etag='"1"', last_modified=None, ttl=ttl)
    assert minutes(feed) == expected
    assert (feed.etag, feed.problem) == ('"1"', None)


def test_failures_wait_longer_each_time_and_keep_what_was_given() -> None:
    feed = after_answer(first_subscription("u", NOW), NOW, etag='"1"', last_modified="then", ttl=60)
    waits = []
    for _ in range(20):
        feed = after_failure(feed, NOW, "no answer")
        waits.append(minutes(feed))
    assert waits[:5] == [120, 240, 480, 960, 1440]
    assert set(waits[5:]) == {1440}
    assert (feed.failures, feed.problem, feed.etag, feed.last_modified) == (
        20,
        "no answer",
        '"1"',
        "then",
    )
    healed = after_nothing_new(feed, NOW)
    assert (minutes(healed), healed.failures, healed.problem, healed.etag) == (60, 0, None, '"1"')
