"""Many feeds, many a host, a fifth of them broken: the healthy are in time, and no host is asked impolitely.

NEWSTICKER_FEEDS says how many (``make faults``: 1,000). The hosts' own log is the witness; hours pass by the clock
that the poller is given.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from broken_feeds import answer, fault_of
from databases import address_in, run
from hosts import NETWORK, Hosts, serving_hosts_apart
from newsticker.flow.following import Polled
from newsticker.flow.polling import poll
from newsticker.intake.schedule import SHORTEST, first_subscription
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

FEEDS = int(os.environ.get("NEWSTICKER_FEEDS", "60"))
A_HOST = 10
PAUSE = 0.3
# A busy machine sees one request late and the next in time; without a pause there would be none between them.
TOLERANCE = 0.15
LAG = 0.5
TIMEOUT = 3.0
BEGUN = datetime.now(UTC)


def numbers(fault: str | None) -> set[int]:
    return {number for number in range(FEEDS) if fault_of(number) == fault}


def follow_all(store: Store, hosts: Hosts) -> None:
    for number in range(FEEDS):
        url = f"{hosts.bases[number // A_HOST]}/{number}"
        source = store.keep_source("feed", url, name=f"Bote {number}", url=None, full_text=False)
        store.keep_subscription(source, first_subscription(url, BEGUN))


def number_of(polled: Polled) -> int:
    return int(urlsplit(polled.url).path[1:])


def test_the_healthy_are_in_time_and_every_host_is_spared(tmp_path: Path) -> None:
    with (
        serving_hosts_apart(-(-FEEDS // A_HOST), answer) as hosts,
        closing(open_store(address_in(tmp_path))) as store,
        Fetcher(Way((NETWORK,), pause=PAUSE, timeout=TIMEOUT)) as fetcher,
    ):
        follow_all(store, hosts)

        def round_at(minutes: float) -> dict[int, Polled]:
            now = BEGUN + timedelta(minutes=minutes)
            return {number_of(one): one for one in poll(store, fetcher, lambda: now)}

        begun = time.monotonic()
        first = round_at(0)
        assert time.monotonic() - begun < SHORTEST.total_seconds() / 2
        assert set(first) == set(range(FEEDS))
        assert {n for n, one in first.items() if one.problem is None} == numbers(None)
        assert run(store.address, "SELECT count(*) FROM articles") == [(len(numbers(None)),)]

        again = set(round_at(31)) | set(round_at(62))
        assert numbers(None) <= again
        assert not numbers("busy") & again, "Retry-After was broken"
        assert numbers("busy") <= set(round_at(121))
        last = round_at(60 * 48)
        assert set(last) == set(range(FEEDS)), "a feed was given up"

        assert {item.kind for item in store.unread()} == {"feed"}
        assert len(store.unread()) == len(numbers("garbage"))

    asked = dict.fromkeys(range(FEEDS), 0)
    for one in hosts.log:
        asked[int(one.path[1:])] += 1
    assert {asked[number] for number in numbers("busy")} == {3}
    for base in hosts.bases:
        host = urlsplit(base).hostname or ""
        assert hosts.most_at_once(host, LAG) <= 2
        assert hosts.shortest_pause(host) >= PAUSE - TOLERANCE
