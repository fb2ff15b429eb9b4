"""The command line: ``newsticker COMMAND``. A command's module is loaded when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from newsticker import __version__
from newsticker.cli.printing import give_up, watch_output
from newsticker.model import NewstickerError

COMMANDS = {
    "alert": "Watch speakers and stories: as feed, and by webhook.",
    "add": "Take in articles, or follow feeds and sites.",
    "backup": "Write the database to one file, also while it is used.",
    "demo": "Show the whole ticker with sample articles, offline.",
    "feed": "Read feeds and print them as JSON.",
    "key": "Make, list and remove keys for the API.",
    "poll": "Fetch what is due, once.",
    "read": "Read articles and print what they say as JSON.",
    "relate": "Print what articles have to do with each other as JSON.",
    "reread": "Read stored articles again with today's rules.",
    "restore": "Fill a database with what a backup holds.",
    "retry": "Try again to read what could not be read.",
    "serve": "Serve the site and work off its jobs.",
    "sources": "List the feeds that are followed; find, set, test and remove them.",
    "user": "Accounts at the desk: add, list, remove, password.",
}


class LazyCommands(click.Group):
    """Lists every command without importing one, so that help and completion stay instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"newsticker.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsticker")
def group() -> None:
    """Newsticker reads who said what, on whose authority, and publishes it as a ticker."""


def main() -> None:
    """Runs the command line; exit status 0, 1 (an input or the work failed) or 2 (wrong usage)."""
    watch_output()
    try:
        status = group.main(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("newsticker: stopped", err=True)
        sys.exit(1)
    except NewstickerError as error:
        click.echo(f"newsticker: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        give_up(1, 2)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
