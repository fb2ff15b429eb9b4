"""The pages behind the footer: how claims are read, what the counter counts, imprint, privacy."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.rendering import site_of

PAGES = ("how-claims-are-read", "what-is-counted", "imprint", "privacy")


def show_about(request: Request) -> Response:
    """One of these pages, by the last part of its address."""
    site = site_of(request)
    name = request.url.path.rsplit("/", 1)[1]
    own = {"imprint": site.settings.imprint, "privacy": site.settings.privacy}
    paragraphs = [p for p in own.get(name, "").split("\n\n") if p.strip()]
    return site.page(request, "about.html", name=name, paragraphs=paragraphs)
