"""``newsticker feed``: feeds in, one feed as JSON a line out."""

from __future__ import annotations

import click

from newsticker.cli.options import allow_network
from newsticker.cli.printing import print_bytes


@click.command("feed")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@allow_network
def command(inputs: tuple[str, ...], allow: tuple[str, ...]) -> int:
    """Read feeds (files, URLs, or - for standard input) and print one a line."""
    import msgspec

    from newsticker.flow.feeds import read_feed_at
    from newsticker.flow.fetching import open_fetcher
    from newsticker.model import NewstickerError

    status = 0
    with open_fetcher(None, allow) as fetcher:
        for name in inputs:
            try:
                told = msgspec.structs.replace(read_feed_at(name, fetcher), wishes=msgspec.UNSET)
                line = msgspec.json.encode(told)
            except NewstickerError as error:
                line = msgspec.json.encode({"id": name, "error": str(error)})
                status = 1
            print_bytes(line + b"\n")
    return status
