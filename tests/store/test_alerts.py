"""Alerts in the store: written once with what they tell, told as readers see it, sent in their order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from newsticker.model_alerts import Dispatch, Watch, WatchKind
from newsticker.model_desk import NewDecision
from newsticker.model_stories import ClaimAddress
from newsticker.store import Store
from newsticker.store.alert_queue import LEASE, TRIES_IN_ORDER
from newsticker.store.story_tables import LINKS, STORIES
from readings import claim
from watched import OFFICE, YARD, add, events, helpers, index, link, party, record_links, story

BEFORE = datetime(2026, 3, 3, 8, tzinfo=UTC)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 13, tzinfo=UTC)
URL = "https://receiver.example/hook"


def watch(store: Store, kind: WatchKind, about: int, url: str | None = None) -> Watch:
    made = store.alerts.add(kind, about, url, "Ada", NOW)
    assert made
    found = store.alerts.watch(made[0])
    assert found
    return found


def told(store: Store, watch: Watch) -> list[list[tuple[int, str]] | None]:
    """What each event of a watch tells by now, the first one first; None where it tells nothing."""
    seen = []
    for alert in reversed(store.alerts.alerts(watch.id)):
        found = store.alerts.tell(watch, alert)
        seen.append([(c.found.id, c.claim.id) for c in found.claims] if found else None)
    return seen


@pytest.fixture
def old(store: Store) -> int:
    """An article from before anything was watched."""
    return add(store, "alt", claim("c1", "er halte"), claim("c2", "es regne", speaker=YARD), now=BEFORE)  # fmt: skip


def test_a_new_claim_of_the_speaker_is_told_once_and_no_other(store: Store, old: int) -> None:
    mine = watch(store, "speaker", party(store, OFFICE))
    index(store, old, LATER)
    assert events(store, mine.id) == []
    new = add(store, "neu", claim("c1", "er breche"), claim("c2", "nein", speaker=YARD), now=LATER)
    assert events(store, mine.id) == [("claim", [(new, "c1")])]
    index(store, new, LATER)
    assert len(events(store, mine.id)) == 1
    again = add(store, "neu", claim("c1", "er breche"), claim("c3", "er sinke"), now=LATER, body="Neu.")  # fmt: skip
    assert again == new
    assert events(store, mine.id)[1:] == [("claim", [(new, "c3")])]


def test_an_event_has_the_same_id_whenever_it_is_written(store: Store, old: int) -> None:
    mine = watch(store, "speaker", party(store, OFFICE))
    new = add(store, "neu", claim("c1", "er breche"), now=LATER)
    (first,) = store.alerts.alerts(mine.id)
    store.alerts.forget(LATER + timedelta(days=1))
    store.keep_attributions(new, [], LATER)
    index(store, new, LATER)
    (second,) = store.alerts.alerts(mine.id)
    assert first.event == second.event
    other = watch(store, "speaker", party(store, OFFICE))
    add(store, "neuer", claim("c1", "er breche"), now=LATER)
    assert len({alert.event for one in (mine, other) for alert in store.alerts.alerts(one.id)}) == 3


def test_who_was_merged_is_followed_and_old_claims_are_not_told_again(
    store: Store, old: int
) -> None:
    office, yard = party(store, OFFICE), party(store, YARD)
    mine = watch(store, "speaker", yard)
    assert store.hand.merge(yard, office, 0, "ein Haus", "Ada", LATER)
    index(store, old, LATER)
    assert events(store, mine.id) == []
    new = add(store, "neu", claim("c1", "er breche"), now=LATER)
    assert events(store, mine.id) == [("claim", [(new, "c1")])]
    found = store.alerts.watch(mine.id)
    assert found
    assert (found.about, found.name) == (office, OFFICE)
    assert told(store, found) == [[(new, "c1")]]


def test_only_whoever_has_a_page_can_be_watched(store: Store, old: int) -> None:
    assert store.alerts.add("speaker", 99, None, "Ada", NOW) is None
    assert store.alerts.add("denials", 99, None, "Ada", NOW) is None
    assert store.hand.suppress(party(store, YARD), 0, "Bitte", "Ada", NOW)
    assert store.alerts.add("speaker", party(store, YARD), None, "Ada", NOW) is None


def test_what_is_struck_hidden_or_suppressed_is_told_no_more(store: Store, old: int) -> None:
    office = party(store, OFFICE)
    mine = watch(store, "speaker", office)
    one = add(store, "eins", claim("c1", "er breche"), claim("c2", "er halte"), now=LATER)
    two = add(store, "zwei", claim("c1", "er sinke"), now=LATER)
    assert told(store, mine) == [[(one, "c1")], [(one, "c2")], [(two, "c1")]]
    assert store.hand.decide(one, "c1", 0, [NewDecision("struck")], "Ada", LATER)
    index(store, one, LATER)
    assert told(store, mine) == [None, [(one, "c2")], [(two, "c1")]]
    store.desk.hide(two, True, "Ada", "", LATER)
    assert told(store, mine) == [None, [(one, "c2")], None]
    assert store.hand.suppress(office, 0, "Bitte", "Ada", LATER)
    assert told(store, mine) == [None, None, None]
    found = store.alerts.watch(mine.id)
    assert found
    assert found.name == ""


def test_denials_and_admissions_are_told_and_comparisons_never(store: Store, old: int) -> None:
    new = add(store, "neu", claim("c1", "nein", denies="c9"), claim("c2", "doch"), now=LATER)
    number = story(store, old, new)
    mine, figures = watch(store, "denials", number), watch(store, "figures", number)
    links = [
        link(store, number, "denial", (old, "c1"), (new, "c1")),
        link(store, number, "denial", (old, "c2"), (new, "c1")),
        link(store, number, "admission", (new, "c1"), (new, "c2")),
        link(store, number, "comparison", (old, "c2"), (new, "c2")),
        link(store, number, "confirmation", (old, "c1"), (new, "c2")),
    ]
    for _ in range(2):
        record_links(store, links, LATER)
    assert events(store, mine.id) == [
        ("denial", [(old, "c1"), (new, "c1")]),
        ("admission", [(new, "c1"), (new, "c2")]),
    ]
    assert events(store, figures.id) == []
    assert told(store, mine) == [[(old, "c1"), (new, "c1")], [(new, "c1"), (new, "c2")]]
    with store._database.writing() as connection:
        connection.execute(update(LINKS).where(LINKS.c.kind == "admission").values(kind="comparison"))  # fmt: skip
    assert told(store, mine) == [[(old, "c1"), (new, "c1")], None]


def test_what_an_unsure_link_says_is_denied_is_not_told(store: Store, old: int) -> None:
    new = add(store, "neu", claim("c1", "nein", denies="c9"), now=LATER)
    number = story(store, old, new)
    mine = watch(store, "denials", number)
    unsure = link(store, number, "denial", (old, "c1"), (new, "c1"), confidence=0.5)
    record_links(store, [unsure], LATER)
    assert told(store, mine) == [[(new, "c1")]]


def test_links_between_old_claims_are_no_news_unless_an_editor_made_them(
    store: Store, old: int
) -> None:
    number = story(store, old)
    mine = watch(store, "denials", number)
    found = link(store, number, "denial", (old, "c1"), (old, "c2"))
    record_links(store, [found], LATER)
    assert events(store, mine.id) == []
    record_links(store, [replace(found, by_hand=True)], LATER)
    assert events(store, mine.id) == [("denial", [(old, "c1"), (old, "c2")])]


def test_figures_that_disagree_are_told_claim_by_claim_as_the_group_grows(store: Store) -> None:
    old = add(store, "alt", helpers("c1", 300), helpers("c2", 400, OFFICE), now=BEFORE)
    number = story(store, old)
    mine = watch(store, "figures", number)
    record_links(store, [link(store, number, "figures", (old, "c1"), (old, "c2"))], LATER)
    assert events(store, mine.id) == []
    new = add(store, "neu", helpers("c1", 500, "Feuerwehr"), now=LATER)
    grown = link(store, number, "figures", (old, "c1"), (old, "c2"), (new, "c1"))
    for _ in range(2):
        record_links(store, [grown], LATER)
    claims = [(old, "c1"), (old, "c2"), (new, "c1")]
    assert events(store, mine.id) == [("disputed-figure", claims)]
    assert told(store, mine) == [claims]


def test_a_new_number_of_one_origin_is_told_and_the_same_one_is_not(store: Store) -> None:
    old = add(store, "alt", helpers("c1", 300), now=BEFORE)
    same = add(store, "gleich", helpers("c1", 300), now=LATER)
    new = add(store, "neu", helpers("c1", 500), now=LATER)
    number = story(store, old, same, new)
    mine = watch(store, "figures", number)
    grown = link(store, number, "same", (old, "c1"), (same, "c1"), (new, "c1"))
    record_links(store, [grown], LATER)
    assert events(store, mine.id) == [("changed-figure", [(same, "c1"), (new, "c1")])]


def test_a_new_number_of_an_authority_is_told_and_that_of_another_one_is_not(store: Store) -> None:
    old = add(store, "alt", helpers("c1", 300, "Feuerwehr"), now=BEFORE)
    other = add(store, "anders", helpers("c1", 400, "Polizei"), now=LATER)
    new = add(store, "neu", helpers("c1", 500, "Feuerwehr"), now=LATER)
    number = story(store, old, other, new)
    mine = watch(store, "figures", number)
    course = link(store, number, "course", (old, "c1"), (other, "c1"), (new, "c1"))
    record_links(store, [course], LATER)
    assert events(store, mine.id) == [("changed-figure", [(old, "c1"), (new, "c1")])]
    assert told(store, mine) == [[(old, "c1"), (new, "c1")]]


def test_a_story_that_became_part_of_another_is_followed(store: Store, old: int) -> None:
    new = add(store, "neu", claim("c1", "nein", denies="c9"), now=LATER)
    one, two = story(store), story(store, old, new)
    with store._database.writing() as connection:
        connection.execute(update(STORIES).where(STORIES.c.id == one).values(into_id=two))
    mine = watch(store, "denials", one)
    assert mine.about == two
    record_links(store, [link(store, two, "denial", (old, "c1"), (new, "c1"))], LATER)
    assert len(events(store, mine.id)) == 1


# Queues


@pytest.fixture
def sent(store: Store, old: int) -> Watch:
    """A watch with a webhook and three events that wait for it."""
    mine = watch(store, "speaker", party(store, OFFICE), URL)
    for name in ("a", "b", "c"):
        add(store, name, claim("c1", f"er {name}"), now=LATER)
    return mine


def begin(store: Store, watch: Watch, now: datetime) -> Dispatch | None:
    assert watch.id in store.alerts.due(now, 10) or store.alerts.begin(watch.id, now) is None
    return store.alerts.begin(watch.id, now)


def claim_of(dispatch: Dispatch | None) -> ClaimAddress:
    assert dispatch
    return dispatch.alert.claims[0]


def states(store: Store, watch: Watch) -> list[str]:
    return [alert.state for alert in reversed(store.alerts.alerts(watch.id))]


def test_events_go_one_by_one_in_their_order(store: Store, sent: Watch) -> None:
    first = begin(store, sent, LATER)
    assert first
    assert store.alerts.begin(sent.id, LATER) is None
    assert store.alerts.due(LATER, 10) == []
    store.alerts.finish(first, "sent", LATER)
    second = begin(store, sent, LATER)
    assert claim_of(second).article_id == claim_of(first).article_id + 1
    assert states(store, sent) == ["sent", "waiting", "waiting"]


def test_what_a_killed_worker_had_taken_is_sent_again_with_the_same_id(
    store: Store, sent: Watch
) -> None:
    first = begin(store, sent, LATER)
    again = begin(store, sent, LATER + LEASE)
    assert first
    assert again
    assert (first.alert.event, 1, 2) == (again.alert.event, first.alert.attempts, again.alert.attempts)  # fmt: skip
    # Whoever comes back late says nothing of what another does by now.
    store.alerts.finish(first, "sent", LATER + LEASE)
    assert states(store, sent)[0] == "waiting"


def test_what_fails_waits_keeps_its_place_and_steps_aside_after_five(
    store: Store, sent: Watch
) -> None:
    now = LATER
    for tried in range(TRIES_IN_ORDER):
        dispatch = begin(store, sent, now)
        assert dispatch
        assert (dispatch.alert.claims[0].article_id, dispatch.failures) == (2, tried)
        store.alerts.fail(dispatch, "https://receiver.example: answered 500", now + timedelta(minutes=1), now)  # fmt: skip
        assert store.alerts.due(now + timedelta(seconds=59), 10) == []
        now += timedelta(minutes=1)
    found = store.alerts.watch(sent.id)
    assert found
    assert (found.problem, found.waiting) == ("https://receiver.example: answered 500", 3)
    for number in (3, 4):
        dispatch = begin(store, sent, now)
        assert claim_of(dispatch).article_id == number
        assert dispatch
        store.alerts.finish(dispatch, "sent", now)
    last = begin(store, sent, now)
    assert claim_of(last).article_id == 2


def test_after_three_days_it_is_given_up_with_all_that_waited_as_long(
    store: Store, sent: Watch
) -> None:
    dispatch = begin(store, sent, LATER)
    assert dispatch
    assert store.alerts.fail(dispatch, "answered 500", LATER, LATER) == 0
    end = LATER + timedelta(days=3, minutes=1)
    add(store, "d", claim("c1", "er d"), now=end)
    dispatch = begin(store, sent, end)
    assert dispatch
    assert store.alerts.fail(dispatch, "answered 500", end, end) == 3
    assert states(store, sent) == ["failed", "failed", "failed", "waiting"]
    found = store.alerts.watch(sent.id)
    assert found
    assert (found.failed, found.waiting) == (3, 1)


def test_a_worker_that_was_off_for_days_gives_nothing_up_at_the_first_failure(
    store: Store, sent: Watch
) -> None:
    end = LATER + timedelta(days=4)
    dispatch = begin(store, sent, end)
    assert dispatch
    assert store.alerts.fail(dispatch, "answered 500", end, end) == 0


def test_an_ended_webhook_is_sent_nothing_and_its_events_stay(store: Store, sent: Watch) -> None:
    dispatch = begin(store, sent, LATER)
    assert dispatch
    store.alerts.end(dispatch, "answered 410", LATER)
    add(store, "d", claim("c1", "er d"), now=LATER)
    assert states(store, sent) == ["failed", "failed", "failed", "kept"]
    assert store.alerts.due(LATER + timedelta(days=1), 10) == []


def test_whoever_is_watched_keeps_the_name_and_what_ends_is_gone(store: Store, sent: Watch) -> None:
    store.expire(LATER + timedelta(days=9), 100, LATER)
    store.forget_unnamed()
    assert told(store, sent) == [None, None, None]
    assert store.alerts.remove(sent.id)
    assert not store.alerts.remove(sent.id)
    assert (store.alerts.watches(), store.alerts.alerts(sent.id)) == ([], [])
    store.forget_unnamed()
    assert store.hand.parties(OFFICE) == []
