"""Two speakers merged are one everywhere and parted are two as before; whoever is suppressed is named nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from databases import address_in
from newsticker.flow import parties_by_hand
from newsticker.flow.jobs import work
from newsticker.flow.taking import take_in
from newsticker.model import Claim, Kind, NamedPassage, Party, Reading, Speaker
from newsticker.store import ClaimFilter, SearchFilter, Store, open_store
from newsticker.text.analyser import speaker_tokens
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def said(
    key: str, words: str, name: str, kind: Kind = "organisation", role: str | None = None
) -> Claim:
    who = Speaker(name, ((0, len(name)),), name, role, kind)
    return replace(
        claim(key, words), speaker=who, chain=(Party(name, kind), Party("Bote", "group"))
    )


def told(title: str, *claims: Claim) -> Reading:
    body = ". ".join(one.content.text for one in claims)
    return reading(title, body=body, claims=claims)


DAM = told("Damm", said("c1", "der Damm halte", "Deichamt"), said("c2", "es regne", "Wetteramt"))
RAIN = told("Regen", said("c1", "es regne weiter", "Deichbehörde"))
FLOOD = told(
    "Flut",
    said("c1", "das Wasser steige", "Karla Dornbusch", "person", "Landrätin"),
    replace(said("c2", "es sei genug", "Deichamt"), addressee=NamedPassage("an sie", ((0, 2),), "Karla Dornbusch")),
)  # fmt: skip
EBB = told("Ebbe", said("c1", "das Wasser falle", "Karla Dornbusch", "person", "Landrätin"))


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as store:
        list(take_in(store, [DAM, RAIN, FLOOD, EBB]))
        work_off(store)
        yield store


def work_off(store: Store) -> None:
    work(store, {"draw": lambda _, job: None}, Event(), once=True)


def number(store: Store, name: str) -> int:
    return next(party.id for party in store.hand.parties(name) if party.name == name)


def merge(store: Store, one: str, into: str) -> bool:
    party = store.hand.party(number(store, one))
    assert party
    return parties_by_hand.merge(
        store, party, number(store, into), reason="dasselbe Amt", by="Ada", now=NOW
    )


def part(store: Store, name: str) -> bool:
    party = store.hand.party(number(store, name))
    assert party
    return parties_by_hand.part(store, party, reason="", by="Bo", now=NOW)


def suppress(store: Store, name: str) -> bool:
    party = store.hand.party(number(store, name))
    assert party
    return parties_by_hand.suppress(store, party, reason="Bitte der Frau", by="Ada", now=NOW)


def listed(store: Store) -> dict[str, tuple[int, int]]:
    return {one.name: (one.claims, one.articles) for one in store.speakers()[0]}


def of_speaker(store: Store, name: str) -> list[str]:
    return [one.claim.content.text for one in store.list_claims(ClaimFilter(speaker=name))[0]]


def everything(store: Store) -> object:
    """What is kept of articles, claims and speakers, but for when it changed and the numbers of rows."""
    ids = [1, 2, 3, 4]
    articles = [replace(one, changed="") for one in store.articles(ids)]
    numbers = [(one.id, store.claims_of(one.id)[0]) for one in store.speakers()[0]]
    found = [(n, [replace(f, found=replace(f.found, changed="")) for f in c]) for n, c in numbers]
    return articles, listed(store), found, [store.speaker(n) for n, _ in numbers]


def test_two_that_are_merged_have_one_page_one_list_and_one_count(store: Store) -> None:
    assert listed(store) == {
        "Deichamt": (2, 2), "Deichbehörde": (1, 1), "Karla Dornbusch": (2, 2), "Wetteramt": (1, 1),
    }  # fmt: skip
    old, new = number(store, "Deichbehörde"), number(store, "Deichamt")
    assert merge(store, "Deichbehörde", "Deichamt")
    assert listed(store) == {"Deichamt": (3, 3), "Karla Dornbusch": (2, 2), "Wetteramt": (1, 1)}
    assert store.speaker(old) is None
    assert store.hand.stands_as(old) == new
    record = store.speaker(new)
    assert record
    assert record.merged == ("Deichbehörde",)
    work_off(store)
    assert listed(store)["Deichamt"] == (3, 3)
    claims, _ = store.claims_of(new)
    assert [one.claim.content.text for one in claims].count("es regne weiter") == 1
    both = sorted(["der Damm halte", "es regne weiter", "es sei genug"])
    assert sorted(of_speaker(store, "Deichamt")) == both
    assert sorted(of_speaker(store, "Deichbehörde")) == both, "the old name asks for the same"
    (stored,) = store.articles([2])
    assert stored.claims
    assert stored.claims[0].chain == (Party("Deichamt", "organisation"), Party("Bote", "group"))


def test_what_comes_in_later_stands_under_the_name_that_stands(store: Store) -> None:
    merge(store, "Deichbehörde", "Deichamt")
    list(take_in(store, [told("Neu", said("c1", "alles sei gut", "Deichbehörde"))]))
    work_off(store)
    assert listed(store)["Deichamt"] == (4, 4)
    part(store, "Deichbehörde")
    work_off(store)
    assert of_speaker(store, "Deichbehörde") == ["alles sei gut", "es regne weiter"]


def test_parting_restores_both_exactly(store: Store) -> None:
    before = everything(store)
    merge(store, "Deichbehörde", "Deichamt")
    work_off(store)
    assert everything(store) != before
    assert part(store, "Deichbehörde")
    work_off(store)
    assert everything(store) == before
    told = [(d.by, d.decided, d.party.name) for d in store.hand.party_journal()[0]]
    assert told == [("Bo", "parted", "Deichbehörde"), ("Ada", "merged", "Deichbehörde")]


def test_what_was_merged_before_stays_together_when_its_whole_is_parted(store: Store) -> None:
    merge(store, "Deichbehörde", "Deichamt")
    work_off(store)
    between = everything(store)
    merge(store, "Deichamt", "Wetteramt")
    work_off(store)
    assert listed(store) == {"Karla Dornbusch": (2, 2), "Wetteramt": (4, 3)}
    assert len(of_speaker(store, "Deichbehörde")) == 4
    part(store, "Deichamt")
    work_off(store)
    assert everything(store) == between


def test_nobody_is_merged_into_a_circle_or_twice(store: Store) -> None:
    assert merge(store, "Deichbehörde", "Deichamt")
    assert not merge(store, "Deichamt", "Deichbehörde")
    assert not merge(store, "Deichbehörde", "Wetteramt")
    assert not merge(store, "Deichamt", "Deichamt")
    assert not part(store, "Wetteramt")


def test_of_two_who_decide_at_once_the_second_is_refused(store: Store) -> None:
    party = store.hand.party(number(store, "Deichbehörde"))
    assert party
    into = number(store, "Deichamt")
    assert parties_by_hand.merge(store, party, into, reason="", by="Ada", now=NOW)
    assert not parties_by_hand.suppress(store, party, reason="", by="Bo", now=NOW)


def test_who_is_suppressed_is_in_no_list_and_no_claim_names_them(store: Store) -> None:
    page = number(store, "Karla Dornbusch")
    assert store.speaker(page)
    assert suppress(store, "Karla Dornbusch")
    tokens = SearchFilter(speaker=speaker_tokens("Karla Dornbusch"))
    for _ in ("at once", "and when the worker has been"):
        assert store.speaker(page) is None
        assert "Karla Dornbusch" not in listed(store)
        assert of_speaker(store, "Karla Dornbusch") == []
        assert store.search(tokens)[0] == []
        assert store.claims_of(page)[0] == []
        work_off(store)
    (flood,) = store.articles([3])
    assert flood.claims
    assert "Dornbusch" not in repr(flood.claims)
    assert flood.claims[0].speaker == Speaker("Landrätin", (), None, None, "person")
    assert flood.claims[0].chain == (Party("Bote", "group"),)
    assert flood.claims[1].addressee is None


def test_who_is_suppressed_stays_so_in_what_comes_in_later_of_whatever_kind(store: Store) -> None:
    suppress(store, "Karla Dornbusch")
    later = told("Später", said("c1", "sie gehe", "Karla Dornbusch"), said("c2", "ja", "Wetteramt"))
    list(take_in(store, [later]))
    work_off(store)
    assert "Karla Dornbusch" not in listed(store)
    assert of_speaker(store, "Karla Dornbusch") == []


def test_who_is_shown_again_is_as_before(store: Store) -> None:
    before = everything(store)
    suppress(store, "Karla Dornbusch")
    work_off(store)
    party = store.hand.party(number(store, "Karla Dornbusch"))
    assert party
    assert party.suppressed
    assert parties_by_hand.show(store, party, reason="", by="Eva", now=NOW)
    work_off(store)
    assert everything(store) == before


def test_with_whom_is_suppressed_go_the_names_that_were_merged_into_them(store: Store) -> None:
    merge(store, "Deichbehörde", "Deichamt")
    assert not suppress(store, "Deichbehörde"), "it is the other one now"
    assert suppress(store, "Deichamt")
    work_off(store)
    assert listed(store) == {"Karla Dornbusch": (2, 2), "Wetteramt": (1, 1)}
    assert "Deichbehörde" not in repr(store.articles([1, 2, 3])[1].claims)
    assert not merge(store, "Wetteramt", "Deichamt")


def test_the_journal_of_suppressions_is_for_those_who_may_see_it(store: Store) -> None:
    suppress(store, "Karla Dornbusch")
    assert store.hand.party_journal()[0] == []
    (entry,), _ = store.hand.party_journal(also_suppressions=True)
    assert (entry.by, entry.decided, entry.party.name, entry.reason) == (
        "Ada", "suppressed", "Karla Dornbusch", "Bitte der Frau",
    )  # fmt: skip


def test_followers_of_the_ticker_are_told_of_every_article_that_changes(store: Store) -> None:
    start = store.newest_event()
    merge(store, "Deichbehörde", "Deichamt")
    suppress(store, "Karla Dornbusch")
    events = store.events_after(start, 10)
    assert events
    assert [(one.kind, one.article_id) for one in events] == [
        ("changed", 2), ("changed", 3), ("changed", 4),
    ]  # fmt: skip


def test_parties_are_found_however_their_name_is_written(store: Store) -> None:
    assert [one.name for one in store.hand.parties("deich")] == ["Deichamt", "Deichbehörde"]
    assert [one.name for one in store.hand.parties("BEHÖRDE")] == ["Deichbehörde"]
    assert [one.name for one in store.hand.parties("dornbusch karla")] == ["Karla Dornbusch"]
    assert store.hand.parties("100%") == []


def test_the_journal_is_read_page_by_page(store: Store) -> None:
    for _ in range(2):
        merge(store, "Deichbehörde", "Deichamt")
        part(store, "Deichbehörde")
    first, following = store.hand.party_journal(limit=3)
    rest, end = store.hand.party_journal(limit=3, before=following)
    assert [one.decided for one in [*first, *rest]] == ["parted", "merged"] * 2
    assert end is None
    of_other, _ = store.hand.party_journal(party_id=number(store, "Deichamt"))
    assert of_other == [*first, *rest], "it stands with both"
    assert store.hand.party_journal(party_id=number(store, "Wetteramt"))[0] == []
