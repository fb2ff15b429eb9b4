"""Confidence is measured as docs/confidence.md says, and on the reader as it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from measure_confidence import (
    SAMPLES,
    Case,
    cross_validated,
    fit,
    fresh_counts,
    interval,
    write_tables,
)

from newsticker.claims.confidence import MEASURED, confidence_of, plain
from quality.first_readings import First, first_readings, keep
from quality.packs import GOLD, read_packs


def cases(story: str, *counts: tuple[list[str], int, int]) -> list[Case]:
    """So many right and wrong claims with each of the signs."""
    return [
        Case(story, "object.noun", ["any", *signs], is_right)
        for signs, right, wrong in counts
        for is_right in [True] * right + [False] * wrong
    ]


SEEN = cases("a", ([], 90, 10), (["no speaker"], 2, 8)) + cases(
    "b", ([], 45, 5), (["no speaker"], 1, 4)
)


def test_a_fit_tells_the_shares_that_it_was_fitted_on() -> None:
    measured = fit(SEEN)
    assert confidence_of(["any"], measured) == pytest.approx(0.9, abs=0.01)
    assert confidence_of(["any", "no speaker"], measured) == pytest.approx(0.2, abs=0.04)
    assert measured.rules == {"object.noun": (138, 165)}


def test_the_order_of_the_claims_is_of_no_account() -> None:
    forth, back = fit(SEEN), fit(SEEN[::-1])
    assert forth.weights == pytest.approx(back.weights, abs=0.002)


def first(seen: list[Case]) -> list[Case]:
    """The same claims, found when the story was new."""
    return [Case(c.story, c.rule, c.signs, c.is_right, is_first=True) for c in seen]


def test_first_readings_are_counted_by_story_and_tell_nothing_of_todays_rules() -> None:
    seen = SEEN + first(cases("a", ([], 60, 50)))
    assert fresh_counts(seen) == {"a": (60, 110)}
    assert fit(seen).rules == {"object.noun": (138, 165)}


def test_a_worse_first_reading_makes_less_sure_and_counts_half() -> None:
    seen = cases("a", ([], 90, 10))
    worse = cases("a", ([], 60, 40))
    told = confidence_of(["any"], fit(seen + first(worse)))
    assert told == pytest.approx((90 + 60 / 2) / 150, abs=0.01)


def test_a_first_reading_is_written_once_and_read_again(tmp_path: Path) -> None:
    twin = [article for article in read_packs() if article.pack == "twin"]
    assert keep(twin, tmp_path) == ["twin"]
    assert keep(twin, tmp_path) == []
    kept = first_readings("twin", tmp_path)
    claims = [claim for article in twin for claim in article.reading.claims]
    assert [f.rule for found in kept.values() for f in found] == [c.rule for c in claims]
    article = twin[0]
    again = kept[article.gold["id"]][0].claim("c1", article.reading.text)
    assert again.content == article.reading.claims[0].content
    assert again.speaker == article.reading.claims[0].speaker


def test_every_story_but_the_samples_has_its_first_reading() -> None:
    stories = {path.stem for path in GOLD.glob("*.json")} - SAMPLES
    kept: dict[str, dict[str, list[First]]] = {story: first_readings(story) for story in stories}
    assert not [story for story, found in kept.items() if not found]


def test_a_story_is_judged_by_the_others() -> None:
    """What only story b tells of its claims cannot be known of them."""
    seen = cases("a", ([], 50, 50)) + cases("b", (["odd"], 0, 20))
    told = cross_validated(seen)
    assert {confidence for confidence, _ in told[100:]} == {0.5}


def test_an_interval_is_wide_where_little_was_seen() -> None:
    low, high = interval(10, 10)
    assert (round(low, 2), round(high, 2)) == (0.72, 1)
    assert interval(500, 1000)[0] > 0.46


def test_a_table_is_put_between_its_marks_and_nowhere_else() -> None:
    page = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n"
    once = write_tables(page, {"x": "new"})
    assert once == "a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\nb\n"
    assert write_tables(once, {"x": "new"}) == once
    with pytest.raises(ValueError):
        write_tables(page, {"y": "new"})


@pytest.mark.quality
def test_the_rates_told_are_those_of_this_reader() -> None:
    """Fails where the reader or a story changed: python tools/measure_confidence.py measures anew."""
    right, seen = Counter[str](), Counter[str]()
    for article in read_packs():
        for judged in article.judged:
            if judged.read is not None:
                rule = plain(judged.read.rule)
                seen[rule] += 1
                right[rule] += judged.is_right
    assert {rule: (right[rule], seen[rule]) for rule in seen} == MEASURED.rules
