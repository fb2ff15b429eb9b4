"""``newsticker demo``: the whole ticker with sample articles, offline, in one command."""

from __future__ import annotations

import errno
import socket
import tempfile
from contextlib import closing
from pathlib import Path

import click

from newsticker.model import NewstickerError
from newsticker.samples import sample_settings, samples
from newsticker.settings import FILE_NAME

FIRST_PORT = 8000
PORTS_TRIED = 100


@click.command("demo")
@click.option(
    "--database",
    metavar="PATH|ADDRESS",
    help="Keep the database there: a file or postgresql://user@host/name. Default: a temporary folder, removed at the end.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port to listen on; 0 takes a free one. Default: {FIRST_PORT}, or the next free one.",
)
def command(database: str | None, host: str, port: int | None) -> None:
    """Show the whole ticker with sample articles, offline.

    All people, outlets and events in them are invented.
    """
    if port is None:
        port = free_port(host)
        if port != FIRST_PORT:
            click.echo(f"Port {FIRST_PORT} is in use, taking {port}.", err=True)
    with tempfile.TemporaryDirectory(prefix="newsticker-demo-") as folder:
        if database is None:
            database = str(Path(folder, "newsticker.db"))
            Path(folder, FILE_NAME).write_bytes(sample_settings())
        take_samples(database)
        show(database, host, port)


def take_samples(database: str) -> None:
    """Reads every sample article into the database; what is there already stays as it is."""
    from newsticker.flow.reading import kind_of, read_bytes
    from newsticker.flow.taking import take_in
    from newsticker.store import open_store

    with closing(open_store(database)) as store:
        for own in (False, True):
            chosen = (sample for sample in samples() if sample.own is own)
            readings = (read_bytes(s.name, s.content, kind_of(s.name)) for s in chosen)
            for _ in take_in(store, readings, full_text=own):
                pass


def show(database: str, host: str, port: int) -> None:
    """Serves the database until it is stopped, and tells the address once it can be opened."""
    from newsticker.site.running import run_site

    def announce(address: str) -> None:
        click.echo(f"The ticker with sample articles: {address} (stop it with Ctrl+C)")

    run_site(database, host, port, announce=announce)


def free_port(host: str) -> int:
    """The first port from 8000 on that can be listened on; raises NewstickerError where none can."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM
            )[0]
            with socket.socket(family, kind, protocol) as probe:
                # As the server will do it, so that a connection that is only winding down does not count.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise NewstickerError(
                    f"cannot listen on {host}: {error.strerror}; give --host an address of this machine"
                ) from error
        else:
            return port
    raise NewstickerError(
        f"ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all in use; give a free one with --port"
    )
