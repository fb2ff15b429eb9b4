"""The read counter: a 1×1 image that is fetched by whoever sees the page.

A reader is known again within the half hour by a keyed hash of address and agent; the key lies in
a file beside the database, is made anew each day, and yesterday's is forgotten with it.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from newsticker.site.rendering import site_of

# Graphics Interchange Format, version 89a: one transparent pixel.
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
BOTS = (
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "fetch",
    "curl",
    "wget",
    "python",
    "headlesschrome",
    "monitor",
)


def count_read(request: Request) -> Response:
    """The image; counts the read unless a machine or a look ahead fetched it."""
    site = site_of(request)
    agent = request.headers.get("user-agent", "")
    if request.method == "GET" and not _is_ahead(request) and not _is_bot(agent):
        now = datetime.now(UTC)
        address = request.client.host if request.client else ""
        reader = site.reader_key.hash(address, agent, now)
        site.store.count_read(request.path_params["id"], reader, now)
    return Response(PIXEL, headers={"Cache-Control": "no-store"}, media_type="image/gif")


def _is_ahead(request: Request) -> bool:
    purpose = request.headers.get("sec-purpose") or request.headers.get("purpose") or ""
    return "prefetch" in purpose or "prerender" in purpose or "preview" in purpose


def _is_bot(agent: str) -> bool:
    return not agent or any(name in agent.lower() for name in BOTS)
