"""The ticker as feeds, in the three formats that readers know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import StoredArticle
from newsticker.outputs import atom, jsonfeed, rss
from newsticker.outputs.channel import Channel, FeedItem
from newsticker.site.addresses import site_address
from newsticker.site.article import outlet_of
from newsticker.site.formats import EARLIEST
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.ticker import headline

LENGTH = 50
FORMATS: dict[str, tuple[Callable[[Channel], bytes], str]] = {
    "feed.rss": (rss.write_rss, rss.MEDIA_TYPE),
    "feed.atom": (atom.write_atom, atom.MEDIA_TYPE),
    "feed.json": (jsonfeed.write_json_feed, jsonfeed.MEDIA_TYPE),
}


def show_feed(request: Request) -> Response:
    """The newest articles in the format that the end of the address names; 304 for those who have it."""
    write, media_type = FORMATS[request.url.path.rsplit("/", 1)[1]]
    content = write(channel_of(request))
    tag = f'"{sha256(content).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=60"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=f"{media_type}; charset=utf-8")


def channel_of(request: Request) -> Channel:
    """The newest articles of the ticker as a channel whose links are in the request's language."""
    site, language = site_of(request), language_of(request)
    home = f"{site_address(request)}/{language}/"
    found, _ = site.store.ticker(limit=LENGTH)
    items = tuple(_item(stored, site, home, language) for stored in found)
    address = home + request.url.path.rsplit("/", 1)[1]
    return Channel(site.settings.name, home, address, language, items)


def _item(stored: StoredArticle, site: Site, home: str, language: str) -> FeedItem:
    article = stored.article
    shown = site.quotable(stored)
    return FeedItem(
        address=f"{home}article/{stored.id}",
        title=headline(stored, site.words[language]),
        excerpt=shown.excerpt,
        whole="\n\n".join(filter(None, (article.lead, article.body))) if shown.whole else None,
        published=_published(stored),
        changed=datetime.fromisoformat(stored.changed),
        authors=article.authors or (outlet_of(stored) or site.settings.name,),
        tags=article.tags,
        language=article.language,
    )


def _published(stored: StoredArticle) -> datetime:
    """When it was published, or taken in where its source's date is none or cannot be believed."""
    taken_in = datetime.fromisoformat(stored.taken_in)
    try:
        told = datetime.fromisoformat(stored.article.published or "")
    except ValueError:
        return taken_in
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return told if EARLIEST < told <= taken_in else taken_in
