"""What stands before every page of the desk: who is signed in, and for forms where they come from.

A form is taken only with the token that its page was given (for those signed in, of their session; before,
of an anonymous cookie) and from a page of this site, by the browser's word.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from newsticker.desk.sessions import (
    SignedIn,
    anonymous_secret,
    is_form_token,
    new_token,
    resume_session,
)
from newsticker.model_desk import Role
from newsticker.site.desk.cookies import set_token, token_of
from newsticker.site.desk.forms import TooLarge, is_from_here, read_form
from newsticker.site.desk.visit import Visit
from newsticker.site.rendering import language_of, site_of

Handler = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

SAFE = ("GET", "HEAD")
# Checking a password takes 64 MiB and some 50 ms of a core: one at a time, and no queue without end.
MOST_WAITING = 50


def for_editors(handler: Handler, role: Role = "editor") -> Endpoint:
    """A page for those who are signed in, or with ``role`` for admins alone."""
    return partial(_answer, handler, role, False)


def for_anybody(handler: Handler) -> Endpoint:
    """A page before one is signed in. Its forms are taken one at a time: they check a password."""
    return partial(_answer, handler, None, True)


def checking_password(handler: Handler) -> Endpoint:
    """A page for those who are signed in whose forms check a password."""
    return partial(_answer, handler, "editor", True)


async def _answer(handler: Handler, role: Role | None, checks: bool, request: Request) -> Response:
    try:
        form = {} if request.method in SAFE else await read_form(request)
    except TooLarge:
        return _refused(request, 413, "desk-too-large")
    limiter = None
    if checks and request.method not in SAFE:
        limiter = _hashing(request)
        if limiter.statistics().tasks_waiting > MOST_WAITING:
            return site_of(request).page(request, "error.html", status=503, key="busy")
    work = partial(_checked, handler, role, request, form)
    return await to_thread.run_sync(work, limiter=limiter)


def _checked(
    handler: Handler, role: Role | None, request: Request, form: dict[str, str]
) -> Response:
    now = datetime.now(UTC)
    token = token_of(request)
    signed_in = resume_session(site_of(request).store, token, now) if token else None
    is_form = request.method not in SAFE
    if is_form and not is_from_here(request):
        return _refused(request, 403, "desk-stranger")
    if signed_in is None and role is not None:
        return _signed_out(request, form) if is_form else _to_sign_in(request)
    anonymous = token or new_token()
    secret = signed_in.secret if signed_in else anonymous_secret(anonymous)
    if is_form and not is_form_token(secret, form.pop("csrf", "")):
        return _refused(request, 403, "desk-stranger")
    user = signed_in.user if signed_in else None
    if role == "admin" and (user is None or user.role != "admin"):
        return _refused(request, 403, "desk-admins-only")
    response = handler(Visit(request, form, now, user, secret))
    _keep_token(request, response, signed_in, token, anonymous)
    return response


def _keep_token(
    request: Request,
    response: Response,
    signed_in: SignedIn | None,
    token: str | None,
    anonymous: str,
) -> None:
    if "set-cookie" in response.headers:
        return  # the page itself has signed somebody in or out
    if signed_in and signed_in.fresh:
        set_token(request, response, signed_in.fresh)
    elif token is None:
        set_token(request, response, anonymous)


def _hashing(request: Request) -> CapacityLimiter:
    """The one place at which passwords are checked, made in the loop that serves the site."""
    state = request.app.state
    if not hasattr(state, "hashing"):
        state.hashing = CapacityLimiter(1)
    limiter = state.hashing
    assert isinstance(limiter, CapacityLimiter)
    return limiter


def _to_sign_in(request: Request) -> Response:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    address = f"/{language_of(request)}/desk/sign-in?next={quote(asked, safe='')}"
    return Response(status_code=303, headers={"Location": address})


def _signed_out(request: Request, form: dict[str, str]) -> Response:
    """What was written is shown once more, so that it can be kept: the form came from a page of ours."""
    kept = [(name, value) for name, value in form.items() if name != "csrf" and len(value) > 40]
    return _refused(request, 403, "desk-signed-out", kept)


def _refused(
    request: Request, status: int, key: str, kept: list[tuple[str, str]] | None = None
) -> Response:
    site = site_of(request)
    return site.page(
        request, "desk/refused.html", status=status, key=key, kept=kept or [], user=None
    )
