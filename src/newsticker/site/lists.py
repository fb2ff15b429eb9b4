"""The lists of articles that have feeds. A new list needs one line in LISTS: addresses and links follow from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from newsticker.model import StoredArticle
from newsticker.store import ArticleFilter, Store
from newsticker.text.analyser import query_terms

LONGEST_QUERY = 200


class Listing(Struct, frozen=True):
    """The newest articles of a list; ``key`` names it in the catalogues with ``part`` in it, None the ticker."""

    found: Sequence[StoredArticle]
    key: str | None = None
    part: str = ""


def in_ticker(request: Request, store: Store, most: int) -> Listing:
    """The ticker."""
    return Listing(store.ticker(limit=most)[0])


def with_tag(request: Request, store: Store, most: int) -> Listing:
    """The articles of a tag; 404 for one that no article has."""
    tag = request.path_params["tag"]
    found, _ = store.ticker(limit=most, tag=tag)
    if not found:
        raise HTTPException(404)
    return Listing(found, "tag-is", tag)


def of_outlet(request: Request, store: Store, most: int) -> Listing:
    """The articles of an outlet, of those with an ``agency`` where it is named; 404 where there is none."""
    name, agency = request.path_params["name"], request.query_params.get("agency")
    found, _ = store.list_articles(ArticleFilter(outlet=name, agency=agency), limit=most)
    if not found:
        raise HTTPException(404)
    return Listing(found, "outlet-is", name)


def with_words(request: Request, store: Store, most: int) -> Listing:
    """What a search finds."""
    asked = query_of(request)
    hits, _ = store.search(query_terms(asked), limit=most)
    return Listing([hit.found for hit in hits], "search-for", asked)


def query_of(request: Request) -> str:
    """What a search asks for, cut where it is longer than anybody's question."""
    return request.query_params.get("q", "").strip()[:LONGEST_QUERY]


# The path of each list's page below its language, and how the list is found for a request.
LISTS: dict[str, Callable[[Request, Store, int], Listing]] = {
    "/": in_ticker,
    "/tag/{tag:path}": with_tag,
    "/outlet/{name:path}": of_outlet,
    "/search": with_words,
}
