"""Sources at the desk: how feeds stand, in plain words, and what editors decide about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsdesk import Editor, words_of
from newsticker.model_feeds import Subscription
from newsticker.store import Store
from serving import Client

NOW = datetime.now(UTC).replace(microsecond=0)
PAGE = "/de/desk/sources"


def followed(store: Store, name: str, **more: object) -> int:
    url = f"https://{name.lower()}.example/rss"
    soon = (NOW + timedelta(minutes=30)).isoformat()
    feed = Subscription(url, 1800, soon, last_fetch=NOW.isoformat(), **more)  # type: ignore[arg-type]
    source = store.keep_source("feed", url, name=name, url=None, full_text=False)
    store.keep_subscription(source, feed)
    return source


def feed_of(store: Store, number: int) -> Subscription:
    return next(feed for source, feed in store.feeds() if source.id == number)


def test_feeds_are_told_in_plain_words_those_in_trouble_first(store: Store, ada: Editor) -> None:
    later = (NOW + timedelta(hours=5)).isoformat()
    followed(store, "Auebote", read_whole=NOW.isoformat(), brought=10.0, brought_new=2.0)
    followed(store, "Beckpost", failures=2, problem="https://beckpost.example/rss: answered 404 Not Found", read_whole=later)  # fmt: skip
    followed(store, "Celkurier", failures=1, problem="x: answered 429", not_before=later)
    followed(
        store, "Dornblatt", moved_to="https://elsewhere.example/rss", moved_since=NOW.isoformat()
    )
    store.note_forbidden("emil.example", "https://emil.example/", "header")
    page = words_of(ada.get(PAGE).text)
    order = [
        page.index(name)
        for name in ("Beckpost", "Celkurier", "Dornblatt", "emil.example", "Auebote")
    ]
    assert order == sorted(order)
    for words in (
        "gestört Die Adresse gibt es nicht mehr (Antwort 404).", "(2 Mal in Folge)", "wartet auf Bitte des Servers Nicht vor:",
        "Nennt als neue Adresse https://elsewhere.example/rss", "Anderer Server: elsewhere.example", "Davon neu: 20 %",
        "nicht erlaubt Der Verlag behält sich Text- und Data-Mining vor (im Kopf der Antwort).",
    ):  # fmt: skip
        assert words in page.replace("\xa0", " "), words


def test_what_hubs_push_is_told_in_plain_words(store: Store, ada: Editor) -> None:
    names = ("Auebote", "Beckpost", "Celkurier")
    for name in names:
        number = followed(store, name)
        store.pushes.offer(
            number, f"https://hub.{name.lower()}.example/", "https://t.example/", NOW
        )
        push = store.pushes.current()[number]
        store.pushes.note_asked(push, "https://a.example/websub/", NOW + timedelta(days=1), NOW)
        if name == "Auebote":
            store.pushes.confirm(push, NOW + timedelta(days=9), NOW + timedelta(days=7))
            store.pushes.count_refused(push.id)
        else:
            problem = "the hub took the request and has not asked back"
            store.pushes.note_problem(push, problem, NOW + timedelta(days=1))
        if name == "Celkurier":
            store.pushes.deny(push, "the hub refuses it: <script>", NOW)
    html = ada.get(PAGE).text
    page = words_of(html).replace("\xa0", " ")
    for words in (
        "Push: durch hub.auebote.example bis", "Ohne gültige Unterschrift abgewiesen: 1", "Push: bei hub.beckpost.example angefragt",
        "Push gestört: Der Hub hat nicht bestätigt, dass er diesen Feed schickt.", "Push: von hub.celkurier.example abgelehnt",
        "Push gestört: Der Hub lehnt ab, diesen Feed zu schicken.",
    ):  # fmt: skip
        assert words in page, words
    for push in store.pushes.current().values():
        assert push.key not in html
        assert push.secret not in html


def test_a_feed_is_paused_resumed_asked_and_left_and_the_journal_says_by_whom(
    store: Store, ada: Editor
) -> None:
    number = followed(store, "Auebote")
    steps = f"{PAGE}/{number}/feed"

    def decide(step: str) -> None:
        assert ada.post(steps, page=PAGE, step=step).status == 303

    decide("ask")
    assert [feed.url for _, feed in store.due_feeds(datetime.now(UTC))] == [
        "https://auebote.example/rss"
    ]
    decide("pause")
    assert store.due_feeds(datetime.now(UTC) + timedelta(days=9)) == []
    assert "angehalten" in words_of(ada.get(PAGE).text)
    decide("pause")
    decide("resume")
    assert not feed_of(store, number).paused
    decide("remove")
    assert store.feeds() == []
    decide("remove")
    assert "kein Feed" in words_of(ada.get(PAGE).text)
    changes = store.desk.changes(source_id=number)
    assert [(one.action, one.by) for one in changes] == [
        (action, "Ada") for action in ("unfollowed", "resumed", "paused")
    ]
    assert ada.post(steps, page=PAGE, step="burn").status == 404


def test_asking_now_waits_as_long_as_the_server_asked(store: Store, ada: Editor) -> None:
    later = NOW + timedelta(hours=5)
    number = followed(store, "Auebote", not_before=later.isoformat())
    ada.post(f"{PAGE}/{number}/feed", page=PAGE, step="ask")
    assert feed_of(store, number).next_fetch == later.isoformat()


def test_an_answer_that_was_on_its_way_neither_resumes_nor_follows_again(
    store: Store, ada: Editor
) -> None:
    number = followed(store, "Auebote")
    asked = feed_of(store, number)
    store.pause_feed(number, paused=True, by="Ada", now=NOW)
    store.record_answer(number, asked)
    assert feed_of(store, number).paused
    store.unfollow(number, by="Ada", now=NOW)
    store.record_answer(number, asked)
    assert store.feeds() == []


@pytest.mark.parametrize("step", ["pause", "resume", "ask", "remove"])
def test_nobody_decides_without_signing_in(store: Store, client: Client, step: str) -> None:
    number = followed(store, "Auebote")
    assert client.get(f"{PAGE}/{number}/feed?step={step}", "POST").status in (303, 403)
    assert not feed_of(store, number).paused
