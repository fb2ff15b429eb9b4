"""JSON Lines, one line in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsticker.flow.reading import MOST_BYTES
from newsticker.model import Unreadable

LONGEST_LINE = 3 * MOST_BYTES  # a page in JSON, its quotation marks and umlauts escaped


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Each line that is not blank with its number from 1; in place of one that is too long, why not."""
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            _skip_rest(stream)
            yield number, Unreadable(f"the line is longer than {LONGEST_LINE / 1e6:.0f} MB")
        elif line.strip():
            yield number, line


def _skip_rest(stream: BinaryIO) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
