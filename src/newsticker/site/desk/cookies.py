"""The one cookie of the site: it is set at the desk, for those who write there, and for nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from newsticker.desk.sessions import is_signed_in
from newsticker.site.rendering import site_of

NAME = "newsticker-desk"


def is_secure(request: Request) -> bool:
    """Whether the site is reached by TLS, by the request's or the operator's word."""
    return request.url.scheme == "https" or site_of(request).settings.address.startswith("https:")


def cookie_name(request: Request) -> str:
    """By TLS the name binds the cookie to this host and to TLS (RFC 6265bis, 4.1.3.2)."""
    return f"__Host-{NAME}" if is_secure(request) else NAME


def token_of(request: Request) -> str | None:
    """The token that the browser came with."""
    return request.cookies.get(cookie_name(request))


def set_token(request: Request, response: Response, token: str) -> None:
    """Has the browser keep the token until it is closed."""
    response.set_cookie(
        cookie_name(request),
        token,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )


def drop_token(request: Request, response: Response) -> None:
    """Has the browser forget the token."""
    response.delete_cookie(
        cookie_name(request), path="/", secure=is_secure(request), httponly=True, samesite="lax"
    )


def is_editor(request: Request) -> bool:
    """Whether the request comes from somebody who is signed in at the desk; asks the database only with a cookie."""
    token = token_of(request)
    if token is None:
        return False
    return is_signed_in(site_of(request).store, token, datetime.now(UTC))
