"""Claims by speaker: counted once, for the newest version, paged by marker, and who has a page."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, event, text

from articles import RICH
from articles import keep as kept_in
from databases import address_in
from former import former
from newsticker.flow.jobs import work
from newsticker.flow.speakers import attributions_of
from newsticker.model import Claim, Kind, NewstickerError, Stance
from newsticker.store import Incoming, Store, open_store
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def by(
    key: str, name: str, kind: Kind = "organisation", role: str | None = None, stance: Stance = "states"
) -> Claim:  # fmt: skip
    made = claim(key, f"Satz {key}", speaker=name)
    assert made.speaker
    return replace(made, stance=stance, speaker=replace(made.speaker, kind=kind, role=role))


def keep(
    store: Store, source_id: int, identity: str, *claims: Claim, hour: int = 9, body: str = "Er hält."
) -> int:  # fmt: skip
    told = reading(identity, body=body, claims=claims, published=f"2026-03-02T{hour:02}:00:00Z")
    (taken,) = store.take_in([Incoming(source_id, identity, told, "rules")], NOW)
    stored = store.article(taken.article_id)
    assert stored
    store.keep_attributions(stored.id, attributions_of(stored), NOW)
    return stored.id


def names(store: Store) -> list[tuple[str, int, int]]:
    found, _ = store.speakers()
    return [(one.name, one.claims, one.articles) for one in found]


def test_organisations_and_states_have_a_page_and_people_with_a_role_in_two_articles(
    store: Store, source_id: int
) -> None:
    county = by("c3", "Karla Dornbusch", "person", "Landrätin")
    witness = by("c4", "Erika Muster", "person", "Anwohnerin")
    crowd = by("c5", "Helfer", "group")
    keep(store, source_id, "a", by("c1", "Werft"), by("c2", "Finnland", "state"), county, witness, crowd)  # fmt: skip
    assert names(store) == [("Finnland", 1, 1), ("Werft", 1, 1)]
    keep(store, source_id, "b", county, by("c6", "Karla Dornbusch", "person"), witness)
    assert names(store) == [("Finnland", 1, 1), ("Karla Dornbusch", 3, 2), ("Werft", 1, 1)]


def test_a_role_told_in_one_article_alone_is_not_enough(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", *(by(f"c{n}", "Karla Dornbusch", "person", "Landrätin") for n in range(5)))  # fmt: skip
    keep(store, source_id, "b", by("c1", "Karla Dornbusch", "person"))
    assert names(store) == []
    assert store.speaker(1) is None


def test_a_new_version_takes_the_place_of_the_old_one(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", by("c1", "Werft"), by("c2", "Werft"), by("c3", "Amt Tarn"))
    keep(store, source_id, "b", by("c1", "Werft"))
    assert names(store) == [("Amt Tarn", 1, 1), ("Werft", 3, 2)]
    keep(store, source_id, "a", by("c1", "Werft"), body="Er hält nicht.")
    assert names(store) == [("Werft", 2, 2)]
    keep(store, source_id, "a", body="Er bricht.")
    assert names(store) == [("Werft", 1, 1)]


def test_indexing_again_changes_nothing(store: Store, source_id: int) -> None:
    article = keep(store, source_id, "a", by("c1", "Werft"), by("c2", "Werft"))
    stored = store.article(article)
    assert stored
    for _ in range(3):
        store.keep_attributions(article, attributions_of(stored), NOW)
    assert names(store) == [("Werft", 2, 1)]


def test_all_that_is_counted_of_a_speaker(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", by("c1", "Werft", stance="denies"), by("c2", "Werft", role="Reederei"), hour=8)  # fmt: skip
    keep(store, source_id, "b", by("c1", "Werft", stance="denies"), by("c2", "Werft", stance="denies"), hour=10)  # fmt: skip
    keep(store, source_id, "c", by("c1", "Werft", "state"), hour=11)
    (werft,) = [one for one in store.speakers()[0] if one.kind == "organisation"]
    record = store.speaker(werft.id)
    assert record
    assert {one.stance: (one.claims, one.articles, one.last[11:16]) for one in record.stances} == {
        "denies": (3, 2, "10:00"),
        "states": (1, 1, "08:00"),
    }
    assert (record.first[11:16], record.last[11:16]) == ("08:00", "10:00")
    assert (record.outlets, record.roles) == (1, (("Reederei", 1),))
    assert [(one.name, one.kind) for one in record.namesakes] == [("Werft", "state")]


def test_claims_come_newest_article_first_in_the_order_of_its_text_page_by_page(
    store: Store, source_id: int
) -> None:
    for hour in (9, 8, 10):
        stances: tuple[Stance, ...] = ("states", "denies", "states")
        keep(store, source_id, str(hour), *(by(f"c{n}", "Werft", stance=s) for n, s in enumerate(stances)), hour=hour)  # fmt: skip
    (werft,), _ = store.speakers()
    told, marker = [], None
    while True:
        page, marker = store.claims_of(werft.id, before=marker, limit=2)
        told += [(one.found.article.title, one.claim.id) for one in page]
        if marker is None:
            break
    assert told == [(hour, key) for hour in ("10", "9", "8") for key in ("c1", "c2", "c3")]
    denied, _ = store.claims_of(werft.id, stance="denies")
    assert [(one.found.article.title, one.claim.id) for one in denied] == [("10", "c2"), ("9", "c2"), ("8", "c2")]  # fmt: skip
    with pytest.raises(NewstickerError):
        store.claims_of(werft.id, before="1.2")


def test_the_list_is_by_name_whatever_its_letters_and_paged(store: Store, source_id: int) -> None:
    told = ["Zoll", "Ämter", "amt Tarn", "„Blatt“", "Éire", "Bund"]
    keep(store, source_id, "a", *(by(f"c{n}", name) for n, name in enumerate(told)))
    found, following = store.speakers(limit=4)
    assert [one.name for one in found] == ["amt Tarn", "Ämter", "„Blatt“", "Bund"]
    assert following is not None
    rest, end = store.speakers(start=following)
    assert ([one.name for one in rest], end) == (["Éire", "Zoll"], None)
    assert store.speaker_letters() == ["a", "b", "e", "z"]
    assert [one.name for one in store.speakers(letter="É")[0]] == ["Éire", "Zoll"]
    assert store.speakers(kind="state") == ([], None)


def test_no_page_of_claims_is_sorted(store: Store, source_id: int) -> None:
    keep(store, source_id, "a", by("c1", "Werft"))
    seen: list[str] = []

    def look(_c: object, _cu: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        store.claims_of(1, stance="denies", before="1767800000000.5.3")
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    (asked,) = [one for one in seen if "ORDER BY attributions" in one]
    with store._database.reading() as connection:
        if connection.dialect.name == "sqlite":
            plan = connection.execute(text("EXPLAIN QUERY PLAN " + asked.replace("?", "1"))).all()
            assert not any("TEMP B-TREE" in row[-1] for row in plan)
            assert any("ix_attributions_" in row[-1] for row in plan)


def test_a_database_of_before_is_filled_by_its_worker(tmp_path: Path, each_database: None) -> None:
    store = kept_in(tmp_path, [RICH])
    told = names(store)
    store.close()
    before = former(address_in(tmp_path, "ticker.db"), tmp_path, "newsticker_0005")
    with closing(open_store(before)) as store:
        assert names(store) == []
        work(store, {}, Event(), once=True)
        assert names(store) == told != []
