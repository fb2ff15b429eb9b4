"""Fetching through an HTTP proxy: everything passes it, and private hosts stay closed as far as can be told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from commands import newsticker
from feed_texts import RSS
from newsticker.model import NewstickerError
from newsticker.net import Request, Way
from newsticker.net.pool import Fetcher

# A name that nobody can look up, unless it is the proxy.
NAME = "http://wissekurier.invalid"


class Proxy:
    """A little HTTP proxy: what it was asked for, and what it answers by address."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.answers: dict[str, bytes] = {}


@contextmanager
def proxying() -> Iterator[Proxy]:
    """Runs a proxy while the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Proxy(listening.getsockname()[1])

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with connection:
                        head = connection.recv(65536).decode()
                        if not head:
                            return
                        method, target, _ = head.split(" ", 2)
                        proxy.asked.append(f"{method} {target}")
                        proxy.heads.append(head)
                        missing = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                        connection.sendall(proxy.answers.get(target, missing))

        thread = threading.Thread(target=serve)
        thread.start()
        yield proxy
        with suppress(OSError), socket.create_connection(listening.getsockname()) as last:
            last.shutdown(socket.SHUT_WR)
        thread.join()


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def through(proxy: Proxy, *allow: str) -> Fetcher:
    return Fetcher(Way(allow, proxy=proxy.address, pause=0))


def test_everything_passes_the_proxy_which_looks_names_up() -> None:
    with proxying() as proxy, through(proxy) as fetcher:
        proxy.answers[f"{NAME}/a"] = answer(b"", "302 Found", Location="/b")
        proxy.answers[f"{NAME}/b"] = answer(b"Der Damm")
        fetched = fetcher.fetch(Request(f"{NAME}/a"))
        assert (fetched.url, fetched.body) == (f"{NAME}/b", b"Der Damm")
        assert proxy.asked == [f"GET {NAME}/a", f"GET {NAME}/b"]


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:10.0.0.1]"]
)
def test_private_hosts_are_closed_before_the_proxy_hears_of_them(host: str) -> None:
    with proxying() as proxy, through(proxy) as fetcher:
        with pytest.raises(NewstickerError, match="private address"):
            fetcher.fetch(Request(f"http://{host}/"))
        assert proxy.asked == []


def test_a_redirect_to_a_private_host_ends_there_and_an_opened_one_goes_on() -> None:
    with proxying() as proxy:
        proxy.answers[f"{NAME}/a"] = answer(b"", "301 Moved", Location="http://10.0.0.1/")
        proxy.answers["http://10.0.0.1/"] = answer(b"Der Damm")
        with through(proxy) as fetcher, pytest.raises(NewstickerError, match="private address 10"):
            fetcher.fetch(Request(f"{NAME}/a"))
        assert proxy.asked == [f"GET {NAME}/a"]
        with through(proxy, "10.0.0.0/8") as fetcher:
            assert fetcher.fetch(Request(f"{NAME}/a")).body == b"Der Damm"


def test_for_https_a_tunnel_is_asked_for_and_a_refusal_is_told() -> None:
    with proxying() as proxy, through(proxy) as fetcher:
        proxy.answers["wissekurier.invalid:443"] = answer(b"", "403 Forbidden")
        with pytest.raises(NewstickerError, match="the proxy answered 403"):
            fetcher.fetch(Request("https://wissekurier.invalid/"))
        assert proxy.asked == ["CONNECT wissekurier.invalid:443"]


def test_a_proxy_is_signed_in_to_and_its_password_is_told_to_nobody() -> None:
    with proxying() as proxy:
        address = proxy.address.replace("//", "//ada:geheim@")
        with (
            Fetcher(Way(proxy=address, pause=0)) as fetcher,
            pytest.raises(NewstickerError) as told,
        ):
            fetcher.fetch(Request(f"{NAME}/a"))
        assert "Proxy-Authorization: Basic YWRhOmdlaGVpbQ==" in proxy.heads[0]
    with Fetcher(Way(proxy=address, pause=0)) as fetcher, pytest.raises(NewstickerError) as gone:
        fetcher.fetch(Request(f"{NAME}/a"))
    assert str(gone.value).startswith(f"{NAME}/a: cannot be reached: the proxy is not there")
    assert "geheim" not in f"{told.value} {gone.value}"


def test_a_command_takes_it_from_settings_and_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = str(tmp_path / "ticker.db")
    with proxying() as proxy:
        proxy.answers[f"{NAME}/rss"] = answer(RSS.encode())
        (tmp_path / "newsticker.toml").write_text(f'proxy = "{proxy.address}"\n')
        assert newsticker("add", "--database", database, f"{NAME}/rss").status == 0
        assert proxy.asked[-1] == f"GET {NAME}/rss"
        monkeypatch.setenv("NEWSTICKER_PROXY", proxy.address)
        assert newsticker("feed", f"{NAME}/rss").status == 0
