"""What a story has become since a page of it was written, for the script that says so."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from newsticker.site.rendering import language_of, site_of


def show_news(request: Request) -> Response:
    """How many articles and claims came to those that a page shows, in words; 204 where none did.

    404 for a story that is none, or no longer: its page has to be loaded anew.
    """
    site, language = site_of(request), language_of(request)
    known = [_number(request.query_params.get(name, "")) for name in ("articles", "claims")]
    number = request.path_params["id"]
    articles, claims = site.store.stories.count(number)
    if not articles:
        raise HTTPException(404)
    words, formats = site.words[language], site.formats[language]
    told = [
        words.count(key, now - before, formats.number(now - before))
        for key, now, before in zip(("new-articles", "new-claims"), (articles, claims), known, strict=True)
        if now > before
    ]  # fmt: skip
    return PlainTextResponse(", ".join(told)) if told else Response(status_code=204)


def _number(told: str) -> int:
    if not told.isascii() or not told.isdecimal() or len(told) > 9:
        raise HTTPException(404)
    return int(told)
