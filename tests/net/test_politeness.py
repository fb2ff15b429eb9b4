"""How hosts are spared, by their own log: two requests at once, a pause between them, and nobody waits for others."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from hosts import NETWORK, Reply, serving_hosts
from newsticker.model import NewstickerError
from newsticker.net import Fetched, Request, Way
from newsticker.net.pool import ANSWERS_WAITING, AT_ONCE, Fetcher

PAUSE = 0.25
# A busy machine sees one request late and the next in time; without a pause there would be none between them.
TOLERANCE = 0.12


def test_a_host_has_two_requests_at_once_at_most_and_pauses_that_differ() -> None:
    with serving_hosts(2, lambda host, path: Reply(b"x", delay=0.5)) as hosts:
        with Fetcher(Way((NETWORK,), pause=PAUSE)) as fetcher:
            for number in range(12):
                fetcher.submit(number, Request(f"{hosts.bases[number % 2]}/{number}"))
            answers = [fetcher.next_answer(20) for _ in range(12)]
        assert sorted(one.number for one in answers if one) == list(range(12))
        for base in hosts.bases:
            host = urlsplit(base).hostname or ""
            assert len(hosts.asked(host)) == 6
            assert hosts.most_at_once(host) == 2
            assert hosts.shortest_pause(host) >= PAUSE - TOLERANCE


def test_what_a_host_wishes_between_two_requests_is_kept() -> None:
    with serving_hosts(1, lambda host, path: Reply(b"x")) as hosts:
        with Fetcher(Way((NETWORK,), pause=0)) as fetcher:
            for _ in range(3):
                fetcher.fetch(Request(hosts.bases[0], pause=0.4))
        assert hosts.shortest_pause("127.0.0.2") >= 0.4 - TOLERANCE


def test_every_hop_of_a_redirect_is_a_request_of_its_host() -> None:
    def answer(host: str, path: str) -> Reply:
        return Reply(status=302, headers={"Location": "/end"}) if path != "/end" else Reply(b"x")

    with serving_hosts(1, answer) as hosts:
        with Fetcher(Way((NETWORK,), pause=PAUSE)) as fetcher:
            for number in range(3):
                fetcher.submit(number, Request(f"{hosts.bases[0]}/{number}"))
            for _ in range(3):
                assert fetcher.next_answer(20)
        assert len(hosts.log) == 6
        assert hosts.shortest_pause("127.0.0.2") >= PAUSE - TOLERANCE


def test_hosts_that_hang_keep_nobody_waiting() -> None:
    def answer(host: str, path: str) -> Reply:
        return Reply(b"x", hangs=path == "/hang")

    with serving_hosts(40, answer) as hosts, Fetcher(Way((NETWORK,), pause=PAUSE)) as fetcher:
        begun = time.monotonic()
        for number, base in enumerate(hosts.bases):
            fetcher.submit(number, Request(f"{base}/{'hang' if number < 25 else 'ok'}", timeout=8))
        first = [fetcher.next_answer(20) for _ in range(15)]
        took = time.monotonic() - begun
        assert {one.number for one in first if one} == set(range(25, 40))
        assert took < 4
        last = [fetcher.next_answer(20) for _ in range(25)]
        assert all("no whole answer within 8 s" in str(one.result) for one in last if one)


def test_connections_are_kept_and_used_again() -> None:
    with serving_hosts(1, lambda host, path: Reply(b"x")) as hosts:
        with Fetcher(Way((NETWORK,), pause=0)) as fetcher:
            for number in range(10):
                fetcher.fetch(Request(f"{hosts.bases[0]}/{number}"))
        assert len({one.connection for one in hosts.log}) == 1


def test_no_more_is_fetched_than_is_taken() -> None:
    with serving_hosts(150, lambda host, path: Reply(b"x")) as hosts:
        with Fetcher(Way((NETWORK,), pause=0)) as fetcher:
            for number, base in enumerate(hosts.bases):
                fetcher.submit(number, Request(base))
            time.sleep(1.0)
            assert ANSWERS_WAITING <= len(hosts.log) <= ANSWERS_WAITING + AT_ONCE
            assert fetcher.fetch(Request(f"{hosts.bases[0]}/now")).body == b"x", (
                "whoever waits is answered"
            )
            taken = [fetcher.next_answer(20) for _ in range(150)]
        assert all(one and isinstance(one.result, Fetched) for one in taken)


def test_what_is_still_asked_for_ends_when_it_is_closed() -> None:
    with serving_hosts(1, lambda host, path: Reply(hangs=True)) as hosts:
        begun = time.monotonic()
        with Fetcher(Way((NETWORK,))) as fetcher:
            for number in range(5):
                fetcher.submit(number, Request(hosts.bases[0]))
            assert fetcher.next_answer(0.2) is None
        assert time.monotonic() - begun < 4


def test_who_asks_says_where_an_answer_is_to_be_had() -> None:
    with serving_hosts(1, lambda host, path: Reply(b"x")) as hosts:
        with Fetcher(Way((NETWORK,), contact="https://ticker.example/")) as fetcher:
            fetcher.fetch(Request(hosts.bases[0]))
        agent = hosts.log[0].headers["user-agent"]
    assert agent.startswith("newsticker/")
    assert agent.endswith("(self-hosted news reader; +https://ticker.example/)")


def test_the_private_address_that_is_told_is_the_one_of_this_request() -> None:
    with Fetcher(Way(pause=0)) as fetcher:
        addresses = [f"127.0.0.{n}" for n in range(2, 40)]
        for number, address in enumerate(addresses):
            fetcher.submit(number, Request(f"http://{address}:9/"))
        for _ in addresses:
            answer = fetcher.next_answer(20)
            assert answer
            assert isinstance(answer.result, NewstickerError)
            assert f"private address {addresses[answer.number]}," in str(answer.result)
