"""What the store relates as articles arrive is what is found of all of them together, whatever their order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from databases import address_in, run
from newsticker.flow import parting, relating_articles, stories_by_hand
from newsticker.flow.retention import delete_old
from newsticker.model import Job, NewstickerError, Reading
from newsticker.store import Store, open_store
from quality.packs import read_packs
from related import NOW, in_one_go, in_store, story_ids, take, wire, work_off
from wires import at, report, sentences

TABLES = ("texts", "prints", "names", "terms", "reuses", "copy_pairs", "copies", "story_articles")


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as opened:
        yield opened


@pytest.fixture(scope="module")
def gold() -> list[Reading]:
    """Every article of tests/gold, as it is read."""
    return [replace(one.reading, id=f"{one.pack}/{one.gold['id']}") for one in read_packs()]


def some_of(gold: list[Reading], store: Store, seed: int) -> list[Reading]:
    """Some of them in an order of their own, fewer on the server, which takes longer; all of them in ``make faults``."""
    if "NEWSTICKER_WHOLE" in os.environ:
        some = gold
    else:
        some = gold[:25] if "postgresql" in store.address else gold[:50]
    return Random(seed).sample(some, len(some))


@pytest.mark.parametrize(("seed", "at_once"), [(1, 1), (2, 100)])
def test_gold_in_any_order_and_in_batches(
    store: Store, gold: list[Reading], seed: int, at_once: int
) -> None:
    some = some_of(gold, store, seed)
    take(store, some, at_once=at_once)
    assert in_store(store) == in_one_go(some)


def test_gold_among_so_many_that_only_what_is_near_is_parted_anew(
    store: Store, gold: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "FEW", 0)
    some = some_of(gold, store, 4)
    take(store, some)
    assert in_store(store) == in_one_go(some)


@pytest.mark.parametrize(("seed", "at_once"), [(0, 12), (1, 12), (2, 1), (3, 1), (4, 0)])
def test_copies_cuts_mixtures_and_frames_in_any_order(
    store: Store, seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating_articles, "MOST_AT_ONCE", at_once)
    readings = wire()
    take(store, Random(seed).sample(readings, len(readings)))
    found = in_store(store)
    assert found == in_one_go(readings)
    assert any({"agency", "whole", "edited"} <= group for group in found.copies)
    assert not any(name.startswith("frame") for row in found.reuse for name in row[:2])


def test_a_frame_of_three_is_none_and_comes_and_goes_with_the_fourth(store: Store) -> None:
    readings = [one for one in wire() if one.id.startswith("frame")][:4]
    ids = take(store, readings[:3])
    assert in_store(store) == in_one_go(readings[:3])
    assert in_store(store).reuse
    ids |= take(store, readings[3:])
    assert not in_store(store).reuse
    store.desk.hide(ids["frame1"], True, "Ada", "", NOW)
    work_off(store)
    assert in_store(store) == in_one_go([one for one in readings if one.id != "frame1"])
    assert in_store(store).reuse


@pytest.mark.parametrize("name", ["agency", "whole", "both", "other"])
def test_what_is_hidden_is_out_of_everything_until_it_is_shown_again(
    store: Store, name: str
) -> None:
    readings = wire()
    ids = take(store, readings)
    before = _rows(store)
    store.desk.hide(ids[name], True, "Ada", "", NOW)
    work_off(store)
    assert in_store(store) == in_one_go([one for one in readings if one.id != name])
    for table in TABLES:
        columns = [column for column in _columns(store, table) if column.endswith("_id")]
        for column in (one for one in columns if one != "story_id"):
            assert run(store.address, f"SELECT 1 FROM {table} WHERE {column} = {ids[name]}") == []
    store.desk.hide(ids[name], False, "Ada", "", NOW)
    work_off(store)
    assert in_store(store) == in_one_go(readings)
    assert _rows(store) == before


def test_a_new_version_is_related_in_place_of_the_one_before(store: Store) -> None:
    readings = wire()
    take(store, readings)
    for changed in ("agency", "both"):
        renewed = report(changed, " ".join(sentences(77, 9)), at(2), agency="dpa")
        readings = [renewed if one.id == changed else one for one in readings]
        take(store, [renewed])
        assert in_store(store) == in_one_go(readings)


def test_many_that_one_concerns_are_looked_at_in_jobs_of_their_own_and_each_in_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating_articles, "MOST_AT_ONCE", 1)
    readings = wire()
    ids = take(store, readings)
    for name in ("agency", "whole"):
        store.desk.hide(ids[name], True, "Ada", "", NOW)
        relating_articles.relate_article(store, Job(0, "relate", ids[name], 1, 1))
    waiting = run(store.address, "SELECT article_id FROM jobs WHERE kind = 'compare'")
    assert {ids["cut"], ids["edited"]} <= {article_id for (article_id,) in waiting}
    assert len(waiting) == len(set(waiting))
    work_off(store)
    assert in_store(store) == in_one_go(
        [one for one in readings if one.id not in ("agency", "whole")]
    )


def test_late_arrivals_are_put_where_they_belong(store: Store) -> None:
    readings = wire()
    late = [one for one in readings if one.id in ("agency", "other")]
    take(store, [one for one in readings if one not in late])
    take(store, late)
    assert in_store(store) == in_one_go(readings)


def test_what_is_deleted_for_its_age_leaves_nothing_behind(store: Store) -> None:
    take(store, wire())
    assert delete_old(store, 30, NOW + timedelta(days=300)) == len(wire())
    work_off(store)
    for table in TABLES:
        assert run(store.address, f"SELECT count(*) FROM {table}") == [(0,)], table


def test_whatever_follows_from_one_that_is_deleted_is_made_anew(store: Store) -> None:
    readings = wire()
    old = replace(
        readings[0], article=replace(readings[0].article, published="2020-01-01T00:00:00+00:00")
    )
    take(store, [old, *readings[1:]])
    today = datetime.fromisoformat("2026-03-20T00:00:00+00:00")
    assert delete_old(store, 60, today) == 1
    work_off(store)
    found, expected = in_store(store), in_one_go(readings[1:])
    assert (found.reuse, found.copies) == (expected.reuse, expected.copies)


def test_relating_twice_is_relating_once(store: Store) -> None:
    ids = take(store, wire())
    before = _rows(store)
    for article_id in ids.values():
        run(
            store.address,
            "INSERT INTO jobs (kind, article_id, version, priority, due, attempts)"
            f" VALUES ('relate', {article_id}, 1, 1, 0, 0)",
        )
    work_off(store)
    assert _rows(store) == before


# Stories


def test_an_article_alone_is_a_story_that_others_join_and_that_keeps_its_number(
    store: Store,
) -> None:
    readings = wire()
    ids = take(store, readings[:1])
    (story,) = story_ids(store, ids).values()
    ids = take(store, readings[1:3])
    assert set(story_ids(store, ids).values()) == {story}
    assert store.stories.articles_of(story or 0) == [1, 2, 3]
    assert run(store.address, f"SELECT articles FROM stories WHERE id = {story}") == [(3,)]
    assert store.stories.newest()[0][0].articles == 3


def test_every_story_that_changes_is_a_revision_further_and_is_linked_again(store: Store) -> None:
    ids = take(store, wire()[:1])
    assert run(store.address, "SELECT id, revision FROM stories") == [(1, 1)]
    store.desk.hide(ids["agency"], True, "Ada", "", NOW)
    work_off(store)
    assert run(store.address, "SELECT revision, articles FROM stories") == [(2, 0)]


def test_two_that_become_one_story_lead_to_one_address(store: Store) -> None:
    readings = wire()
    first = take(store, [readings[0], readings[4]])
    one, other = story_ids(store, first).values()
    assert one != other
    assert one
    assert other
    stories_by_hand.merge(store, other, one, reason="eine Flut", by="Ada", now=NOW)
    assert set(story_ids(store, first).values()) == {one}
    assert store.stories.moved_to(other) == one
    (decision,) = store.stories.decisions(one)
    assert (decision.decided, decision.by, decision.articles) == ("merge", "Ada", (first["other"],))


@pytest.mark.parametrize("few", [300, 0])
def test_what_an_editor_parted_stays_parted_whatever_arrives(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "FEW", few)
    readings = wire()
    ids = take(store, readings[:3])
    story = story_ids(store, ids)["agency"]
    assert story
    new = stories_by_hand.split(store, story, [ids["cut"]], reason="zwei", by="Ada", now=NOW)
    ids |= take(store, readings[3:])
    store.desk.hide(ids["cut"], True, "Ada", "", NOW)
    work_off(store)
    store.desk.hide(ids["cut"], False, "Ada", "", NOW)
    take(store, [report("cut", " ".join(sentences(1, 6)), at(9), outlet="Kurier", agency="dpa")])
    found = story_ids(store, ids)
    assert (found["agency"], found["whole"], found["cut"]) == (story, story, new)
    assert found["edited"] in (story, new)


@pytest.mark.parametrize("few", [300, 0])
def test_what_an_editor_made_one_stays_one_whatever_arrives(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "FEW", few)
    readings = wire()
    ids = take(store, [readings[0], readings[6]])
    one, other = story_ids(store, ids).values()
    assert one
    assert other
    stories_by_hand.merge(store, other, one, reason="eins", by="Ada", now=NOW)
    ids |= take(store, [*readings[1:6], *readings[7:]])
    found = story_ids(store, ids)
    assert found["agency"] == found["alone"] == found["whole"] == one


def test_a_decision_that_cannot_be_is_refused_and_changes_nothing(store: Store) -> None:
    ids = take(store, wire()[:3])
    story = story_ids(store, ids)["agency"]
    assert story
    before = _rows(store)
    for chosen in ([], list(ids.values()), [99]):
        with pytest.raises(NewstickerError, match="some of its articles"):
            store.stories.split(story, chosen, "Ada", "", NOW)
    for into in (story, 99):
        with pytest.raises(NewstickerError, match=f"story {into}"):
            store.stories.merge(story, into, "Ada", "", NOW)
    assert _rows(store) == before


def _columns(store: Store, table: str) -> list[str]:
    with store._database.reading() as connection:
        return list(connection.exec_driver_sql(f"SELECT * FROM {table}").keys())


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What is written down, but for how stories are numbered."""
    found = {}
    for table in TABLES:
        columns = [one for one in _columns(store, table) if one != "story_id"]
        found[table] = sorted(run(store.address, f"SELECT {', '.join(columns)} FROM {table}"))
    return found
