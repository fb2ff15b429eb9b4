"""Standard output that cannot be written to, or that nobody reads on: one sentence, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import newsticker
from own_texts import write_jsonl


def run(output: int, *arguments: str | Path) -> tuple[int, str]:
    """The status of a command that prints to this file, and what it says on standard error."""
    command = [sys.executable, "-m", "newsticker", *map(str, arguments)]
    done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, timeout=60)
    return done.returncode, done.stderr


@pytest.fixture
def commands(tmp_path: Path) -> list[list[str | Path]]:
    """Commands that print: a long row, short ones, what click writes, and bytes that are no row."""
    database, lines = tmp_path / "a.db", write_jsonl(tmp_path / "a.jsonl", 3)
    assert newsticker("add", "--database", database, lines).status == 0
    given: list[str | Path] = ["--database", database]
    return [
        ["read", "--jsonl", lines],
        ["relate", "--jsonl", lines],
        ["add", *given, write_jsonl(tmp_path / "b.jsonl", 4)],
        ["key", "add", "office", *given],
        ["sources", "export", *given],
        ["--help"],
    ]


def test_a_full_disk_is_one_sentence_and_status_1(commands: list[list[str | Path]]) -> None:
    with open("/dev/full", "wb") as full:
        for command in commands:
            status, told = run(full.fileno(), *command)
            assert status == 1, command
            assert told == (
                "newsticker: standard output cannot be written to: No space left on device\n"
            )


def test_a_pipe_that_is_closed_ends_a_command_silently(commands: list[list[str | Path]]) -> None:
    for command in commands:
        ours, theirs = os.pipe()
        os.close(ours)
        assert run(theirs, *command) == (1, ""), command
        os.close(theirs)


def test_no_standard_output_at_all_is_told(commands: list[list[str | Path]]) -> None:
    quoted = " ".join(f"'{one}'" for one in (sys.executable, "-m", "newsticker", *commands[0]))
    done = subprocess.run(f"{quoted} >&-", shell=True, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "newsticker: standard output is closed\n")
