"""A source's own page: how it is read, and which pages of its entries were not."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow.teasers import brings_teasers
from newsticker.model import Source
from newsticker.model_feeds import Subscription
from newsticker.site.desk.visit import Visit
from newsticker.site.problems import plain_of_page
from newsticker.site.words import Words

MOST_FAILED = 50


def show_source(visit: Visit) -> Response:
    """How a source's articles are read, and the pages of its entries that were not, with their reasons."""
    source, feed = find_source(visit)
    pages = visit.site.store.pages
    return visit.page(
        "source.html",
        source=source,
        feed=feed,
        teasers=feed is not None and brings_teasers(feed),
        counts=pages.counts().get(source.id),
        failed=[
            (page, plain_of_page(page.problem or "", visit.words))
            for page in pages.failed(source.id, MOST_FAILED)
        ],
        selectors=pages.selectors(source.id),
        missed=tell_missed(pages.missed().get(source.id), visit.words),
    )


def change_pages(visit: Visit) -> Response:
    """Has the pages of a feed's entries read, or its entries again, or tries once more those that were not read."""
    source, feed = find_source(visit)
    step, pages = visit.form.get("step"), visit.site.store.pages
    if feed is None or step not in ("retry", "pages", "teasers"):
        raise HTTPException(404)
    if step == "retry":
        pages.retry(source.id, visit.now)
    else:
        pages.set_reading(source.id, reads=step == "pages", by=visit.user.name, now=visit.now)
    return visit.to(f"/sources/{source.id}")


def tell_missed(missed: str | None, words: Words) -> str | None:
    """Which selectors found nothing, by the names of their fields; what is wrong with a page stays as it is."""
    names, _, where = (missed or "").partition(" (")
    fields = names.split(", ")
    if not missed or any(f"desk-selector-{field}" not in words for field in fields):
        return missed
    told = ", ".join(words(f"desk-selector-{field}") for field in fields)
    return f"{told} ({where}" if where else told


def find_source(visit: Visit) -> tuple[Source, Subscription | None]:
    """The source of the address, with its feed where one is followed; raises HTTPException 404 for another's number."""
    number = visit.request.path_params["id"]
    feeds = {source.id: feed for source, feed in visit.site.store.feeds()}
    for source in visit.site.store.sources():
        if source.id == number and (source.kind == "page" or number in feeds):
            return source, feeds.get(number)
    raise HTTPException(404)
