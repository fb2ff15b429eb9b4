"""The links do not depend on the order in which articles come, but for those without a time of publication."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.ledger import relate_claims
from newsticker.model_links import Links
from telling import Said, article, figure

AROUND = "Auf der Fähre Silbermöwe vor Langholm hat es gebrannt. Die Reederei Sundlinie fährt die Silbermöwe seit Mai."
MINUTE = "2026-05-04T10:00"

_SAID = [
    Said("Reederei Sundlinie", "Das Feuer auf der Silbermöwe sei im Maschinenraum ausgebrochen"),
    Said("Küstenwache", "Das Feuer auf der Silbermöwe sei auf dem Autodeck ausgebrochen"),
    Said("Reederei Sundlinie", "Das Feuer auf der Silbermöwe sei im Maschinenraum ausgebrochen", stance="denies"),
    Said("Reederei Sundlinie", "Das Feuer auf der Silbermöwe sei auf dem Autodeck ausgebrochen", stance="admits"),
    Said("Küstenwache", "90 Menschen waren an Bord", figures=(figure("90 Menschen", 90, "Menschen"),)),
    Said("Reederei Sundlinie", "104 Menschen waren an Bord", figures=(figure("104 Menschen", 104, "Menschen"),)),
    Said("Reederei Sundlinie", "104", figures=(figure("104", 104, "Menschen"),)),
]  # fmt: skip
_ARTICLES = st.lists(
    st.lists(st.sampled_from(_SAID), min_size=1, max_size=4), min_size=2, max_size=5
)


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, st.randoms(use_true_random=False))
def test_articles_of_one_minute_may_come_in_any_order(
    told: list[list[Said]], chance: object
) -> None:
    readings = [
        article(f"a{n}", "Feuer auf der Silbermöwe", said, around=AROUND, published=f"{MINUTE}:00Z")
        for n, said in enumerate(told)
    ]
    shuffled = list(readings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert relate_claims(shuffled) == relate_claims(readings)


@settings(max_examples=60, deadline=None)
@given(_ARTICLES)
def test_links_name_claims_that_are_there_and_no_claim_twice(told: list[list[Said]]) -> None:
    readings = [
        article(f"a{n}", "Feuer auf der Silbermöwe", said, around=AROUND)
        for n, said in enumerate(told)
    ]
    links = relate_claims(readings)
    known = {f"{reading.id}:{claim.id}" for reading in readings for claim in reading.claims}
    grouped = [key for link in links.same_claims for key in link.claims]
    assert len(grouped) == len(set(grouped))
    named = {*grouped, *(key for link in links.figure_conflicts for key in link.claims)}
    named |= {key for link in links.denials for key in (link.claim, link.denied_by)}
    assert named <= known
    assert all(link.claim != link.denied_by for link in links.denials)


def test_nothing_links_nothing() -> None:
    assert relate_claims([]) == Links()


def test_the_time_of_day_tells_what_came_first_whatever_its_zone() -> None:
    denied = Said("Reederei Sundlinie", _SAID[0].words, stance="denies")
    conceded = Said("Reederei Sundlinie", _SAID[0].words, stance="admits")
    first = article("z", "Silbermöwe", [denied], around=AROUND, published="2026-05-04T11:30+02:00")
    later = article("a", "Silbermöwe", [conceded], around=AROUND, published="2026-05-04T10:00Z")
    links = relate_claims([later, first], stories=[[0, 1]])
    assert [(link.denial, link.admitted_by) for link in links.comparisons] == [("z:c1", "a:c1")]


def test_years_apart_it_is_another_event() -> None:
    said = [_SAID[0]]
    first = article("a", "Feuer auf der Silbermöwe", said, around=AROUND, published="2019-05-04")
    later = article("b", "Feuer auf der Silbermöwe", said, around=AROUND, published="2026-05-04")
    assert not relate_claims([first, later]).same_claims
    undated = article("b", "Feuer auf der Silbermöwe", said, around=AROUND)
    assert relate_claims([first, undated]).same_claims
