"""``newsticker retry``: what could not be read is tried again, with today's rules."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import click

from newsticker.cli.options import database
from newsticker.cli.printing import print_row


@click.command("retry")
@click.argument("numbers", metavar="[NUMBER...]", nargs=-1, type=int)
@click.option(
    "--list", "only_list", is_flag=True, help="Print what is kept and why, and try nothing."
)
@database
def command(numbers: tuple[int, ...], only_list: bool, database: str | None) -> int:
    """Try again what could not be read: feeds, entries and pages that are kept for it, or those of NUMBER.

    Prints one line for each; what is read is kept no longer.
    """
    from newsticker.flow.retrying import retry
    from newsticker.store import open_store

    status = 0
    with closing(open_store(database, make=False)) as store:
        if only_list:
            for item in store.unread():
                print_row({name: getattr(item, name) for name in item.__struct_fields__})
            return 0
        for one in retry(store, numbers, datetime.now(UTC)):
            row: dict[str, object] = {
                "id": one.item.id,
                "kind": one.item.kind,
                "address": one.item.address,
            }
            if one.problem is None:
                row |= {"new": one.new, "changed": one.changed}
            else:
                row["error"] = one.problem
                status = 1
            print_row(row)
    return status
