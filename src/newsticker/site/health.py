"""``/healthz``: whether the ticker works, in one word, for whoever watches over it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from newsticker.model import NewstickerError
from newsticker.store import Store

PATH = "/healthz"
# A server that does not answer within this time is down for whoever waits for a page.
PATIENCE_SECONDS = 2.0
# However often it is asked, the database is asked once a second.
FRESH_SECONDS = 1.0


class Health:
    """An ASGI application: 200 and "ok", or 503 and the parts that do not work.

    That it answers at all says that the web process works. One question to the database is under way at
    most, in a thread of its own, so that neither the pages nor other questions wait for it.
    """

    def __init__(self, store: Store, is_worker_alive: Callable[[], bool]) -> None:
        self._store = store
        self._is_worker_alive = is_worker_alive
        self._asking: asyncio.Task[bool] | None = None
        self._answered = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if Request(scope).method not in ("GET", "HEAD"):
            answer = PlainTextResponse("", 405, {"Allow": "GET, HEAD"})
        else:
            broken = await self._broken()
            answer = PlainTextResponse(
                " ".join(broken or ["ok"]) + "\n",
                503 if broken else 200,
                {"Cache-Control": "no-store"},
            )
        await answer(scope, receive, send)

    async def _broken(self) -> list[str]:
        parts = {"database": await self._is_database_there(), "worker": self._is_worker_alive()}
        return [name for name, works in parts.items() if not works]

    async def _is_database_there(self) -> bool:
        asking = self._asking
        if asking is None or (asking.done() and monotonic() - self._answered > FRESH_SECONDS):
            asking = self._asking = asyncio.create_task(self._ask())
        await asyncio.wait({asking}, timeout=PATIENCE_SECONDS)
        return asking.done() and asking.result()

    async def _ask(self) -> bool:
        try:
            await asyncio.to_thread(self._store.newest_event)
        except NewstickerError:
            return False
        else:
            return True
        finally:
            self._answered = monotonic()
