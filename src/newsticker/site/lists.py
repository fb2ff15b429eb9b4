"""The lists of articles that have feeds. A new list needs one line in LISTS: addresses and links follow from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from newsticker.model import StoredArticle
from newsticker.model_stories import MARKS, Mark
from newsticker.site.asking import STANCES, read_asked
from newsticker.store import ArticleFilter, Store
from newsticker.store.outlet_texts import ORIGINS, Origin


class Listing(Struct, frozen=True):
    """The newest articles of a list; ``key`` names it in the catalogues with ``part`` in it, None the ticker.

    ``indexed`` is whether search engines may list it, as they may its page.
    """

    found: Sequence[StoredArticle]
    key: str | None = None
    part: str = ""
    indexed: bool = True


def mark_of(request: Request) -> Mark | None:
    """The mark that an address names; 404 for one that there is not."""
    named = request.query_params.get("mark")
    mark = next((one for one in MARKS if one == named), None)
    if mark != named:
        raise HTTPException(404)
    return mark


def in_ticker(request: Request, store: Store, most: int) -> Listing:
    """The ticker, or its articles with a ``mark``; 404 for a mark that there is not."""
    mark = mark_of(request)
    found, _ = store.list_articles(ArticleFilter(mark=mark), limit=most)
    return Listing(found, mark and f"mark-{mark}")


def with_tag(request: Request, store: Store, most: int) -> Listing:
    """The articles of a tag; 404 for one that no article has."""
    tag = request.path_params["tag"]
    found, _ = store.ticker(limit=most, tag=tag)
    if not found:
        raise HTTPException(404)
    return Listing(found, "tag-is", tag)


def in_search(request: Request, store: Store, most: int) -> Listing:
    """The reports that a search finds, newest first; 404 where its address cannot be understood."""
    asked = read_asked(request.query_params)
    if asked.problems:
        raise HTTPException(404)
    wanted = asked.wanted(request.app.state.site.settings.zone)
    is_asked = wanted.terms if asked.q else not asked.is_empty
    hits = store.search(wanted, limit=most)[0] if is_asked else []
    told = ", ".join(filter(None, (asked.q, *asked.filters.values())))
    return Listing([hit.found for hit in hits], "search-for", told, indexed=False)


def origin_of(request: Request) -> tuple[Origin | None, str | None]:
    """The origin of texts that an address names, and of which agency or outlet; 404 for one that there is not."""
    named = request.query_params.get("text")
    origin = next((one for one in ORIGINS if one == named), None)
    if origin != named:
        raise HTTPException(404)
    return origin, request.query_params.get("of")


def of_outlet(request: Request, store: Store, most: int) -> Listing:
    """The articles of an outlet, of those with an ``agency`` where it is named; 404 where there is none."""
    name, agency = request.path_params["name"], request.query_params.get("agency")
    origin, of = origin_of(request)
    if origin is None:
        found, _ = store.list_articles(ArticleFilter(outlet=name, agency=agency), limit=most)
    else:
        found = store.articles(store.articles_of_origin(name, origin, of)[:most])
    if not found:
        raise HTTPException(404)
    return Listing(found, "outlet-is", name)


def of_speaker(request: Request, store: Store, most: int) -> Listing:
    """The articles that quote a speaker, by one ``stance`` where it is named; 404 for those who have no page."""
    number = request.path_params["id"]
    record = store.speaker(number)
    named = request.query_params.get("stance")
    stance = next((one for one in STANCES if one == named), None)
    if record is None or stance != named:
        raise HTTPException(404)
    claims, _ = store.claims_of(number, stance=stance, limit=most)
    found = {one.found.id: one.found for one in claims}
    indexed = request.app.state.site.settings.index_speakers
    return Listing(list(found.values()), "speaker-is", record.speaker.name, indexed)


def of_story(request: Request, store: Store, most: int) -> Listing:
    """The newest articles of a story, or of the one that it became part of; 404 where there is none."""
    number = request.path_params["id"]
    number = store.stories.moved_to(number) or number
    record = store.stories.story(number)
    if record is None:
        raise HTTPException(404)
    newest = store.stories.articles_of(number)[-most:][::-1]
    return Listing(store.articles(newest), "story-is", record.title)


# The path of each list's page below its language, and how the list is found for a request.
LISTS: dict[str, Callable[[Request, Store, int], Listing]] = {
    "/": in_ticker,
    "/tag/{tag:path}": with_tag,
    "/search": in_search,
    "/outlet/{name:path}": of_outlet,
    "/speaker/{id:article}": of_speaker,
    "/story/{id:article}": of_story,
}
