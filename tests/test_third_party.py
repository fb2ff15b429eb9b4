"""Every dependency, direct or not, is named with its licence in THIRD_PARTY.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
PAGE = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf8")

# The rows of all tables: package (or data set) and the cells behind it.
ROWS = {
    canonicalize_name(name): [cell.strip() for cell in cells.split("|")]
    for name, cells in re.findall(r"^\| ([^|]+?) \|(.+)\|$", PAGE, flags=re.M)
}


def needed_by(requirements: list[str]) -> Iterator[str]:
    """The names of what is required and installed here, and of all that those require in turn."""
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted in ["", *sorted(requirement.extras)]:
            if (name, wanted) in seen:
                continue
            seen.add((name, wanted))
            try:
                lines = metadata.distribution(name).requires or []
            except metadata.PackageNotFoundError:
                continue
            yield name
            waiting += [(Requirement(line), wanted) for line in lines]


@pytest.mark.parametrize(
    "line",
    dict.fromkeys([*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]),
)
def test_a_dependency_stands_with_its_floor_and_licence(line: str) -> None:
    requirement = Requirement(line)
    floor = next(iter(requirement.specifier)).version
    row = ROWS.get(canonicalize_name(requirement.name))
    assert row, f"THIRD_PARTY.md does not name {requirement.name}"
    assert row[0] == floor, f"THIRD_PARTY.md has another version of {requirement.name} than {floor}"
    assert row[1], f"THIRD_PARTY.md names no licence of {requirement.name}"


def test_everything_that_comes_along_at_run_time_stands_with_its_licence() -> None:
    missing = {name for name in needed_by(PROJECT["dependencies"]) if not ROWS.get(name, [""])[0]}
    assert not missing, f"THIRD_PARTY.md does not name {', '.join(sorted(missing))}"


def test_everything_that_comes_along_for_work_on_it_is_named() -> None:
    named = {canonicalize_name(word) for word in re.findall(r"[\w.-]+", PAGE)}
    missing = set(needed_by(PROJECT["optional-dependencies"]["dev"])) - named
    assert not missing, f"THIRD_PARTY.md does not name {', '.join(sorted(missing))}"


def test_nothing_stands_there_that_is_no_longer_required() -> None:
    section = PAGE.split("## Needed to run\n")[1].split("## Needed to run on")[0]
    named = {
        canonicalize_name(name) for name in re.findall(r"^\| (\S+) \| \d", section, flags=re.M)
    }
    assert named == {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
