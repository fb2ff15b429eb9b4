"""Means for tests of alerts: articles with claims, links between them, and a receiver of webhooks on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from msgspec.structs import replace
from sqlalchemy import insert

from newsticker.flow.speakers import attributions_of
from newsticker.model import Claim, Figure, Passage
from newsticker.model_stories import ClaimAddress, KeptLink, LinkKind, NewLink
from newsticker.store import Incoming, Store, outbox
from newsticker.store.story_tables import LINK_CLAIMS, LINKS, STORIES, STORY_ARTICLES
from readings import claim, reading

OFFICE, YARD = "Deichamt", "Werft"


def helpers(key: str, number: int, speaker: str = YARD) -> Claim:
    """A claim with a figure."""
    figure = Figure(f"{number} Helfer", ((0, 3),), number, None, "Helfer", "exact")
    return replace(claim(key, f"{number} Helfer fehlten", speaker=speaker), figures=(figure,))


def add(store: Store, identity: str, *claims: Claim, now: datetime, body: str = "") -> int:
    """Takes an article in, or a new version of it, and lists its claims as the job "index" does; returns its id."""
    source = store.keep_source("file", "kurier", name="Kurier", url=None, full_text=False)
    words = [one.content.text for one in claims]
    told = reading(identity, body=" ".join([*(f"{one}." for one in words), body]).strip())
    told = replace(told, claims=tuple(_placed(one, told.text) for one in claims))
    (taken,) = store.take_in([Incoming(source, identity, told, "rules")], now)
    index(store, taken.article_id, now)
    return taken.article_id


def _placed(one: Claim, text: str) -> Claim:
    words = one.content.text
    at = text.index(words, text.index("\n"))
    return replace(one, content=Passage(words, ((at, at + len(words)),)))


def index(store: Store, article_id: int, now: datetime) -> None:
    """Does what the job "index" does for speakers."""
    stored = store.article(article_id)
    assert stored
    store.keep_attributions(article_id, attributions_of(stored), now)


def party(store: Store, name: str) -> int:
    """The number of a party."""
    (found,) = [one.id for one in store.hand.parties(name) if one.name == name]
    return found


def story(store: Store, *articles: int) -> int:
    """Puts articles into a new story; returns its id."""
    with store._database.writing() as connection:
        row = {
            "revision": 1, "linked": 1, "first": 1, "newest": 2, "changed": 3, "articles": len(articles),
        }  # fmt: skip
        number: int = connection.execute(
            insert(STORIES).values(row).returning(STORIES.c.id)
        ).scalar_one()
        join(connection, number, *articles)
        return number


def join(connection: Any, number: int, *articles: int) -> None:
    """Puts articles into a story."""
    for one in articles:
        row = {"article_id": one, "story_id": number, "pinned": False}
        connection.execute(insert(STORY_ARTICLES).values(row))


def link(
    store: Store,
    number: int,
    kind: LinkKind,
    *claims: tuple[int, str],
    confidence: float = 0.97,
    by_hand: bool = False,
) -> KeptLink:
    """Links claims as the job "link" does; returns the link as it is kept."""
    with store._database.writing() as connection:
        row = {
            "story_id": number, "kind": kind, "key": str(claims), "rule": "by-test", "confidence": confidence,
            "by_hand": by_hand, "made": 3,
        }  # fmt: skip
        made: int = connection.execute(insert(LINKS).values(row).returning(LINKS.c.id)).scalar_one()
        for position, (article_id, key) in enumerate(claims):
            member = {
                "link_id": made, "position": position, "article_id": article_id, "claim": key,
            }  # fmt: skip
            connection.execute(insert(LINK_CLAIMS).values(member))
    (found,) = [
        one
        for one in store.stories.links_of_claims([ClaimAddress(*claims[0])])
        if one.kind == kind and one.claims == tuple(ClaimAddress(*place) for place in claims)
    ]
    return found


def record_links(store: Store, links: Sequence[KeptLink], now: datetime) -> None:
    """Tells of links as the job "link" does where it writes them."""
    with store._database.writing() as connection:
        for one in links:
            new = NewLink(one.kind, one.claims, one.unit, one.rule, one.confidence, one.by_hand)
            outbox.record_links(connection, one.story_id, [new], now)


def events(store: Store, watch_id: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """Kind and claims of a watch's events, the first one first."""
    return [
        (one.kind, [(place.article_id, place.claim) for place in one.claims])
        for one in reversed(store.alerts.alerts(watch_id))
    ]


class Receiver:
    """A receiver of webhooks: what it was sent, and how it answers."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/hook"
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.answer: Callable[[int], tuple[int, dict[str, str]]] = lambda _: (204, {})
        self.came = threading.Condition()

    @property
    def ids(self) -> list[str]:
        """The ids of what came, in its order."""
        return [headers["webhook-id"] for headers, _ in self.received]

    @property
    def told(self) -> list[dict[str, Any]]:
        """What came, in its order."""
        return [json.loads(body) for _, body in self.received]

    def wait_for(self, number: int, seconds: float = 20.0) -> None:
        """Waits until so many requests have come."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.received) >= number, seconds)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Runs a receiver for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with receiver.came:
                receiver.received.append(({k.lower(): v for k, v in self.headers.items()}, body))
                number = len(receiver.received)
                receiver.came.notify_all()
            status, headers = receiver.answer(number)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Whoever sent it was killed."""

    server = Server(("127.0.0.1", 0), Handler)
    receiver = Receiver(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def now() -> datetime:
    """The instant."""
    return datetime.now(UTC)
