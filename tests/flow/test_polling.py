"""Feeds that are asked together: none waits for another, and no answer is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from databases import address_in
from feed_texts import RSS
from hosts import NETWORK, Hosts, Reply, serving_hosts
from newsticker.flow.polling import Poller, poll
from newsticker.intake.schedule import first_subscription
from newsticker.model import NewstickerError
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store, open_store

NOW = datetime.now(UTC)


def answer(host: str, path: str) -> Reply:
    if path == "/busy":
        return Reply(status=429, headers={"Retry-After": "7200"})
    return Reply(RSS.encode(), hangs=path == "/hang")


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    with serving_hosts(3, answer) as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(Way((NETWORK,), pause=0.05)) as running:
        yield running


def follow(store: Store, url: str) -> None:
    source = store.keep_source("feed", url, name=url, url=None, full_text=False)
    store.keep_subscription(source, first_subscription(url, NOW))


def test_what_becomes_due_is_asked_while_others_hang(
    store: Store, hosts: Hosts, fetcher: Fetcher
) -> None:
    follow(store, f"{hosts.bases[0]}/hang")
    poller = Poller(store, fetcher)
    poller.ask_due()
    assert poller.take(0.3) is None
    follow(store, f"{hosts.bases[0]}/later")
    begun = time.monotonic()
    poller.ask_due()
    polled = poller.take(10)
    assert polled
    assert (polled.url, polled.new) == (f"{hosts.bases[0]}/later", 2)
    assert time.monotonic() - begun < 5
    hung = [one for one in hosts.log if one.path == "/hang"]
    assert len(hung) == 1, "what is being asked is not asked again"
    assert poller.is_waiting


def test_an_answer_outlives_a_database_that_fails(
    store: Store, hosts: Hosts, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{hosts.bases[1]}/busy"
    follow(store, url)
    poller = Poller(store, fetcher)
    poller.ask_due()
    with monkeypatch.context() as broken:

        def locked(*_: object) -> None:
            raise NewstickerError("database: is locked")

        broken.setattr(store, "record_answer", locked)
        with pytest.raises(NewstickerError, match="is locked"):
            poller.take(10)
    poller.ask_due()
    polled = poller.take(10)
    assert polled
    assert "answered 429" in str(polled.problem)
    assert not poller.is_waiting
    assert len([one for one in hosts.log if one.path == "/busy"]) == 1
    followed = store.subscription(url)
    assert followed
    assert followed.not_before
    assert datetime.fromisoformat(followed.not_before) > NOW + timedelta(hours=1.9)


def test_a_poll_asks_each_due_feed_once_and_spares_its_host(
    store: Store, hosts: Hosts, fetcher: Fetcher
) -> None:
    urls = {f"{hosts.bases[2]}/{n}" for n in range(6)}
    for url in urls:
        follow(store, url)
    assert {one.url for one in poll(store, fetcher)} == urls
    assert list(poll(store, fetcher)) == []
    host = urlsplit(hosts.bases[2]).hostname or ""
    assert len(hosts.asked(host)) == 6
    assert hosts.most_at_once(host) <= 2
