"""When a feed is asked again: decided from what it was and what it answered, nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from newsticker.model import Subscription

USUAL = timedelta(minutes=30)
SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(days=1)


def first_subscription(url: str, now: datetime) -> Subscription:
    """A feed that is followed from now on, due at once."""
    return Subscription(
        url=url, interval=_seconds(USUAL), next_fetch=_iso(now), last_fetch=_iso(now)
    )


def after_answer(
    feed: Subscription,
    now: datetime,
    *,
    etag: str | None,
    last_modified: str | None,
    ttl: int | None,
) -> Subscription:
    """The feed after it was read: asked again after its own ``ttl`` (minutes), within our bounds."""
    wished = timedelta(minutes=ttl) if ttl is not None and 0 < ttl < 10_000 else USUAL
    interval = min(max(wished, SHORTEST), LONGEST)
    return replace(
        feed,
        interval=_seconds(interval),
        next_fetch=_iso(now + interval),
        etag=etag,
        last_modified=last_modified,
        failures=0,
        problem=None,
        last_fetch=_iso(now),
    )


def after_nothing_new(feed: Subscription, now: datetime) -> Subscription:
    """The feed after an answer 304: what it gave to ask with still holds."""
    next_fetch = _iso(now + timedelta(seconds=feed.interval))
    return replace(feed, next_fetch=next_fetch, failures=0, problem=None, last_fetch=_iso(now))


def after_failure(
    feed: Subscription, now: datetime, problem: str, retry_after: int = 0
) -> Subscription:
    """The feed after it could not be fetched or read: asked later with every failure in a row.

    It is not asked before the ``retry_after`` seconds that its server named are over, or a day.
    What it gave to ask with is kept as it was, so that nothing that was not read counts as known.
    """
    failures = feed.failures + 1
    usual = timedelta(seconds=feed.interval) * 2 ** min(failures, 10)
    wait = min(max(usual, timedelta(seconds=retry_after)), LONGEST)
    return replace(
        feed,
        next_fetch=_iso(now + wait),
        failures=failures,
        problem=problem,
        last_fetch=_iso(now),
    )


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
