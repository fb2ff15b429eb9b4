"""``newsticker poll``: every feed that is due is asked, once."""

from __future__ import annotations

from contextlib import closing

import click

from newsticker.cli.options import allow_network, database
from newsticker.cli.printing import print_row


@click.command("poll")
@database
@allow_network
def command(database: str | None, allow: tuple[str, ...]) -> int:
    """Fetch what is due, once, and print one feed a line; then read the pages that entries of feeds are read on."""
    from newsticker.flow.entry_pages import read_pages
    from newsticker.flow.fetching import open_fetcher
    from newsticker.flow.polling import poll
    from newsticker.store import open_store

    status = 0
    with (
        closing(open_store(database, make=False)) as store,
        open_fetcher(store.path, allow) as fetcher,
    ):
        for polled in poll(store, fetcher):
            row: dict[str, object] = {"feed": polled.url}
            if polled.problem is None:
                row |= {"new": polled.new, "changed": polled.changed, "known": polled.known}
                if polled.unread:
                    row["unread"] = polled.unread
            else:
                click.echo(f"newsticker: {polled.problem}", err=True)
                row["error"] = polled.problem
                status = 1
            print_row(row)
        for read in read_pages(store, fetcher):
            if read.problem:
                # Its entry was taken in all the same: nothing that was asked for was not read.
                click.echo(f"newsticker: {read.url}: {_told(read.problem, read.url)}", err=True)
    return status


def _told(problem: str, url: str) -> str:
    return f"{problem.removeprefix(f'{url}: ')}; its entry in the feed stands"
