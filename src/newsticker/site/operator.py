"""The operator's page, on a port of its own: feeds, jobs, sizes and counts; beside it the metrics.

It answers this machine alone. A request that comes through a proxy, that says so itself or that was led here by
a stranger's name (DNS rebinding) is refused, whatever address it comes from.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsticker.model import NewstickerError, Source
from newsticker.model_feeds import Subscription
from newsticker.settings import Settings
from newsticker.site.app import HEADERS, choose_language
from newsticker.site.errors import show_busy, show_mistake
from newsticker.site.metrics import Metrics
from newsticker.site.problems import plain
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.static import show_static
from newsticker.site.words import LANGUAGES, Words
from newsticker.store import Store

# What proxies add or pass on (RFC 7239; RFC 9110, 7.6.3; and the older ones by custom).
PROXY_HEADERS = (
    "forwarded", "via", "x-forwarded-", "x-real-ip", "x-original-", "x-client-ip", "x-cluster-client-ip", "x-envoy-",
    "true-client-ip", "cf-", "cdn-loop", "fastly-",
)  # fmt: skip
JOBS = {"index": "job-index", "draw": "job-draw"}
COUNTS = {
    "articles": "articles",
    "versions": "count-versions",
    "claims": "count-claims",
    "attributions": "count-attributions",
    "sources": "count-sources",
}


class FeedRow(Struct, frozen=True):
    """A followed feed, its problem in plain words where there are any."""

    source: Source
    feed: Subscription
    plain: str | None


def make_operator_app(store: Store, settings: Settings, metrics: Metrics) -> ASGIApp:
    """The operator's page and the metrics of the site as an application that answers this machine alone."""
    app = Starlette(
        routes=[
            Route("/", choose_language),
            *(Mount(f"/{code}", routes=[Route("/", show_state)]) for code in LANGUAGES),
            Route("/metrics", metrics.show),
            Route("/static/{name}", show_static),
        ],
        exception_handlers={
            HTTPException: _refuse,
            NewstickerError: show_busy,
            Exception: show_mistake,
        },
    )
    app.state.site = Site(store, settings)
    return OperatorApp(app)


def show_state(request: Request) -> Response:
    """How the ticker stands now."""
    site, language = site_of(request), language_of(request)
    words, formats = site.words[language], site.formats[language]
    state = site.store.state()
    disk = shutil.disk_usage(state.folder) if state.folder else None
    return site.page(
        request,
        "operator.html",
        now=datetime.now(UTC).isoformat(timespec="seconds"),
        followed=[FeedRow(s, f, plain(f.problem, words) if f.problem else None) for s, f in state.feeds],
        waiting=[(_job(one.kind, words), one) for one in state.waiting],
        given_up=[(_job(one.kind, words), one) for one in state.given_up],
        given_up_jobs=state.given_up_jobs,
        counts=[(words(key), formats.number(state.counts[name])) for name, key in COUNTS.items()],
        size=formats.bytes(state.bytes),
        free=formats.bytes(disk.free) if disk else None,
        share=formats.percent(disk.free / disk.total) if disk else None,
    )  # fmt: skip


def _job(kind: str, words: Words) -> str:
    return words(JOBS[kind]) if kind in JOBS else kind


def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.status_code}: {error.detail}", error.status_code)


class OperatorApp:
    """Lets through what comes from this machine and from nowhere else, and guards every answer as the site does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in {**HEADERS, "Cache-Control": "no-store"}.items():
                    headers[name] = value
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif is_of_this_machine(scope):
            await self._app(scope, receive, guarded)
        else:
            refusal = PlainTextResponse("403: for the operator, on this machine alone", 403)
            await refusal(scope, receive, guarded)


def is_of_this_machine(scope: Scope) -> bool:
    """Whether a request comes from this machine, asks for it by its own name, and passed no proxy."""
    headers = Headers(scope=scope)
    client = scope.get("client")
    if client is None or not _is_loopback(client[0]) or _passed_a_proxy(headers.keys()):
        return False
    try:
        asked = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return False
    return asked == "localhost" or _is_loopback(asked)


def _passed_a_proxy(names: Iterable[str]) -> bool:
    return any(name.lower().startswith(PROXY_HEADERS) for name in names)


def _is_loopback(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool((mapped or parsed).is_loopback)
