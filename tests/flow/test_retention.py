"""Articles of others that are older than the operator wants them kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles import RICH, keep, short
from databases import run
from newsticker.flow.retention import delete_old
from newsticker.flow.taking import take_in
from newsticker.model_desk import ByHand, Draft, NewDecision
from newsticker.settings import Settings
from newsticker.store import Incoming, Publication, Store
from public import everything, places
from serving import serving

TODAY = datetime.now(UTC)
NEW = short("Neues", published=(TODAY - timedelta(days=2)).isoformat(), tags=("Hafen",))
UNDATED = short("Undatiertes", published=None)
WORDS = ("Wisse", "Werft", "Reederei")


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH, NEW, UNDATED])) as store:
        yield store


def test_what_is_old_is_nowhere_and_what_is_new_stays(store: Store) -> None:
    tags = RICH.article.tags
    with serving(store, Settings(api_requests=10_000)) as client:
        assert places(everything(store, client, tags), *WORDS)
        assert delete_old(store, 30, TODAY) == 1
        said = everything(store, client, tags)
        assert places(said, *WORDS) == []
        assert client.get("/de/article/1").status == 404
        assert {"/de/", "/de/feed.xml", "/de/tag/Hafen"} & set(places(said, "Neues"))
        assert client.get("/de/article/3").status == 200, "undated: it is as old as we have it"
    for table in ("versions", "claims", "claim_parties", "attributions", "parties", "search_rows"):
        told = str(run(store.address, f"SELECT * FROM {table}"))
        assert not any(word in told for word in WORDS), table


def test_it_does_not_come_again_and_is_deleted_once(store: Store) -> None:
    assert delete_old(store, 30, TODAY) == 1
    assert delete_old(store, 30, TODAY) == 0
    (taken,) = take_in(store, [RICH])
    assert taken.taken.state == "known"
    assert store.article(1) is None


def test_nothing_is_deleted_unless_it_is_wanted(store: Store) -> None:
    assert delete_old(store, 0, TODAY + timedelta(days=99999)) == 0
    assert delete_old(store, 36_500, TODAY) == 0


def test_the_desks_own_reports_stay(store: Store) -> None:
    report = store.desk.add_report(Draft(headline="Deich"), "Ada", TODAY)
    source = store.keep_source("desk", "desk", name="Wir", url=None, full_text=True)
    own = Incoming(source, "report 1", short("Deich", published="2020-01-01"), None)
    published = Publication(report, 1, ("draft",), own, "published", "Ada")
    assert store.desk.publish(published, TODAY)
    assert delete_old(store, 1, TODAY + timedelta(days=9)) == 3
    found, _ = store.ticker()
    assert [one.article.title for one in found] == ["Deich"]


def test_what_editors_decided_goes_with_it_and_who_is_suppressed_stays_so(store: Store) -> None:
    stance = NewDecision("corrected", "stance", ByHand(stance="warns"))
    assert store.hand.decide(1, "c7", 0, [stance], "Ada", TODAY)
    her = next(one for one in store.hand.parties("Karla Dornbusch") if one.kind == "person")
    assert store.hand.suppress(her.id, 0, "", "Ada", TODAY)
    assert delete_old(store, 30, TODAY) == 1
    for table in ("claim_decisions", "found_claims"):
        assert run(store.address, f"SELECT * FROM {table}") == []
    assert [one.name for one in store.hand.parties(suppressed=True)] == ["Karla Dornbusch"]
