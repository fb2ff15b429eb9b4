"""Hubs that are asked to push a feed (W3C WebSub): subscribed, renewed, refused, let go, and all that may go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands import newsticker
from newsticker.flow.pushed import read_pushed
from newsticker.flow.subscribing import ask_hubs, get_ready
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.settings import Settings
from pushed_ticker import DAY, Ticker, feed, following
from serving import serving
from websub_hub import call


@pytest.fixture
def ticker(tmp_path: Path) -> Iterator[Ticker]:
    with following(tmp_path) as ticker:
        yield ticker


def test_only_what_we_asked_for_is_confirmed(ticker: Ticker) -> None:
    assert ticker.poll() == [2]
    ticker.hub.asks_back = False
    callback = f"{ticker.site.address}/websub/{ticker.push().key}"
    early = {"hub.mode": "subscribe", "hub.topic": ticker.url, "hub.callback": callback}
    assert ticker.hub.ask_back(early) == (404, ""), "nobody was asked yet"
    ticker.ask_hubs()
    (form,) = ticker.hub.requests
    for other in (
        {"topic": ticker.url + "x"}, {"mode": "unsubscribe"}, {"mode": "publish"}, {"challenge": ""},
        {"challenge": "x" * 3000},
    ):  # fmt: skip
        assert ticker.hub.ask_back(form, **other) == (404, ""), other
    strange = form | {"hub.callback": form["hub.callback"] + "x"}
    assert ticker.hub.ask_back(strange) == (404, "")
    assert ticker.push().state == "asked"
    assert ticker.hub.ask_back(form) == (200, "c-7")
    assert ticker.hub.ask_back(form) == (200, "c-7"), "our answer may be lost on its way"


def test_a_lease_is_renewed_before_it_ends_and_ends_what_is_not(ticker: Ticker) -> None:
    ticker.hub.lease = "86400"
    ticker.begin()
    ticker.hub.push(feed(ticker.hub.address, 3).encode())
    read_pushed(ticker.store, ticker.now + timedelta(seconds=1))
    due = datetime.fromisoformat(ticker.push().due) - datetime.now(UTC)
    assert timedelta(hours=16) < due < timedelta(hours=22)
    assert ticker.ask_hubs() == 0
    ticker.later(timedelta(hours=22))
    assert ticker.ask_hubs() == 1
    assert [one["hub.mode"] for one in ticker.hub.requests] == ["subscribe"] * 2
    assert ticker.hub.requests[0]["hub.callback"] == ticker.hub.requests[1]["hub.callback"]
    ticker.later(2 * DAY)
    assert ticker.asked_next() <= timedelta(0), "the lease is over: the feed's own rhythm holds"
    ticker.hub.status = 500
    ticker.ask_hubs()
    assert ticker.push().state == "asked"
    assert "500" in (ticker.push().problem or "")


def test_a_lease_that_makes_no_sense_is_bounded(ticker: Ticker) -> None:
    ticker.begin()
    (form,) = ticker.hub.requests
    for told in ("0", "-1", "x", "99999999999999999999", None):
        ticker.hub.lease = told
        ticker.hub.ask_back(form)
        until = datetime.fromisoformat(ticker.push().lease_until or "") - datetime.now(UTC)
        assert timedelta(days=9) < until <= timedelta(days=30), told
    ticker.hub.lease = "1"
    ticker.hub.ask_back(form)
    due = datetime.fromisoformat(ticker.push().due) - datetime.now(UTC)
    assert due > timedelta(minutes=9), "its hub is not asked every second"


def test_a_hub_that_refuses_is_told_and_asked_again_a_day_later(ticker: Ticker) -> None:
    ticker.begin()
    (form,) = ticker.hub.requests
    told = f"{form['hub.callback']}?hub.mode=denied&hub.topic={ticker.url}&hub.reason=no%0Aroom"
    assert call(told)[0] == 200
    push = ticker.push()
    assert (push.state, push.lease_until) == ("denied", None)
    assert push.problem
    assert push.problem.startswith("the hub refuses it: no")
    assert ticker.ask_hubs() == 0
    ticker.later(DAY + timedelta(minutes=1))
    assert ticker.ask_hubs() == 1
    assert ticker.push().state == "active"


def test_a_hub_that_fails_is_asked_ever_later_and_never_before_it_allows(ticker: Ticker) -> None:
    ticker.hub.status = 503
    ticker.hub.headers = {"Retry-After": "7200"}
    assert ticker.poll() == [2]
    ticker.ask_hubs()
    assert "503" in (ticker.push().problem or "")
    ticker.later(timedelta(minutes=119))
    assert ticker.ask_hubs() == 0
    ticker.later(timedelta(minutes=2))
    ticker.hub.headers = {}
    waits = []
    for _ in range(8):
        assert ticker.ask_hubs() == 1
        waits.append(datetime.fromisoformat(ticker.push().due) - ticker.now)
        ticker.now = datetime.fromisoformat(ticker.push().due) + timedelta(seconds=1)
    assert waits[0] < waits[2] < waits[4]
    assert all(wait <= DAY * 1.2 for wait in waits)
    ticker.hub.status = 202
    assert ticker.ask_hubs() == 1
    assert (ticker.push().state, ticker.push().problem) == ("active", None)


def test_a_hub_that_does_not_ask_back_changes_nothing(ticker: Ticker) -> None:
    ticker.hub.asks_back = False
    assert ticker.poll() == [2]
    usual = ticker.asked_next()
    ticker.ask_hubs()
    ticker.later(timedelta(minutes=10))
    ticker.ask_hubs()
    assert (ticker.push().state, len(ticker.hub.requests)) == ("asked", 2)
    assert "not asked back" in (ticker.push().problem or "")
    assert ticker.asked_next() == usual - timedelta(minutes=10)


def test_a_form_goes_where_307_and_308_lead_and_nowhere_else(ticker: Ticker) -> None:
    for status in (302, 303, 307, 308):
        before = len(ticker.hub.requests)
        ticker.later(timedelta(hours=7))
        moved = ticker.hub.address.replace("/hub", f"/{status}/hub")
        ticker.feeds.lay_out("/feed", feed(moved, 1, 2))
        ticker.poll()
        ticker.ask_hubs()
        push = ticker.push()
        assert (push.hub, push.state) == (moved, "active" if status in (307, 308) else "asked")
        if status < 307:
            assert "leads nowhere for a form" in (push.problem or "")
            assert len(ticker.hub.requests) == before
    secrets = [one.get("hub.secret") for one in ticker.hub.requests[before:]]
    assert ticker.push().secret in secrets


def test_a_hub_in_a_private_network_is_closed_unless_it_is_opened(ticker: Ticker) -> None:
    assert ticker.poll() == [2]
    with Fetcher(Way(pause=0)) as closed:
        ask_hubs(ticker.store, closed, "http://ticker.example/websub/", lambda: ticker.now)
    assert "private address 127.0.0.1, which is closed" in (ticker.push().problem or "")
    assert ticker.hub.requests == []


@pytest.mark.parametrize("step", ["pause", "remove"])
def test_what_is_paused_or_removed_is_unsubscribed_and_takes_nothing(
    ticker: Ticker, step: str
) -> None:
    ticker.begin()
    (callback,) = ticker.hub.subscribers
    if step == "pause":
        ticker.store.pause_feed(ticker.source, paused=True, by="Ada", now=ticker.now)
    else:
        ticker.store.unfollow(ticker.source, by="Ada", now=ticker.now)
    assert call(callback, b"x", {"X-Hub-Signature": "sha1=00"})[0] == 410
    ticker.ask_hubs()
    assert [one["hub.mode"] for one in ticker.hub.requests] == ["subscribe", "unsubscribe"]
    assert (ticker.hub.subscribers, ticker.hub.refused) == ({}, [])
    assert ticker.hub.requests[1]["hub.callback"] == callback
    ticker.later(DAY)
    assert ticker.ask_hubs() == 0
    assert call(callback, b"x")[0] == 410
    if step == "pause":
        ticker.store.pause_feed(ticker.source, paused=False, by="Ada", now=ticker.now)
        assert ticker.poll() == [0]
        ticker.ask_hubs()
        assert ticker.push().state == "active"
        assert list(ticker.hub.subscribers) != [callback]


def test_a_hub_that_does_not_let_go_is_asked_three_times(ticker: Ticker) -> None:
    ticker.begin()
    ticker.store.unfollow(ticker.source, by="Ada", now=ticker.now)
    ticker.hub.status = 500
    for _ in range(9):
        ticker.ask_hubs()
        ticker.later(DAY)
    assert len(ticker.hub.requests) == 4
    assert ticker.store.pushes.due(ticker.now + 9 * DAY, 9) == []


def test_a_hub_that_falls_silent_has_the_feed_asked_as_before(ticker: Ticker) -> None:
    ticker.begin()
    usual = ticker.asked_next()
    ticker.hub.push(feed(ticker.hub.address, 3).encode())
    read_pushed(ticker.store, ticker.now + timedelta(seconds=1))
    rarely = ticker.asked_next()
    assert rarely > usual * 3
    ticker.feeds.lay_out("/feed", feed(ticker.hub.address, 3, 4))
    ticker.later(rarely)
    assert ticker.poll() == [1]
    ((_, told),) = ticker.store.feeds()
    own = datetime.fromisoformat(told.next_fetch) - ticker.now
    assert ticker.asked_next() == own, "it had what its hub did not push"
    ticker.store.ask_now(ticker.source, ticker.now)
    assert ticker.asked_next() <= timedelta(0)


def test_an_editor_asks_a_feed_at_once_though_its_hub_pushes(ticker: Ticker) -> None:
    ticker.begin()
    ticker.hub.push(feed(ticker.hub.address, 3).encode())
    read_pushed(ticker.store, ticker.now + timedelta(seconds=1))
    ticker.later(timedelta(minutes=31))
    assert ticker.poll() == []
    ticker.store.ask_now(ticker.source, ticker.now)
    assert ticker.poll() == [0]


def test_links_of_the_header_go_before_the_feeds_and_a_new_topic_is_subscribed_anew(
    ticker: Ticker,
) -> None:
    ticker.begin()
    body = feed("https://other.example/", 1, 2)
    told = f'<{ticker.hub.address}>; rel="hub", </new?a,b>; rel=self; title="<x>; rel=hub"'
    ticker.feeds.lay_out("/feed", body, Link=told)
    ticker.later(timedelta(hours=7))
    assert ticker.poll() == [0]
    push = ticker.push()
    assert (push.state, push.hub) == ("wanted", ticker.hub.address)
    assert push.topic == f"{ticker.feeds.base}/new?a,b"
    ticker.ask_hubs()
    modes = {(one["hub.mode"], one["hub.topic"]) for one in ticker.hub.requests[1:]}
    assert modes == {("unsubscribe", ticker.url), ("subscribe", push.topic)}
    assert len(ticker.hub.subscribers) == 1


def test_a_feed_that_names_another_hub_each_time_is_bounded(ticker: Ticker) -> None:
    ticker.begin()
    for n in range(30):
        ticker.store.pushes.offer(
            ticker.source, f"https://h{n}.example/", "https://t.example/", ticker.now
        )
        ticker.later(timedelta(minutes=61))
    assert len(ticker.store.pushes.due(ticker.now + 30 * DAY, 99)) <= 5


def test_an_operator_who_wants_none_has_none(ticker: Ticker) -> None:
    assert Settings().hub_callback is None
    assert Settings(address="https://a.example", websub=False).hub_callback is None
    ticker.begin()
    key = ticker.push().key
    get_ready(ticker.store, None, ticker.now)
    assert (ticker.push().state, ticker.push().lease_until) == ("wanted", None)
    with serving(ticker.store, Settings(address="https://a.example", websub=False)) as site:
        assert call(f"{site.address}/websub/{key}", b"x")[0] == 410
        assert call(f"{site.address}/websub/{key}?hub.mode=subscribe")[0] == 404


def test_a_new_address_of_the_site_is_told_to_its_hubs(ticker: Ticker) -> None:
    ticker.begin()
    get_ready(ticker.store, f"{ticker.site.address}/websub/", ticker.now)
    assert ticker.ask_hubs() == 0
    get_ready(ticker.store, "https://new.example/websub/", ticker.now)
    assert ticker.ask_hubs() == 1


def test_how_it_stands_is_told_and_neither_key_nor_secret_is(ticker: Ticker) -> None:
    ticker.begin()
    ticker.hub.push(b"x", signature="")
    push = ticker.push()
    shown = newsticker("sources", "--database", ticker.store.address)
    assert shown.rows[0]["push"] == {
        "state": "on", "hub": ticker.hub.address, "until": push.lease_until, "pushed": None, "refused": 1,
        "problem": None, "error": None,
    }  # fmt: skip
    assert push.key not in str(shown.rows)
    assert push.secret not in str(shown.rows)
