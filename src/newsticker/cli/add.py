"""``newsticker add``: articles are taken in once, feeds, sites and OPML files are followed."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import click

from newsticker.cli.options import allow_network, database
from newsticker.cli.printing import print_row

if TYPE_CHECKING:
    from newsticker.flow.adding import Outcome


@click.command("add")
@click.argument("inputs", metavar="URL|FILE...", nargs=-1, required=True)
@click.option(
    "--full-text",
    is_flag=True,
    help="The source is own or licensed: show its articles whole (default: excerpt).",
)
@database
@allow_network
def command(
    inputs: tuple[str, ...], full_text: bool, database: str | None, allow: tuple[str, ...]
) -> int:
    """Take in articles (page, text, JSON, JSON Lines, agency formats), or follow feeds, sites and OPML files.

    Prints a line of JSON for each article and feed, once it is safely stored.
    """
    from newsticker.cli.progress import Progress
    from newsticker.flow.adding import add
    from newsticker.flow.fetching import open_fetcher
    from newsticker.store import open_store

    counts: Counter[str] = Counter()
    progress = Progress("Articles", None, beside_results=True)
    with (
        closing(open_store(database)) as store,
        open_fetcher(store.path, allow) as fetcher,
        progress,
    ):
        for outcome in add(store, inputs, full_text=full_text, fetcher=fetcher):
            counts[_report(outcome)] += 1
            progress.advance()
    click.echo(_summary(counts), err=True)
    return 1 if counts["failed"] else 0


def _report(outcome: Outcome) -> str:
    """Tells of one outcome and returns what it counts as."""
    from newsticker.flow.adding import Followed
    from newsticker.flow.wires import TakenBack
    from newsticker.model import NewstickerError

    row: dict[str, object]
    if isinstance(outcome, NewstickerError):
        click.echo(f"newsticker: {outcome}", err=True)
        return "failed"
    if isinstance(outcome, TakenBack):
        row = {
            "state": "withdrawn",
            "id": outcome.guid,
            "article": outcome.article_id,
            "version": outcome.version,
            "title": outcome.title,
            "reason": outcome.reason,
        }
    elif isinstance(outcome, Followed):
        row = {"state": "followed", "feed": outcome.url, "title": outcome.title}
    else:
        taken = outcome.taken
        row = {
            "state": taken.state,
            "id": outcome.reading.id,
            "article": taken.article_id,
            "version": taken.version,
            "title": outcome.reading.article.title,
        }
        wire = outcome.reading.article.wire
        if wire and wire.embargo:
            row["embargo"] = wire.embargo
    print_row(row)
    return str(row["state"])


def _summary(counts: Counter[str]) -> str:
    parts = [f"{counts['new']} new"]
    parts += [
        f"{counts[state]} {state}"
        for state in ("changed", "known", "withdrawn", "failed")
        if counts[state]
    ]
    if counts["followed"]:
        feeds = "1 feed" if counts["followed"] == 1 else f"{counts['followed']} feeds"
        parts.append(f"{feeds} followed")
    return ", ".join(parts)
