"""Pages of articles and stories that were just written, kept for whoever asks next.

A page may be kept while nobody has committed anything since: then it would be written again word for word. Asking that
of the database costs some microseconds where it is a file, a page some milliseconds. The page of an article that is in
everybody's mouth is so written once, and the next one is whole again whatever has changed: text, counter or speakers.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsticker.model import NewstickerError
from newsticker.site.words import LANGUAGES
from newsticker.store import Store

MOST_BYTES = 32_000_000
# Pages that are made of the store alone: neither the day nor who asks has a say in them.
_PATH = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/(?:article|story)/[0-9]{{1,18}}", re.ASCII)
_QUERIES = (b"", b"view=plain")


class Kept(Struct, frozen=True):
    """An answer as it was sent, and the revision of the database from before it was written."""

    revision: Hashable
    start: Message
    body: bytes


class KeptPages:
    """Answers from memory where they are still true, through the application otherwise."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self._app = app
        self._store = store
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        key = _key(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        try:
            revision = await self._revision()
        except NewstickerError:
            # Whoever writes the page meets the same, and has words for it.
            await self._app(scope, receive, send)
            return
        kept = self._pages.get(key)
        if kept is not None and kept.revision == revision:
            self._pages.move_to_end(key)
            # What stands around us writes its headers into the list that it is given.
            await send({**kept.start, "headers": list(kept.start["headers"])})
            await send({"type": "http.response.body", "body": kept.body})
            return
        await self._write(key, revision, scope, receive, send)

    async def _revision(self) -> Hashable:
        if self._store.is_file:
            return self._store.revision()
        return await run_in_threadpool(self._store.revision)

    async def _write(
        self, key: Hashable, revision: Hashable, scope: Scope, receive: Receive, send: Send
    ) -> None:
        sent: list[Message] = []

        async def noted(message: Message) -> None:
            headers = message.get("headers", [])
            sent.append({**message, "headers": list(headers)} if headers else message)
            await send(message)

        await self._app(scope, receive, noted)
        if not sent:
            return
        start, *parts = sent
        if start["status"] == 200 and not any(part.get("more_body") for part in parts[-1:]):
            self._keep(key, Kept(revision, start, b"".join(p.get("body", b"") for p in parts)))

    def _keep(self, key: Hashable, page: Kept) -> None:
        old = self._pages.pop(key, None)
        self._bytes += len(page.body) - (len(old.body) if old else 0)
        self._pages[key] = page
        while self._bytes > MOST_BYTES:
            _, dropped = self._pages.popitem(last=False)
            self._bytes -= len(dropped.body)


def _key(scope: Scope) -> Hashable | None:
    """What an answer depends on beside the store; None where its page is none of those that are kept."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if scope["query_string"] not in _QUERIES or not _PATH.fullmatch(scope["path"]):
        return None
    headers = Headers(scope=scope)
    is_packed = "gzip" in headers.get("accept-encoding", "")
    return scope["path"], scope["query_string"], scope["scheme"], headers.get("host"), is_packed
