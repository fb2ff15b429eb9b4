"""What the documentation points to exists: pages, files, and the tests that keep its promises."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import asdict

from newsticker.cli import COMMANDS
from newsticker.settings import FILE_VARIABLE, Settings, variable_of

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf8"))
    dead = [link for link in links if not (page.parent / link).exists()]
    assert not dead


def test_every_promise_of_safety_names_a_test_that_exists() -> None:
    table = (ROOT / "docs" / "security.md").read_text(encoding="utf8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", table)
    assert named
    for file, test in named:
        source = (ROOT / file).read_text(encoding="utf8")
        assert not test or f"def {test}(" in source, f"{file} has no {test}"


def test_make_without_a_target_lists_all_of_them() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.M)
    assert targets
    assert re.findall(r"^ +make ([\w-]+) +\S", shown, flags=re.M) == targets[1].split()


def test_every_setting_is_documented_with_its_default() -> None:
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf8")
    told = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", page, flags=re.M))
    assert {key: json.loads(value) for key, value in told.items()} == asdict(Settings())


def test_every_variable_is_documented_and_stands_for_one_thing() -> None:
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf8")
    told = re.findall(r"^\| `(NEWSTICKER_\w+)` \|", page, flags=re.M)
    commands = [importlib.import_module(f"newsticker.cli.{name}").command for name in COMMANDS]
    options = {p.envvar for command in commands for p in command.params if p.envvar}
    assert sorted(told) == sorted({*options, FILE_VARIABLE})
    assert not {*told} & {variable_of(key) for key in asdict(Settings())}
    assert "`NEWSTICKER_` and the key in capitals" in page
