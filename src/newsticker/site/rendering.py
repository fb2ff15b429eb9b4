"""Templates, compiled once, and what every page is given: words, formats, addresses."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Stance, StoredArticle
from newsticker.outputs.told import may_be_shown
from newsticker.settings import Settings
from newsticker.site.counting import Counting
from newsticker.site.filters import Known
from newsticker.site.formats import Formats
from newsticker.site.lists import LISTS
from newsticker.site.reader_key import key_of
from newsticker.site.words import LANGUAGES, read_words
from newsticker.store import Store
from newsticker.text.quotable import Quotable

STANCES: tuple[Stance, ...] = (
    "states",
    "confirms",
    "admits",
    "denies",
    "warns",
    "expects",
    "demands",
    "promises",
    "asks",
)


# What tells one page of a list from another, and nothing of its feeds.
OF_A_PAGE = ("before", "outcome", "denials")


class Site:
    """One ticker's site: its store and settings, and the means to write a page in each language."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.reader_key = key_of(store)
        self.counting = Counting(store)
        self.known = Known(store)
        self.words = {language: read_words(language) for language in LANGUAGES}
        self.formats = {language: Formats(language, settings.zone) for language in LANGUAGES}

    def page(
        self, request: Request, template: str, *, status: int = 200, **context: Any
    ) -> Response:
        """The page of a template in the language of the request's address."""
        language = language_of(request)
        path: str = request.scope["path"]
        # Of "/demo" the first letters are no language.
        here = (
            quote(
                path.removeprefix(f"/{language}")
                if f"{path}/".startswith(f"/{language}/")
                else path
            )
            or "/"
        )
        is_list = getattr(request.scope.get("route"), "path", None) in LISTS
        asked = [pair for pair in request.query_params.multi_items() if pair[0] not in OF_A_PAGE]
        text = (
            templates()
            .get_template(template)
            .render(
                settings=self.settings,
                words=self.words[language],
                formats=self.formats[language],
                language=language,
                here=here,
                query=request.url.query,
                is_list=is_list,
                feeds=f"/{language}{here.rstrip('/')}" if is_list else f"/{language}",
                feeds_query=f"?{urlencode(asked)}" if is_list and asked else "",
                **context,
            )
        )
        headers = {"Content-Language": language}
        if language_in_address(request) is None:
            headers["Vary"] = "Accept-Language"
        return Response(text, status, headers, "text/html; charset=utf-8")

    def quotable(self, stored: StoredArticle) -> Quotable:
        """What may be shown of an article, by its source's rights and the operator's limits."""
        return may_be_shown(stored, self.settings)


@cache
def templates() -> Environment:
    """The templates, compiled once in a process, with what is the same for every site."""
    environment = Environment(
        loader=PackageLoader("newsticker.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        stances=STANCES,
        style=versioned("style.css"),
        story_style=versioned("story.css"),
        desk_style=versioned("desk.css"),
        desk_script=versioned("desk.js"),
        script=versioned("claims.js"),
        live_script=versioned("live.js"),
        story_script=versioned("story.js"),
        icon=versioned("icon.svg"),
    )
    return environment


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def language_of(request: Request) -> str:
    """The language in the request's address; where the address has none, the one that the browser asks for."""
    return language_in_address(request) or language_asked_for(request)


def language_in_address(request: Request) -> str | None:
    """The language that the address begins with."""
    first = request.scope["path"].split("/", 2)[1]
    return first if first in LANGUAGES else None


def language_asked_for(request: Request) -> str:
    """The first of our languages that the browser asks for, German where it asks for none of them."""
    asked = request.headers.get("accept-language", "")
    known = (part.strip()[:2].lower() for part in asked.split(","))
    return next((code for code in known if code in LANGUAGES), LANGUAGES[0])


def versioned(name: str) -> str:
    """The address of a static file, which changes with its content so that it may be kept for ever."""
    content = (resources.files("newsticker.site") / "static" / name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:12]}"
