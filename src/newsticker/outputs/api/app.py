"""The API as an ASGI application below /api/v1: who may ask is let in, and what is asked is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from http import HTTPStatus

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsticker.logs import WARNING, log_event
from newsticker.model import NewstickerError
from newsticker.outputs.addresses import public_address
from newsticker.outputs.api.asked import Nothing, read_query
from newsticker.outputs.api.document import describe
from newsticker.outputs.api.doors import Door
from newsticker.outputs.api.endpoint import JSON, Endpoint
from newsticker.outputs.api.endpoint import Request as Asked
from newsticker.outputs.api.endpoints import ENDPOINTS
from newsticker.outputs.api.problems import Problem, problem_answer
from newsticker.outputs.api.telling import Teller
from newsticker.outputs.conditional import answer
from newsticker.settings import Settings
from newsticker.store import Store

# What is struck or withdrawn is not to live on in a cache: everybody asks, and is told quickly (304).
KEEP = "no-cache"
BUSY_SECONDS = 30


def make_api(store: Store, settings: Settings, languages: Sequence[str]) -> Starlette:
    """The API over a store; ``languages`` are those that the ticker's pages speak, the first by default."""
    door = Door(store, settings)
    app = Starlette(
        routes=[
            Route("/openapi.json", partial(_show_description, door, _described(settings))),
            *(
                Route(
                    endpoint.path.replace("{id}", "{id:int}"),
                    partial(_show, endpoint, store, settings, languages, door),
                )
                for endpoint in ENDPOINTS
            ),
        ],
        exception_handlers={
            Problem: _show_problem,
            HTTPException: _show_http_error,
            NewstickerError: _show_busy,
            Exception: _show_mistake,
        },
    )
    app.router.redirect_slashes = False
    return app


def _show(
    endpoint: Endpoint,
    store: Store,
    settings: Settings,
    languages: Sequence[str],
    door: Door,
    request: Request,
) -> Response:
    door.let_in(request, endpoint.scope, endpoint.cost)
    query = read_query(request.query_params, endpoint.asked)
    teller = Teller(settings, public_address(settings, request), languages)
    asked = Asked(store, teller, query, request.path_params.get("id"))
    told, headers = endpoint.answering(asked)
    content = told if isinstance(told, bytes) else msgspec.json.encode(told)
    return answer(request, content, endpoint.media_type, keep=KEEP, headers=headers)


def _described(settings: Settings) -> Callable[[], bytes]:
    """Writes the description when it is first asked for: that takes longer than all else of a site's start."""
    return cache(lambda: msgspec.json.encode(describe(settings)))


def _show_description(door: Door, described: Callable[[], bytes], request: Request) -> Response:
    door.let_in(request, "read", 1)
    read_query(request.query_params, Nothing)
    return answer(request, described(), JSON, keep=KEEP)


def _show_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem_answer(error)


def _show_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    details = {
        404: "There is nothing at this address; /api/v1/openapi.json tells what there is.",
        405: "This address answers GET and HEAD alone.",
    }
    detail = details.get(error.status_code, HTTPStatus(error.status_code).phrase)
    return problem_answer(Problem(error.status_code, detail, error.headers))


def _show_busy(request: Request, error: Exception) -> Response:
    log_event("database-failed", WARNING, problem=error)
    detail = "The database cannot be read just now; ask again in a while."
    return problem_answer(Problem(503, detail, {"Retry-After": str(BUSY_SECONDS)}))


def _show_mistake(request: Request, error: Exception) -> Response:
    return problem_answer(Problem(500, "That is a mistake of ours; it has been written down."))
