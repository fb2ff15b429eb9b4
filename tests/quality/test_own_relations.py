"""Stories and agency copies are found in the project's own annotated stories, all of them read together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations

import pytest
from msgspec.structs import replace

from newsticker.model import Reading
from newsticker.stories import Shared, find_shared, find_stories
from quality.packs import files, read_packs

LEAST = 0.95  # F1 over the pairs of articles
# Two packs that tell of one regatta.
SAME_STORY = {"twin": "regatta"}

Pairs = set[frozenset[str]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [
        replace(article.reading, id=f"{article.pack}/{article.gold['id']}")
        for article in read_packs()
    ]


@pytest.fixture(scope="module")
def shared(readings: list[Reading]) -> Shared:
    return find_shared(readings)


def pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    return {frozenset(two) for group in groups for two in combinations(group, 2)}


def f1(gold: Pairs, found: Pairs) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


def test_agency_copies(shared: Shared) -> None:
    packs = [json.loads(path.read_text(encoding="utf8")) for path in files()]
    gold = pairs([f"{p['pack']}/{id}" for id in group] for p in packs for group in p["wire_copies"])
    assert f1(gold, pairs(shared.copies)) >= LEAST


def test_stories(readings: list[Reading], shared: Shared) -> None:
    stories: dict[str, list[str]] = {}
    for reading in readings:
        pack = reading.id.split("/")[0]
        stories.setdefault(SAME_STORY.get(pack, pack), []).append(reading.id)
    assert f1(pairs(stories.values()), pairs(find_stories(readings, shared.copies))) >= LEAST
