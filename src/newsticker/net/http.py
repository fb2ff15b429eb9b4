"""GET over HTTP, redirects followed hop by hop, each with every check."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from string import printable
from types import SimpleNamespace
from urllib.parse import quote, urljoin, urlsplit

import aiohttp
from msgspec import Struct
from msgspec.structs import replace
from yarl import URL

from newsticker import __version__
from newsticker.model import NewstickerError
from newsticker.net import Busy, Fetched, Refused, Request, Way
from newsticker.net.addresses import REFUSED, Guard, open_any_socket
from newsticker.net.freshness import fresh_seconds
from newsticker.net.gates import Gates, Passage
from newsticker.net.inflating import ACCEPTED, Inflater, TooLarge
from newsticker.net.reasons import REASONED, reason_of, status_told

MAX_REDIRECTS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# The others may turn a POST into a GET (RFC 9110, 15.4).
POSTED_ON = frozenset({307, 308})
PIECE = 65536
# A server may ask for long: but one that says ten years by mistake would be given up for good.
LONGEST_RETRY_AFTER = 30 * 86_400
# Newspapers send security policies and cookies of more than the usual 8 KB in one header.
LONGEST_LINE = 65536
AGENT = f"Newsticker/{__version__} (self-hosted news reader{{}})"
USER_AGENT = AGENT.format("")
ACCEPT = (
    "application/feed+json, application/rss+xml, application/atom+xml, text/html;q=0.9,"
    " application/xml;q=0.8, */*;q=0.5"
)


class Hop(Struct, frozen=True):
    """Where a redirect leads, and whether it does so for good."""

    url: str
    is_permanent: bool


class Client:
    """A pool of connections in one loop; ``at_once`` is how many requests there are at once."""

    def __init__(self, way: Way, at_once: int) -> None:
        self._way = way
        self._guard = Guard(way.allow)
        self.gates = Gates(way.pause, at_once)
        self._agent = AGENT.format(f"; +{way.contact}" if way.contact else "")
        # Through a proxy it is the proxy alone that is dialled, which the operator has named.
        dial = open_any_socket if way.proxy else self._guard.open_socket
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, socket_factory=dial),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(),
            max_line_size=LONGEST_LINE,
            max_field_size=LONGEST_LINE,
            trace_configs=[_telling_when_sent()],
        )

    async def close(self) -> None:
        """Closes every connection."""
        await self._session.close()

    async def get(self, request: Request, *, is_waited_for: bool) -> Fetched:
        """The answer; raises NewstickerError as ``net.fetch`` tells."""
        REFUSED.set([])
        try:
            return await self._follow(request, is_waited_for)
        except REASONED as error:
            reason = reason_of(error, request, REFUSED.get(), bool(self._way.proxy))
        raise NewstickerError(f"{request.url}: {reason}")

    async def _follow(self, request: Request, is_waited_for: bool) -> Fetched:
        url, address, left = request.url, None, request.timeout
        now = asyncio.get_running_loop().time
        for _ in range(MAX_REDIRECTS + 1):
            _check_scheme(url, request.url)
            host = URL(url).host or ""
            async with self.gates.passing(host, request.pause, is_waited_for=is_waited_for) as way:
                begun = now()
                # The time that a request waits for its host's pause is not its server's.
                async with asyncio.timeout(left):
                    answer = await self._ask(url, request, way)
                left -= now() - begun
            if isinstance(answer, Fetched):
                return replace(answer, address=address or url)
            if not answer.is_permanent:
                # What comes behind this hop may be another thing tomorrow.
                address = address or url
            url = answer.url
        raise NewstickerError(f"{request.url}: redirects more than {MAX_REDIRECTS} times")

    async def _ask(self, url: str, request: Request, way: Passage) -> Fetched | Hop:
        """The answer of one hop, or where it leads."""
        if self._way.proxy:
            await self._check_behind_proxy(URL(url))
        async with self._session.request(
            "GET" if request.form is None else "POST",
            URL(url),
            data=request.form,
            headers=self._headers(request),
            allow_redirects=False,
            proxy=self._way.proxy,
            trace_request_ctx=way,
        ) as response:
            target = _as_address(response.headers.get("Location", ""))
            if response.status in REDIRECTS and target:
                if request.form is not None and response.status not in POSTED_ON:
                    told = f"{response.status}, which leads nowhere for a form"
                    raise Refused(f"{request.url}: answered {told}", response.status)
                return Hop(urljoin(url, target), response.status in (301, 308))
            return await _read(response, url, request)

    async def _check_behind_proxy(self, url: URL) -> None:
        """Raises ClosedAddress where a host that the proxy is to dial is private as far as we can tell.

        A name that only the proxy can look up is the proxy's to refuse.
        """
        found = []
        # An address that cannot be fetched is told when it is asked for.
        with suppress(OSError, UnicodeError):
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
        self._guard.check(entry[4][0] for entry in found)

    def _headers(self, request: Request) -> dict[str, str]:
        headers = {"User-Agent": self._agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPTED}
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        return headers


def _telling_when_sent() -> aiohttp.TraceConfig:
    """Has each request tell its passage when it was sent."""

    async def sent(session: object, context: SimpleNamespace, told: object) -> None:
        context.trace_request_ctx.sent()

    config = aiohttp.TraceConfig()
    config.on_request_headers_sent.append(sent)
    return config


async def _read(response: aiohttp.ClientResponse, url: str, request: Request) -> Fetched:
    if response.status >= 400:
        message = f"{request.url}: answered {status_told(response.status)}"
        seconds = _retry_after(response.headers.get("Retry-After", ""))
        if response.status in (429, 503) and seconds is not None:
            raise Busy(message, response.status, seconds)
        raise Refused(message, response.status)
    if response.status == 304 and not (request.etag or request.last_modified):
        # Taken for "nothing new", it would hide for ever what the server has.
        told = "304 Not Modified to a request without conditions; check the address"
        raise Refused(f"{request.url}: answered {told}", response.status)
    inflater = Inflater(response.headers.get("Content-Encoding", ""), request.limit_bytes)
    received = 0
    async for piece in response.content.iter_chunked(PIECE):
        received += len(piece)
        if received > request.limit_bytes:
            raise TooLarge
        inflater.add(piece)
    return Fetched(
        url=url,
        address=url,
        status=response.status,
        body=inflater.body(),
        content_type=_text(response.headers.get("Content-Type", "")) or None,
        etag=_validator(response.headers.get("ETag")),
        last_modified=_validator(response.headers.get("Last-Modified")),
        fresh_seconds=fresh_seconds(response.headers, datetime.now(UTC)),
        headers=_headers(response),
    )


def _text(told: str) -> str:
    """A header's value with "?" for bytes that are no UTF-8: nothing could print or store these."""
    return told.encode(errors="replace").decode()


def _as_address(written: str) -> str:
    """The Location as an address in which bytes that are no UTF-8 are percent-encoded, as browsers do."""
    if written == _text(written):
        return written
    return quote(written.encode(errors="surrogateescape"), safe=printable)


def _validator(told: str | None) -> str | None:
    """What is asked again with; None for one of bytes that are no text, which could not be told as it came."""
    return told if told and told == _text(told) else None


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """The first header of each name, in lower case; of links all, in one list (RFC 8288, 3)."""
    told = reversed(list(response.headers.items()))
    found = {name.lower(): _text(value) for name, value in told}
    if "link" in found:
        found["link"] = _text(", ".join(response.headers.getall("Link")))
    return found


def _retry_after(value: str) -> int | None:
    """The seconds that a Retry-After asks to wait, given as a number or as an HTTP date, at most 30 days."""
    if value.isascii() and value.isdecimal():
        return min(int(value[:9]), LONGEST_RETRY_AFTER)
    try:
        wait = parsedate_to_datetime(value) - datetime.now(UTC)
    except (
        TypeError,
        ValueError,
        OverflowError,
        IndexError,
    ):  # TypeError: a date without a time zone
        return None
    return min(max(int(wait.total_seconds()), 0), LONGEST_RETRY_AFTER)


def _check_scheme(url: str, asked: str) -> None:
    scheme = urlsplit(url).scheme
    if scheme not in ("http", "https"):
        way = "" if url == asked else f" redirects to {url[:200]}, which"
        raise NewstickerError(f"{asked}:{way} is no http or https address and is not fetched")
