"""Webhooks: signed by the specification, sent until they are taken, and nobody waits for one that hangs."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from databases import address_in
from loopback import OPEN
from loopback import serving as serving_pages
from newsticker.model import NewstickerError
from newsticker.model_alerts import Watch
from newsticker.model_desk import NewDecision
from newsticker.net.posting import post
from newsticker.outputs.alerts import delivering
from newsticker.outputs.alerts.delivering import Sender
from newsticker.outputs.api.telling import Teller
from newsticker.settings import Settings
from newsticker.store import Store, open_store
from readings import claim
from watched import (
    OFFICE,
    YARD,
    Receiver,
    add,
    index,
    link,
    now,
    party,
    receiving,
    record_links,
    story,
)

SETTINGS = Settings(address="https://ticker.example", most_quoted=120, longest_excerpt=40)


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as store:
        add(store, "alt", claim("c1", "er halte"), claim("c2", "es regne", speaker=YARD), now=now())
        yield store


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@contextmanager
def sending(store: Store, allow: tuple[str, ...] = OPEN) -> Iterator[None]:
    """Sends what is due for as long as the block lasts."""
    stop = threading.Event()
    teller = Teller(SETTINGS, SETTINGS.address, ("de", "en"))
    run = Sender(store, teller, allow).deliver(stop.is_set)
    thread = threading.Thread(target=asyncio.run, args=[run])
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def watch(store: Store, url: str, name: str = OFFICE) -> tuple[Watch, str]:
    made = store.alerts.add("speaker", party(store, name), url, "Ada", now())
    assert made
    assert made[1]
    return look(store, made[0]), made[1]


def look(store: Store, number: int) -> Watch:
    found = store.alerts.watch(number)
    assert found
    return found


def wait_until(store: Store, watch: Watch, *states: str, seconds: float = 20.0) -> None:
    """Waits until the events of a watch are in these states, the first one first."""
    until = time.monotonic() + seconds
    while [alert.state for alert in reversed(store.alerts.alerts(watch.id))] != list(states):
        assert time.monotonic() < until, store.alerts.alerts(watch.id)
        time.sleep(0.02)


def wait_for_problem(store: Store, watch: Watch, seconds: float = 20.0) -> str:
    until = time.monotonic() + seconds
    while (problem := look(store, watch.id).problem) is None:
        assert time.monotonic() < until
        time.sleep(0.02)
    return problem


def test_an_event_is_signed_and_tells_the_claim_as_the_api_does(
    store: Store, receiver: Receiver
) -> None:
    mine, secret = watch(store, receiver.url)
    new = add(store, "neu", claim("c1", "er breche schon morgen"), now=now())
    with sending(store):
        receiver.wait_for(1)
        wait_until(store, mine, "sent")
    headers, body = receiver.received[0]
    assert (secret[:6], headers["content-type"]) == ("whsec_", "application/json")
    told = Webhook(secret).verify(body, headers)
    (alert,) = store.alerts.alerts(mine.id)
    assert (told["id"], told["kind"], told["at"], told["schema"]) == (
        alert.event,
        "claim",
        alert.at,
        "newsticker.alert/1",
    )
    assert headers["webhook-id"] == told["id"]
    assert told["speaker"] == {
        "id": mine.about,
        "name": OFFICE,
        "page": f"https://ticker.example/de/speaker/{mine.about}",
    }
    (said,) = told["claims"]
    assert said["page"] == f"https://ticker.example/de/article/{new}/claim/c1"
    assert (said["id"], said["stance"], said["speaker"]["name"]) == (f"{new}:c1", "states", OFFICE)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body.replace(b"morgen", b"gestern"), headers)


def test_no_more_is_quoted_than_the_cap(store: Store, receiver: Receiver) -> None:
    watch(store, receiver.url)
    add(store, "neu", claim("c1", "der Damm werde brechen und niemand wisse wann"), claim("c2", "er halte dann doch nicht länger als bis Mai"), now=now())  # fmt: skip
    with sending(store):
        receiver.wait_for(2)
    passages = [one["claims"][0]["passage"] for one in receiver.told]
    assert sum(len(passage or "") for passage in passages) <= SETTINGS.most_quoted
    assert any(passage is None or passage.endswith(" …") for passage in passages)


def test_a_denial_comes_with_its_story(store: Store, receiver: Receiver) -> None:
    new = add(store, "neu", claim("c1", "nein", denies="c9", speaker=YARD), now=now())
    number = story(store, 1, new)
    made = store.alerts.add("denials", number, receiver.url, "Ada", now() - timedelta(minutes=1))
    assert made
    record_links(store, [link(store, number, "denial", (1, "c1"), (new, "c1"))], now())
    with sending(store):
        receiver.wait_for(1)
    (told,) = receiver.told
    assert told["kind"] == "denial"
    assert [one["id"] for one in told["claims"]] == ["1:c1", f"{new}:c1"]
    assert told["story"]["page"] == f"https://ticker.example/de/story/{number}"
    assert told["speaker"] is None


def test_what_is_gone_before_anybody_was_told_is_told_to_nobody(
    store: Store, receiver: Receiver
) -> None:
    mine, _ = watch(store, receiver.url)
    one = add(store, "eins", claim("c1", "er breche"), now=now())
    add(store, "zwei", claim("c1", "er sinke"), now=now())
    assert store.hand.decide(one, "c1", 0, [NewDecision("struck")], "Ada", now())
    index(store, one, now())
    with sending(store):
        wait_until(store, mine, "dropped", "sent")
    assert [told["claims"][0]["passage"] for told in receiver.told] == ["er sinke"]


def test_what_somebody_may_have_heard_is_told_as_withdrawn_and_without_a_word_of_it(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "WAITS", (timedelta(0),))
    mine, _ = watch(store, receiver.url)
    new = add(store, "neu", claim("c1", "er breche"), now=now())

    def strike(number: int) -> tuple[int, dict[str, str]]:
        if number == 1:
            assert store.hand.decide(new, "c1", 0, [NewDecision("struck")], "Ada", now())
            index(store, new, now())
        return (500, {}) if number == 1 else (200, {})

    receiver.answer = strike
    with sending(store):
        wait_until(store, mine, "sent")
    first, second = receiver.told
    assert (first["id"], first["claims"][0]["passage"]) == (second["id"], "er breche")
    assert (second["withdrawn"], second["claims"], second["speaker"]) == (True, [], None)
    assert "breche" not in json.dumps(second)


def test_a_failure_is_tried_again_in_order_with_the_same_id(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "WAITS", (timedelta(seconds=0.1),))
    mine, _ = watch(store, receiver.url)
    for name in ("a", "b"):
        add(store, name, claim("c1", f"er {name}"), now=now())
    receiver.answer = lambda number: (503, {}) if number < 3 else (204, {})
    with sending(store):
        wait_until(store, mine, "sent", "sent")
    first, second = (alert.event for alert in reversed(store.alerts.alerts(mine.id)))
    assert receiver.ids == [first, first, first, second]
    assert look(store, mine.id).problem is None


def test_a_receiver_that_asks_for_time_is_given_it(store: Store, receiver: Receiver) -> None:
    mine, _ = watch(store, receiver.url)
    add(store, "neu", claim("c1", "er breche"), now=now())
    receiver.answer = lambda _: (429, {"Retry-After": "3600"})
    with sending(store):
        problem = wait_for_problem(store, mine)
    assert problem == f"{receiver.url.removesuffix('/hook')}: answered 429"
    following = look(store, mine.id).next
    assert following
    assert datetime.fromisoformat(following) - now() > timedelta(minutes=58)


def test_410_ends_the_webhook_and_a_redirect_is_not_followed(
    store: Store, receiver: Receiver
) -> None:
    moved, _ = watch(store, receiver.url)
    gone, _ = watch(store, receiver.url.replace("hook", "gone"), YARD)
    add(store, "neu", claim("c1", "er breche"), now=now())
    with serving_pages() as elsewhere:
        receiver.answer = lambda _: (302, {"Location": elsewhere.base})
        with sending(store):
            assert "302" in wait_for_problem(store, moved)
            receiver.answer = lambda _: (410, {})
            add(store, "neuer", claim("c1", "nein", speaker=YARD), now=now())
            wait_until(store, gone, "failed")
        assert elsewhere.requests == []
    assert look(store, gone.id).ended
    assert look(store, moved.id).ended is None


def test_private_addresses_are_closed_unless_opened(store: Store, receiver: Receiver) -> None:
    mine, _ = watch(store, receiver.url)
    add(store, "neu", claim("c1", "er breche"), now=now())
    with sending(store, allow=()):
        assert "--allow-network 127.0.0.1 opens it" in wait_for_problem(store, mine)
    assert receiver.received == []


def test_one_that_hangs_keeps_nobody_waiting(store: Store, receiver: Receiver) -> None:
    release = threading.Event()
    with receiving() as hanging:
        hanging.answer = lambda _: (204, {}) if release.wait(30) else (500, {})
        slow = [watch(store, hanging.url)[0] for _ in range(20)]
        quick, _ = watch(store, receiver.url)
        for name in ("a", "b", "c"):
            add(store, name, claim("c1", f"er {name}"), now=now())
        with sending(store):
            hanging.wait_for(20)
            wait_until(store, quick, "sent", "sent", "sent", seconds=5)
            assert [alert.state for alert in store.alerts.alerts(slow[0].id)] == ["waiting"] * 3
            release.set()
            wait_until(store, slow[0], "sent", "sent", "sent")


def test_a_test_arrives_and_tells_nothing(store: Store, receiver: Receiver) -> None:
    mine, _ = watch(store, receiver.url)
    event = store.alerts.test(mine.id, now())
    with sending(store):
        wait_until(store, mine, "sent")
    (told,) = receiver.told
    assert (told["id"], told["kind"], told["claims"]) == (event, "test", [])
    assert "withdrawn" not in told


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://127.0.0.1/x", "has an http or https address"),
        ("http://a:b@127.0.0.1/x", "has an http or https address"),
        ("http://127.0.0.1:1/geheim", r"^http://127\.0\.0\.1:1: cannot be reached"),
    ],
)
def test_where_nothing_can_be_sent_the_server_is_named_and_no_path(url: str, reason: str) -> None:
    with pytest.raises(NewstickerError, match=reason) as raised:
        asyncio.run(post(url, b"{}", {}, allow=OPEN, timeout=5))
    assert "geheim" not in str(raised.value)


def test_an_answer_that_does_not_come_is_given_up(receiver: Receiver) -> None:
    release = threading.Event()
    receiver.answer = lambda _: (200, {}) if release.wait(10) else (500, {})
    with pytest.raises(NewstickerError, match=r"no answer within 0\.2 s"):
        asyncio.run(post(receiver.url, b"{}", {}, allow=OPEN, timeout=0.2))
    release.set()


def test_a_date_in_retry_after_is_understood(receiver: Receiver) -> None:
    receiver.answer = lambda _: (503, {"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"})
    answer = asyncio.run(post(receiver.url, b"{}", {}, allow=OPEN, timeout=5))
    assert (answer.status, answer.wait) == (503, 86_400)
