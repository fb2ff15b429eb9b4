"""One GET over HTTP, redirects followed hop by hop, each with every check."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import aiohttp
from msgspec import Struct
from yarl import URL

from newsticker import __version__
from newsticker.model import NewstickerError
from newsticker.net import Busy, Fetched
from newsticker.net.addresses import Guard
from newsticker.net.freshness import fresh_seconds
from newsticker.net.inflating import ACCEPTED, Inflater, TooLarge, UnknownCoding

MAX_REDIRECTS = 10
PIECE = 65536
# A server may ask for long: but one that says ten years by mistake would be given up for good.
LONGEST_RETRY_AFTER = 30 * 86_400
# Newspapers send security policies and cookies of more than the usual 8 KB in one header.
LONGEST_LINE = 65536
USER_AGENT = f"Newsticker/{__version__} (self-hosted news reader)"
ACCEPT = (
    "application/feed+json, application/rss+xml, application/atom+xml, text/html;q=0.9,"
    " application/xml;q=0.8, */*;q=0.5"
)


class Request(Struct, frozen=True):
    """What is asked for, and the caps that hold."""

    url: str
    allow: tuple[str, ...]
    etag: str | None
    last_modified: str | None
    limit_bytes: int
    timeout: float


async def get(request: Request) -> Fetched:
    """The answer; raises NewstickerError as ``net.fetch`` tells."""
    guard = Guard(request.allow)
    connector = aiohttp.TCPConnector(socket_factory=guard.open_socket)
    try:
        async with (
            asyncio.timeout(request.timeout),
            aiohttp.ClientSession(
                connector=connector,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(),
                max_line_size=LONGEST_LINE,
                max_field_size=LONGEST_LINE,
            ) as session,
        ):
            return await _follow(session, request)
    except TimeoutError:
        reason = f"no whole answer within {request.timeout:g} s; try again later"
    except TooLarge:
        reason = f"is larger than {request.limit_bytes / 1e6:g} MB and is not taken in"
    except UnknownCoding as error:
        reason = f"cannot be read: {error}"
    except aiohttp.ClientConnectorCertificateError:
        reason = "its certificate does not prove that it is this server; check the address"
    except aiohttp.ClientConnectorError as error:
        reason = _refusal(guard) or f"cannot be reached ({_cause(error)}); check the address"
    except (aiohttp.InvalidURL, ValueError):
        reason = "is no address that can be fetched; check how it is written"
    except aiohttp.ClientPayloadError:
        reason = "the answer breaks off; try again later"
    except aiohttp.ClientResponseError:
        reason = "answers in something other than HTTP; check the address"
    except (aiohttp.ClientError, OSError):
        reason = "hangs up without an answer; try again later"
    raise NewstickerError(f"{request.url}: {reason}")


async def _follow(session: aiohttp.ClientSession, request: Request) -> Fetched:
    url = request.url
    for _ in range(MAX_REDIRECTS + 1):
        _check_scheme(url, request.url)
        async with session.get(
            URL(url), headers=_headers(request), allow_redirects=False
        ) as response:
            target = response.headers.get("Location")
            if response.status in (301, 302, 303, 307, 308) and target:
                url = urljoin(url, target)
                continue
            return await _read(response, url, request)
    raise NewstickerError(f"{request.url}: redirects more than {MAX_REDIRECTS} times")


async def _read(response: aiohttp.ClientResponse, url: str, request: Request) -> Fetched:
    if response.status >= 400:
        message = f"{request.url}: answered {_status(response.status)}"
        seconds = _retry_after(response.headers.get("Retry-After", ""))
        if response.status in (429, 503) and seconds is not None:
            raise Busy(message, seconds)
        raise NewstickerError(message)
    inflater = Inflater(response.headers.get("Content-Encoding", ""), request.limit_bytes)
    received = 0
    async for piece in response.content.iter_chunked(PIECE):
        received += len(piece)
        if received > request.limit_bytes:
            raise TooLarge
        inflater.add(piece)
    return Fetched(
        url=url,
        status=response.status,
        body=inflater.body(),
        content_type=response.headers.get("Content-Type"),
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        fresh_seconds=fresh_seconds(response.headers, datetime.now(UTC)),
    )


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


def _headers(request: Request) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": ACCEPTED}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    return headers


def _check_scheme(url: str, asked: str) -> None:
    scheme = urlsplit(url).scheme
    if scheme not in ("http", "https"):
        way = "" if url == asked else f" redirects to {url[:200]}, which"
        raise NewstickerError(f"{asked}:{way} is no http or https address and is not fetched")


def _refusal(guard: Guard) -> str | None:
    if guard.refused is None:
        return None
    return (
        f"leads to the private address {guard.refused}, which is closed;"
        f" --allow-network {guard.refused} opens it"
    )


def _cause(error: aiohttp.ClientConnectorError) -> str:
    return error.os_error.strerror or str(error.os_error)


def _status(status: int) -> str:
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    return f"{phrase}; " + (
        "try again later" if status >= 500 or status == 429 else "check the address"
    )
