"""A followed feed's own page: whether its entries' pages are read, and which were not."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow.teasers import brings_teasers
from newsticker.model import Source
from newsticker.model_feeds import Subscription
from newsticker.site.desk.visit import Visit
from newsticker.site.problems import plain_of_page

MOST_FAILED = 50


def show_source(visit: Visit) -> Response:
    """How a feed's articles are read, and the pages that were not, with their reasons."""
    source, feed = _feed(visit)
    store = visit.site.store
    failed = store.pages.failed(source.id, MOST_FAILED)
    return visit.page(
        "source.html",
        source=source,
        feed=feed,
        teasers=brings_teasers(feed),
        counts=store.pages.counts().get(source.id),
        failed=[(page, plain_of_page(page.problem or "", visit.words)) for page in failed],
    )


def change_pages(visit: Visit) -> Response:
    """Has the pages of a feed's entries read, or its entries again, or tries once more those that were not read."""
    source, _ = _feed(visit)
    step, pages = visit.form.get("step"), visit.site.store.pages
    if step == "retry":
        pages.retry(source.id, visit.now)
    elif step in ("pages", "teasers"):
        pages.set_reading(source.id, reads=step == "pages", by=visit.user.name, now=visit.now)
    else:
        raise HTTPException(404)
    return visit.to(f"/sources/{source.id}")


def _feed(visit: Visit) -> tuple[Source, Subscription]:
    number = visit.request.path_params["id"]
    for source, feed in visit.site.store.feeds():
        if source.id == number:
            return source, feed
    raise HTTPException(404)
