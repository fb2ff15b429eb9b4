"""Runs the site: a web process, and beside it a worker process that is started again if it dies."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from time import monotonic

import uvicorn

from newsticker.model import NewstickerError
from newsticker.settings import FILE_NAME, Settings, read_settings
from newsticker.site.app import App, make_app
from newsticker.site.operator import make_operator_app
from newsticker.store import Store, open_store

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a worker that ended is started again
PATIENCE_SECONDS = 10.0
LOOPBACK = "127.0.0.1"


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
    store = open_store(database)
    settings = read_settings(store.path.with_name(FILE_NAME), os.environ)
    with ExitStack() as opened:
        listening = opened.enter_context(_listen(host, port))
        if operator is not None:
            opened.enter_context(_operators_page(store, settings, *operator))
        address = _address(host, listening.getsockname()[1])
        app = make_app(store, settings)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        server = SiteServer(config, app, lambda: announce(address))
        worker = Worker(store.address, allow_network)
        try:
            _serve(server, listening)
        finally:
            worker.stop()
            store.close()
    return 0


@contextmanager
def _operators_page(
    store: Store, settings: Settings, port: int, announce: Callable[[str], None]
) -> Iterator[None]:
    """Serves the operator's page to this machine while the block runs, in a thread of its own."""
    with _listen(LOOPBACK, port) as listening:
        config = uvicorn.Config(
            make_operator_app(store, settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            # Whoever claims to speak for another is refused, and not believed.
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
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


class Worker:
    """The worker process, started again whenever it ends by itself."""

    def __init__(self, database: str, allow_network: Sequence[str]) -> None:
        self._command = [sys.executable, "-m", "newsticker.site.worker", *allow_network]
        # Everybody on the machine can read a command, and an address may hold a password.
        self._environment = {**os.environ, "NEWSTICKER_DATABASE": database}
        self._stopping = Event()
        self._process = self._start()
        self._thread = Thread(target=self._watch, name="worker's watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Lets the worker finish its job, and ends it where that takes too long."""
        self._stopping.set()
        self._end(self._process)
        self._thread.join()
        self._end(self._process)

    def _start(self) -> subprocess.Popen[bytes]:
        # The worker ends when the other end of its standard input is gone, however we end.
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, env=self._environment)

    def _watch(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            started = monotonic()
            self._process.wait()
            lasted = monotonic() - started > LONGEST_PAUSE
            pause = FIRST_PAUSE if lasted else min(pause * 2, LONGEST_PAUSE)
            if not self._stopping.wait(pause):
                print("newsticker: the worker ended; it is started again", file=sys.stderr)
                self._process = self._start()

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


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
