"""The pages behind the footer: how claims are read, what a story is, what the counter counts, and the operator's own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.rendering import site_of

# Filled from the settings of the same names.
OWN = ("imprint", "privacy", "corrections")
PAGES = ("how-claims-are-read", "what-is-a-story", "what-is-counted", *OWN)


def show_about(request: Request) -> Response:
    """One of these pages, by the last part of its address."""
    site = site_of(request)
    name = request.url.path.rsplit("/", 1)[1]
    text = getattr(site.settings, name) if name in OWN else ""
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    return site.page(request, "about.html", name=name, is_own=name in OWN, paragraphs=paragraphs)
