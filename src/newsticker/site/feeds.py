"""Every list as feeds, in the three formats that readers know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsticker.model import StoredArticle
from newsticker.outputs import atom, jsonfeed, rss
from newsticker.outputs.channel import Channel, FeedItem
from newsticker.outputs.conditional import answer
from newsticker.outputs.told import outlet_of, published
from newsticker.site.addresses import site_address
from newsticker.site.lists import LISTS, Listing
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.words import headline

LENGTH = 50
FORMATS: dict[str, tuple[Callable[[Channel], bytes], str]] = {
    "feed.rss": (rss.write_rss, rss.MEDIA_TYPE),
    "feed.atom": (atom.write_atom, atom.MEDIA_TYPE),
    "feed.json": (jsonfeed.write_json_feed, jsonfeed.MEDIA_TYPE),
}


def feed_routes() -> list[Route]:
    """The routes of every list's feeds. They stand before the lists' own: a tag may hold a slash."""
    return [Route(f"{path.rstrip('/')}/{name}", show_feed) for path in LISTS for name in FORMATS]


def show_feed(request: Request) -> Response:
    """A list's newest articles in the format that ends the address; 304 for those who have it."""
    path, _, name = request.scope["route"].path.rpartition("/")
    write, media_type = FORMATS[name]
    site = site_of(request)
    listing = LISTS[path or "/"](request, site.store, LENGTH)
    return answer(
        request,
        write(channel_of(request, listing)),
        f"{media_type}; charset=utf-8",
        headers={} if listing.indexed else {"X-Robots-Tag": "noindex"},
    )


def channel_of(request: Request, listing: Listing) -> Channel:
    """A list as a channel whose links are in the request's language; its page has the feed's address less its end."""
    site, language = site_of(request), language_of(request)
    base, query = site_address(request), request.url.query
    path = quote(request.scope["path"])
    address = f"{base}{path}" + (f"?{query}" if query else "")
    page = path.rpartition("/")[0] if path.endswith(tuple(FORMATS)) else path
    home = f"{base}{page}" + ("" if page.count("/") > 1 else "/") + (f"?{query}" if query else "")
    name = site.settings.name
    named = site.words[language](listing.key, x=listing.part) if listing.key else ""
    items = items_of(listing.found, site, language, f"{base}/{language}/")
    return Channel(name, f"{name} – {named}" if named else name, home, address, language, items)


def items_of(
    found: Iterable[StoredArticle], site: Site, language: str, base: str
) -> tuple[FeedItem, ...]:
    """Articles as feeds tell them, with links below ``base``."""
    return tuple(_item(stored, site, language, base) for stored in found)


def _item(stored: StoredArticle, site: Site, language: str, base: str) -> FeedItem:
    article = stored.article
    shown = site.quotable(stored)
    outlet = outlet_of(stored)
    excerpt = shown.excerpt
    if stored.withdrawn is not None:
        when = site.formats[language].moment(stored.withdrawn.at)
        excerpt = f"{site.words[language]('withdrawn-on', t=when)} {stored.withdrawn.reason}"
    return FeedItem(
        address=f"{base}article/{stored.id}",
        title=headline(stored, site.words[language]),
        excerpt=excerpt,
        whole="\n\n".join(filter(None, (article.lead, article.body))) or None
        if shown.whole
        else None,
        published=published(stored),
        changed=datetime.fromisoformat(stored.changed),
        authors=article.authors or (outlet or site.settings.name,),
        tags=article.tags,
        language=article.language,
        outlet=outlet,
    )
