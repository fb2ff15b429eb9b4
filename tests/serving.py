"""The site on a loopback port, in a thread of the test, and a client that sees what is sent."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote

import uvicorn
from msgspec import Struct
from starlette.types import ASGIApp

from newsticker.settings import Settings
from newsticker.site.app import App, make_app
from newsticker.site.running import SiteServer
from newsticker.site.worker_watch import NoWorker, WorkerState
from newsticker.store import Store

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Answer(Struct, frozen=True):
    """What the site answered; header names are lower-case."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()


class Client:
    """Asks the site for pages."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer for a path; header names are written with underscores."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"user-agent": BROWSER} | {k.replace("_", "-"): v for k, v in headers.items()}
        try:
            connection.request(method, quote(path, safe="/?&=%#+"), headers=sent)
            answer = connection.getresponse()
            told: Mapping[str, str] = {k.lower(): v for k, v in answer.getheaders()}
            return Answer(answer.status, dict(told), answer.read())
        finally:
            connection.close()


@contextmanager
def serving(
    store: Store,
    settings: Settings | None = None,
    port: int = 0,
    worker: WorkerState | None = None,
) -> Iterator[Client]:
    """Serves a store while the block runs; port 0 takes a free one. No worker is started."""
    app = make_app(store, settings or Settings(), worker or NoWorker())
    with serving_app(app, port) as client:
        yield client


@contextmanager
def serving_app(app: App, port: int = 0) -> Iterator[Client]:
    """Serves a site that was made while the block runs; port 0 takes a free one."""
    config = uvicorn.Config(
        app, log_config=None, log_level="critical", lifespan="off", timeout_graceful_shutdown=5
    )
    with _running(SiteServer(config, app), port) as taken:
        yield Client(taken)


@contextmanager
def serving_operator(app: ASGIApp) -> Iterator[Client]:
    """Serves the operator's page and metrics while the block runs."""
    config = uvicorn.Config(
        app, log_config=None, log_level="critical", lifespan="off", proxy_headers=False
    )
    with _running(uvicorn.Server(config), 0) as taken:
        yield Client(taken)


@contextmanager
def _running(server: uvicorn.Server, port: int) -> Iterator[int]:
    # As the command does it: a socket that does not say TCP would wait for acknowledgements.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen()
    thread = threading.Thread(target=server.run, args=[[listening]])
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
