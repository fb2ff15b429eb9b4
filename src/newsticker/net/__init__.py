"""Guarded HTTP out: every address is checked where it is dialled, sizes and times are capped."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsticker.model import NewstickerError

# A feed or page that is larger is no news: the largest newspaper pages measured stay below 10 MB.
LIMIT_BYTES = 20_000_000
TIMEOUT_SECONDS = 30.0


class Fetched(Struct, frozen=True):
    """An answer: its body with HTTP's content codings undone, and what to ask again with.

    ``url`` is the one that answered, after redirects; ``status`` is 304 where nothing is new. ``fresh_seconds`` is how
    long it says that asking again is of no use.
    """

    url: str
    status: int
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    fresh_seconds: int = 0


class Busy(NewstickerError):
    """An answer 429 or 503 that says, in ``seconds``, when to ask again (RFC 9110, 10.2.3)."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


def fetch(
    url: str,
    *,
    allow: Sequence[str] = (),
    etag: str | None = None,
    last_modified: str | None = None,
    limit_bytes: int = LIMIT_BYTES,
    timeout: float = TIMEOUT_SECONDS,
) -> Fetched:
    """What the http or https URL answers; ``allow`` opens private networks (CIDR) to it.

    ``limit_bytes`` caps the body as sent and as inflated, ``timeout`` (seconds) the whole of it
    with its redirects. Raises NewstickerError that names the URL and the reason: a closed address,
    a scheme that is not fetched, a cap, no answer, or an answer of status 400 and more; Busy
    where that says when to ask again.
    """
    import asyncio

    from newsticker.net.http import Request, get

    request = Request(url, tuple(allow), etag, last_modified, limit_bytes, timeout)
    return asyncio.run(get(request))
