"""``/websub/…``: where hubs call. A key that only the hub knows opens it, and what it brings is believed by its signature.

No cookie is looked at and no page is shown, so that a browser that is led here can do nothing in anybody's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from newsticker.flow.push_callback import Delivered, answer_hub, deliver, opens, too_large
from newsticker.outputs.api.rates import Buckets
from newsticker.site.parts import HUBS
from newsticker.site.rendering import site_of

PATH = f"{HUBS}{{hook}}"
# Newspapers' whole feeds stay below 2 MB; what is larger is fetched.
MOST_BYTES = 5_000_000
# One hub may push a thousand feeds; of one feed there is never so much.
CALLS_A_MINUTE = 1200
CALLS_A_MINUTE_OF_ONE = 120
WAIT_SECONDS = 60
ANSWERS: Mapping[Delivered, tuple[str, int]] = {
    "kept": ("", 202),
    # As the Recommendation wants it (7.1): whoever guesses learns nothing.
    "refused": ("", 202),
    "full": ("what was brought before is still to be read\n", 503),
}


class Callback:
    """Answers hubs; calls are counted by caller and by key, in this process and for a minute."""

    def __init__(self) -> None:
        self._callers = Buckets(CALLS_A_MINUTE)
        self._calls = Buckets(CALLS_A_MINUTE_OF_ONE)

    def routes(self) -> list[Route]:
        """GET, by which a hub asks back, and POST, by which it brings."""
        return [
            Route(PATH, self.verify, methods=["GET"]),
            Route(PATH, self.receive, methods=["POST"]),
        ]

    async def verify(self, request: Request) -> Response:
        """Whether we asked for what a hub says: its challenge, or 404."""
        if wait := self._wait(request):
            return wait
        if site_of(request).settings.hub_callback is None:
            return _plain("", 404)
        key, told = request.path_params["hook"], dict(request.query_params)
        answer = await run_in_threadpool(
            answer_hub, site_of(request).store, key, told, datetime.now(UTC)
        )
        return _plain("", 404) if answer is None else _plain(answer, 200)

    async def receive(self, request: Request) -> Response:
        """Keeps what a hub brings, and says so when it is kept; nothing is read before it is known whose it is."""
        if wait := self._wait(request):
            return wait
        site = site_of(request)
        push = None
        if site.settings.hub_callback is not None:
            push = await run_in_threadpool(opens, site.store, request.path_params["hook"])
        if push is None:
            return _plain("", 410)
        body = await _read(request)
        if body is None:
            await run_in_threadpool(too_large, site.store, push, datetime.now(UTC))
            return _plain("", 413)
        signature = request.headers.get("x-hub-signature", "")
        kind = request.headers.get("content-type")
        kept = await run_in_threadpool(
            deliver, site.store, push, signature, body, kind, datetime.now(UTC)
        )
        return _plain(*ANSWERS[kept])

    def _wait(self, request: Request) -> Response | None:
        caller = request.client.host if request.client else ""
        now = monotonic()
        seconds = self._callers.take(caller, 1, now)
        seconds = seconds or self._calls.take(request.path_params["hook"], 1, now)
        return _plain("", 429, seconds) if seconds else None


async def _read(request: Request) -> bytes | None:
    """The body, None where it is too large."""
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told[:12]) > MOST_BYTES:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _plain(text: str, status: int, wait: int = WAIT_SECONDS) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status in (429, 503):
        headers["Retry-After"] = str(wait)
    return PlainTextResponse(text, status, headers)
