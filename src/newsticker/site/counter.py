"""The read counter: a 1×1 image that is fetched by whoever sees the page.

A reader is known again within the half hour by a keyed hash of address and agent; the key lies in
a file beside the database, is made anew each day, and yesterday's is forgotten with it.
"""

from __future__ import annotations

import logging
from base64 import b64decode
from datetime import UTC, datetime
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import NewstickerError
from newsticker.site.rendering import site_of
from newsticker.store import Store

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


PATIENCE_SECONDS = 0.25
# Of the 40 threads that serve pages at most so many wait for a locked database.
_writing = BoundedSemaphore(8)
_log = logging.getLogger(__name__)


def count_read(request: Request) -> Response:
    """The image; counts the read unless a machine or a look ahead fetched it."""
    site = site_of(request)
    agent = request.headers.get("user-agent", "")
    if request.method == "GET" and not _is_ahead(request) and not _is_bot(agent):
        now = datetime.now(UTC)
        address = request.client.host if request.client else ""
        reader = site.reader_key.hash(address, agent, now)
        _count(site.store, request.path_params["id"], reader, now)
    return Response(PIXEL, headers={"Cache-Control": "no-store"}, media_type="image/gif")


def _count(store: Store, article_id: int, reader: bytes, now: datetime) -> None:
    """Counts, if the database can be written to soon: counting never keeps a page waiting."""
    if not _writing.acquire(timeout=PATIENCE_SECONDS):
        return
    try:
        store.count_read(article_id, reader, now)
    except NewstickerError as error:
        _log.warning("%s", error)
    finally:
        _writing.release()


def _is_ahead(request: Request) -> bool:
    purpose = request.headers.get("sec-purpose") or request.headers.get("purpose") or ""
    return "prefetch" in purpose or "prerender" in purpose or "preview" in purpose


def _is_bot(agent: str) -> bool:
    return not agent or any(name in agent.lower() for name in BOTS)
