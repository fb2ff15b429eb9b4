"""The job "link": a story's claims are linked, in the store what the ledger says of the readings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from databases import address_in, run
from newsticker.flow.jobs import work
from newsticker.flow.link_jobs import find_links, link_story
from newsticker.flow.reading import kind_of, read_bytes
from newsticker.flow.relating import CLAIM_PARTS, relate
from newsticker.flow.taking import take_in
from newsticker.ledger import relate_claims
from newsticker.model import Job
from newsticker.model_stories import KeptLink
from newsticker.samples import samples
from newsticker.store import Store, open_store
from told_stories import EARLIER, EVENT, NOW, put_in_story, touch


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as store:
        list(take_in(store, EVENT))
        put_in_story(store, [1, 2, 3])
        work_off(store)
        yield store


def work_off(store: Store) -> None:
    work(store, {"draw": lambda _, job: None}, Event(), once=True)


def told(links: list[KeptLink]) -> list[tuple[str, tuple[str, ...]]]:
    return [(x.kind, tuple(f"{c.article_id}:{c.claim}" for c in x.claims)) for x in links]


def marks(store: Store) -> set[tuple[str, int]]:
    return {
        (row[0], row[1]) for row in run(store.address, "SELECT kind, article_id FROM ledger_marks")
    }


def test_links_are_those_of_the_ledger_and_articles_are_marked(store: Store) -> None:
    found = relate_claims(EVENT, (), [[0, 1, 2]])
    assert found.same_claims
    assert found.comparisons
    assert told(store.stories.links_of(1)) == [
        ("same", ("1:c2", "2:c2")),
        ("same", ("2:c3", "3:c1")),
        ("figures", ("1:c1", "2:c1")),
        ("denial", ("2:c2", "2:c3")),
        ("admission", ("3:c1", "3:c2")),
        ("comparison", ("2:c3", "3:c2")),
        ("course", ("1:c1", "2:c1")),
    ]
    denial = store.stories.links_of(1)[3]
    assert (denial.rule, denial.confidence, denial.by_hand) == ("told-by-article", 0.97, False)
    assert store.stories.links_of(1)[2].unit == "Boote"
    assert marks(store) == {("figures", 1), ("figures", 2), ("denials", 2), ("admissions", 3)}


def test_linked_again_links_keep_their_numbers_and_nobody_is_told(store: Store) -> None:
    before, event = store.stories.links_of(1), store.newest_event()
    touch(store)
    work_off(store)
    assert store.stories.links_of(1) == before
    assert store.newest_event() == event
    assert run(store.address, "SELECT revision - linked FROM stories") == [(0,)]


def test_what_is_linked_otherwise_is_told_to_those_who_follow(store: Store) -> None:
    event = store.newest_event()
    store.desk.hide(1, True, "Ada", "", NOW)
    event = store.newest_event()
    touch(store)
    work_off(store)
    assert told(store.stories.links_of(1)) == [
        ("same", ("2:c3", "3:c1")),
        ("denial", ("2:c2", "2:c3")),
        ("admission", ("3:c1", "3:c2")),
        ("comparison", ("2:c3", "3:c2")),
    ]
    assert [(one.kind, one.article_id) for one in store.events_after(event, 10)] == [("changed", 2)]
    assert marks(store) == {("denials", 2), ("admissions", 3)}


def test_a_story_that_changed_meanwhile_is_left_to_its_next_job(store: Store) -> None:
    story = store.stories.to_link(1)
    assert story
    before = store.stories.links_of(1)
    touch(store)
    assert store.stories.keep_links(1, story.revision, [], NOW) is None
    assert store.stories.links_of(1) == before
    work_off(store)
    assert store.stories.keep_links(1, story.revision + 1, [], NOW) == []
    assert store.stories.links_of(1) == []


def test_only_new_links_are_handed_on(store: Store) -> None:
    story = store.stories.to_link(1)
    assert story
    found = find_links(story)
    assert store.stories.keep_links(1, story.revision, found[1:], NOW) == []
    new = store.stories.keep_links(1, story.revision, found, NOW)
    assert new
    assert told(new) == [("same", ("1:c2", "2:c2"))]
    assert new[0] in store.stories.links_of(1)


def test_an_earlier_paper_makes_no_new_link_of_an_old_one(store: Store) -> None:
    before = {x.id: x.made for x in store.stories.links_of(1)}
    list(take_in(store, [EARLIER]))
    put_in_story(store, [4])
    work_off(store)
    after = store.stories.links_of(1)
    assert ("same", ("4:c2", "1:c2", "2:c2")) in told(after)
    assert before.items() <= {x.id: x.made for x in after}.items()
    assert told([x for x in after if x.id not in before]) == [("same", ("4:c1", "1:c1"))]


@pytest.mark.parametrize("first", [1, 2])
def test_a_link_goes_along_into_the_story_that_its_articles_go_to(store: Store, first: int) -> None:
    before = store.stories.links_of(1)
    put_in_story(store, [3], 2)
    for story_id in (first, 3 - first):
        link(store, story_id)
    assert told(store.stories.links_of(1)) == [
        ("same", ("1:c2", "2:c2")),
        ("figures", ("1:c1", "2:c1")),
        ("denial", ("2:c2", "2:c3")),
        ("course", ("1:c1", "2:c1")),
    ]
    (admission,) = store.stories.links_of(2)
    assert replace(admission, story_id=1) in before
    assert marks(store) == {("figures", 1), ("figures", 2), ("denials", 2), ("admissions", 3)}
    put_in_story(store, [3], 1)
    for story_id in (first, 3 - first):
        link(store, story_id)
    assert store.stories.links_of(2) == []
    again = store.stories.links_of(1)
    assert told(again) == told(before)
    assert admission.id in {x.id for x in again}


def link(store: Store, story_id: int) -> None:
    """Does the job about a story, as one of several workers does it before the others."""
    link_story(store, Job(0, "link", None, 0, 1, story_id=story_id))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_in_which_articles_arrive_has_no_say(
    order: tuple[int, ...], tmp_path: Path, each_database: None
) -> None:
    with closing(open_store(address_in(tmp_path))) as store:
        for number, place in enumerate(order, 1):
            list(take_in(store, [EVENT[place]]))
            put_in_story(store, [number])
            work_off(store)
        names = {number: EVENT[place].id for number, place in enumerate(order, 1)}
        found = {
            (x.kind, tuple(f"{names[c.article_id]}:{c.claim}" for c in x.claims))
            for x in store.stories.links_of(1)
        }
    assert found == {
        ("same", ("first:c2", "second:c2")),
        ("same", ("second:c3", "third:c1")),
        ("figures", ("first:c1", "second:c1")),
        ("denial", ("second:c2", "second:c3")),
        ("admission", ("third:c1", "third:c2")),
        ("comparison", ("second:c3", "third:c2")),
        ("course", ("first:c1", "second:c1")),
    }


def test_what_the_store_links_is_what_relate_prints(tmp_path: Path, each_database: None) -> None:
    told_of = [read_bytes(one.name, one.content, kind_of(one.name)) for one in samples()]
    expected = relate(told_of, CLAIM_PARTS)
    with closing(open_store(address_in(tmp_path))) as store:
        names = {one.taken.article_id: one.reading.id for one in take_in(store, told_of)}
        work_off(store)
        stories = {store.stories.story_of(article_id) for article_id in names}
        found = [x for one in stories if one for x in store.stories.links_of(one)]

    def claims(kind: str) -> set[tuple[str, ...]]:
        mine = (x.claims for x in found if x.kind == kind)
        return {tuple(f"{names[c.article_id]}:{c.claim}" for c in some) for some in mine}

    assert claims("same") == set(expected.same_claims)
    assert claims("figures") == {tuple(map(str, x["claims"])) for x in expected.figure_conflicts}
    assert claims("denial") == {(x["claim"], x["denied_by"]) for x in expected.denials}
    assert claims("admission") == {(x["denial"], x["admitted_by"]) for x in expected.admissions}
    assert claims("same")
    assert claims("denial")
