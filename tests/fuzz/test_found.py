"""What the fuzzer begins with, and what it has found, once more: no target breaks or is slow on any of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.targets import TARGETS, Target, run
from processor_time import processor_seconds

FOUND = Path(__file__).parent / "found"
CASES = [
    *((name, seed) for name, target in TARGETS.items() for seed in target.seeds),
    *((path.parent.name, path.read_bytes()) for path in sorted(FOUND.glob("*/*"))),
]
LABELS = [
    *(f"{name}-seed-{n}" for name, target in TARGETS.items() for n in range(len(target.seeds))),
    *(f"{path.parent.name}-{path.name}" for path in sorted(FOUND.glob("*/*"))),
]
MOST_SECONDS = 1.0


@pytest.mark.parametrize(("name", "data"), CASES, ids=LABELS)
def test_no_input_breaks_its_parser_or_takes_more_than_a_second(name: str, data: bytes) -> None:
    run(TARGETS[name], data)  # whatever is loaded first is no part of the time
    assert processor_seconds(lambda: run(TARGETS[name], data)) <= MOST_SECONDS


def test_a_parser_that_breaks_is_told() -> None:
    def breaks(data: bytes) -> None:
        raise ValueError(data)

    with pytest.raises(ValueError):
        run(Target(breaks, ()), b"x")
