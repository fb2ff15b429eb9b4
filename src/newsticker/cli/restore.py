"""``newsticker restore``: a database filled with what a backup holds."""

from __future__ import annotations

from pathlib import Path

import click

from newsticker.cli.options import database
from newsticker.cli.stopping import stopped_by_termination


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Delete what is in the database before.")
@database
def command(file: Path, replace: bool, database: str | None) -> int:
    """Fill the database with what FILE holds, all of it or nothing; the database has to be empty.

    Stop the site meanwhile. FILE itself is not changed.
    """
    from newsticker.cli.progress import Progress
    from newsticker.store import restore

    with stopped_by_termination(), Progress("Rows", None, beside_results=False) as progress:
        restore(file, database, replace=replace, told=progress.reach)
    click.echo(f"{file}: restored", err=True)
    return 0
