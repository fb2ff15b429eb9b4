"""``newsticker user``: who may write at the desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from newsticker.cli.options import database
from newsticker.cli.printing import print_row

if TYPE_CHECKING:
    from newsticker.model_desk import User
    from newsticker.store import Store

PROBLEMS = {
    "short": "has fewer than 12 characters; take a longer one",
    "long": "has more than 1,000 characters; take a shorter one",
    "name": "is the name of the account; take another one",
}


@click.group("user")
def command() -> None:
    """Accounts at the desk: add, list, remove, give a new password.

    A password is asked for at the terminal; otherwise it is the first line of standard input.
    """


@command.command("add")
@click.argument("name")
@click.option(
    "--role", type=click.Choice(["editor", "admin"]), default="editor", show_default=True,
    help="An admin also says which sources are shown whole.",
)  # fmt: skip
@database
def add(name: str, role: str, database: str | None) -> int:
    """Add an account."""
    from newsticker.desk.accounts import checked_name, hashed, name_key
    from newsticker.model import NewstickerError

    kept = checked_name(name)
    with _opened(database) as store:
        taken = NewstickerError(f"account {kept!r}: is there already; choose another name")
        if store.staff.account(name_key(kept)) is not None:
            raise taken
        password = hashed(_asked_for(kept))
        is_admin = role == "admin"
        if not store.staff.add_user(
            name_key(kept), kept, "admin" if is_admin else "editor", password, datetime.now(UTC)
        ):
            raise taken
    click.echo(f"account {kept!r} added ({role})", err=True)
    return 0


@command.command("list")
@database
def list_users(database: str | None) -> int:
    """List the accounts, one JSON object a line."""
    with _opened(database) as store:
        for user in store.staff.users():
            row = {"name": user.name, "role": user.role, "added": user.made}
            print_row(row)
    return 0


@command.command("remove")
@click.argument("name")
@database
def remove(name: str, database: str | None) -> int:
    """Remove an account and sign it out everywhere; what it wrote stays under its name."""
    with _opened(database) as store:
        user = _found(store, name)
        store.staff.remove_user(user.id)
    click.echo(f"account {user.name!r} removed", err=True)
    return 0


@command.command("password")
@click.argument("name")
@database
def password(name: str, database: str | None) -> int:
    """Give an account a new password and sign it out everywhere."""
    from newsticker.desk.accounts import hashed

    with _opened(database) as store:
        user = _found(store, name)
        store.staff.set_password(user.id, hashed(_asked_for(user.name)))
    click.echo(f"account {user.name!r} has a new password", err=True)
    return 0


@contextmanager
def _opened(database: str | None) -> Iterator[Store]:
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        yield store


def _found(store: Store, name: str) -> User:
    from newsticker.desk.accounts import name_key
    from newsticker.model import NewstickerError

    found = store.staff.account(name_key(name))
    if found is None:
        raise NewstickerError(f"account {name!r}: there is none; newsticker user list names them")
    return found[0]


def _asked_for(name: str) -> str:
    """A new password, asked for twice at a terminal."""
    from newsticker.desk.accounts import password_problem
    from newsticker.model import NewstickerError

    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if problem := password_problem(given, name):
        raise NewstickerError(f"account {name!r}: the password {PROBLEMS[problem]}")
    return given
