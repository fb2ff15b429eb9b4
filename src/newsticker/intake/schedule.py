"""When a feed is asked again: decided from what it was and what it answered, nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from newsticker.model import Entry
from newsticker.model_feeds import Push, Subscription
from newsticker.model_told import Wishes
from newsticker.net import Fetched

USUAL = timedelta(minutes=30)
SHORTEST = timedelta(minutes=10)
# A source that writes once a week is asked four times a day: what it writes may be urgent.
LONGEST = timedelta(hours=6)
# A feed whose hub pushes is asked as much more rarely, so that a hub that falls silent is found out.
PUSHED_FACTOR = 6
# What a server wishes, and the waiting after failures: a feed is never given up for good.
LONGEST_WAIT = timedelta(days=1)
# Validators may lie (an ETag that never changes): so often the feed is asked for without them.
WHOLE_EVERY = timedelta(days=1)
# Redirects for good are set up by mistake, too; a week of the same answer is meant.
MOVED_AFTER = timedelta(days=7)
# The rhythm is that of the newest entries alone, so that it follows a source that changes its ways.
ENTRIES_WEIGHED = 12
# Of what former answers brought, so much counts beside the newest.
FADING = 0.8


def first_subscription(url: str, now: datetime) -> Subscription:
    """A feed that is followed from now on, due at once."""
    return Subscription(
        url=url, interval=_seconds(USUAL), next_fetch=_iso(now), last_fetch=_iso(now)
    )


def validators(feed: Subscription, now: datetime) -> tuple[str | None, str | None]:
    """The ETag and date to ask with; neither once a day, so that one that never changes silences nothing."""
    read = feed.read_whole
    if read is None or now - datetime.fromisoformat(read) >= WHOLE_EVERY:
        return None, None
    return feed.etag, feed.last_modified


def after_answer(
    feed: Subscription,
    now: datetime,
    answer: Fetched,
    wishes: Wishes,
    *,
    entries: tuple[Entry, ...],
    new: int,
) -> Subscription:
    """The feed after it was read: how often it is asked follows how often it brings something ``new``.

    It is not asked before its own ttl and its server's freshness are over, a day at most. Without a new entry that
    came here the dates of its entries tell the rhythm, and without those the period that it names.
    """
    rhythm = _rhythm(entries, now)
    answered = replace(
        feed,
        etag=answer.etag,
        last_modified=answer.last_modified,
        read_whole=_iso(now),
        rhythm=rhythm if rhythm is not None else _observed(feed, now, new),
        last_new=_iso(now) if new else feed.last_new,
        brought=feed.brought * FADING + len(entries),
        brought_new=feed.brought_new * FADING + new,
        wishes=_kept(wishes),
    )
    return _in_time(answered, now, answer)


def after_nothing_new(feed: Subscription, now: datetime, answer: Fetched) -> Subscription:
    """The feed after an answer 304: what it gave to ask with still holds, or is what this answer gives."""
    kept = replace(
        feed,
        etag=answer.etag or feed.etag,
        last_modified=answer.last_modified or feed.last_modified,
    )
    return _in_time(kept, now, answer)


def after_failure(
    feed: Subscription, now: datetime, problem: str, retry_after: int = 0
) -> Subscription:
    """The feed after it could not be fetched or read: asked later with every failure in a row, a day at most.

    It is not asked before the ``retry_after`` seconds that its server named are over. What it gave to ask with is
    kept as it was, so that nothing that was not read counts as known.
    """
    failures = feed.failures + 1
    usual = timedelta(seconds=feed.interval) * 2 ** min(failures, 10)
    wait = min(usual, LONGEST_WAIT)
    not_before = now + timedelta(seconds=retry_after)
    return replace(
        feed,
        next_fetch=_iso(max(now + wait, not_before)),
        not_before=_iso(not_before) if retry_after else None,
        failures=failures,
        problem=problem,
        last_fetch=_iso(now),
    )


def after_move(feed: Subscription, now: datetime, address: str) -> Subscription:
    """The feed after an answer that says, by ``address``, where it is to be asked from now on.

    It is asked there when that was the answer for 7 days.
    """
    if address == feed.url:
        return replace(feed, moved_to=None, moved_since=None) if feed.moved_to else feed
    if address != feed.moved_to or feed.moved_since is None:
        return replace(feed, moved_to=address, moved_since=_iso(now))
    if now - datetime.fromisoformat(feed.moved_since) < MOVED_AFTER:
        return feed
    return replace(feed, url=address, moved_to=None, moved_since=_iso(now), former_url=feed.url)


def is_alive(push: Push, now: datetime) -> bool:
    """Whether a hub has said that it pushes, and its lease is not over."""
    lease = push.lease_until
    return push.state == "active" and lease is not None and now < datetime.fromisoformat(lease)


def next_ask(feed: Subscription, push: Push | None, now: datetime) -> datetime:
    """When a feed is asked next: in its own rhythm, and more rarely while a hub is alive and pushes what it brings.

    A hub that has not pushed yet, or not since the feed itself had something that it had not, changes nothing.
    """
    usual = datetime.fromisoformat(feed.next_fetch)
    if push is None or push.pushed is None or feed.last_fetch is None or not is_alive(push, now):
        return usual
    if push.doubted and push.doubted >= push.pushed:
        return usual
    rarely = min(timedelta(seconds=feed.interval) * PUSHED_FACTOR, LONGEST)
    return max(usual, datetime.fromisoformat(feed.last_fetch) + rarely)


def _in_time(feed: Subscription, now: datetime, answer: Fetched) -> Subscription:
    """The healthy feed, asked again in its rhythm but not before it and its server wish."""
    wishes = msgspec.json.decode(feed.wishes, type=Wishes) if feed.wishes else Wishes()
    rhythm = _interval(feed, now, wishes.period)
    wish = _wish(answer, wishes.ttl)
    if feed.rhythm is not None and rhythm < LONGEST:
        # Of a source that is seen to write several times a day, a wish for a day was not meant.
        wish = min(wish, LONGEST)
    interval = min(max(rhythm, wish, SHORTEST), LONGEST_WAIT)
    return replace(
        feed,
        interval=_seconds(interval),
        next_fetch=_iso(_awake(now + interval, wishes, now)),
        not_before=None,
        failures=0,
        problem=None,
        last_fetch=_iso(now),
    )


def _awake(moment: datetime, wishes: Wishes, now: datetime) -> datetime:
    """The first moment from this one on at which a feed does not say that it sleeps; a day from now at the latest."""
    longest = max(moment, now + LONGEST_WAIT)
    while moment < longest and _sleeps(moment, wishes):
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return min(moment, longest)


def _sleeps(moment: datetime, wishes: Wishes) -> bool:
    """Whether an hour or a day is one that the feed leaves out; whoever leaves out all of them means none."""
    told = moment.astimezone(UTC)
    by_hour = len(wishes.skip_hours) < 24 and told.hour in wishes.skip_hours
    return by_hour or (len(wishes.skip_days) < 7 and told.weekday() in wishes.skip_days)


def _kept(wishes: Wishes) -> str | None:
    """What is kept of a feed's wishes; None where it has none on when it is asked."""
    kept = replace(wishes, self_url=None)
    return None if kept == Wishes() else msgspec.json.encode(kept).decode()


def _interval(feed: Subscription, now: datetime, period: int | None) -> timedelta:
    """Half of the time between entries; a tenth of the time since the last one where that is more.

    While nothing is known of them it is what the feed names as its period: most programs that write feeds name one
    that nobody has chosen.

    So a source that sleeps by night is not left until noon, and one that has ended is asked less and less.
    """
    named = USUAL if period is None else timedelta(seconds=min(period, 10**9))
    usual = named if feed.rhythm is None else timedelta(seconds=feed.rhythm) / 2
    silence = now - datetime.fromisoformat(feed.last_new) if feed.last_new else timedelta(0)
    return min(max(usual, silence / 10), LONGEST)


def _rhythm(entries: tuple[Entry, ...], now: datetime) -> int | None:
    """The seconds between the newest dated entries, reckoned up to now; None where fewer than three are dated.

    Dates that lie ahead are wrong clocks and tell nothing.
    """
    dates = [datetime.fromisoformat(d) for d in (e.published or e.updated for e in entries) if d]
    newest = sorted((date for date in dates if date <= now), reverse=True)[:ENTRIES_WEIGHED]
    if len(newest) < 3:
        return None
    return min(int((now - newest[-1]).total_seconds()) // len(newest), _seconds(LONGEST) * 100)


def _observed(feed: Subscription, now: datetime, new: int) -> int | None:
    """The rhythm of a feed without dates: the time since it last brought something, among what is new."""
    if not new or feed.last_new is None:
        return feed.rhythm
    return _seconds(now - datetime.fromisoformat(feed.last_new)) // new


def _wish(answer: Fetched, ttl: int | None) -> timedelta:
    """How long the feed and its server say that it stays fresh; a ttl of a week and more was meant otherwise."""
    own = timedelta(minutes=ttl) if ttl is not None and 0 < ttl < 10_000 else timedelta(0)
    return max(own, timedelta(seconds=answer.fresh_seconds))


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
