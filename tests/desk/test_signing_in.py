"""Signing in over HTTP: the cookie, its change, what is told and what not, and that a form must be ours."""

from __future__ import annotations

import re

from markupsafe import escape

from newsdesk import PASSWORD, Editor, signed_in
from newsticker.desk.guesses import MOST
from newsticker.settings import Settings
from newsticker.site.desk.forms import MOST_FIELDS
from newsticker.store import Store
from public import routes
from serving import Client, serving

NAME = "newsticker-desk"
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# Where hubs call, from anywhere: what they bring is believed by their signature, in nobody's name. That nothing else is
# changed there by a stranger, tests/flow/test_websub.py tells.
BY_SIGNATURE = ("POST", "/websub/1")


def unsafe_routes(store: Store) -> list[tuple[str, str]]:
    """Every way by which the site lets anything be changed, as the application itself knows them."""
    return [
        (method, re.sub(r"\{[^}]+\}", "1", path))
        for path, methods in routes(store)
        for method in sorted(methods & set(UNSAFE))
    ]


def test_the_desk_is_closed_to_everybody_else(client: Client) -> None:
    answer = client.get("/de/desk/account")
    assert answer.status == 303
    assert answer.headers["location"] == "/de/desk/sign-in?next=%2Fde%2Fdesk%2Faccount"


def test_signing_in_leads_to_the_page_that_was_asked_for_and_nowhere_else(client: Client) -> None:
    for asked, led in (("/en/desk/account", "/en/desk/account"), ("//evil.example", "/de/desk")):
        answer = Editor(client).sign_in(next=asked)
        assert (answer.status, answer.headers["location"]) == (303, led)
    editor = Editor(client)
    page = editor.get("/de/desk/sign-in?next=https://evil.example/")
    assert "evil" not in re.sub(r"<(?:a|link)[^>]*hreflang[^>]*>", "", page.text)


def test_the_id_changes_at_sign_in_and_a_planted_one_is_worth_nothing(client: Client) -> None:
    editor, planted = Editor(client), "chosen-by-somebody-else"
    editor.cookies[NAME] = planted
    assert editor.sign_in().status == 303
    mine = editor.cookies[NAME]
    assert mine != planted
    thief = Editor(client)
    thief.cookies[NAME] = planted
    assert thief.get("/de/desk").status == 303
    assert editor.get("/de/desk").status == 200
    assert editor.get("/de/desk/sign-in").headers["location"] == "/de/desk"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    editor = Editor(client)
    editor.sign_in()
    parts = {part.strip().lower() for part in editor.set_cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith(("domain", "expires", "max-age")) for part in parts)


def test_by_tls_the_cookie_is_bound_to_host_and_tls(store: Store) -> None:
    with serving(store, Settings(address="https://ticker.example")) as client:
        editor = Editor(client)
        editor.get("/de/desk/sign-in")
        assert editor.set_cookie.startswith("__Host-newsticker-desk=")
        parts = {part.strip().lower() for part in editor.set_cookie.split(";")[1:]}
    assert {"secure", "path=/", "httponly"} <= parts
    assert not any(part.startswith("domain") for part in parts)


def test_only_the_desk_sets_a_cookie(client: Client) -> None:
    editor = signed_in(client)
    for path in ("/", "/de/", "/de/search?q=x", "/de/imprint", "/read/1.gif", "/static/style.css"):
        assert "set-cookie" not in editor.get(path).headers, path
        assert "set-cookie" not in client.get(path).headers, path


def test_pages_of_the_desk_are_kept_nowhere(client: Client) -> None:
    editor = signed_in(client)
    answers = [editor.get(path) for path in ("/de/desk", "/de/desk/account", "/de/desk/sign-in")]
    # What leads there, is not there or refuses is of the desk too.
    answers += [client.get(path) for path in ("/desk", "/de/desk", "/de/desk/nothing")]
    answers += [
        editor.send("/de/desk/reports"),
        editor.send("/de/desk/sign-in", name="x" * 3_000_000),
    ]
    assert [answer.status for answer in answers] == [200, 200, 303, 302, 303, 404, 403, 413]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in client.get("/de/").headers


def test_what_was_wrong_is_told_to_nobody(client: Client) -> None:
    def told(name: str, password: str) -> tuple[int, str]:
        answer = Editor(client).sign_in(name, password)
        page = re.sub(r'name="csrf" value="\w+"', "", answer.text)
        return answer.status, page.replace(f'value="{name}"', "")

    wrong = told("Ada", "wrong")
    assert wrong[0] == 403
    # The rule is told and not whether it holds by now: nobody is to learn when guessing is of no use.
    rule = (
        f"Nach {MOST['both']} falschen Versuchen wird eine Viertelstunde lang keiner mehr geprüft"
    )
    assert rule in wrong[1]
    assert told("Nobody", "wrong") == wrong
    for _ in range(MOST["both"]):
        told("Ada", "wrong")
    assert told("Ada", PASSWORD) == wrong, "slowed, and the password right"
    assert told("Ada", "wrong") == wrong


def test_every_unsafe_route_refuses_a_form_without_a_token(store: Store, client: Client) -> None:
    routes = unsafe_routes(store)
    routes.remove(BY_SIGNATURE)
    assert ("POST", "/de/desk/sign-in") in routes
    assert ("POST", "/en/desk/account") in routes
    editor, other = signed_in(client, "Eva"), signed_in(client, "Bo")
    strange, own = other.token("/de/desk/account"), editor.token("/de/desk/account")
    for method, path in routes:
        for fields in ({}, {"csrf": ""}, {"csrf": "x" * 96}, {"csrf": strange}):
            assert editor.send(path, **fields).status == 403, (path, fields)
            assert Editor(client).send(path, **fields).status == 403, (path, fields)
        for origin in (
            "https://evil.example",
            "null",
            f"{client.address}.evil.example",
            "http://127.0.0.1:1",
        ):
            body = {"origin": origin, "content_type": "application/x-www-form-urlencoded"}
            assert editor.ask(path, method, f"csrf={own}", **body).status == 403, (path, origin)
        without = editor.ask(
            path, method, f"csrf={own}", content_type="application/x-www-form-urlencoded"
        )
        assert without.status == 403, path
        plain = editor.ask(path, method, f"csrf={own}", origin=client.address)
        assert plain.status == 403, path
    assert editor.get("/de/desk").status == 200, "and is signed in as before"


def test_nothing_is_changed_by_asking_for_a_page(store: Store, client: Client) -> None:
    editor = signed_in(client)
    for _, path in unsafe_routes(store):
        assert editor.get(path).status in (200, 303, 403, 404, 405), path
    assert editor.get("/de/desk").status == 200, "not signed out either"


def test_signing_out_ends_the_session(client: Client) -> None:
    editor = signed_in(client)
    token = editor.cookies[NAME]
    assert editor.post("/de/desk/sign-out", page="/de/desk").status == 303
    assert NAME not in editor.cookies
    editor.cookies[NAME] = token
    assert editor.get("/de/desk").status == 303


def test_a_new_password_ends_the_other_sessions(client: Client) -> None:
    here, there = signed_in(client), signed_in(client)
    fresh = "zehn grüne Bojen im Hafen"
    for old, new, again, told in (
        ("wrong", fresh, fresh, "Das bisherige Passwort stimmt nicht"),
        (PASSWORD, "kurz", "kurz", "weniger als 12 Zeichen"),
        (PASSWORD, fresh, "anderes", "nicht gleich"),
    ):
        answer = here.post("/de/desk/account", old=old, new=new, again=again)
        assert answer.status == 422
        assert told in answer.text
    assert here.post("/de/desk/account", old=PASSWORD, new=fresh, again=fresh).status == 200
    assert here.get("/de/desk").status == 200
    assert there.get("/de/desk").status == 303
    assert Editor(client).sign_in().status == 403
    assert Editor(client).sign_in(password=fresh).status == 303


def test_what_was_written_is_shown_again_to_whoever_is_no_longer_signed_in(client: Client) -> None:
    editor = signed_in(client)
    token = editor.token("/de/desk/account")
    editor.cookies.clear()
    text = "Ein langer Text über die Fähre, <b>der nicht verloren gehen soll</b>."
    answer = editor.send("/de/desk/account", csrf=token, body=text)
    assert answer.status == 403
    assert "nicht mehr angemeldet" in answer.text
    assert str(escape(text)) in answer.text


def test_a_form_of_more_than_two_megabytes_is_refused(client: Client) -> None:
    editor = signed_in(client)
    token = editor.token("/de/desk/account")
    assert editor.send("/de/desk/account", csrf=token, old="x" * 2_100_000).status == 413
    many = {f"f{n}": "" for n in range(MOST_FIELDS + 1)}
    assert editor.send("/de/desk/account", csrf=token, **many).status == 413
