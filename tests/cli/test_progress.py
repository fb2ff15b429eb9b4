"""Progress: a bar for who watches a terminal, a line now and then for who reads a log."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from newsticker.cli import progress
from newsticker.cli.progress import Progress
from own_texts import write_jsonl


def test_a_log_gets_plain_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", -1.0)
    with Progress("Versions", 5, beside_results=False) as known:
        known.advance(2)
        known.advance()
    with Progress("Articles", None, beside_results=True) as unknown:
        unknown.advance()
    assert capsys.readouterr().err.splitlines() == [
        "Versions: 2 of 5",
        "Versions: 3 of 5",
        "Articles: 1",
    ]


def test_what_is_done_at_once_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Versions", 1, beside_results=False) as known:
        known.advance()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("shown", "results_to_terminal"),
    [(True, False), (False, True)],
    ids=["to a file", "to the terminal"],
)
def test_a_terminal_gets_a_bar_unless_results_scroll_on_it(
    tmp_path: Path, shown: bool, results_to_terminal: bool
) -> None:
    here, there = pty.openpty()
    articles = write_jsonl(tmp_path / "a.jsonl", 60)
    with (tmp_path / "out.jsonl").open("wb") as file:
        ran = subprocess.Popen(
            [sys.executable, "-m", "newsticker", "add", "--database", tmp_path / "a.db", articles],
            stdout=there if results_to_terminal else file,
            stderr=there,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        os.close(there)
        told = b""
        try:
            while piece := os.read(here, 65536):
                told += piece
        except OSError:
            pass  # Linux reports the end of a terminal so.
        os.close(here)
    assert ran.wait() == 0
    assert (b"Articles" in told) is shown
    assert b"60 new" in told
