"""The lists of outlets and of tags, by name."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.rendering import site_of
from newsticker.store import Named


def show_outlets(request: Request) -> Response:
    """Every outlet, from the one named ``start`` on."""
    start = request.query_params.get("start")
    found, following = site_of(request).store.outlets(start=start)
    return _show(request, ("outlets", "outlets-about", "outlet"), found, start, following)


def show_tags(request: Request) -> Response:
    """Every tag, from the one named ``start`` on."""
    start = request.query_params.get("start")
    found, following = site_of(request).store.tag_names(start=start)
    return _show(request, ("tags-head", "tags-about", "tag"), found, start, following)


def _show(
    request: Request,
    words: tuple[str, str, str],
    found: Sequence[Named],
    start: str | None,
    following: str | None,
) -> Response:
    """A page of the list; ``words`` has the keys of its head and its purpose, and the path of a name's page."""
    head, about, path = words
    return site_of(request).page(
        request,
        "names.html",
        head=head,
        about=about,
        path=path,
        found=found,
        start=start,
        following=following,
    )
