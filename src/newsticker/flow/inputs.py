"""Inputs of ``newsticker add`` that hold articles: one in a file, or many in JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from newsticker.flow.documents import document_from_json
from newsticker.flow.lines import numbered_lines
from newsticker.flow.reading import check_path, read_document, read_file
from newsticker.model import Reading, Unreadable


def readings_in(path: str) -> Iterator[Reading | Unreadable]:
    """Each article of a page, text, JSON or JSON Lines file, or why it could not be read.

    The message names the file, and the line where there are several. One line is held at a time.
    """
    if PurePath(path).suffix.lower() != ".jsonl":
        try:
            yield read_file(path)
        except Unreadable as error:
            yield Unreadable(f"{path}: {error}")
        return
    try:
        check_path(path)
        stream = open(path, "rb")  # noqa: SIM115
    except Unreadable as error:
        yield Unreadable(f"{path}: {error}")
        return
    except OSError as error:
        yield Unreadable(f"{path}: {error.strerror or 'cannot be opened'}")
        return
    with stream:
        number = 0
        for number, line in numbered_lines(stream):
            yield _read_line(f"{path}, line {number}", line)
        if not number:
            yield Unreadable(f"{path}: the input is empty")


def _read_line(place: str, line: bytes | Unreadable) -> Reading | Unreadable:
    try:
        if isinstance(line, Unreadable):
            raise line
        return read_document(document_from_json(line))
    except Unreadable as error:
        return Unreadable(f"{place}: {error.args[0]}")
