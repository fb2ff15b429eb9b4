"""What search engines are told: robots.txt, the index of sitemaps, one for each month, and that of fresh news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsticker.outputs.addresses import page_of
from newsticker.outputs.conditional import answer
from newsticker.outputs.sitemap import (
    MEDIA_TYPE,
    MOST_ADDRESSES,
    MOST_NEWS,
    write_index,
    write_news,
    write_sitemap,
)
from newsticker.outputs.told import published
from newsticker.site.addresses import site_address
from newsticker.site.rendering import site_of
from newsticker.site.words import LANGUAGES
from newsticker.store import ArticleFilter

# What Google takes for news (Search Central, "News sitemap").
FRESH = timedelta(hours=48)


def sitemap_routes() -> list[Route]:
    """The routes of all that is for search engines."""
    return [
        Route("/robots.txt", show_robots),
        Route("/sitemap.xml", show_index),
        Route("/sitemap-news.xml", show_news),
        Route("/sitemap-{year:int}-{month:int}.xml", show_month),
    ]


def show_robots(request: Request) -> Response:
    """robots.txt (RFC 9309): everything may be read but the counter's images, search results and the desk."""
    closed = [
        *(f"/{language}/{name}" for language in LANGUAGES for name in ("search", "desk")),
        "/desk",
        "/read/",
    ]
    rules = "".join(f"Disallow: {path}\n" for path in closed)
    told = f"User-agent: *\n{rules}\nSitemap: {site_address(request)}/sitemap.xml\n"
    return answer(request, told.encode(), "text/plain; charset=utf-8")


def show_index(request: Request) -> Response:
    """The index: fresh news, and every month since the first own report."""
    base = site_address(request)
    first = site_of(request).store.earliest(ArticleFilter(own=True))
    months = _months(first, datetime.now(UTC)) if first else ()
    names = ["sitemap-news.xml", *(f"sitemap-{year}-{month:02d}.xml" for year, month in months)]
    return answer(request, write_index(f"{base}/{name}" for name in names), MEDIA_TYPE)


def show_month(request: Request) -> Response:
    """The reports of a month, by UTC: the newest where they are more than a sitemap holds. 404 for no month."""
    try:
        begin = datetime(request.path_params["year"], request.path_params["month"], 1, tzinfo=UTC)
        end = (begin + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError):
        raise HTTPException(404) from None
    wanted = ArticleFilter(begin=begin, end=end, own=True)
    base = site_address(request)
    found = site_of(request).store.changes(wanted, MOST_ADDRESSES)
    pages = ((base + page_of(id, language, LANGUAGES), changed) for id, language, changed in found)
    return answer(request, write_sitemap(pages), MEDIA_TYPE)


def show_news(request: Request) -> Response:
    """The reports of the last 48 hours."""
    site, base = site_of(request), site_address(request)
    wanted = ArticleFilter(begin=datetime.now(UTC) - FRESH, own=True)
    found, _ = site.store.list_articles(wanted, limit=MOST_NEWS)
    reports = (
        (
            base + page_of(stored.id, stored.article.language, LANGUAGES),
            stored.article.language or LANGUAGES[0],
            published(stored).isoformat(timespec="seconds"),
            stored.article.title,
        )
        for stored in found
        if stored.article.title and not stored.withdrawn
    )
    return answer(request, write_news(site.settings.name, reports), MEDIA_TYPE)


def _months(first: datetime, last: datetime) -> Iterator[tuple[int, int]]:
    """The months from the last to the first."""
    for number in range(last.year * 12 + last.month, first.year * 12 + first.month - 1, -1):
        year, month = divmod(number - 1, 12)
        yield year, month + 1
