"""The page of an outlet: its articles, the agencies that are named with them, and whom it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import StoredArticle
from newsticker.site.lists import origin_of
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.ticker import by_day, marker_of
from newsticker.store import ArticleFilter

A_PAGE = 30


def show_outlet(request: Request) -> Response:
    """The page of an outlet, its articles at the marker ``before``, those of one ``agency`` where it is named.

    With a ``text`` it has those of one origin, ``of`` one agency or other outlet where that is named.

    404 for an outlet that no article is of, and an agency that is named with none of them.
    """
    site, language = site_of(request), language_of(request)
    formats = site.formats[language]
    name = request.path_params["name"]
    agency, before = request.query_params.get("agency"), marker_of(request)
    origin, of = origin_of(request)
    record = site.store.outlet(name)
    if record is None:
        raise HTTPException(404)
    if agency is not None and agency not in {one.name for one in record.agencies}:
        raise HTTPException(404)
    if origin is None:
        wanted = ArticleFilter(outlet=name, agency=agency)
        found, following = site.store.list_articles(wanted, before=before)
    else:
        ids = site.store.articles_of_origin(name, origin, of)
        found, following = _page(site, ids, before)
    return site.page(
        request,
        "outlet.html",
        outlet=record,
        first=formats.local(record.first).date(),
        last=formats.local(record.last).date(),
        agency=agency,
        texts=site.store.outlet_texts(name),
        origin=origin,
        of=of,
        days=by_day(found, site, language, datetime.now(UTC)),
        before=before,
        following=following,
    )


def _page(
    site: Site, ids: Sequence[int], before: str | None
) -> tuple[list[StoredArticle], str | None]:
    """The articles behind the marker, and the marker of the next page; 404 for a marker of no page of these."""
    start = 0
    if before is not None:
        last = int(before.rpartition(".")[2])
        if last not in ids:
            raise HTTPException(404)
        start = ids.index(last) + 1
    found = site.store.articles(ids[start : start + A_PAGE])
    is_last = start + A_PAGE >= len(ids) or not found
    return found, None if is_last else f"{found[-1].placed}.{found[-1].id}"
