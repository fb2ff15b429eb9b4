"""What may be fetched, how much of it, and what is said when it may not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest

from loopback import OPEN, Loopback, serving
from newsticker.model import NewstickerError
from newsticker.net import fetch
from newsticker.net.http import MAX_REDIRECTS


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


def test_an_answer_comes_back_whole(site: Loopback) -> None:
    url = site.lay_out(
        "/a", "Der Damm hält.", Content_Type="text/plain", ETag='"7"', Last_Modified="now"
    )
    fetched = fetch(url, allow=OPEN)
    assert (fetched.url, fetched.status, fetched.body.decode()) == (url, 200, "Der Damm hält.")
    assert (fetched.content_type, fetched.etag, fetched.last_modified) == (
        "text/plain",
        '"7"',
        "now",
    )


def test_who_asks_says_so_and_asks_with_what_it_was_given(site: Loopback) -> None:
    url = site.lay_out("/a", "x", ETag='"7"')
    assert fetch(url, allow=OPEN, etag='"7"', last_modified="yesterday").status == 304
    _, headers = site.requests[-1]
    assert headers["user-agent"].startswith("Newsticker/")
    assert headers["if-modified-since"] == "yesterday"


def test_a_304_that_nobody_asked_for_is_told_as_a_fault(site: Loopback) -> None:
    url = site.lay_out("/a", status=304)
    assert fetch(url, allow=OPEN, etag='"7"').status == 304
    with pytest.raises(NewstickerError, match="304 Not Modified to a request without conditions"):
        fetch(url, allow=OPEN)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f000001",
    ],
)
def test_no_way_of_writing_a_loopback_address_connects(site: Loopback, host: str) -> None:
    site.lay_out("/", "secret")
    with pytest.raises(NewstickerError) as told:
        fetch(f"http://{host}:{site.port}/")
    assert site.requests == []
    assert host in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]", "[2002:a00:1::1]",
    ],
)  # fmt: skip
def test_private_addresses_are_closed(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NewstickerError, match=r"private address .* --allow-network"):
        fetch(f"http://{address}/", timeout=20)
    assert time.monotonic() - begun < 10, "it was dialled"


def test_only_the_opened_network_is_open(site: Loopback) -> None:
    url = site.lay_out("/a", "x")
    assert fetch(url, allow=["127.0.0.1/32"]).body == b"x"
    with pytest.raises(NewstickerError, match="private address 127"):
        fetch(url, allow=["10.0.0.0/8"])


@pytest.mark.parametrize("hop", range(1, MAX_REDIRECTS + 1))
def test_a_redirect_into_a_private_network_ends_there(site: Loopback, hop: int) -> None:
    with serving("127.0.0.2") as private:
        secret = private.lay_out("/secret", "x")
        written = (secret, secret.replace("127.0.0.2", "[::ffff:127.0.0.2]"), "http://10.1.2.3/")
        for status, target in zip((301, 302, 307), written, strict=True):
            site.requests.clear()
            for n in range(1, hop):
                site.lay_out(f"/{n}", status=status, Location=f"/{n + 1}")
            site.lay_out(f"/{hop}", status=status, Location=target)
            with pytest.raises(NewstickerError, match="private address") as told:
                fetch(f"{site.base}/1", allow=["127.0.0.1/32"])
            assert f"{site.base}/1" in str(told.value)
            assert [path for path, _ in site.requests] == [f"/{n}" for n in range(1, hop + 1)]
        assert private.requests == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "gopher://example.org/", "ftp://example.org/a", "etc/passwd"]
)
def test_only_http_is_fetched(site: Loopback, url: str) -> None:
    with pytest.raises(NewstickerError, match="no http or https"):
        fetch(url)
    hop = site.lay_out("/1", status=302, Location="file:///etc/passwd")
    with pytest.raises(NewstickerError, match=r"file:///etc/passwd.* not fetched"):
        fetch(hop, allow=OPEN)


def test_what_a_server_says_moves_no_cursor_where_it_is_told(site: Loopback) -> None:
    for words in ("\x1b[2J\x1b]0;all is well\x07", "\x9b2J", "\x1b[31m"):
        hop = site.lay_out("/1", status=302, Location=f"gopher://x.example/{words}")
        coded = site.lay_out("/2", b"x", Content_Encoding=words)
        for url in (hop, coded):
            with pytest.raises(NewstickerError) as told:
                fetch(url, allow=OPEN)
            assert str(told.value).isprintable()
    assert str(NewstickerError("a\nnewsticker: b \u202e")) == "a\ufffdnewsticker: b \ufffd"


def test_redirects_end_somewhere(site: Loopback) -> None:
    url = site.lay_out("/round", status=302, Location="/round")
    with pytest.raises(NewstickerError, match="redirects more than 10 times"):
        fetch(url, allow=OPEN)
    assert len(site.requests) == 11


def test_a_redirect_is_followed_and_told(site: Loopback) -> None:
    site.lay_out("/new", "x")
    old = site.lay_out("/old", status=308, Location="/new")
    assert fetch(old, allow=OPEN).url == f"{site.base}/new"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"Damm " * 1000)),
        ("gzip", gzip.compress(b"Damm " * 500) + gzip.compress(b"Damm " * 500)),
        ("deflate", zlib.compress(b"Damm " * 1000)),
        ("deflate", zlib.compress(b"Damm " * 1000)[2:-4]),
    ],
    ids=["gzip", "gzip in members", "deflate", "deflate without header"],
)
def test_codings_are_undone(site: Loopback, coding: str, packed: bytes) -> None:
    url = site.lay_out("/a", packed, Content_Encoding=coding)
    assert fetch(url, allow=OPEN).body == b"Damm " * 1000


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_stopped_at_the_cap(site: Loopback, coding: str) -> None:
    packer = zlib.compressobj(wbits=31 if coding == "gzip" else 15)
    zeros = bytes(1 << 20)
    # After a full flush the same million zeros are packed in the same bytes.
    first, again = (packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    bomb = first + 511 * again
    assert len(bomb) < 600_000
    url = site.lay_out("/bomb", bomb, Content_Encoding=coding)
    tracemalloc.start()
    try:
        with pytest.raises(NewstickerError, match="larger than 2 MB"):
            fetch(url, allow=OPEN, limit_bytes=2_000_000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000


# 4,096 blocks of 128 KB that are one byte said over and over (RFC 8878, 3.1.1.2): 16 KB that would be 512 MB.
BLOCK = 1 << 17
ZSTD_BOMB = bytes.fromhex("28b52ffd0068") + 4096 * ((BLOCK << 3) | 1 << 1).to_bytes(
    3, "little"
).ljust(4, b"0")


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("zstd", ZSTD_BOMB),
        ("br", bytes(16_384)),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(1_000_000), mtime=0), mtime=0)),
    ],
)
def test_a_bomb_in_a_coding_that_was_not_asked_for_is_not_opened(
    site: Loopback, coding: str, bomb: bytes
) -> None:
    url = site.lay_out("/bomb", bomb, Content_Encoding=coding)
    with pytest.raises(NewstickerError, match=f"coding {coding}, which was not asked for"):
        fetch(url, allow=OPEN)
    _, headers = site.requests[-1]
    assert headers["accept-encoding"] == "gzip, deflate"


def test_an_endless_body_is_stopped_at_the_cap(site: Loopback) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    url = site.lay_out("/endless", endless)
    with pytest.raises(NewstickerError, match="larger than 1 MB"):
        fetch(url, allow=OPEN, limit_bytes=1_000_000)


def test_a_slow_body_is_stopped_in_time(site: Loopback) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(50):
            time.sleep(0.1)
            yield b"x"

    url = site.lay_out("/slow", drops)
    begun = time.monotonic()
    with pytest.raises(NewstickerError, match=r"no whole answer within 0\.5 s"):
        fetch(url, allow=OPEN, timeout=0.5)
    assert time.monotonic() - begun < 4


def test_a_broken_coding_is_told(site: Loopback) -> None:
    broken = site.lay_out("/broken", b"no gzip at all", Content_Encoding="gzip")
    with pytest.raises(NewstickerError, match="gzip coding is broken"):
        fetch(broken, allow=OPEN)


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "404 Not Found; check"), (500, "500 Internal Server Error; try"), (599, "answered 599")],
)
def test_errors_name_the_address_and_the_status(site: Loopback, status: int, words: str) -> None:
    url = site.lay_out("/a", status=status)
    with pytest.raises(NewstickerError, match=words) as told:
        fetch(url, allow=OPEN)
    assert str(told.value).startswith(url)


def test_nobody_there_is_told() -> None:
    with pytest.raises(NewstickerError, match="cannot be reached"):
        fetch("http://127.0.0.1:9/", allow=OPEN)
    with pytest.raises(NewstickerError, match="cannot be reached"):
        fetch("http://nobody.invalid/")


@pytest.mark.parametrize("url", ["http://", "http://[half/", "http://exa mple.org:port/"])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(NewstickerError, match="is no address"):
        fetch(url)


OTHER = "answers in something other than HTTP"
BROKEN = "the answer breaks off"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "hangs up without an answer"),
        (b"\x00\xff\x00garbage\r\n\r\n", OTHER),
        (b"SSH-2.0-OpenSSH_9.9\r\n", OTHER),
        (b"HTTP/1.1 abc OK\r\n\r\n", OTHER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx", OTHER),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", OTHER),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n", OTHER),
        (b"HTTP/1.1 200\r\n", "hangs up without an answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx", OTHER),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", BROKEN),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[half/\r\n\r\n", "is no address"),
        (b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n", "no whole answer within 1 s"),
    ],
)
def test_whatever_a_server_sends_is_told_in_plain_words(raw: bytes, reason: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"

        def answer() -> None:
            for _ in range(2):  # a broken connection may be tried once more
                with suppress(OSError):
                    connection, _ = listening.accept()
                    with connection:
                        connection.recv(65536)
                        connection.sendall(raw)

        listening.settimeout(0.3)
        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(NewstickerError) as told:
            fetch(url, allow=OPEN, timeout=1)
        thread.join()
    assert str(told.value).startswith(f"{url}: {reason}")


def test_a_body_that_breaks_off_in_its_coding_is_read_as_far_as_it_goes(site: Loopback) -> None:
    words = " ".join(f"Damm {number}" for number in range(5000)).encode()
    url = site.lay_out("/cut", gzip.compress(words)[:-2000], Content_Encoding="gzip")
    body = fetch(url, allow=OPEN).body
    assert len(body) > 1000
    assert words.startswith(body)
