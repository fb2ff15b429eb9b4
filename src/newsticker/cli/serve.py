"""``newsticker serve``: the site, the poller and the reader's worker on one machine."""

from __future__ import annotations

from contextlib import suppress

import click

from newsticker.cli.options import allow_network, database


@click.command("serve")
@database
@click.option(
    "--host", default="127.0.0.1", show_default=True, envvar="NEWSTICKER_HOST",
    help="Address to listen on.",
)  # fmt: skip
@click.option(
    "--port", default=8000, envvar="NEWSTICKER_PORT", show_default=True, type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)  # fmt: skip
@click.option(
    "--operator-port", envvar="NEWSTICKER_OPERATOR_PORT", type=click.IntRange(0, 65535), metavar="PORT",
    help="Port of the operator's page, which answers this machine alone (default: there is no such page).",
)  # fmt: skip
@allow_network
def command(
    database: str | None,
    host: str,
    port: int,
    operator_port: int | None,
    allow: tuple[str, ...],
) -> int:
    """Serve the site and work off its jobs."""
    from newsticker.cli.stopping import stopped_by_termination
    from newsticker.site.running import run_site

    def announce(address: str) -> None:
        click.echo(f"The ticker: {address} (stop it with Ctrl+C)")

    def announce_operator(address: str) -> None:
        click.echo(f"The operator's page, for this machine alone: {address}")

    operator = None if operator_port is None else (operator_port, announce_operator)
    # While it starts, too: bringing a large database up to date takes a while, and the first process of
    # a container is not ended by a signal that it does not handle.
    with stopped_by_termination(), suppress(KeyboardInterrupt):
        run_site(database, host, port, allow_network=allow, announce=announce, operator=operator)
    return 0
