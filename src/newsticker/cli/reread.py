"""``newsticker reread``: stored articles are read again with today's rules."""

from __future__ import annotations

from contextlib import closing

import click

from newsticker.cli.options import database


@click.command("reread")
@database
def command(database: str | None) -> int:
    """Read stored articles again with today's rules; what did not change keeps its id."""
    from newsticker.cli.progress import Progress
    from newsticker.flow.rereading import count_to_reread, reread
    from newsticker.store import open_store

    versions = changed = 0
    with (
        closing(open_store(database, make=False)) as store,
        Progress("Versions", count_to_reread(store), beside_results=False) as progress,
    ):
        for batch in reread(store):
            versions += batch.versions
            changed += batch.changed
            progress.advance(batch.versions)
    click.echo(f"{versions} versions read again, {changed} with other claims", err=True)
    return 0
