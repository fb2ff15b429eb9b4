"""A request at the desk, with who makes it and the means to answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsticker.desk.sessions import form_token
from newsticker.model_desk import User
from newsticker.site.formats import Formats
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.words import Words


class Visit(Struct, frozen=True):
    """What a page of the desk is given: the request, its form, the instant, and who is signed in."""

    request: Request
    form: dict[str, str]
    now: datetime
    somebody: User | None
    secret: bytes

    @property
    def user(self) -> User:
        """Who is signed in; only for pages that nobody else gets to."""
        assert self.somebody is not None
        return self.somebody

    @property
    def site(self) -> Site:
        """The site."""
        return site_of(self.request)

    @property
    def language(self) -> str:
        """The language of the address."""
        return language_of(self.request)

    @property
    def words(self) -> Words:
        """The interface's words in that language."""
        return self.site.words[self.language]

    @property
    def formats(self) -> Formats:
        """Dates and numbers in that language."""
        return self.site.formats[self.language]

    @property
    def is_form(self) -> bool:
        """Whether a form was sent, and not a page asked for."""
        return self.request.method == "POST"

    def page(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page of the desk."""
        field = Markup('<input type="hidden" name="csrf" value="{}">').format(
            form_token(self.secret)
        )
        return self.site.page(
            self.request,
            f"desk/{template}",
            status=status,
            user=self.somebody,
            csrf=field,
            **context,
        )

    def to(self, path: str = "") -> Response:
        """Leads on to a page of the desk, named by its path behind /de/desk."""
        return RedirectResponse(f"/{self.language}/desk{quote(path, safe='/?&=#')}", 303)
