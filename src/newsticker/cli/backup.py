"""``newsticker backup``: the database in one file, also while it is used."""

from __future__ import annotations

from pathlib import Path

import click

from newsticker.cli.options import database
from newsticker.cli.stopping import stopped_by_termination


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@database
def command(file: Path, database: str | None) -> int:
    """Write the database to FILE, also while it is used; an older FILE is replaced at the end.

    The file can be restored into a file of SQLite as into PostgreSQL, whichever it is of.
    """
    from newsticker.cli.progress import Progress
    from newsticker.store import back_up

    with stopped_by_termination(), Progress("Backup", None, beside_results=False) as progress:
        back_up(database, file, progress.reach)
    click.echo(f"{file}: {file.stat().st_size / 1_000_000:,.1f} MB", err=True)
    return 0
