"""When a feed is asked again, and with what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsticker.intake.schedule import (
    after_answer,
    after_failure,
    after_move,
    after_nothing_new,
    first_subscription,
    validators,
)
from newsticker.model import Entry
from newsticker.model_feeds import Subscription
from newsticker.model_told import Wishes
from newsticker.net import Fetched

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
FEED = first_subscription("u", NOW)


def minutes(feed: Subscription, now: datetime = NOW) -> float:
    return (datetime.fromisoformat(feed.next_fetch) - now) / timedelta(minutes=1)


def answer(fresh: int = 0, etag: str | None = '"1"', status: int = 200) -> Fetched:
    return Fetched("u", "u", status, b"", None, etag, "then", fresh)


def entries(*hours_ago: float) -> tuple[Entry, ...]:
    return tuple(
        Entry(None, None, "t", None, None, (), (NOW - timedelta(hours=h)).isoformat(), None, (), ())
        for h in hours_ago
    )


def answered(
    feed: Subscription = FEED,
    now: datetime = NOW,
    *,
    ttl: int | None = None,
    wishes: Wishes | None = None,
    fresh: int = 0,
    found: tuple[Entry, ...] = (),
    new: int = 0,
) -> Subscription:
    return after_answer(feed, now, answer(fresh), wishes or Wishes(ttl=ttl), entries=found, new=new)


def test_a_new_feed_is_due_at_once() -> None:
    assert minutes(FEED) == 0


@pytest.mark.parametrize(
    ("ttl", "fresh", "expected"),
    [(None, 0, 30), (45, 0, 45), (1, 0, 30), (0, 0, 30), (5000, 0, 1440), (10**9, 0, 30),
     (None, 3600, 60), (None, 60, 30), (90, 3600, 90), (None, 10**6, 1440)],
)  # fmt: skip
def test_it_is_not_asked_before_feed_and_server_wish_within_bounds(
    ttl: int | None, fresh: int, expected: int
) -> None:
    feed = answered(ttl=ttl, fresh=fresh)
    assert minutes(feed) == expected
    assert (feed.etag, feed.problem) == ('"1"', None)


@pytest.mark.parametrize(
    ("hours_ago", "expected"),
    [
        ((0.1, 0.2, 0.3, 0.4), 10),  # an agency: as often as anybody is asked
        ((1, 2, 3, 4), 30),
        ((5, 10, 15, 20), 150),
        ((24, 48, 72), 360),  # a weekly: four times a day all the same
        ((-500, -400, 1, 2, 3, 4), 30),  # dates ahead are wrong clocks
        ((1, 2), 30),  # too few to tell
    ],
)
def test_the_interval_follows_how_often_a_source_writes(
    hours_ago: tuple[float, ...], expected: int
) -> None:
    assert minutes(answered(found=entries(*hours_ago))) == expected


@pytest.mark.parametrize(("ttl", "fresh"), [(1440, 0), (None, 86_400), (9000, 10**6)])
def test_a_source_that_writes_all_day_is_not_held_back_for_a_day(
    ttl: int | None, fresh: int
) -> None:
    assert minutes(answered(ttl=ttl, fresh=fresh, found=entries(1, 2, 3))) == 360
    assert minutes(answered(ttl=ttl, fresh=fresh, found=entries(24, 48, 72))) == 1440
    assert minutes(answered(ttl=120, found=entries(1, 2, 3))) == 120


@pytest.mark.parametrize(
    ("period", "hours_ago", "expected"),
    [(3600, (), 60), (60, (), 10), (604_800, (), 360), (10**15, (), 360), (604_800, (1, 2, 3), 30)],
)
def test_a_period_is_heard_while_the_rhythm_is_not_known(
    period: int, hours_ago: tuple[float, ...], expected: int
) -> None:
    feed = answered(wishes=Wishes(period=period), found=entries(*hours_ago))
    assert minutes(feed) == expected


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        ((), (), 30),
        ((12,), (), 60),  # to the end of the hour: it is noon
        ((12, 13, 14), (), 180),
        ((11, 13), (), 30),
        (tuple(range(24)), (), 30),  # all of them is none
        (tuple(range(1, 24)), (), 720),
        ((), (1,), 720),  # it is a Tuesday
        ((), (1, 2), 1440),  # whatever it says, it is asked once a day
        ((), tuple(range(7)), 30),
    ],
)
def test_hours_and_days_are_left_out_a_day_at_most(
    hours: tuple[int, ...], days: tuple[int, ...], expected: int
) -> None:
    feed = answered(wishes=Wishes(skip_hours=hours, skip_days=days))
    assert minutes(feed) == expected
    assert minutes(after_nothing_new(feed, NOW, answer(status=304))) == expected, "as before"
    assert feed.interval == 1800


def test_a_source_without_dates_is_watched_and_one_that_falls_silent_is_asked_less() -> None:
    undated = (replace(entries(1)[0], published=None),)
    feed = answered(found=undated, new=1)
    later = NOW + timedelta(hours=2)
    feed = answered(feed, later, found=undated * 2, new=2)
    assert (feed.rhythm, minutes(feed, later)) == (3600, 30)
    waits = []
    for hours in (3, 12, 24, 24 * 30):
        now = NOW + timedelta(hours=hours)
        waits.append(minutes(after_nothing_new(feed, now, answer(status=304)), now))
    assert waits == [30, 60, 132, 360]
    assert minutes(answered(feed, now, found=undated, new=1), now) == 360
    assert feed.brought == pytest.approx(2.8)
    assert feed.brought_new == pytest.approx(2.8)


def test_failures_wait_longer_each_time_and_keep_what_was_given() -> None:
    feed = answered(ttl=60)
    waits = []
    for _ in range(20):
        feed = after_failure(feed, NOW, "no answer")
        waits.append(minutes(feed))
    assert waits[:5] == [120, 240, 480, 960, 1440]
    assert set(waits[5:]) == {1440}, "it is never given up for good"
    assert (feed.failures, feed.problem, feed.etag, feed.last_modified) == (
        20,
        "no answer",
        '"1"',
        "then",
    )
    healed = after_nothing_new(feed, NOW, answer(status=304, etag=None))
    assert (minutes(healed), healed.failures, healed.problem, healed.etag) == (60, 0, None, '"1"')


def test_what_a_server_asks_to_wait_is_waited_and_forgotten_afterwards() -> None:
    feed = after_failure(answered(), NOW, "429", retry_after=3 * 86_400)
    assert minutes(feed) == 3 * 1440
    assert feed.not_before == feed.next_fetch
    assert after_failure(feed, NOW, "500").not_before is None
    assert after_nothing_new(feed, NOW, answer(status=304)).not_before is None
    assert minutes(after_failure(answered(), NOW, "503", retry_after=3)) == 60


def test_validators_of_the_newest_answer_are_asked_with_also_of_a_304() -> None:
    feed = answered()
    assert validators(feed, NOW) == ('"1"', "then")
    renewed = after_nothing_new(feed, NOW, answer(etag='"2"', status=304))
    assert renewed.etag == '"2"'
    dropped = after_answer(feed, NOW, answer(etag=None), Wishes(), entries=(), new=0)
    assert dropped.etag is None


def test_once_a_day_a_feed_is_asked_for_without_conditions() -> None:
    assert validators(replace(FEED, etag='"1"'), NOW) == (None, None), "it was never read whole"
    feed = answered()
    for hours in (6, 12, 23):
        now = NOW + timedelta(hours=hours)
        assert validators(feed, now) == ('"1"', "then")
        feed = after_nothing_new(feed, now, answer(status=304))
    assert validators(feed, NOW + timedelta(hours=24)) == (None, None)


def test_a_move_is_followed_after_a_week_of_the_same_answer() -> None:
    feed = FEED
    for days in (0, 3, 6.9):
        feed = after_move(feed, NOW + timedelta(days=days), "new")
        assert (feed.url, feed.moved_to, feed.moved_since) == ("u", "new", NOW.isoformat())
    then = NOW + timedelta(days=7)
    moved = after_move(feed, then, "new")
    assert (moved.url, moved.moved_to, moved.former_url, moved.moved_since) == (
        "new",
        None,
        "u",
        then.isoformat(),
    )
    assert after_move(moved, then, "new") == moved


@pytest.mark.parametrize("between", ["u", "elsewhere"])
def test_another_answer_begins_the_week_anew(between: str) -> None:
    feed = after_move(FEED, NOW, "new")
    feed = after_move(feed, NOW + timedelta(days=5), between)
    feed = after_move(feed, NOW + timedelta(days=6), "new")
    feed = after_move(feed, NOW + timedelta(days=12), "new")
    assert feed.url == "u"
    assert after_move(feed, NOW + timedelta(days=13), "new").url == "new"


@given(
    st.lists(st.floats(-1e5, 1e6), max_size=30),
    st.integers(0, 10**12),
    st.one_of(st.none(), st.integers(-5, 10**12)),
    st.integers(0, 30),
    st.integers(0, 10**5),
)
def test_whatever_is_answered_it_is_asked_again_within_bounds(
    hours_ago: list[float], fresh: int, ttl: int | None, new: int, later: int
) -> None:
    dates = [min(max(h, -10_000.0), 10_000.0) for h in hours_ago]
    feed = answered(ttl=ttl, fresh=min(fresh, 10 * 86_400), found=entries(*dates), new=new)
    then = NOW + timedelta(hours=later)
    for one, now in ((feed, NOW), (after_nothing_new(feed, then, answer(status=304)), then)):
        assert 10 <= minutes(one, now) <= 1440
