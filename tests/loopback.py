"""A real HTTP server on loopback that answers what a test has laid out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OPEN = ("127.0.0.0/8", "::1/128")


@dataclass
class Answer:
    """What a path answers; ``body`` may be pieces that are sent one by one."""

    body: bytes | Callable[[], Iterator[bytes]] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Loopback:
    """A server's address, what it answers by path, and the requests that came in."""

    def __init__(self, host: str, port: int) -> None:
        self.base = f"http://{host}:{port}"
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []

    def lay_out(
        self,
        path: str,
        body: bytes | str | Callable[[], Iterator[bytes]] = b"",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Answers ``path`` so from now on; header names are written with underscores. Returns the URL."""
        raw = body.encode() if isinstance(body, str) else body
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(raw, status, told)
        return self.base + path


@contextmanager
def serving(host: str = "127.0.0.1", port: int = 0) -> Iterator[Loopback]:
    """Runs a server of this kind for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.answers.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if isinstance(answer.body, bytes):
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            pieces = [answer.body] if isinstance(answer.body, bytes) else answer.body()
            try:
                for piece in pieces:
                    self.wfile.write(piece)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((host, port), Handler)
    server.daemon_threads = True
    site = Loopback(host, server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
