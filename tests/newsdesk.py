"""Editors at the desk, as a browser without scripts is one: a cookie, pages, and the forms on them."""

from __future__ import annotations

import http.client
import re
from datetime import UTC, datetime
from functools import cache
from html import unescape
from threading import Event
from urllib.parse import urlencode

from newsticker.desk.accounts import hashed, name_key
from newsticker.flow.jobs import work
from newsticker.model_desk import Role
from newsticker.site.worker import draw, draw_draft
from newsticker.store import Store
from serving import BROWSER, Answer, Client

PASSWORD = "neun rote Bojen im Hafen"


@cache
def kept_password() -> str:
    """The password as the store keeps it; making it takes a while."""
    return hashed(PASSWORD)


def add_editor(store: Store, name: str = "Ada", role: Role = "editor") -> None:
    """Adds an account whose password is PASSWORD."""
    store.staff.add_user(name_key(name), name, role, kept_password(), datetime.now(UTC))


class Editor:
    """A browser at the desk: keeps its cookies and fills in forms."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.cookies: dict[str, str] = {}
        self.set_cookie = ""

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        """The answer to one request, with the cookies so far."""
        connection = http.client.HTTPConnection("127.0.0.1", self.client.port, timeout=60)
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


TEXT = """Nach Angaben des Hafenamts sind **300 Schiffe** betroffen.

Die Werft dementierte, dass ihr Kran die Ursache sei."""
FIELDS = {
    "headline": "Hafen von Tarn gesperrt",
    "lead": "Der Hafen von Tarn bleibt gesperrt, teilte das Hafenamt mit.",
    "body": TEXT,
    "dateline": "Tarn",
    "source": "khö/AFP",
    "tags": "Hafen, Tarn",
    "language": "de",
    "zone": "Europe/Berlin",
}


def begin(editor: Editor) -> str:
    """Begins a report; returns the path of its page."""
    answer = editor.post("/de/desk/reports", page="/de/desk")
    assert answer.status == 303
    return answer.headers["location"]


def write(editor: Editor, path: str = "", **fields: str) -> str:
    """Writes a report, or over one at a path, and saves it; returns the path of its page."""
    path = path or begin(editor)
    answer = editor.post(path, version=version_on(editor, path), **(FIELDS | fields))
    assert answer.status == 303, answer.text
    return path


def version_on(editor: Editor, path: str) -> str:
    """The version that the form on a page was made from."""
    found = re.search(r'name="version" value="(\d+)"', editor.get(path).text)
    assert found, f"no version on {path}"
    return found[1]


def step(editor: Editor, path: str, name: str, **fields: str) -> Answer:
    """Does what a button on the page for publishing does."""
    page = f"{path}/publish"
    return editor.post(page, version=version_on(editor, path), step=name, **fields)


def published(editor: Editor, **fields: str) -> str:
    """Writes a report and publishes it; returns the path of its page at the desk."""
    path = write(editor, **fields)
    assert step(editor, path, "publish").status == 303
    return path


def work_off(store: Store) -> int:
    """Does what the worker would: everything that is due; returns how many jobs that were."""
    return work(store, {"draw": draw, "draw-draft": draw_draft}, Event(), once=True)


def words_of(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
