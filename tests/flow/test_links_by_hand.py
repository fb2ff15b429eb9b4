"""An editor's word about links: it stands above the ledger's, whatever becomes of articles, claims and stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from databases import address_in, run
from newsticker.flow import links_by_hand
from newsticker.flow.jobs import work
from newsticker.flow.link_jobs import link_story
from newsticker.flow.links_by_hand import Addable
from newsticker.flow.rereading import reread
from newsticker.flow.retention import delete_old
from newsticker.flow.taking import take_in
from newsticker.model import Article, Claim, Job, NewstickerError
from newsticker.model_stories import ClaimAddress, LinkKind
from newsticker.store import Store, open_store
from told_stories import EARLIER, EVENT, NOW, put_in_story, touch

ACCUSED = (ClaimAddress(1, "c2"), ClaimAddress(2, "c2"))
DENIAL = (ClaimAddress(2, "c2"), ClaimAddress(2, "c3"))
COMPARED = (ClaimAddress(2, "c3"), ClaimAddress(3, "c2"))


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as store:
        list(take_in(store, EVENT))
        put_in_story(store, [1, 2, 3])
        work_off(store)
        yield store


def work_off(store: Store) -> None:
    work(store, {"draw": lambda _, job: None}, Event(), once=True)


def claims(store: Store, kind: LinkKind, story_id: int = 1) -> list[tuple[str, ...]]:
    return [
        tuple(f"{c.article_id}:{c.claim}" for c in x.claims)
        for x in store.stories.links_of(story_id)
        if x.kind == kind
    ]


def newest(store: Store) -> int:
    return max((one.id for one in store.stories.link_decisions(1)), default=0)


def strike(store: Store, kind: LinkKind, pair: Sequence[ClaimAddress], seen: int = 0) -> bool:
    return links_by_hand.strike(
        store, 1, kind, pair[0], pair[1:], seen=seen, reason="ein anderer Kran", by="Ada", now=NOW
    )


def add(store: Store, kind: Addable, one: ClaimAddress, other: ClaimAddress) -> bool:
    return links_by_hand.add(
        store, 1, kind, one, other, seen=newest(store), reason="", by="Ada", now=NOW
    )


def release(store: Store) -> bool:
    decisions = [one for one in store.stories.link_decisions(1) if one.decided != "release"]
    return links_by_hand.release(
        store, 1, decisions, seen=newest(store), reason="doch", by="Bo", now=NOW
    )


def test_a_struck_link_is_gone_at_once_and_back_when_it_is_released(store: Store) -> None:
    before = store.stories.links_of(1)
    event = store.newest_event()
    assert strike(store, "denial", DENIAL)
    assert claims(store, "denial") == []
    assert run(store.address, "SELECT article_id FROM ledger_marks WHERE kind = 'denials'") == []
    assert [one.article_id for one in store.events_after(event, 10) or ()] == [2]
    work_off(store)
    assert claims(store, "denial") == []
    assert release(store)
    work_off(store)
    after = store.stories.links_of(1)
    assert [replace(x, id=0, made="") for x in after] == [replace(x, id=0, made="") for x in before]
    assert [(one.by, one.decided, one.reason) for one in store.stories.link_journal()[0]] == [
        ("Bo", "release", "doch"),
        ("Ada", "strike", "ein anderer Kran"),
    ]


def test_a_link_stays_struck_when_articles_arrive(store: Store) -> None:
    assert claims(store, "same") == [("1:c2", "2:c2"), ("2:c3", "3:c1")]
    assert strike(store, "same", ACCUSED)
    list(take_in(store, [EARLIER]))
    put_in_story(store, [4])
    work_off(store)
    found = claims(store, "same")
    assert not any({"1:c2", "2:c2"} <= set(group) for group in found)
    assert ("4:c1", "1:c1") in found


def test_a_denial_stays_struck_when_another_paper_has_what_it_denies(store: Store) -> None:
    assert strike(store, "denial", DENIAL)
    list(take_in(store, [EARLIER]))
    put_in_story(store, [4])
    work_off(store)
    assert claims(store, "denial") == []


def test_a_link_stays_struck_when_claims_are_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert strike(store, "denial", DENIAL)
    assert strike(store, "same", ACCUSED)

    def rules(text: str, told: Article) -> tuple[tuple[object, ...], tuple[Claim, ...]]:
        """Rules that number the claims of an article from the last."""
        mine = next(one for one in EVENT if one.text == text).claims
        names = {c.id: f"x{number}" for number, c in enumerate(reversed(mine))}
        return (), tuple(
            replace(c, id=names[c.id], denies=names[c.denies] if c.denies else None) for c in mine
        )

    monkeypatch.setattr("newsticker.flow.rereading.rules_fingerprint", lambda: "new")
    monkeypatch.setattr("newsticker.flow.rereading.read_claims", rules)
    assert sum(one.versions for one in reread(store)) == 3
    touch(store)
    work_off(store)
    assert claims(store, "denial") == []
    assert claims(store, "same") == [("2:c3", "3:c1")]


def test_a_link_stays_struck_when_stories_are_parted_and_joined(store: Store) -> None:
    assert strike(store, "same", ACCUSED)
    work_off(store)
    put_in_story(store, [1], 2)
    work_off(store)
    assert store.stories.links_of(2) == []
    put_in_story(store, [1, 2, 3], 3)
    work_off(store)
    assert store.stories.links_of(1) == []
    assert claims(store, "same", 3) == [("2:c3", "3:c1")]
    assert len(store.stories.link_decisions(3)) == 1


def test_what_an_editor_adds_stays_and_is_marked(store: Store) -> None:
    for one in (1, 2):
        put_in_story(store, [3], 3 - one)
    work_off(store)
    assert strike(store, "admission", (ClaimAddress(3, "c1"), ClaimAddress(3, "c2")))
    work_off(store)
    assert run(store.address, "SELECT article_id FROM ledger_marks WHERE kind = 'admissions'") == []
    assert claims(store, "comparison") == [("2:c3", "3:c2")]
    assert add(store, "admission", *COMPARED)
    for _ in range(2):
        (admission,) = [x for x in store.stories.links_of(1) if x.kind == "admission"]
        assert (admission.claims, admission.by_hand) == (COMPARED, True)
        assert (admission.rule, admission.confidence) == ("editor", 1.0)
        assert claims(store, "comparison") == []
        touch(store)
        work_off(store)
    marked = run(
        store.address, "SELECT article_id FROM ledger_marks WHERE kind = 'admissions' ORDER BY 1"
    )
    assert marked == [(2,), (3,)]
    assert store.stories.links_of_claims([COMPARED[1]])


def test_who_decides_after_somebody_else_changes_nothing(store: Store) -> None:
    assert strike(store, "denial", DENIAL)
    assert not strike(store, "denial", DENIAL)
    assert not strike(store, "denial", DENIAL[::-1])
    assert strike(store, "denial", DENIAL, seen=newest(store))
    assert len(store.stories.link_decisions(1)) == 2


def test_only_claims_of_the_story_that_readers_see_are_linked(store: Store) -> None:
    put_in_story(store, [3], 2)
    assert not add(store, "same", ACCUSED[0], ClaimAddress(3, "c2"))
    with pytest.raises(NewstickerError, match="claim 1:c9: there is none"):
        add(store, "same", ACCUSED[0], ClaimAddress(1, "c9"))
    with pytest.raises(NewstickerError, match="cannot be linked with itself"):
        add(store, "same", ACCUSED[0], ACCUSED[0])
    assert store.stories.link_decisions(1) == []


def test_a_decision_that_comes_while_a_story_is_linked_is_not_lost(store: Store) -> None:
    story = store.stories.to_link(1)
    assert story
    assert strike(store, "denial", DENIAL)
    assert store.stories.keep_links(1, story.revision, [], NOW) is None
    link_story(store, Job(0, "link", None, story.revision, 1, story_id=1))
    assert claims(store, "denial") == []
    assert claims(store, "same")


def test_of_articles_that_are_deleted_for_their_age_no_link_stays(store: Store) -> None:
    assert strike(store, "denial", DENIAL)
    assert delete_old(store, 30, NOW + timedelta(days=29, hours=12)) == 2
    work_off(store)
    assert [one.kind for one in store.stories.links_of(1)] == ["admission"]
    for table in (
        "link_decisions",
        "link_claims WHERE article_id < 3",
        "ledger_marks WHERE article_id < 3",
    ):
        assert run(store.address, f"SELECT * FROM {table}") == [], table
