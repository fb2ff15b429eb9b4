"""Alerts on the whole way: articles come in, jobs are worked off, and whoever watches is told, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from databases import address_in
from newsdesk import work_off
from newsticker.flow import links_by_hand
from newsticker.flow.taking import take_in
from newsticker.model_alerts import WatchKind
from newsticker.model_stories import ClaimAddress
from newsticker.store import Store, open_store
from told_stories import EVENT, put_in_story, touch
from watched import events, party


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    """A story of which one article is known."""
    with closing(open_store(address_in(tmp_path))) as store:
        list(take_in(store, EVENT[:1]))
        put_in_story(store, [1])
        work_off(store)
        yield store


def watch(store: Store, kind: WatchKind, about: int) -> int:
    made = store.alerts.add(kind, about, None, "Ada", datetime.now(UTC))
    assert made
    return made[0]


def test_what_comes_into_a_watched_story_is_told_once(store: Store) -> None:
    denials, figures = watch(store, "denials", 1), watch(store, "figures", 1)
    list(take_in(store, EVENT[1:]))
    put_in_story(store, [2, 3])
    for _ in range(2):
        work_off(store)
        touch(store)
    assert sorted(events(store, denials)) == [
        ("admission", [(3, "c1"), (3, "c2")]),
        ("denial", [(2, "c2"), (2, "c3")]),
    ]
    assert events(store, figures) == [("disputed-figure", [(1, "c1"), (2, "c1")])]


def test_a_claim_of_a_watched_speaker_is_told_once(store: Store) -> None:
    list(take_in(store, EVENT[1:2]))
    work_off(store)
    mine = watch(store, "speaker", party(store, "Reederei Lotsen"))
    list(take_in(store, EVENT[2:]))
    for _ in range(2):
        work_off(store)
    assert events(store, mine) == [("claim", [(3, "c1")]), ("claim", [(3, "c2")])]


def test_what_an_editor_confirms_is_told_and_what_is_struck_is_not(store: Store) -> None:
    mine = watch(store, "denials", 1)
    list(take_in(store, EVENT[1:]))
    put_in_story(store, [2, 3])
    work_off(store)
    assert len(events(store, mine)) == 2
    links_by_hand.add(
        store, 1, "admission", ClaimAddress(2, "c3"), ClaimAddress(1, "c2"),
        seen=0, reason="", by="Ada", now=datetime.now(UTC),
    )  # fmt: skip
    assert events(store, mine)[2:] == [("admission", [(2, "c3"), (1, "c2")])]
    found = store.alerts.watch(mine)
    assert found
    told = [store.alerts.tell(found, alert) for alert in store.alerts.alerts(mine)]
    assert all(told)
    links_by_hand.strike(
        store, 1, "denial", ClaimAddress(2, "c2"), [ClaimAddress(2, "c3")],
        seen=0, reason="", by="Ada", now=datetime.now(UTC),
    )  # fmt: skip
    gone = {
        alert.kind for alert in store.alerts.alerts(mine) if store.alerts.tell(found, alert) is None
    }
    assert gone == {"denial"}
