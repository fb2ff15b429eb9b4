"""The feed of a watch, in the three formats that readers know, for whoever has its address."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsticker.model_alerts import Watch
from newsticker.outputs.channel import Channel, FeedItem
from newsticker.outputs.conditional import answer
from newsticker.site.addresses import site_address
from newsticker.site.alert_view import AlertView, view_alerts
from newsticker.site.feeds import FORMATS
from newsticker.site.rendering import Site, language_of, site_of

PATH = "/alerts"
LENGTH = 50
# The address is a secret: nobody between us and its owner keeps what it leads to, and no search engine lists it.
KEEP = "private, max-age=60"


def alert_feed_routes() -> list[Route]:
    """The routes of the feeds of alerts; a key stands in the query, which is in no log."""
    return [Route(f"{PATH}/{name}", show_alerts) for name in FORMATS]


def feed_paths(watch: Watch, language: str) -> dict[str, str]:
    """The path of a watch's feed in each format."""
    return {name: f"/{language}{PATH}/{name}?key={quote(watch.key)}" for name in FORMATS}


def show_alerts(request: Request) -> Response:
    """The newest events of the watch that the key opens; 404 where it opens none."""
    site, language = site_of(request), language_of(request)
    watch = site.store.alerts.of_key(request.query_params.get("key", ""))
    if watch is None:
        raise HTTPException(404)
    name = request.scope["route"].path.rpartition("/")[2]
    write, media_type = FORMATS[name]
    base = site_address(request)
    events = view_alerts(site, language, watch, site.store.alerts.alerts(watch.id, LENGTH))
    channel = Channel(
        name=site.settings.name,
        title=f"{site.settings.name} – {site.words[language](f'watch-{watch.kind}', x=watch.name or '–')}",
        home=f"{base}/{language}/",
        address=base + feed_paths(watch, language)[name],
        language=language,
        items=tuple(_item(one, site, language, base) for one in events if one.is_told),
    )
    headers = {"X-Robots-Tag": "noindex"}
    content = write(channel)
    return answer(request, content, f"{media_type}; charset=utf-8", keep=KEEP, headers=headers)


def _item(view: AlertView, site: Site, language: str, base: str) -> FeedItem:
    page = view.claims[0].path if view.claims else f"/{language}/"
    return FeedItem(
        # The page of the claim that is the news; behind it the event, so that every entry has an address of its own.
        address=f"{base}{page}#{view.alert.event}",
        title=view.title,
        excerpt="\n\n".join(claim.line for claim in view.claims) or view.title,
        whole=None,
        published=view.at,
        changed=view.at,
        authors=(view.claims[0].outlet or site.settings.name,)
        if view.claims
        else (site.settings.name,),
        tags=(),
        language=language,
    )
