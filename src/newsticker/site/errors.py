"""Pages for what went wrong: nothing there, too busy, our mistake."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.logs import WARNING, log_event
from newsticker.site.rendering import site_of


def show_http_error(request: Request, error: Exception) -> Response:
    """The page for an address that is not there, or asked in a way that it is not."""
    assert isinstance(error, HTTPException)
    status = error.status_code
    return site_of(request).page(request, "error.html", status=status, key="not-found")


def show_busy(request: Request, error: Exception) -> Response:
    """The page while the database cannot be read; the operator is told why, the reader is not."""
    log_event("database-failed", WARNING, problem=error)
    return site_of(request).page(request, "error.html", status=503, key="busy")


def show_mistake(request: Request, error: Exception) -> Response:
    """The page for a mistake of ours."""
    return site_of(request).page(request, "error.html", status=500, key="our-mistake")
