"""What ``relate`` is given: articles, which are read, or readings, which are taken as read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import BinaryIO

from msgspec import Struct

from newsticker.flow.cores import spread
from newsticker.flow.documents import document_from_json
from newsticker.flow.lines import numbered_lines
from newsticker.flow.reading import load_reader, read_document
from newsticker.flow.readings import SCHEMA, is_reading, reading_from_json
from newsticker.model import Reading, Unreadable
from newsticker.text.decoding import whole

MARK = SCHEMA.encode()  # what a line must hold to be a reading


class Unread(Struct, frozen=True, omit_defaults=True):
    """A line that could not be read, and why."""

    line: int
    id: str | None
    error: str


def read_lines(stream: BinaryIO, *, claims: bool) -> Iterator[Reading | Unread]:
    """The reading of each line that is not blank, in order; an id that comes twice is an error the second time."""
    lines = numbered_lines(stream)
    seen: set[str] = set()
    if claims:
        load_reader()
        found = spread(lines, partial(_read, claims=True), _died)
    else:
        # Without claims a line is read faster than it is handed to another process.
        found = map(partial(_read, claims=False), lines)
    for number, reading in found:
        if isinstance(reading, Reading) and reading.id in seen:
            yield Unread(number, reading.id, "this id stood in an earlier line")
            continue
        if isinstance(reading, Reading):
            seen.add(reading.id)
        yield reading


def _read(
    numbered: tuple[int, bytes | Unreadable], *, claims: bool
) -> tuple[int, Reading | Unread]:
    number, line = numbered
    name: str | None = None
    try:
        if isinstance(line, Unreadable):
            raise line
        if MARK in line and is_reading(line):
            return number, _dated(reading_from_json(line))
        document = document_from_json(line)
        name = document.id
        return number, read_document(document, claims=claims)
    except Unreadable as error:
        name = error.args[1] if len(error.args) > 1 else name
        return number, Unread(number, name and whole(name), whole(str(error.args[0])))


def _dated(reading: Reading) -> Reading:
    published = reading.article.published
    try:
        if published:
            datetime.fromisoformat(published)
    except ValueError:
        raise Unreadable(
            f"published is {published!r}, which is no ISO 8601 date", reading.id
        ) from None
    return reading


def _died(numbered: tuple[int, bytes | Unreadable]) -> tuple[int, Reading | Unread]:
    number, line = numbered
    assert isinstance(line, bytes)
    try:
        name = whole(document_from_json(line).id)
    except Unreadable:
        name = None
    return number, Unread(
        number, name, "the process that read it was ended (is there too little memory?)"
    )
