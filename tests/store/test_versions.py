"""Articles in versions, and claims that keep their ids from one to the next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsticker.model import Claim
from newsticker.store import Incoming, Store
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def keep(store: Store, source_id: int, body: str, *claims: Claim) -> tuple[int, str]:
    told = reading("Damm an der Wisse hält", body=body, claims=claims)
    (taken,) = store.take_in([Incoming(source_id, "damm", told, "rules")], NOW)
    return taken.version, taken.state


def kept(store: Store) -> tuple[Claim, ...]:
    (found,), _ = store.ticker()
    assert found.claims is not None
    return found.claims


def test_the_same_text_is_kept_once(store: Store, source_id: int) -> None:
    assert keep(store, source_id, "Er hält.") == (1, "new")
    assert keep(store, source_id, "Er hält.") == (1, "known")
    assert keep(store, source_id, "Er hält nicht.") == (2, "changed")
    (found,), _ = store.ticker()
    assert (found.version, found.text.split("\n\n")[1]) == (2, "Er hält nicht.")


def test_the_same_identity_in_one_batch_is_one_article(store: Store, source_id: int) -> None:
    batch = [Incoming(source_id, "a", reading(body=body), None) for body in ("1", "1", "2")]
    assert [taken.state for taken in store.take_in(batch, NOW)] == ["new", "known", "changed"]
    assert len(store.ticker()[0]) == 1


def test_two_sources_share_no_article(store: Store, source_id: int) -> None:
    other = store.keep_source("feed", "u", name="Anzeiger", url="u", full_text=False)
    batch = [Incoming(one, "a", reading(), None) for one in (source_id, other)]
    assert [taken.state for taken in store.take_in(batch, NOW)] == ["new", "new"]


def test_a_claim_keeps_its_id_in_a_new_version(store: Store, source_id: int) -> None:
    keep(store, source_id, "1", claim("c1", "der Damm halte"), claim("c2", "es fehlen Helfer"))
    keep(
        store,
        source_id,
        "2",
        claim("c1", "die Lage sei ernst"),
        claim("c2", "Der Damm  halte"),
        claim("c3", "es fehlen Helfer", cue="laut", denies="c2"),
    )
    assert [(one.id, one.content.text, one.denies) for one in kept(store)] == [
        ("c3", "die Lage sei ernst", None),
        ("c1", "Der Damm  halte", None),
        # Another cue and another stance: another claim.
        ("c4", "es fehlen Helfer", "c1"),
    ]


def test_an_id_is_never_given_twice(store: Store, source_id: int) -> None:
    keep(store, source_id, "1", claim("c1", "a"), claim("c2", "b"))
    keep(store, source_id, "2", claim("c1", "a"))
    keep(store, source_id, "3", claim("c1", "a"), claim("c2", "c"))
    assert [one.id for one in kept(store)] == ["c1", "c3"]
    keep(store, source_id, "4", claim("c1", "b"))
    assert [one.id for one in kept(store)] == ["c2"], "it came back as it was"


def test_equal_words_are_told_apart_by_who_says_them(store: Store, source_id: int) -> None:
    keep(
        store,
        source_id,
        "1",
        claim("c1", "nein", cue="so", speaker="A"),
        claim("c2", "nein", cue="so", speaker="B"),
    )
    keep(
        store,
        source_id,
        "2",
        claim("c1", "nein", cue="doch", speaker="B"),
        claim("c2", "nein", cue="ja", speaker="A"),
    )
    assert [(one.id, one.speaker and one.speaker.name) for one in kept(store)] == [
        ("c2", "B"),
        ("c1", "A"),
    ]


def test_reading_again_changes_only_what_changed(store: Store, source_id: int) -> None:
    keep(store, source_id, "1", claim("c1", "a"), claim("c2", "b", denies="c1"))
    _drain(store)
    (version,) = store.versions_to_reread("new rules", after=0, limit=9)
    same = [claim("c1", "a"), claim("c2", "b", denies="c1")]
    assert store.keep_reread([(version, same)], "new rules", NOW) == 0
    assert store.next_job(["index", "draw"], NOW) is None, "nothing to follow up"
    assert store.count_to_reread("new rules") == 0
    store.keep_picture(version.article_id, 1, 680, "<svg/>")
    other = [claim("c1", "x"), claim("c2", "a")]
    assert store.keep_reread([(version, other)], "newer rules", NOW) == 1
    assert [one.id for one in kept(store)] == ["c3", "c1"]
    assert store.picture(version.article_id, 1, 680) is None, "it showed other claims"
    assert _drain(store) == {"index", "draw"}


def test_versions_to_read_again_come_in_batches(store: Store, source_id: int) -> None:
    for body in "123":
        keep(store, source_id, body)
    assert store.count_to_reread("rules") == 0
    first = store.versions_to_reread("other", after=0, limit=2)
    rest = store.versions_to_reread("other", after=first[-1].id, limit=2)
    assert [version.number for version in (*first, *rest)] == [1, 2, 3]


def test_a_failing_batch_leaves_nothing(store: Store, source_id: int) -> None:
    broken = Incoming(source_id + 999, "b", reading("b"), None)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.take_in([Incoming(source_id, "a", reading("a"), None), broken], NOW)
    assert store.ticker() == ([], None)
    assert _drain(store) == set()


def _drain(store: Store) -> set[str]:
    kinds = set()
    while job := store.next_job(["index", "draw"], NOW + timedelta(seconds=1)):
        kinds.add(job.kind)
        store.finish(job)
    return kinds
