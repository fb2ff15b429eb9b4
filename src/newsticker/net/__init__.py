"""Guarded HTTP out: every address is checked where it is dialled, sizes and times are capped, hosts are spared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from newsticker.model import NewstickerError

# A feed or page that is larger is no news: the largest newspaper pages measured stay below 10 MB.
LIMIT_BYTES = 20_000_000
TIMEOUT_SECONDS = 30.0
PAUSE_SECONDS = 1.0


class Way(Struct, frozen=True):
    """How requests leave this machine.

    ``allow`` opens private networks (CIDR), ``proxy`` is the address of an HTTP proxy that all of them pass, and
    ``pause`` the seconds between two requests to a host, to which up to as much again is added by chance. ``contact``
    is where whoever wonders who asks finds an answer, ``timeout`` how many seconds a feed may take.
    """

    allow: tuple[str, ...] = ()
    proxy: str | None = None
    pause: float = PAUSE_SECONDS
    contact: str | None = None
    timeout: float = TIMEOUT_SECONDS


class Request(Struct, frozen=True):
    """What is asked for, and the caps that hold: of the body as sent and as inflated, and of all its hops' time.

    ``pause`` is what this host wants between two requests, where that is more than the usual. A ``form`` is posted, to
    where 307 and 308 lead too, and nowhere that other redirects do.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    limit_bytes: int = LIMIT_BYTES
    timeout: float = TIMEOUT_SECONDS
    pause: float = 0.0
    form: Mapping[str, str] | None = None


class Fetched(Struct, frozen=True):
    """An answer: its body with HTTP's content codings undone, and what to ask again with.

    ``url`` is the one that answered, after redirects, ``address`` the one to ask from now on: the one that was asked,
    or where it has moved for good (301, 308). ``status`` is 304 where nothing is new. ``fresh_seconds`` is how long it
    says that asking again is of no use. ``headers`` are under lower-case names.
    """

    url: str
    address: str
    status: int
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    fresh_seconds: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(NewstickerError):
    """An answer of ``status`` 400 and more."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Busy(Refused):
    """An answer 429 or 503 that says, in ``seconds``, when to ask again (RFC 9110, 10.2.3)."""

    def __init__(self, message: str, status: int, seconds: int) -> None:
        super().__init__(message, status)
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
    """What the http or https URL answers, asked once by itself; ``allow`` opens private networks (CIDR) to it.

    ``limit_bytes`` caps the body as sent and as inflated, ``timeout`` (seconds) the whole of it
    with its redirects. Raises NewstickerError that names the URL and the reason: a closed address,
    a scheme that is not fetched, a cap, no answer, or an answer of status 400 and more (Refused, or
    Busy where that says when to ask again).
    """
    from newsticker.net.pool import Fetcher

    with Fetcher(Way(allow=tuple(allow), pause=0)) as fetcher:
        return fetcher.fetch(Request(url, etag, last_modified, limit_bytes, timeout))
