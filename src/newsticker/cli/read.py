"""``newsticker read``: articles in, one reading a line out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

import click
import msgspec

from newsticker.cli.options import allow_network
from newsticker.cli.printing import print_bytes
from newsticker.flow.addresses import read_address
from newsticker.flow.cores import spread
from newsticker.flow.documents import document_from_json
from newsticker.flow.fetching import Fetcher, open_fetcher
from newsticker.flow.lines import numbered_lines
from newsticker.flow.reading import (
    MOST_BYTES,
    Told,
    file_bytes,
    item_in,
    kind_of,
    kind_of_content,
    load_reader,
    read_all,
    read_document,
    read_item,
)
from newsticker.model import NewstickerError, Reading, Unreadable
from newsticker.text.decoding import whole


@click.command(name="read", short_help="Read articles and print what they say as JSON.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--jsonl", is_flag=True, help="Each line of INPUT is one article as JSON.")
@click.option("--no-claims", is_flag=True, help="Read the article alone, not who said what in it.")
@click.option("--published", metavar="ISO", help="Publication date, before the one INPUT shows.")
@click.option("--language", type=click.Choice(["de", "en"]), help="Language of the articles.")
@click.option("--base-url", metavar="URL", help="Address the page was found at.")
@allow_network
def command(
    inputs: tuple[str, ...],
    jsonl: bool,
    no_claims: bool,
    published: str | None,
    language: str | None,
    base_url: str | None,
    allow: tuple[str, ...],
) -> int:
    """Read articles and print one reading a line.

    INPUT is a file (.html, .txt, .json, .xml), a URL, or - for standard input.
    """
    told = Told(published, language, base_url)
    failed = False
    with open_fetcher(None, allow) as fetcher:
        for name in inputs:
            if jsonl:
                rows = _read_lines(name, told, claims=not no_claims)
            else:
                rows = map(_row, _read_input(name, told, fetcher, claims=not no_claims))
            for row in rows:
                failed = failed or row.is_failure
                print_bytes(row.line)
    return 1 if failed else 0


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """The line that stands in the place of a reading; ``line`` counts the lines of JSON Lines from 1."""

    id: str | None
    error: str
    line: int | None = None


def _read_input(
    name: str, told: Told, fetcher: Fetcher, *, claims: bool
) -> Iterator[Reading | Failure]:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
            found = read_all(name, data, kind_of_content(data), told, claims=claims)
        elif name.startswith(("http://", "https://")):
            found = read_address(name, told, fetcher, claims=claims)
        else:
            found = read_all(name, file_bytes(name), kind_of(name), told, claims=claims)
        for reading in found:
            if isinstance(reading, Reading):
                yield reading
            else:
                yield Failure(whole(str(reading.args[1])), whole(str(reading.args[0])))
    except NewstickerError as error:
        yield Failure(whole(name), whole(str(error.args[0])))


class Row(msgspec.Struct, frozen=True):
    """A line of the output, its end included."""

    line: bytes
    is_failure: bool


def _read_lines(name: str, told: Told, *, claims: bool) -> Iterator[Row]:
    """One row for each line that is not blank, in order; a few lines a core are held in memory at a time."""
    try:
        # Standard input is opened anew: a thread reads it that an interrupt does not wait for.
        stream = open(0, "rb", closefd=False) if name == "-" else open(name, "rb")  # noqa: SIM115
    except OSError as error:
        yield _row(Failure(whole(name), error.strerror or "the file cannot be opened"))
        return
    if claims:
        load_reader()
    is_empty = True
    read = partial(_read_line, told=told, claims=claims)
    for row in spread(numbered_lines(stream), read, _died):
        is_empty = False
        yield row
    stream.close()
    if is_empty:
        yield _row(Failure(whole(name), "the input is empty"))


def _read_line(numbered: tuple[int, bytes | Unreadable], told: Told, *, claims: bool) -> Row:
    number, line = numbered
    name: str | None = None
    try:
        if isinstance(line, Unreadable):
            raise line
        if (item := item_in(line)) is not None:
            name = item.wire.guid
            return _row(read_item(item, name, told, claims=claims))
        document = document_from_json(line)
        name = document.id
        return _row(read_document(document, told, claims=claims))
    except Unreadable as error:
        name = error.args[1] if len(error.args) > 1 else name
        return _row(Failure(name and whole(name), whole(str(error.args[0])), number))


def _died(numbered: tuple[int, bytes | Unreadable]) -> Row:
    number, line = numbered
    try:
        assert isinstance(line, bytes)
        name = whole(document_from_json(line).id)
    except Unreadable:
        name = None
    return _row(
        Failure(name, "the process that read it was ended (is there too little memory?)", number)
    )


def _row(outcome: Reading | Failure) -> Row:
    if isinstance(outcome, Reading):
        fields = {name: getattr(outcome, name) for name in outcome.__struct_fields__}
        row: object = {"schema": fields.pop("schema"), **fields}
    else:
        row = outcome
    return Row(msgspec.json.encode(row) + b"\n", isinstance(outcome, Failure))
