"""The read counter: a 1×1 image that is fetched by whoever sees the page.

A reader is known again within the half hour by a keyed hash of address and agent; the key lies in
a file beside the database, is made anew each day, and yesterday's is forgotten with it.
"""

from __future__ import annotations

from asyncio import to_thread
from base64 import b64decode
from datetime import UTC, datetime
from functools import lru_cache

from crawleruseragents import is_crawler
from starlette.requests import Request
from starlette.responses import Response

from newsticker.outputs.addresses import subscriber_of
from newsticker.site.desk.cookies import is_editor, token_of
from newsticker.site.rendering import site_of
from newsticker.store import Read

# Graphics Interchange Format, version 89a: one transparent pixel.
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
# Words by which machines call themselves that no list knows yet.
BOTS = ("bot", "crawl", "spider", "preview", "monitor")


async def count_read(request: Request) -> Response:
    """The image; counts the read unless a machine, a look ahead or an editor fetched it."""
    site = site_of(request)
    agent = request.headers.get("user-agent", "")
    if request.method == "GET" and not _is_ahead(request) and not _is_bot(agent):
        if token_of(request) is not None and await to_thread(is_editor, request):
            return _pixel()
        now = datetime.now(UTC)
        address = subscriber_of(request.client.host if request.client else "")
        await site.counting.count(
            Read(
                request.path_params["id"],
                site.reader_key.hash(f"{address}\n{agent}", now),
                site.reader_key.hash(address, now),
                now,
                now.astimezone(site.settings.zone).date().isoformat(),
            )
        )
    return _pixel()


def _pixel() -> Response:
    return Response(PIXEL, headers={"Cache-Control": "no-store"}, media_type="image/gif")


def _is_ahead(request: Request) -> bool:
    purpose = request.headers.get("sec-purpose") or request.headers.get("purpose") or ""
    return "prefetch" in purpose or "prerender" in purpose or "preview" in purpose


@lru_cache(maxsize=4096)
def _is_bot(agent: str) -> bool:
    return not agent or any(name in agent.lower() for name in BOTS) or is_crawler(agent)
