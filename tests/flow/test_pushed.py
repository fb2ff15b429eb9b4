"""What hubs push (W3C WebSub, 7): from a real hub on loopback to the article, and all that may go wrong."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from newsticker.flow.pushed import read_pushed
from newsticker.settings import Settings
from newsticker.site.websub import MOST_BYTES
from pushed_ticker import Ticker, articles, dies_before_it_forgets, feed, following
from serving import serving
from websub_hub import call


@pytest.fixture
def ticker(tmp_path: Path) -> Iterator[Ticker]:
    with following(tmp_path) as ticker:
        yield ticker


def test_what_a_hub_pushes_is_there_and_the_feed_is_asked_more_rarely(ticker: Ticker) -> None:
    ticker.begin()
    (form,) = ticker.hub.requests
    assert (form["hub.mode"], form["hub.topic"]) == ("subscribe", ticker.url)
    assert len(form["hub.callback"].rpartition("/")[2]) >= 40
    assert len(form["hub.secret"]) >= 40
    usual = ticker.asked_next()
    for number, method in enumerate(("sha1", "sha256", "sha384", "sha512"), 3):
        body = feed(ticker.hub.address, number).encode()
        assert ticker.hub.push(body, method) == [202]
        polled = read_pushed(ticker.store, ticker.now + timedelta(seconds=1))
        assert polled
        assert (polled.url, polled.new, polled.problem) == (ticker.url, 1, None)
    assert read_pushed(ticker.store, ticker.now) is None
    assert articles(ticker.store) == [f"Pegel {n}" for n in range(1, 7)]
    ticker.later(timedelta(minutes=1))
    assert ticker.asked_next() > usual * 3
    ticker.later(usual)
    assert ticker.poll() == []


def test_what_is_not_signed_is_counted_and_nothing_of_it_is_kept(ticker: Ticker) -> None:
    ticker.begin()
    wrong = ("", "sha256=00", "md5=00", "sha256", "sha256=\xfc", "new=7", "sha1=" + "0" * 40)
    for told in wrong:
        assert ticker.hub.push(feed("", 9).encode(), signature=told) == [202], told
        assert read_pushed(ticker.store, ticker.now) is None
    assert (articles(ticker.store), ticker.push().refused) == (["Pegel 1", "Pegel 2"], len(wrong))


def test_a_body_without_news_has_the_feed_asked_but_not_too_often(ticker: Ticker) -> None:
    ticker.begin()
    bodies = (b"", b"ping", b"<html><body>x</body></html>", feed("").encode(), b"<rss><cha")
    for number, body in enumerate(bodies, 3):
        ticker.hub.push(feed(ticker.hub.address, number).encode())
        read_pushed(ticker.store, ticker.now + timedelta(seconds=1))
        ticker.feeds.lay_out("/feed", feed(ticker.hub.address, number, number + 10))
        ticker.later(timedelta(minutes=2))
        assert ticker.hub.push(body) == [202]
        read_pushed(ticker.store, ticker.now)
        assert ticker.asked_next() == timedelta(minutes=8), body
        ticker.later(timedelta(minutes=8))
        assert ticker.poll() == [1], body


def test_what_is_too_large_is_fetched_instead(ticker: Ticker) -> None:
    ticker.begin()
    asking = HTTPConnection("127.0.0.1", ticker.site.port, timeout=20)
    with closing(asking):
        asking.putrequest("POST", f"/websub/{ticker.push().key}")
        asking.putheader("Content-Length", str(MOST_BYTES + 1))
        asking.endheaders()
        assert asking.getresponse().status == 413, "before a byte of it was sent"
    assert ticker.asked_next() == timedelta(minutes=10)


def test_a_hub_that_sends_faster_than_we_read_is_asked_to_wait(ticker: Ticker) -> None:
    ticker.begin()
    answers = [ticker.hub.push(feed("", n).encode())[0] for n in range(3, 25)]
    assert answers == [202] * 20 + [503] * 2
    assert ticker.hub.push(feed("", 3).encode()) == [202], "what is kept is not kept twice"
    while read_pushed(ticker.store, ticker.now):
        pass
    assert len(ticker.store.ticker()[0]) == 22


def test_a_stranger_fills_nothing_and_is_slowed(
    ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticker.begin()
    before = ticker.push()
    monkeypatch.setattr("newsticker.site.websub.CALLS_A_MINUTE", 8)
    monkeypatch.setattr("newsticker.site.websub.CALLS_A_MINUTE_OF_ONE", 4)
    with serving(ticker.store, Settings(address="https://a.example")) as site:
        one = [call(f"{site.address}/websub/one", b"x")[0] for _ in range(5)]
        more = [call(f"{site.address}/websub/{n}", b"x")[0] for n in range(5)]
    assert (one, more) == ([410] * 4 + [429], [410] * 3 + [429] * 2)
    assert ticker.push() == before
    assert read_pushed(ticker.store, ticker.now) is None


def test_killed_between_acknowledgement_and_reading_nothing_is_lost_or_doubled(
    ticker: Ticker,
) -> None:
    ticker.begin()
    assert ticker.hub.push(feed("", 3, 4).encode()) == [202]
    child = multiprocessing.get_context("spawn").Process(
        target=dies_before_it_forgets, args=[ticker.store.address]
    )
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    again = read_pushed(ticker.store, ticker.now)
    assert again
    assert (again.new, again.known) == (0, 2)
    assert read_pushed(ticker.store, ticker.now) is None
    assert articles(ticker.store) == [f"Pegel {n}" for n in range(1, 5)]


def test_a_body_that_kills_its_reader_is_left_aside(ticker: Ticker) -> None:
    ticker.begin()
    ticker.hub.push(feed("", 3).encode())
    for _ in range(3):
        assert ticker.store.pushes.next_pushed()
    polled = read_pushed(ticker.store, ticker.now)
    assert polled
    assert "three attempts" in (polled.problem or "")
    assert ticker.asked_next() == timedelta(minutes=10)
