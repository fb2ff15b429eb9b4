"""The live stream: what becomes of articles, as server-sent events (WHATWG HTML, 9.2), to many readers at once.

One task asks the store what is new and makes the bytes of it once; every reader waits for the same signal.
Nothing is kept for a reader but the number of what he was sent last, so that he can come back with it
(Last-Event-ID) after any break, a restart of ours included, and misses nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from time import time

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from newsticker.model import Event, NewstickerError, StoredArticle
from newsticker.model_stories import Mark
from newsticker.store import Store

POLL_SECONDS = 0.25
HEARTBEAT_SECONDS = 20.0
# What a reader's browser waits before it comes back by itself, in milliseconds.
RETRY_MILLISECONDS = 3000
REMEMBERED = 1000
BATCH = 500
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Told(Struct, frozen=True):
    """What an event tells a program: the article's number in the ticker, and what to decide by."""

    id: int
    kind: str
    at: str
    title: str | None
    language: str | None
    breaking: bool
    tags: tuple[str, ...]
    marks: tuple[Mark, ...]


class Line(Struct, frozen=True):
    """An event as it is sent, its number, and when it was stored (seconds since 1970)."""

    number: int
    sent: bytes
    at: float


class Live:
    """The stream as an ASGI application, for any number of readers up to ``most``.

    ``delivered`` is told, for each reader whom something new has reached, how many seconds after it was stored.
    """

    def __init__(self, store: Store, most: int) -> None:
        self._store = store
        self._most = most
        self.readers = 0
        self.delivered: Callable[[float], None] = lambda _: None
        self._recent: deque[Line] = deque(maxlen=REMEMBERED)
        self._newest: int | None = None
        self._watch: asyncio.Task[None] | None = None
        self._signal: asyncio.Future[None] | None = None
        self._made: tuple[int, int, bytes] = (0, 0, b"")
        self._is_closing = False

    def close(self) -> None:
        """Ends every reader's stream; called in the loop that serves them, when the site stops."""
        self._is_closing = True
        self._wake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method != "GET":
            await PlainTextResponse("", 405, {"Allow": "GET"})(scope, receive, send)
            return
        if self.readers >= self._most or self._is_closing:
            await PlainTextResponse("", 503, {"Retry-After": "30"})(scope, receive, send)
            return
        self.readers += 1
        try:
            await self._follow(_asked_for(request), receive, send)
        finally:
            self.readers -= 1

    async def _follow(self, after: int | None, receive: Receive, send: Send) -> None:
        newest = await self._current()
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        sent = newest if after is None or after > newest else after
        # The number is told at once: who breaks off before the first event comes back with it.
        hello = f"retry: {RETRY_MILLISECONDS}\nid: {sent}\nevent: hello\ndata: {{}}\n\n"
        await _send(send, hello.encode())
        gone = asyncio.ensure_future(_until_gone(receive))
        # What a reader missed before he came is no measure of how fast we are.
        has_waited = False
        try:
            while not gone.done() and not self._is_closing:
                news, sent = await self._since(sent)
                if news:
                    await _send(send, news)
                    if has_waited and self._recent:
                        self.delivered(max(0.0, time() - self._recent[-1].at))
                    continue
                has_waited = True
                waited, _ = await asyncio.wait(
                    (gone, self._next_signal()),
                    timeout=HEARTBEAT_SECONDS,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if not waited:
                    await _send(send, b":\n\n")
        finally:
            gone.cancel()
            with suppress(asyncio.CancelledError):
                await gone
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _current(self) -> int:
        """The number of the newest event; starts to watch the store where nobody does."""
        if self._newest is None:
            self._newest = await asyncio.to_thread(self._store.newest_event)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._keep_watching())
        return self._newest

    async def _since(self, number: int) -> tuple[bytes, int]:
        """What came after an event, as it is sent, and the number of the last of it."""
        newest = self._newest or 0
        if number >= newest:
            return b"", number
        if self._made[:2] != (number, newest):
            self._made = (number, newest, await self._make(number, newest))
        return self._made[2], newest

    async def _make(self, number: int, newest: int) -> bytes:
        if self._recent and self._recent[0].number <= number + 1:
            return b"".join(line.sent for line in self._recent if line.number > number)
        rows = await asyncio.to_thread(self._read, number)
        if rows is None or len(rows) == BATCH:
            # Too much was missed to be told one by one: the page is loaded anew.
            return f"id: {newest}\nevent: reset\ndata: {{}}\n\n".encode()
        return b"".join(line.sent for line in rows if line.number <= newest)

    async def _keep_watching(self) -> None:
        """Asks the store while there is a reader."""
        while self.readers and not self._is_closing:
            # A store that is locked or gone for a while is asked again; its readers wait with us.
            with suppress(NewstickerError):
                rows = await asyncio.to_thread(self._read, self._newest or 0)
                if rows is None:
                    self._newest = await asyncio.to_thread(self._store.newest_event)
                    self._recent.clear()
                elif rows:
                    self._recent.extend(rows)
                    self._newest = rows[-1].number
                    self._wake()
            await asyncio.sleep(POLL_SECONDS)
        self._newest = None
        self._recent.clear()

    def _read(self, number: int) -> list[Line] | None:
        events = self._store.events_after(number, BATCH)
        if not events:
            return None if events is None else []
        ids = [event.article_id for event in events]
        known = {article.id: article for article in self._store.articles(ids)}
        marks = self._store.stories.marks_of(ids)
        return [
            Line(
                e.id,
                _as_sent(e, known.get(e.article_id), marks.get(e.article_id, ())),
                datetime.fromisoformat(e.at).timestamp(),
            )
            for e in events
        ]

    def _next_signal(self) -> asyncio.Future[None]:
        if self._signal is None or self._signal.done():
            self._signal = asyncio.get_running_loop().create_future()
        return self._signal

    def _wake(self) -> None:
        if self._signal is not None and not self._signal.done():
            self._signal.set_result(None)


def _asked_for(request: Request) -> int | None:
    """The number that a reader comes back with, by header or, as browsers' scripts must, in the address."""
    told = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    return int(told) if told.isdecimal() and len(told) < 18 else None


def _as_sent(event: Event, stored: StoredArticle | None, marks: tuple[Mark, ...]) -> bytes:
    article = stored.article if stored is not None else None
    told = Told(
        event.article_id,
        event.kind,
        event.at,
        article.title if article else None,
        article.language if article else None,
        article.breaking if article else False,
        article.tags if article else (),
        marks,
    )
    data = msgspec.json.encode(told)
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.id, event.kind.encode(), data)


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
