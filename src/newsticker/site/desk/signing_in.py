"""Signing in and out, and one's own account."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from newsticker.desk.accounts import password_problem
from newsticker.desk.addresses import safe_next
from newsticker.desk.guesses import MOST
from newsticker.desk.sessions import end_session
from newsticker.desk.signing_in import change_password, sign_in
from newsticker.outputs.addresses import subscriber_of
from newsticker.site.desk.cookies import drop_token, set_token, token_of
from newsticker.site.desk.visit import Visit


def show_sign_in(visit: Visit) -> Response:
    """The form; after it the page that was asked for, with a token that is new."""
    home = f"/{visit.language}/desk"
    onward = safe_next(visit.form.get("next") or visit.request.query_params.get("next"), home)
    if not visit.is_form:
        if visit.somebody:
            return RedirectResponse(onward, 303)
        return visit.page(
            "sign_in.html", wrong=False, name="", onward=onward, most_guesses=MOST["both"]
        )
    name = visit.form.get("name", "")
    token = sign_in(
        visit.site.store,
        name,
        visit.form.get("password", ""),
        address=_address(visit),
        before=token_of(visit.request),
        now=visit.now,
    )
    if token is None:
        return visit.page(
            "sign_in.html",
            status=403,
            wrong=True,
            name=name,
            onward=onward,
            most_guesses=MOST["both"],
        )
    response = RedirectResponse(onward, 303)
    set_token(visit.request, response, token)
    return response


def leave(visit: Visit) -> Response:
    """Signs out."""
    token = token_of(visit.request)
    if token:
        end_session(visit.site.store, token)
    response = RedirectResponse(f"/{visit.language}/desk/sign-in", 303)
    drop_token(visit.request, response)
    return response


def show_account(visit: Visit) -> Response:
    """One's own account: a new password, which ends all other sessions."""
    if not visit.is_form:
        return visit.page("account.html", problem=None, done=False)
    new = visit.form.get("new", "")
    problem = password_problem(new, visit.user.name)
    if problem is None and new != visit.form.get("again", ""):
        problem = "again"
    if problem is None and not change_password(
        visit.site.store,
        visit.user,
        visit.form.get("old", ""),
        new,
        address=_address(visit),
        token=token_of(visit.request) or "",
        now=visit.now,
    ):
        problem = "old"
    status = 422 if problem else 200
    return visit.page("account.html", status=status, problem=problem, done=problem is None)


def _address(visit: Visit) -> str:
    client = visit.request.client
    return subscriber_of(client.host if client else "")
