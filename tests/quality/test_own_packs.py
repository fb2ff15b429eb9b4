"""The reader is as good on the project's own annotated stories as it has been: tests/quality/floors.json."""

from __future__ import annotations

import pytest

from quality.assignment import assign
from quality.floors import Measured, faults, floors, raised
from quality.groups import LEAST_SKILL, MOST_ERROR, OWN, own_packs
from quality.measures import brier_skill, calibration_error, figures_of, same_name, told
from quality.packs import Article, judge, read_packs


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read_packs()


def test_no_figure_is_below_its_floor() -> None:
    found = faults(OWN, own_packs(), floors())
    assert not found, "\n".join(found)


def test_confidence_is_calibrated_and_telling(articles: list[Article]) -> None:
    sure = told(judged for article in articles for judged in article.judged)
    assert calibration_error(sure) <= MOST_ERROR
    assert brier_skill(sure) >= LEAST_SKILL


def test_every_annotated_word_stands_in_what_was_read(articles: list[Article]) -> None:
    lost = [
        f"{article.pack} {claim['id']}"
        for article in articles
        for claim in article.gold["claims"]
        for words in ([claim["content"]] if isinstance(claim["content"], str) else claim["content"])
        if words not in article.reading.text
    ]
    assert not lost


def test_what_was_read_judged_against_itself_is_all_right(articles: list[Article]) -> None:
    for article in articles:
        claims = article.reading.claims
        gold = [{"id": c.id, "content": [article.reading.text[s:e] for s, e in c.content.spans],
                 "cue": c.cue and [article.reading.text[s:e] for s, e in c.cue.spans],
                 "speaker": c.speaker and c.speaker.text} for c in claims]  # fmt: skip
        judged = judge(article.reading.text, gold, claims)
        assert len(judged) == len(claims)
        assert sum(j.gold is not None and j.read is not None for j in judged) == len(claims)


def test_nothing_read_is_nothing_found(articles: list[Article]) -> None:
    silent = [
        Article(a.pack, a.language, a.gold, a.reading, tuple(judge("", a.gold["claims"], ())))
        for a in articles
    ]
    assert figures_of(silent)["hit"] == 0


def test_pairs_are_those_with_the_greatest_sum() -> None:
    assert assign([[0.9, 0.8], [0.8, 0.0]]) == [(0, 1), (1, 0)]
    assert assign([[0.0, 0.6, 0.7]]) == [(0, 2)]
    assert assign([[0.2], [0.9], [0.0]]) == [(1, 0)]
    assert assign([]) == assign([[]]) == []


def test_names_are_equal_up_to_articles_endings_and_order() -> None:
    assert same_name("das Hafenamt Wissau", "Hafenamts Wissau")
    assert same_name("Jette Ohm", "Ohm")
    assert not same_name("Jette Ohm", "Karl Ohm")
    assert not same_name("Hafenamt", None)


def test_a_constant_confidence_tells_nothing_and_foresight_all() -> None:
    constant = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert brier_skill(constant) == calibration_error(constant) == 0
    assert brier_skill([(1.0, True), (0.0, False)]) == 1
    assert calibration_error([(0.9, False)]) == 0.9


def test_floors_rise_and_never_sink() -> None:
    floor = Measured("a", {"hit": 50.0, "mode": 80.0})
    better = Measured("a", {"hit": 60.0, "mode": 80.0})
    assert raised(OWN, floor, better) == better
    with pytest.raises(ValueError, match=r"mode: 70\.0 is below the floor of 80\.0"):
        raised(OWN, floor, Measured("a", {"hit": 60.0, "mode": 70.0}))


def test_floors_of_other_texts_are_written_only_when_asked() -> None:
    floor, other = Measured("a", {"hit": 50.0}), Measured("b", {"hit": 40.0})
    with pytest.raises(ValueError, match="texts changed"):
        raised(OWN, floor, other)
    assert raised(OWN, floor, other, new_texts=True) == other


def test_a_fault_names_the_figure_and_what_to_run() -> None:
    held = {OWN: Measured("a", {"hit": 50.0})}
    assert not faults(OWN, Measured("a", {"hit": 50.0}), held)
    assert (
        "hit: 49.0 is below the floor of 50.0" in faults(OWN, Measured("a", {"hit": 49.0}), held)[0]
    )
    assert "texts changed" in faults(OWN, Measured("b", {"hit": 99.0}), held)[0]
    assert "raise_floors" in faults(OWN, Measured("a", {"hit": 50.0, "mode": 1.0}), held)[0]
    assert "no floors" in faults(OWN, Measured("a", {}), {})[0]
