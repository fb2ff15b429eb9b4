"""JSON Lines: numbered as an editor numbers them, however long or blank some are."""

from __future__ import annotations

import io

import pytest

from newsticker.flow import lines
from newsticker.flow.lines import numbered_lines
from newsticker.model import Unreadable


def test_blank_lines_count_and_are_left_out() -> None:
    stream = io.BytesIO(b"\n{1}\n \r\n{2}\n\n{3}")
    assert list(numbered_lines(stream)) == [(2, b"{1}\n"), (4, b"{2}\n"), (6, b"{3}")]
    assert list(numbered_lines(io.BytesIO(b""))) == []


def test_a_line_that_is_too_long_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 10)
    stream = io.BytesIO(b"short\n" + b"x" * 95 + b"\nnext\n" + b"y" * 9 + b"\nend")
    (first, long, *rest) = list(numbered_lines(stream))
    assert first == (1, b"short\n")
    assert long[0] == 2
    assert isinstance(long[1], Unreadable)
    assert rest == [(3, b"next\n"), (4, b"y" * 9 + b"\n"), (5, b"end")]
