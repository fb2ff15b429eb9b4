"""Options that several commands share, written once so that they mean the same everywhere."""

from __future__ import annotations

import ipaddress

import click


class Network(click.ParamType[str]):
    """A network in CIDR notation, or a single address."""

    name = "CIDR"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return str(ipaddress.ip_network(value, strict=False))
        except ValueError:
            self.fail(f"{value!r} is no network, such as 192.168.1.0/24", param, ctx)


allow_network = click.option(
    "--allow-network",
    "allow",
    metavar="CIDR",
    envvar="NEWSTICKER_ALLOW_NETWORK",
    type=Network(),
    multiple=True,
    help="Open a private network to fetching (repeatable).",
)

database = click.option(
    "--database",
    metavar="PATH|ADDRESS",
    envvar="NEWSTICKER_DATABASE",
    help="The database: a file or postgresql://user@host/name (default: a file in your data folder).",
)
