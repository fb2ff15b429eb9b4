"""What a command prints on standard output: each row as it is known, and one clear error where nobody can take it."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from newsticker.model import NewstickerError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Output(io.FileIO):
    """Standard output that says of itself that it cannot be written to, so that no other file's error is taken for its."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Writes; raises NewstickerError, but BrokenPipeError where whoever reads wants no more."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            # What is buffered would be tried again when Python ends.
            give_up(self.fileno())
            raise NewstickerError(
                f"standard output cannot be written to: {error.strerror}"
            ) from None


def watch_output() -> None:
    """Has whatever is printed from now on, by click as well, tell its errors as ``Output`` does."""
    before = sys.stdout
    if before is None:
        return
    try:
        output = io.BufferedWriter(Output(before.fileno(), "w", closefd=False))
    except io.UnsupportedOperation:
        return  # whoever calls us in a process of theirs keeps in memory what we print
    sys.stdout = io.TextIOWrapper(
        output, before.encoding, before.errors, line_buffering=before.isatty()
    )


def print_bytes(data: bytes) -> None:
    """Writes to standard output at once, for a pipe that is read line by line."""
    if sys.stdout is None:
        raise NewstickerError("standard output is closed")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def print_row(row: object) -> None:
    """Prints an object as one line of JSON."""
    import msgspec

    print_bytes(msgspec.json.encode(row) + b"\n")


def give_up(*streams: int) -> None:
    """Has what is still to be written to these streams go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream)
    os.close(nowhere)
