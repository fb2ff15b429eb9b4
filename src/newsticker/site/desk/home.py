"""The desk's first page."""

from __future__ import annotations

from starlette.responses import Response

from newsticker.site.desk.visit import Visit


def show_home(visit: Visit) -> Response:
    """Who is signed in."""
    return visit.page("home.html")
