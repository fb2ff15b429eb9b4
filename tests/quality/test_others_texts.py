"""The reader is as good on texts of others as it has been, where those are at hand: run by make quality."""

from __future__ import annotations

import pytest

from quality.floors import faults, floors
from quality.groups import OTHERS

pytestmark = pytest.mark.kit


@pytest.mark.parametrize("group", OTHERS)
def test_no_figure_is_below_its_floor(group: str) -> None:
    absence, measure = OTHERS[group]
    reason = absence()
    if reason is not None:
        pytest.skip(reason)
    found = faults(group, measure(), floors())
    assert not found, "\n".join(found)
