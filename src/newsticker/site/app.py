"""The site as an ASGI application: its routes, headers and error pages."""

from __future__ import annotations

import re

from starlette.applications import Starlette
from starlette.convertors import IntegerConvertor, StringConvertor, register_url_convertor
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsticker.model import NewstickerError
from newsticker.outputs.api import make_api
from newsticker.settings import Settings
from newsticker.site.about import PAGES, show_about
from newsticker.site.alert_feed import alert_feed_routes
from newsticker.site.archive import show_archive, show_stretch
from newsticker.site.article import show_article
from newsticker.site.claim import show_claim
from newsticker.site.counter import count_read
from newsticker.site.desk.routes import desk_routes
from newsticker.site.errors import show_busy, show_http_error, show_mistake
from newsticker.site.feeds import feed_routes
from newsticker.site.health import PATH as HEALTH_PATH
from newsticker.site.health import Health
from newsticker.site.kept import KeptPages
from newsticker.site.metrics import Measured, Metrics
from newsticker.site.names import show_outlets, show_tags
from newsticker.site.outlet import show_outlet
from newsticker.site.parts import part_of
from newsticker.site.rendering import Site, language_asked_for
from newsticker.site.search import show_search
from newsticker.site.sitemaps import sitemap_routes
from newsticker.site.speaker import show_speaker
from newsticker.site.speakers import show_speakers
from newsticker.site.static import show_static
from newsticker.site.stories import show_stories
from newsticker.site.story import show_story
from newsticker.site.story_news import show_news
from newsticker.site.stream import Live
from newsticker.site.ticker import show_new, show_tag, show_ticker
from newsticker.site.version_changes import show_change, show_versions
from newsticker.site.versions import show_comparison, show_version
from newsticker.site.websub import Callback
from newsticker.site.words import LANGUAGES
from newsticker.site.worker_watch import NoWorker, WorkerState
from newsticker.store import Store

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; connect-src 'self'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DESK_HEADERS = {**HEADERS, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


class ClaimKey(StringConvertor):
    """A claim's key: other words are no page of ours."""

    regex = "[A-Za-z0-9-]{1,16}"


class ArticleId(IntegerConvertor):
    """A number that the store can hold: longer ones are no page of ours."""

    regex = "[0-9]{1,18}"


NO_WORKER = NoWorker()


def make_app(store: Store, settings: Settings, worker: WorkerState = NO_WORKER) -> App:
    """The site over a store, with every page in every language; ``worker`` is what works off its jobs."""
    live = Live(store, settings.most_live_readers)
    register_url_convertor("article", ArticleId())
    register_url_convertor("claim", ClaimKey())
    pages = [
        Route("/", show_ticker),
        *feed_routes(),
        *alert_feed_routes(),
        Route("/article/{id:article}", show_article),
        Route("/article/{id:article}/claim/{key:claim}", show_claim),
        Route("/article/{id:article}/version/{number:article}", show_version),
        Route("/article/{id:article}/versions", show_versions),
        Route("/article/{id:article}/versions/{number:article}", show_change),
        Route("/article/{id:article}/correction/{number:article}", show_comparison),
        Route("/tag/{tag:path}", show_tag),
        Route("/speaker/{id:article}", show_speaker),
        Route("/speakers", show_speakers),
        Route("/outlet/{name:path}", show_outlet),
        Route("/outlets", show_outlets),
        Route("/tags", show_tags),
        Route("/story/{id:article}", show_story),
        Route("/story/{id:article}/new", show_news),
        Route("/stories", show_stories),
        Route("/archive", show_archive),
        Route("/archive/{when}", show_stretch),
        Route("/search", show_search),
        Route("/new", show_new),
        *(Route(f"/{name}", show_about) for name in PAGES),
        *desk_routes(),
    ]
    app = Starlette(
        routes=[
            Route("/", choose_language),
            Route("/desk", choose_language),
            *(Mount(f"/{language}", routes=pages) for language in LANGUAGES),
            Route("/read/{id:article}.gif", count_read),
            Route("/static/{name}", show_static),
            *sitemap_routes(),
            *Callback().routes(),
            _below("/api/v1", make_api(store, settings, LANGUAGES)),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers={
            HTTPException: show_http_error,
            NewstickerError: show_busy,
            Exception: show_mistake,
        },
    )
    app.state.site = site = Site(store, settings)
    metrics = Metrics(store, live, site.counting, worker)
    health = Health(store, worker.is_alive)
    measured = Measured(KeptPages(app, store), metrics, log=settings.log_requests)
    return App(app, measured, live, health, metrics)


def _below(path: str, app: ASGIApp) -> Mount:
    """An application for every path below one: with line breaks in it, too, which a Mount leaves out."""
    mount = Mount(path, app)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def choose_language(request: Request) -> Response:
    """Leads to the ticker, or the desk, in the language that the browser asks for first, German otherwise."""
    address = f"/{language_asked_for(request)}{request.url.path}"
    return RedirectResponse(address, 302, {"Vary": "Accept-Language"})


class App:
    """Around everything, the page for our own mistakes included: security headers, live stream and health.

    These stand before the pages' application: what compresses and explains pages is of no use to them, and
    costs every reader of the stream memory.
    """

    def __init__(
        self, routed: Starlette, app: ASGIApp, live: Live, health: Health, metrics: Metrics
    ) -> None:
        self.routed = routed
        self._app = app
        self.live = live
        self.metrics = metrics
        self._health = health

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Whatever answers there, error pages included.
        is_desk = scope["type"] == "http" and part_of(scope["path"]) == "desk"
        added = DESK_HEADERS if is_desk else HEADERS

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in added.items():
                    headers[name] = value
            await send(message)

        if scope["type"] == "http" and not scope["path"].startswith("/"):
            # RFC 9112, 3.2: forms of a request's target that are for proxies, and what is none at all.
            refusal = PlainTextResponse("400: what is asked for is no path of this site", 400)
            await refusal(scope, receive, guarded)
        elif scope["type"] == "http" and scope["path"] == "/events":
            await self.live(scope, receive, guarded)
        elif scope["type"] == "http" and scope["path"] == HEALTH_PATH:
            await self._health(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded if scope["type"] == "http" else send)
