"""Watches at the desk: found, made, tried out and ended by forms without scripts; a feed of its own for each."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from sqlalchemy import update

from newsdesk import Editor, words_of
from newsticker.intake import read_feed
from newsticker.store import Store
from newsticker.store.story_tables import STORIES
from public import everything, places
from readings import claim
from serving import Answer, Client
from watched import OFFICE, YARD, add, events, link, now, party, record_links, story

PAGE = "/de/desk/watches"
HOOK = "https://receiver.example/geheimer-pfad"


@pytest.fixture
def store(store: Store) -> Store:
    """A story of one article by two speakers."""
    old = add(store, "Deich", claim("c1", "er halte"), claim("c2", "nein", speaker=YARD), now=now())
    story(store, old)
    return store


def make(editor: Editor, what: str, url: str = "") -> Answer:
    return editor.post(PAGE, what=what, url=url)


def feeds_on(answer: Answer) -> list[str]:
    """The paths of the feeds that a page names."""
    found = re.findall(r'href="http://[^/"]+(/de/alerts/[^"]+)"', unescape(answer.text))
    assert len(found) == 3
    return found


def test_a_speaker_is_found_and_watched_and_the_secret_is_seen_once(
    store: Store, client: Client, ada: Editor
) -> None:
    found = ada.get(f"{PAGE}?q=deich").text
    assert f'value="speaker:{party(store, OFFICE)}"' in found
    assert YARD not in words_of(found)
    made = make(ada, f"speaker:{party(store, OFFICE)}", HOOK)
    assert (made.status, made.headers["cache-control"]) == (200, "no-store")
    (secret,) = re.findall(r"whsec_[\w+/=]{44}", unescape(made.text))
    (watch,) = store.alerts.watches()
    assert (watch.kind, watch.url, watch.by) == ("speaker", HOOK, "Ada")
    for page in (PAGE, f"{PAGE}/{watch.id}"):
        assert HOOK in ada.get(page).text
        assert secret not in unescape(ada.get(page).text)


def test_a_story_is_found_by_its_words_or_by_its_address(store: Store, ada: Editor) -> None:
    add(store, "Fähre", claim("c1", "sie fahre"), now=now())
    with store._database.writing() as connection:
        connection.execute(update(STORIES).values(articles=2))
    assert 'value="denials:1"' in ada.get(f"{PAGE}?q=DEICH").text
    assert 'value="figures:1"' in ada.get(f"{PAGE}?q=https://t.example/en/story/1").text
    speaker = party(store, OFFICE)
    for page, about in (("stories/1", "/story/1"), (f"speakers/{speaker}", f"/speaker/{speaker}")):
        assert f'href="{PAGE}?q={about}"' in ada.get(f"/de/desk/{page}").text
    assert 'value="denials:1"' not in ada.get(f"{PAGE}?q=Schleuse").text
    assert make(ada, "figures:1").status == 200
    assert [(one.kind, one.about, one.url) for one in store.alerts.watches()] == [("figures", 1, None)]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "url", "told"),
    [
        ("", "", "Wählen Sie aus"),
        ("claims:1", "", "Wählen Sie aus"),
        ("speaker:99", "", "gibt es nicht mehr"),
        ("denials:99", "", "gibt es nicht mehr"),
        ("speaker:1", "ftp://receiver.example/", "http oder https"),
        ("speaker:1", "https://name:wort@receiver.example/", "ohne Passwort"),
        ("speaker:1", "https:///nirgends", "http oder https"),
        ("speaker:1", "https://receiver.example:0/", "http oder https"),
        ("speaker:1", "https://receiver.example/" + "x" * 2000, "http oder https"),
    ],
)
def test_what_cannot_be_watched_is_told_and_nothing_is_made(
    store: Store, ada: Editor, what: str, url: str, told: str
) -> None:
    answer = make(ada, what, url)
    assert answer.status == 422
    assert told in words_of(answer.text)
    assert store.alerts.watches() == []


def test_the_feed_tells_events_in_three_formats_and_each_has_an_address_of_its_own(
    store: Store, client: Client, ada: Editor
) -> None:
    paths = feeds_on(make(ada, f"speaker:{party(store, OFFICE)}"))
    new = add(store, "neu", claim("c1", "er breche"), claim("c2", "er sinke"), now=now())
    alerts = store.alerts.alerts(1)
    for path in paths:
        answer = client.get(path)
        assert (answer.status, answer.headers["x-robots-tag"]) == (200, "noindex")
        assert answer.headers["cache-control"].startswith("private")
        feed = read_feed(answer.content, client.address + path)
        assert feed.problems == ()
        assert [entry.title for entry in feed.entries] == [f"Neue Aussage: {OFFICE}"] * 2
        assert [entry.link for entry in feed.entries] == [
            f"{client.address}/de/article/{new}/claim/{alert.claims[0].claim}#{alert.event}"
            for alert in alerts
        ]
        assert "er breche" in answer.text
    english = client.get(paths[0].replace("/de/", "/en/"))
    assert f"New claim: {OFFICE}" in english.text


def test_a_feed_opens_to_its_key_alone_and_is_linked_nowhere(
    store: Store, client: Client, ada: Editor
) -> None:
    path = feeds_on(make(ada, f"speaker:{party(store, OFFICE)}"))[0]
    (watch,) = store.alerts.watches()
    for wrong in (path[:-1], path.partition("?")[0], path.replace(watch.key, "1")):
        assert client.get(wrong).status == 404
    found = places(everything(store, client), watch.key)
    assert [place for place in found if watch.key not in place] == []
    signed_out = Editor(client)
    assert signed_out.get(f"{PAGE}/{watch.id}").status == 303


def test_what_is_hidden_is_in_no_feed_any_more(store: Store, client: Client, ada: Editor) -> None:
    paths = feeds_on(make(ada, f"speaker:{party(store, OFFICE)}"))
    new = add(store, "neu", claim("c1", "er breche"), now=now())
    store.desk.hide(new, True, "Ada", "", now())
    for path in paths:
        text = client.get(path).text
        assert "breche" not in text
        assert f"/article/{new}" not in text
    page = ada.get(f"{PAGE}/1").text
    assert "nicht mehr zu sehen" in words_of(page)


def test_a_denial_stands_before_what_it_denies(store: Store, client: Client, ada: Editor) -> None:
    paths = feeds_on(make(ada, "denials:1"))
    new = add(store, "neu", claim("c1", "das stimme nicht", speaker=YARD, denies="c9"), now=now())
    record_links(store, [link(store, 1, "denial", (1, "c1"), (new, "c1"))], now())
    assert events(store, 1) == [("denial", [(1, "c1"), (new, "c1")])]
    (item,) = json.loads(client.get(paths[2]).content)["items"]
    assert item["title"] == "Dementi: Deich"
    first, second = item["content_text"].split("\n\n")
    assert first == f"{YARD} dementiert: das stimme nicht (Wissekurier)"
    assert second.startswith(OFFICE)


def test_a_test_is_sent_and_seen_and_a_watch_is_ended(
    store: Store, client: Client, ada: Editor
) -> None:
    paths = feeds_on(make(ada, f"speaker:{party(store, OFFICE)}", HOOK))
    assert ada.post(f"{PAGE}/1", step="test").status == 303
    assert [(alert.kind, alert.state) for alert in store.alerts.alerts(1)] == [("test", "waiting")]
    assert "Probe" in client.get(paths[0]).text
    assert "wartet" in words_of(ada.get(f"{PAGE}/1").text)
    assert ada.post(f"{PAGE}/1", step="other").status == 404
    assert ada.post(f"{PAGE}/1", step="end").status == 303
    assert (ada.get(f"{PAGE}/1").status, client.get(paths[0]).status) == (404, 404)


def test_the_desk_says_when_a_webhook_fails_and_what_was_given_up(
    store: Store, ada: Editor
) -> None:
    make(ada, f"speaker:{party(store, OFFICE)}", HOOK)
    add(store, "neu", claim("c1", "er breche"), now=now())
    dispatch = store.alerts.begin(1, now())
    assert dispatch
    store.alerts.fail(dispatch, "https://receiver.example: answered 500", now(), now())
    assert "kommt nicht an" in words_of(ada.get(PAGE).text)
    page = words_of(ada.get(f"{PAGE}/1").text)
    assert "https://receiver.example: answered 500" in page
    assert "Nächster Versuch" in page
    dispatch = store.alerts.begin(1, now())
    assert dispatch
    store.alerts.end(dispatch, "https://receiver.example: answered 410", now())
    page = words_of(ada.get(f"{PAGE}/1").text)
    assert "Webhook beendet am" in page
    assert "nur im Feed stehen: 1" in page
