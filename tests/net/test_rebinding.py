"""DNS rebinding: a name that is one address when it is looked up and another a moment later."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, repeat

import pytest

from loopback import Loopback, serving
from newsticker.model import NewstickerError
from newsticker.net import fetch
from newsticker.net.posting import post

# The one stands for the public address that an attacker shows first, the other for the machine that he is after.
OPENED, CLOSED = "127.0.0.1", "127.0.0.2"
ALLOW = [f"{OPENED}/32"]
NAME = "rebinds.example"


@pytest.fixture
def opened() -> Iterator[Loopback]:
    with serving(OPENED) as running:
        running.lay_out("/a", "public")
        yield running


@pytest.fixture
def closed(opened: Loopback) -> Iterator[Loopback]:
    """What listens on the same port of the private address."""
    with serving(CLOSED, opened.port) as running:
        running.lay_out("/a", "secret")
        yield running


def resolve(monkeypatch: pytest.MonkeyPatch, *answers: Sequence[str]) -> list[Sequence[str]]:
    """Has the name be these addresses, look-up after look-up, the last for ever; gives what was told."""
    real = socket.getaddrinfo
    coming, told = chain(answers, repeat(answers[-1])), []

    def look_up(host: str, *rest: object, **named: object) -> list[object]:
        if host != NAME:
            return list(real(host, *rest, **named))  # type: ignore[arg-type]
        told.append(next(coming))
        return [entry for one in told[-1] for entry in real(one, *rest, **named)]  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return told


def test_the_address_that_was_checked_is_the_one_that_is_dialled(
    opened: Loopback, closed: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = resolve(monkeypatch, [OPENED], [CLOSED])
    url = f"http://{NAME}:{opened.port}/a"
    assert fetch(url, allow=ALLOW).body == b"public"
    assert told == [[OPENED]], "whoever looks it up twice may be told two things"
    for _ in range(2):
        with pytest.raises(NewstickerError, match=f"private address {CLOSED}"):
            fetch(url, allow=ALLOW)
    assert closed.requests == []


def test_a_name_that_turns_private_between_two_hops_is_closed(
    opened: Loopback, closed: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve(monkeypatch, [CLOSED])
    first = opened.lay_out("/1", status=302, Location=f"http://{NAME}:{opened.port}/a")
    with pytest.raises(NewstickerError, match=f"private address {CLOSED}"):
        fetch(first, allow=ALLOW)
    assert closed.requests == []


@pytest.mark.parametrize("both", [(OPENED, CLOSED), (CLOSED, OPENED)])
def test_of_two_addresses_the_private_one_is_never_dialled(
    opened: Loopback, closed: Loopback, monkeypatch: pytest.MonkeyPatch, both: Sequence[str]
) -> None:
    resolve(monkeypatch, both)
    for _ in range(3):
        with suppress(NewstickerError):
            assert fetch(f"http://{NAME}:{opened.port}/a", allow=ALLOW).body == b"public"
    assert closed.requests == []


def test_where_the_public_address_does_not_answer_the_private_one_is_not_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolve(monkeypatch, (OPENED, CLOSED))
    with serving(CLOSED) as closed, pytest.raises(NewstickerError, match="private address"):
        fetch(f"http://{NAME}:{closed.port}/a", allow=ALLOW)
    assert closed.requests == []


def test_a_webhooks_name_is_dialled_as_it_was_checked_too(
    opened: Loopback, closed: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = resolve(monkeypatch, [OPENED], [CLOSED])
    url = f"http://{NAME}:{opened.port}/a"
    sent = asyncio.run(post(url, b"{}", {}, allow=ALLOW, timeout=5))
    assert (sent.status, told) == (501, [[OPENED]]), "the server that was checked knows no POST"
    with pytest.raises(NewstickerError, match=f"private address {CLOSED}"):
        asyncio.run(post(url, b"{}", {}, allow=ALLOW, timeout=5))
    assert closed.requests == []
