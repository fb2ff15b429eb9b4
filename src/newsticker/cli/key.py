"""``newsticker key``: keys of programs that ask the API are made, listed and removed."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import click

from newsticker.cli.options import database
from newsticker.cli.printing import print_row
from newsticker.model import NewstickerError

LONGEST_NAME = 100


@click.group("key")
def command() -> None:
    """Make, list and remove the keys of programs that ask the API."""


@command.command("add")
@click.argument("name")
@database
def add(name: str, database: str | None) -> int:
    """Make a key under a NAME and print it, the one time that it can be seen."""
    from newsticker.store import open_store

    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise NewstickerError(
            f"key {name[:40]!r}: a name has 1 to {LONGEST_NAME} printable characters; give another"
        )
    with closing(open_store(database)) as store:
        key = store.add_key(name, ("read",), datetime.now(UTC))
    click.echo(key)
    click.echo("Keep it: the database has only its hash, and it is not shown again.", err=True)
    return 0


@command.command("list")
@database
def list_keys(database: str | None) -> int:
    """Print every key's name, what it may do and when it was made, one a line."""
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        for key in store.api_keys():
            row = {"name": key.name, "scopes": key.scopes, "made": key.made}
            print_row(row)
    return 0


@command.command("remove")
@click.argument("name")
@database
def remove(name: str, database: str | None) -> int:
    """Remove the key of a NAME; programs that show it are refused from now on."""
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        store.remove_key(name)
    click.echo(f"The key {name} is removed.", err=True)
    return 0
