"""A small hub on a loopback port (W3C WebSub): takes requests, asks back, pushes what it is given with a signature."""

from __future__ import annotations

import hashlib
import hmac
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode


class Hub:
    """What it was asked, whom it pushes to, and how it is to behave; below /308/ it leads to itself by that status."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.requests: list[dict[str, str]] = []
        self.subscribers: dict[str, dict[str, str]] = {}
        self.status = 202
        self.headers: dict[str, str] = {}
        self.lease: str | None = "864000"
        self.asks_back = True
        self.refused: list[int] = []

    def take(self, form: dict[str, str]) -> None:
        """Takes a request, and asks back whether it was meant."""
        self.requests.append(form)
        if self.asks_back and self.status < 300:
            self.ask_back(form)

    def ask_back(self, form: dict[str, str], **other: str) -> tuple[int, str]:
        """Asks the subscriber whether it wants what a request says, or what ``other`` says in its place."""
        asked = {
            "hub.mode": form["hub.mode"],
            "hub.topic": form["hub.topic"],
            "hub.challenge": "c-7",
        }
        if self.lease is not None and form["hub.mode"] == "subscribe":
            asked["hub.lease_seconds"] = self.lease
        asked |= {f"hub.{name}": value for name, value in other.items()}
        status, answer = call(f"{form['hub.callback']}?{urlencode(asked)}")
        if (status, answer) != (200, "c-7"):
            self.refused.append(status)
        elif asked["hub.mode"] == "subscribe":
            self.subscribers[form["hub.callback"]] = form
        else:
            self.subscribers.pop(form["hub.callback"], None)
        return status, answer

    def push(self, body: bytes, method: str = "sha256", signature: str | None = None) -> list[int]:
        """Brings a body to every subscriber; what each answered. One that is gone is forgotten."""
        answers = []
        for callback, form in list(self.subscribers.items()):
            signed = hmac.new(form["hub.secret"].encode(), body, getattr(hashlib, method))
            told = f"{method}={signed.hexdigest()}" if signature is None else signature
            headers = {"X-Hub-Signature": told, "Content-Type": "application/rss+xml"}
            answers.append(call(callback, body, headers)[0])
            if answers[-1] == 410:
                del self.subscribers[callback]
        return answers


def call(
    url: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """Status and text of an answer."""
    request = urllib.request.Request(url, body, headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def running_hub() -> Iterator[Hub]:
    """Runs a hub while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, _, path = self.path[1:].partition("/")
            if path:
                self.answer(int(status), {"Location": hub.address})
                return
            written = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.take({name: values[0] for name, values in parse_qs(written).items()})
            self.answer(hub.status, hub.headers)

        def answer(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Is quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub = Hub(f"http://127.0.0.1:{server.server_port}/hub")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
