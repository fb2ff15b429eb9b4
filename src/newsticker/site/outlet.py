"""The page of an outlet: its articles, the agencies that are named with them, and whom it quotes."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.rendering import language_of, site_of
from newsticker.site.ticker import by_day, marker_of
from newsticker.store import ArticleFilter


def show_outlet(request: Request) -> Response:
    """The page of an outlet, its articles at the marker ``before``, those of one ``agency`` where it is named.

    404 for an outlet that no article is of, and an agency that is named with none of them.
    """
    site, language = site_of(request), language_of(request)
    formats = site.formats[language]
    name = request.path_params["name"]
    agency, before = request.query_params.get("agency"), marker_of(request)
    record = site.store.outlet(name)
    if record is None:
        raise HTTPException(404)
    if agency is not None and agency not in {one.name for one in record.agencies}:
        raise HTTPException(404)
    wanted = ArticleFilter(outlet=name, agency=agency)
    found, following = site.store.list_articles(wanted, before=before)
    return site.page(
        request,
        "outlet.html",
        outlet=record,
        first=formats.local(record.first).date(),
        last=formats.local(record.last).date(),
        agency=agency,
        days=by_day(found, site, language, datetime.now(UTC)),
        before=before,
        following=following,
    )
