"""Editors' decisions over the ledger's links: struck is struck, added is added, and no order has a say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsticker.model import Claim
from newsticker.model_stories import (
    LINK_KINDS,
    ClaimAddress,
    LinkDecided,
    LinkDecision,
    LinkKind,
    NewLink,
)
from newsticker.store.link_overlay import overlay, standing
from telling import Said, article, figure

AT = "2026-03-03T12:00:00+00:00"
WORDS = ("der Damm halte", "der Damm sei sicher", "das Wehr sei zu")
# Eight claims of four articles, some of them in the same words.
CLAIMS: dict[ClaimAddress, Claim] = {
    ClaimAddress(number, claim.id): claim
    for number, first in enumerate((0, 1, 0, 2), 1)
    for claim in article(
        str(number),
        "Damm",
        [
            Said("Deichamt", WORDS[first], figures=(figure(f"{number} Boote", number, "Boote"),)),
            Said("Werft", WORDS[number % 3]),
        ],
    ).claims
}
A1, A2, B1, B2, C1, C2, D1, D2 = CLAIMS
addresses = st.sampled_from(list(CLAIMS))
pairs = st.tuples(addresses, addresses).filter(lambda pair: pair[0] != pair[1])


def decision(
    number: int, decided: LinkDecided, kind: LinkKind, one: ClaimAddress, other: ClaimAddress
) -> LinkDecision:
    return LinkDecision(number, AT, "Ada", decided, kind, one, other, "")


def link(kind: LinkKind, *claims: ClaimAddress, unit: str | None = None) -> NewLink:
    return NewLink(kind, claims, unit, "rule", 0.9)


@st.composite
def decided(draw: st.DrawFn) -> list[LinkDecision]:
    wanted = st.tuples(
        st.sampled_from(("strike", "add", "release")), st.sampled_from(LINK_KINDS), pairs
    )
    rows = draw(st.lists(wanted, max_size=12))
    return [
        decision(number, what, kind, *pair)  # type: ignore[arg-type]
        for number, (what, kind, pair) in enumerate(rows, 1)
        if what != "add" or kind not in ("comparison", "course")
    ]


@st.composite
def linked(draw: st.DrawFn) -> list[NewLink]:
    """As the ledger finds them: groups of same claims have none in common."""
    found = []
    numbers = draw(st.lists(st.integers(0, 3), min_size=8, max_size=8))
    for group in range(3):
        some = [one for one, number in zip(CLAIMS, numbers, strict=True) if number == group]
        if len(some) > 1:
            found.append(link("same", *some))
    for unit in ("Boote", "Helfer"):
        some = sorted(draw(st.sets(addresses, max_size=4)), key=list(CLAIMS).index)
        if len(some) > 1:
            found.append(link("figures", *some, unit=unit))
    some = sorted(draw(st.sets(addresses, max_size=5)), key=list(CLAIMS).index)
    if len(some) > 1:
        found.append(link("course", *some, unit="Boote"))
    for kind in LINK_KINDS[2:-1]:
        some_pairs = draw(st.sets(pairs, max_size=3))
        found += [link(kind, *pair) for pair in sorted(some_pairs)]
    return found


@given(linked(), decided())
def test_struck_claims_are_never_together(
    found: list[NewLink], decisions: list[LinkDecision]
) -> None:
    laid = overlay(found, decisions, CLAIMS)
    struck = {
        (one.kind, frozenset((one.one, one.other)))
        for one in standing(decisions)
        if one.decided == "strike"
    }
    for one in laid:
        assert len(set(one.claims)) == len(one.claims) > 1
        for pair in combinations(one.claims, 2):
            assert (one.kind, frozenset(pair)) not in struck


def test_figures_that_count_different_things_are_in_no_course_together() -> None:
    found = [link("figures", A1, B1, unit="Boote"), link("course", A1, B1, C1, unit="Boote")]
    laid = overlay(found, [decision(1, "strike", "figures", A1, B1)], CLAIMS)
    assert not any({A1, B1} <= set(one.claims) for one in laid)


def test_of_two_disagreements_of_one_pair_the_same_is_confirmed_in_any_order() -> None:
    found = [link("figures", A1, B1, unit="Boote"), link("figures", A1, B1, unit="Helfer")]
    added = [decision(1, "add", "figures", A1, B1)]
    assert overlay(found, added, CLAIMS) == overlay(found[::-1], added, CLAIMS)


@given(linked(), decided(), st.integers(0, 1000))
def test_no_order_has_a_say(found: list[NewLink], decisions: list[LinkDecision], seed: int) -> None:
    mixed, by_chance = (list(found), list(decisions)), random.Random(seed)
    for some in mixed:
        by_chance.shuffle(some)
    assert overlay(*mixed, CLAIMS) == overlay(found, decisions, CLAIMS)


@given(linked(), decided())
def test_what_is_added_is_linked_and_by_hand(
    found: list[NewLink], decisions: list[LinkDecision]
) -> None:
    laid = overlay(found, decisions, CLAIMS)
    for one in standing(decisions):
        if one.decided == "add" and one.kind not in ("same", "figures"):
            (mine,) = [x for x in laid if x.kind == one.kind and x.claims == (one.one, one.other)]
            assert (mine.by_hand, mine.rule, mine.confidence) == (True, "editor", 1.0)


@given(linked(), decided())
def test_a_claim_is_in_one_group_of_same_claims(
    found: list[NewLink], decisions: list[LinkDecision]
) -> None:
    groups = [x.claims for x in overlay(found, decisions, CLAIMS) if x.kind == "same"]
    assert len({one for group in groups for one in group}) == sum(map(len, groups))


@given(linked(), decided())
def test_what_is_taken_back_is_as_it_was(
    found: list[NewLink], decisions: list[LinkDecision]
) -> None:
    released = [replace(one, id=one.id + 100, decided="release") for one in decisions]
    assert overlay(found, [*decisions, *released], CLAIMS) == overlay(found, [], CLAIMS)


def same(found: Sequence[NewLink], *decisions: LinkDecision) -> list[tuple[ClaimAddress, ...]]:
    return [x.claims for x in overlay(found, decisions, CLAIMS) if x.kind == "same"]


def test_who_is_taken_out_goes_and_who_comes_later_does_not_follow_him() -> None:
    out = [decision(1, "strike", "same", A1, B1), decision(2, "strike", "same", A1, D1)]
    assert same([link("same", A1, B1, D1)], *out) == [(B1, D1)]
    assert same([link("same", A1, B1, D1, D2)], *out) == [(B1, D1, D2)]


def test_what_is_struck_is_struck_for_copies_in_the_same_words() -> None:
    out = decision(1, "strike", "same", A1, B1)
    assert CLAIMS[A1].content.text == CLAIMS[C1].content.text
    assert same([link("same", B1, C1, D1)], out) == [(B1, D1)]
    denied = decision(1, "strike", "denial", A1, B1)
    assert overlay([link("denial", C1, B1)], [denied], CLAIMS) == []


def test_a_struck_pair_is_struck_for_what_is_the_same_claim() -> None:
    found = [link("same", A2, C2), link("denial", C2, B1)]
    out = decision(1, "strike", "denial", A2, B1)
    assert overlay(found, [out], CLAIMS) == [link("same", A2, C2)]
    assert overlay(found[1:], [out], CLAIMS) == found[1:]


def test_two_groups_become_one_by_hand() -> None:
    found = [link("same", A1, C1), link("same", B1, D1)]
    added = decision(1, "add", "same", A1, B1)
    (one,) = overlay(found, [added], CLAIMS)
    assert (one.claims, one.by_hand, one.rule) == ((A1, B1, C1, D1), True, "editor")
    assert same(found, added, decision(2, "strike", "same", D1, A1)) == [(A1, B1, C1)]


def test_what_is_left_of_figures_is_no_disagreement_where_they_tell_one_number() -> None:
    claims = CLAIMS | {B1: replace(CLAIMS[B1], figures=CLAIMS[A1].figures)}
    found = [link("figures", A1, B1, D1, unit="Boote")]
    out = [decision(1, "strike", "figures", D1, A1), decision(2, "strike", "figures", D1, B1)]
    assert overlay(found, out, claims) == []
    assert [x.claims for x in overlay(found, out, CLAIMS)] == [(A1, B1)]


def test_figures_added_by_hand_join_the_quantity_or_make_one() -> None:
    added = decision(1, "add", "figures", D1, A1)
    (joined,) = overlay([link("figures", A1, B1, unit="Boote")], [added], CLAIMS)
    assert (joined.claims, joined.unit, joined.by_hand) == ((A1, B1, D1), "Boote", True)
    (new,) = overlay([], [added], CLAIMS)
    assert (new.claims, new.unit) == ((A1, D1), "Boote")


def test_a_comparison_that_was_confirmed_is_an_admission() -> None:
    found = [link("comparison", A1, B1)]
    (one,) = overlay(found, [decision(1, "add", "admission", A1, B1)], CLAIMS)
    assert (one.kind, one.by_hand) == ("admission", True)
