"""Figures side by side: when no number is what both say."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.ledger.figures import exclude, fates_of, interval, same_unit
from newsticker.model import Figure
from telling import Said, article, figure

BOUNDS = ["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (("at_least", 12, None), ("exact", 15, None), False),
        (("range", 60, 80), ("range", 60, 90), False),
        (("at_most", 2000, None), ("exact", 1200, None), False),
        (("exact", 11, None), ("exact", 18, None), True),
        (("about", 1000, None), ("exact", 1030, None), False),
        (("about", 1000, None), ("exact", 1040, None), True),
        (("more_than", 80, None), ("exact", 80, None), True),
        (("at_least", 80, None), ("exact", 80, None), False),
        (("less_than", 5, None), ("at_least", 5, None), True),
        (("range", 10, 20), ("more_than", 20, None), True),
    ],
)
def test_bounds_are_respected(
    first: tuple[str, float, float | None], second: tuple[str, float, float | None], apart: bool
) -> None:
    a, b = (Figure("", (), value, high, "Boote", bound) for bound, value, high in (first, second))  # type: ignore[arg-type]
    assert exclude(a, b) is apart
    assert exclude(b, a) is apart


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    bound = draw(st.sampled_from(BOUNDS))
    value = draw(st.integers(0, 40))
    high = value + draw(st.integers(1, 10)) if bound == "range" else None
    return Figure("", (), value, high, "Boote", bound)  # type: ignore[arg-type]


def _allows(one: Figure, number: float) -> bool:
    low, high, low_in, high_in = interval(one)
    return (low < number or (low_in and low == number)) and (
        number < high or (high_in and number == high)
    )


@given(figures(), figures())
def test_two_figures_exclude_each_other_where_no_number_fits_both(a: Figure, b: Figure) -> None:
    edges = [edge for one in (a, b) for edge in interval(one)[:2] if abs(edge) < 1e9]
    tried = {edge + step for edge, step in product(edges, (-0.001, 0, 0.001, 1e4, -1e4))}
    assert exclude(a, b) is not any(_allows(a, n) and _allows(b, n) for n in tried)
    assert exclude(a, b) is exclude(b, a)


@given(figures())
def test_no_figure_excludes_itself(a: Figure) -> None:
    assert not exclude(a, a)


def test_people_are_people_however_they_are_called() -> None:
    assert same_unit(figure("3 Pendler", 3, "Fahrgäste"), figure("3", 3, "Menschen"), "de")
    assert same_unit(figure("3", 3, "residents"), figure("3", 3, "people"), "en")
    assert not same_unit(figure("3", 3, "Menschen"), figure("3", 3, "Boote"), "de")
    assert not same_unit(figure("3", 3, "Stunden"), figure("3", 3, "Menschen"), "de")


def test_each_number_of_a_claim_has_its_own_fate() -> None:
    dead, hurt = figure("vier Wanderer", 4, "Wanderer"), figure("elf", 11, "Wanderer")
    words = "Vier Wanderer seien getötet und elf verletzt worden"
    said = Said("Bergwacht", words, figures=(figure("Vier Wanderer", 4, "Wanderer"), hurt))
    (claim,) = article("x", "Lawine", [said]).claims
    first, second = (fates_of(claim, one, "de") for one in claim.figures)
    assert first
    assert second
    assert not first & second
    assert dead.value == 4
