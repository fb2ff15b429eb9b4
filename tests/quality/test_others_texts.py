"""The reader is as good on texts of others as it has been, where those are at hand: run by make quality."""

from __future__ import annotations

import pytest

from quality import kit
from quality.floors import faults, floors
from quality.groups import LEAST_SKILL, MOST_ERROR, OTHERS

pytestmark = pytest.mark.quality


@pytest.mark.parametrize("group", OTHERS)
def test_no_figure_is_below_its_floor(group: str) -> None:
    absence, measure = OTHERS[group]
    reason = absence()
    if reason is not None:
        pytest.skip(reason)
    found = faults(group, measure(), floors())
    assert not found, "\n".join(found)


def test_confidence_is_calibrated_and_telling() -> None:
    reason = kit.absence()
    if reason is not None:
        pytest.skip(reason)
    error, skill = kit.confidence()
    assert error <= MOST_ERROR
    assert skill >= LEAST_SKILL
