"""Everything that the site shows to people who are not signed in, found by asking the application for its routes."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

from starlette.routing import BaseRoute, Mount, Route

from newsticker.settings import Settings
from newsticker.site.app import make_app
from newsticker.store import Store
from serving import Client

# How each part of an address is filled in. A route with another one has to be told here.
NUMBERS = tuple(str(n) for n in range(1, 6))


def routes(store: Store) -> Iterator[tuple[str, frozenset[str]]]:
    """Every path of the site with its methods, as the application itself knows them."""

    def walk(found: list[BaseRoute], before: str) -> Iterator[tuple[str, frozenset[str]]]:
        for route in found:
            if isinstance(route, Mount):
                yield from walk(route.routes, before + route.path)
            elif isinstance(route, Route):
                yield before + route.path, frozenset(route.methods or {"GET", "POST"})

    yield from walk(make_app(store, Settings()).routed.routes, "")


def paths(store: Store, tags: tuple[str, ...], words: tuple[str, ...]) -> list[str]:
    """Addresses of every public page: all numbers, these tags, and searches for these words."""
    now = datetime.now(UTC)
    months = tuple(now.strftime("%Y %m").split())
    outlets = tuple(source.name for source in store.sources())
    fillings = {
        "id:article": NUMBERS, "id:int": NUMBERS, "key:claim": ("c1", "c2", "c3"), "number:article": ("1", "2", "3"), "tag:path": tags,
        "name": ("style.css",), "hook": ("key",), "name:path": outlets, "when": (now.strftime("%Y-%m"), now.strftime("%Y-%m-%d")), "year:int": months[:1], "month:int": months[1:],
    }  # fmt: skip
    found = []
    for path, methods in routes(store):
        if "GET" not in methods or "/desk" in path:
            continue
        filled = [path]
        for part in re.findall(r"\{([^}]+)\}", path):
            assert part in fillings, f"{path}: tell tests/public.py how {part} is filled in"
            filled = [one.replace(f"{{{part}}}", v) for one in filled for v in fillings[part]]
        found += filled
    asked = [f"{path}?q={word}" for path in found for word in words if "search" in path]
    views = [f"{path}?view=plain" for path in found if re.fullmatch(r"/../article/\d+", path)]
    keys = [
        f"{path}?key={w.key}"
        for path in found
        if "/alerts/" in path
        for w in store.alerts.watches()
    ]
    news = [
        f"{p}?{'articles=0&claims=0' if '/story/' in p else 'after=0'}"
        for p in found
        if p.endswith("/new")
    ]
    return [*found, *asked, *views, *keys, *news]


def stream(client: Client) -> str:
    """What the live stream tells somebody who comes back from the very beginning."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=1.0) as connection:
        connection.sendall(b"GET /events?after=0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        received = b""
        try:
            while part := connection.recv(65536):
                received += part
        except TimeoutError:
            pass
    return received.decode()


def everything(
    store: Store, client: Client, tags: tuple[str, ...] = (), words: tuple[str, ...] = ()
) -> dict[str, str]:
    """What every public page says, by its address, and the stream.

    Pages repeat what they are asked for: ``words`` are best written in another case than they are looked for,
    and a tag is left out of what its own pages say.
    """
    said = {"/events": stream(client)}
    for path in paths(store, tags, words):
        answer = client.get(path)
        assert answer.status != 429, f"{path}: not looked at, for we asked too often"
        text = answer.content.decode(errors="replace")  # the counter is an image
        for tag in tags:
            text = text.replace(tag, "") if tag in path else text
        said[path] = unescape(text) + _unescaped_json(text)
    return said


def _unescaped_json(text: str) -> str:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    return "".join(json.dumps(json.loads(part), ensure_ascii=False) for part in found)


def places(said: dict[str, str], *words: str) -> list[str]:
    """Where any of these words stand."""
    return [path for path, text in said.items() if any(word in text for word in words)]
