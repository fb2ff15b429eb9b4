"""Runs the site: a web process, and beside it a worker process that is started again if it dies."""

from __future__ import annotations

import gc
import os
import resource
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from threading import Thread
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from newsticker import __version__
from newsticker.logs import WARNING, log_event, set_up_logs
from newsticker.model import NewstickerError
from newsticker.settings import FILE_NAME, read_settings
from newsticker.site.app import App, make_app
from newsticker.site.manager import tell_manager
from newsticker.site.operator import make_operator_app
from newsticker.site.warming import warming
from newsticker.site.worker_watch import Worker
from newsticker.store import open_store

LOOPBACK = "127.0.0.1"
# Connections of pages and programs, the database's, and what Python keeps open.
FILES_BESIDE_READERS = 1000


def run_site(
    database: str | None,
    host: str,
    port: int,
    *,
    allow_network: Sequence[str] = (),
    announce: Callable[[str], None],
    operator: tuple[int, Callable[[str], None]] | None = None,
) -> int:
    """Serves the ticker of a database until it is interrupted or terminated; returns 0.

    ``announce`` is given the site's address once it answers. Port 0 takes a free one. ``operator`` is the
    port of the operator's page on this machine, and what is given its address. Raises NewstickerError where
    the database or the settings cannot be read, or a port cannot be had.
    """
    with ExitStack() as opened:
        store = opened.enter_context(closing(open_store(database)))
        settings = read_settings(store.path.with_name(FILE_NAME), os.environ)
        set_up_logs(settings.log_format, settings.log_level, "web")
        allow_open_files(settings.most_live_readers + FILES_BESIDE_READERS)
        listening = opened.enter_context(_listen(host, port))
        operators = operator and opened.enter_context(_listen(LOOPBACK, operator[0]))
        worker = Worker(store.address, allow_network, os.environ)
        opened.callback(worker.stop)
        app = make_app(store, settings, worker)
        if operator and operators:
            beside = make_operator_app(store, settings, app.metrics)
            opened.enter_context(_operators_page(beside, operators, operator[1]))
        address = _address(host, listening.getsockname()[1])

        def ready() -> None:
            # What is loaded by now stays: looking through it for cycles again and again takes up to 50 ms of an answer.
            gc.collect()
            gc.freeze()
            log_event("started", version=__version__, database=store.name, address=address)
            announce(address)
            tell_manager("READY=1")

        server = SiteServer(
            _config(app, timeout_graceful_shutdown=5, forwarded_allow_ips=settings.proxies),
            app,
            ready,
        )
        with warming():
            _serve(server, listening)
        tell_manager("STOPPING=1")
    log_event("stopped")
    return 0


def _config(app: ASGIApp, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        # Its records go the way of ours; none below a warning, which would name who calls.
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        **more,
    )


@contextmanager
def _operators_page(
    app: ASGIApp, listening: socket.socket, announce: Callable[[str], None]
) -> Iterator[None]:
    """Serves the operator's page to this machine while the block runs, in a thread of its own."""
    # Whoever claims to speak for another is refused, and not believed.
    config = _config(app, proxy_headers=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=[[listening]], name="operator's page", daemon=True)
    # From here on connections wait for the server instead of being refused.
    listening.listen()
    thread.start()
    announce(_address(LOOPBACK, listening.getsockname()[1]))
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def allow_open_files(needed: int) -> None:
    """Raises how many files we may have open (each reader's connection is one) as far as we are allowed to."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    if allowed < needed:
        log_event("files-limited", WARNING, allowed=allowed, needed=needed)


class SiteServer(uvicorn.Server):
    """Ends the live streams before it waits for what is still being answered; tells when it is ready."""

    def __init__(
        self, config: uvicorn.Config, app: App, ready: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(config)
        self._app = app
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.live.close()
        await super().shutdown(sockets)


def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    # The server raises the signal that stopped it once more when it is done: by then it means nothing.
    before = {s: signal.signal(s, lambda *_: None) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run([listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        # Named by its protocol, or answers would wait 40 ms for an acknowledgement: asyncio turns
        # off Nagle's algorithm for TCP alone.
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "ports end at 65535"
        raise NewstickerError(
            f"port {port} on {host}: {reason}; choose another with --port or --host"
        ) from error
    return listening


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
