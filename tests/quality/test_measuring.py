"""Confidence is measured as docs/confidence.md says, and on the reader as it is."""

from __future__ import annotations

from collections import Counter

import pytest
from measure_confidence import (
    Case,
    cross_validated,
    fit,
    fresh_counts,
    interval,
    tempered,
    write_tables,
)

from newsticker.claims.confidence import MEASURED, confidence_of, plain
from quality.packs import read_packs


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


def test_first_readings_are_kept_and_those_of_new_stories_added() -> None:
    assert fresh_counts(SEEN, {"a": (60, 110)}) == {"a": (60, 110), "b": (46, 55)}
    assert "twin" not in fresh_counts(cases("twin", ([], 5, 0)), {})


def test_a_worse_first_reading_makes_less_sure_and_a_better_one_no_surer() -> None:
    measured = fit(SEEN)
    worse, better = ({"a": (right, 110)} for right in (60, 110))
    assert tempered(measured, SEEN, worse).weights["any"] < measured.weights["any"]
    assert tempered(measured, SEEN, better).weights == measured.weights


def test_a_story_is_judged_by_the_others() -> None:
    """What only story b tells of its claims cannot be known of them."""
    seen = cases("a", ([], 50, 50)) + cases("b", (["odd"], 0, 20))
    told = cross_validated(seen, {"a": (50, 100), "b": (0, 20)})
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
