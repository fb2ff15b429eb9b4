"""``newsticker relate``: articles or readings in, one object out that tells what they have to do with each other."""

from __future__ import annotations

import gc

import click
import msgspec

from newsticker.cli.printing import print_row
from newsticker.flow.given import Unread, read_lines
from newsticker.flow.relating import PARTS, TEXT_PARTS, relate
from newsticker.model import NewstickerError, Reading

GARBAGE = 500_000  # new objects after which cycles are looked for


class Parts(click.ParamType[tuple[str, ...]]):
    """Names of parts of the answer, separated by commas."""

    name = "PARTS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in PARTS:
                self.fail(f"{name!r} is no part; there are {', '.join(PARTS)}", param, ctx)
        return names


@click.command(name="relate", short_help="Print what articles have to do with each other as JSON.")
@click.argument("name", metavar="INPUT")
@click.option("--jsonl", is_flag=True, required=True, help="Each line of INPUT is one article.")
@click.option("--only", type=Parts(), help="Work out these parts alone, separated by commas.")
def command(name: str, jsonl: bool, only: tuple[str, ...] | None) -> int:
    """Print stories, copies and passages taken over, and the same, denied or admitted claims.

    INPUT is a file of JSON Lines, articles or readings, or - for standard input.
    """
    parts = frozenset(only or PARTS)
    try:
        # Standard input is opened anew: a thread reads it that an interrupt does not wait for.
        stream = open(0, "rb", closefd=False) if name == "-" else open(name, "rb")  # noqa: SIM115
    except OSError as error:
        raise NewstickerError(f"{name}: {error.strerror or 'the file cannot be opened'}") from None
    # What is read is needed to the end and holds hardly a cycle; looking for them takes a fifth of the time.
    gc.set_threshold(GARBAGE)
    readings: list[Reading] = []
    unread: list[Unread] = []
    with stream:
        for one in read_lines(stream, claims=not parts <= TEXT_PARTS):
            (readings if isinstance(one, Reading) else unread).append(one)  # type: ignore[arg-type]
    if not readings and not unread:
        raise NewstickerError(f"{name}: the input is empty")
    answer = msgspec.to_builtins(relate(readings, parts))
    if unread:
        answer["errors"] = msgspec.to_builtins(unread)
    print_row(answer)
    return 1 if unread else 0
