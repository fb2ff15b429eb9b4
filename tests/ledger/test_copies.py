"""What copies repeat is compared once: with the same links as if each were compared, and at a cost that grows with them."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from msgspec.structs import replace

from newsticker.ledger import conflicts, denials, quantities, relate_claims, wordings
from newsticker.ledger.statements import Statement
from newsticker.model import Reading
from newsticker.model_links import Links
from processor_time import processor_seconds
from quality.packs import files
from quality.test_ledger import reading_of

# So many times as long a story of eight times as many copies may take; quadratic would be 64.
NEARLY_LINEAR = 20


def story(pack: dict[str, Any], size: int) -> list[Reading]:
    """So many articles: those of a pack, and copies of them that came out minutes later."""
    readings = [reading_of(pack, one) for one in pack["articles"]]
    found = []
    for number, reading in zip(range(size), itertools.cycle(readings), strict=False):
        turn, place = divmod(number, len(readings))
        at = f"2026-03-{place + 1:02}T{turn // 60:02}:{turn % 60:02}:00Z"
        article = replace(reading.article, published=at)
        found.append(replace(reading, id=f"{number:04}", article=article))
    return found


def packs() -> list[dict[str, Any]]:
    return [json.loads(file.read_text(encoding="utf8")) for file in files()]


def linked(links: Links) -> dict[str, object]:
    """The links without rule and confidence, which tell how they were found."""
    return {
        "same": [link.claims for link in links.same_claims],
        "figures": [(link.unit, link.claims) for link in links.figure_conflicts],
        "denials": [(link.claim, link.denied_by) for link in links.denials],
        "admissions": [(link.denial, link.admitted_by) for link in links.admissions],
        "comparisons": [(link.denial, link.admitted_by) for link in links.comparisons],
        "confirmations": [(link.claim, link.confirmed_by) for link in links.confirmations],
    }


@pytest.fixture
def each_by_itself(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing is taken for the copy of anything."""

    def only(statement: Statement, *_: object) -> tuple[str]:
        return (statement.key,)

    def apart(counts: Any, _: object) -> list[list[Any]]:
        return [[count] for count in counts]

    monkeypatch.setattr(wordings, "wording", only)
    monkeypatch.setattr(denials, "saying", only)
    monkeypatch.setattr(conflicts, "kinds_of", apart)
    assert quantities.kinds_of is not apart
    return monkeypatch


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack["pack"])
def test_the_links_are_those_that_comparing_each_finds(
    pack: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    readings = [reading_of(pack, one) for one in pack["articles"]]
    everything = [list(range(len(readings)))]
    quick = linked(relate_claims(readings, stories=everything))
    request.getfixturevalue("each_by_itself")
    assert quick == linked(relate_claims(readings, stories=everything))


def test_copies_are_members_of_the_claims_they_repeat() -> None:
    pack = packs()[0]
    size = len(pack["articles"])
    once, thrice = (
        relate_claims(story(pack, times * size), stories=[list(range(times * size))])
        for times in (1, 3)
    )
    assert len(once.denials) == len(thrice.denials)
    assert len(once.admissions) == len(thrice.admissions)
    for link in once.same_claims:
        (whole,) = [other for other in thrice.same_claims if link.claims[0] in other.claims]
        assert len(whole.claims) >= 3 * len(link.claims)


def test_the_cost_grows_with_the_copies() -> None:
    pack = packs()[0]

    def seconds(size: int, rounds: int) -> float:
        readings = story(pack, size)
        return processor_seconds(
            lambda: relate_claims(readings, stories=[list(range(size))]), rounds
        )

    assert seconds(200, 1) <= NEARLY_LINEAR * seconds(25, 2)
