"""Editors at the desk, as a browser without scripts is one: a cookie, pages, and the forms on them."""

from __future__ import annotations

import http.client
import re
from datetime import UTC, datetime
from functools import cache
from html import unescape
from urllib.parse import urlencode

from newsticker.desk.accounts import hashed, name_key
from newsticker.model_desk import Role
from newsticker.store import Store
from serving import BROWSER, Answer, Client

PASSWORD = "neun rote Bojen im Hafen"


@cache
def kept_password() -> str:
    """The password as the store keeps it; making it takes a while."""
    return hashed(PASSWORD)


def add_editor(store: Store, name: str = "Ada", role: Role = "editor") -> None:
    """Adds an account whose password is PASSWORD."""
    store.desk.add_user(name_key(name), name, role, kept_password(), datetime.now(UTC))


class Editor:
    """A browser at the desk: keeps its cookies and fills in forms."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.cookies: dict[str, str] = {}
        self.set_cookie = ""

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        """The answer to one request, with the cookies so far."""
        connection = http.client.HTTPConnection("127.0.0.1", self.client.port, timeout=30)
        sent = {"user-agent": BROWSER} | {k.replace("_", "-"): v for k, v in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body.encode(), sent)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            self.set_cookie = told.get("set-cookie", "")
            if self.set_cookie:
                name, _, value = self.set_cookie.partition(";")[0].partition("=")
                self.cookies.pop(name, None)
                if value not in ("", '""'):
                    self.cookies[name] = value
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """A page."""
        return self.ask(path)

    def token(self, path: str) -> str:
        """The form token on a page."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(path).text)
        assert found, f"no form on {path}"
        return found[1]

    def post(self, path: str, page: str | None = None, **fields: str) -> Answer:
        """Sends a form to ``path`` with the token from ``page`` (the same path where none is named)."""
        fields = {"csrf": self.token(page or path)} | fields
        return self.send(path, **fields)

    def send(self, path: str, **fields: str) -> Answer:
        """Sends just these fields, as a form of a page of the site."""
        return self.ask(
            path,
            "POST",
            urlencode(fields),
            origin=self.client.address,
            content_type="application/x-www-form-urlencoded",
        )

    def sign_in(self, name: str = "Ada", password: str = PASSWORD, next: str = "") -> Answer:
        """Signs in by the form."""
        return self.post("/de/desk/sign-in", name=name, password=password, next=next)


def signed_in(client: Client, name: str = "Ada") -> Editor:
    """An editor who is signed in."""
    editor = Editor(client)
    assert editor.sign_in(name).status == 303
    return editor


def words_of(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
