"""One POST over HTTP, to where a webhook's events are wanted: no redirect is followed, of the answer nothing is read."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
from msgspec import Struct
from yarl import URL

from newsticker.model import NewstickerError
from newsticker.net.addresses import REFUSED, Address, Guard
from newsticker.net.http import USER_AGENT

# An answer that is to wait longer says nothing any more of when to ask again.
LONGEST_WAIT_SECONDS = 86_400


class Posted(Struct, frozen=True):
    """What was answered; ``wait`` are the seconds that its Retry-After asks for, a day at most."""

    status: int
    wait: int | None


async def post(
    url: str, body: bytes, headers: Mapping[str, str], *, allow: Sequence[str] = (), timeout: float
) -> Posted:
    """Sends ``body`` to an http or https URL; ``allow`` opens private networks (CIDR) to it.

    ``timeout`` (seconds) caps the whole of it. Raises NewstickerError that names the server and the reason (and not
    the path, in which others write their keys): a closed address, another scheme, no answer.
    """
    server = server_of(url)
    if server is None:
        raise NewstickerError(
            "a webhook has an http or https address; end this watch and make another"
        )
    guard = Guard(allow)
    refused: list[Address] = []
    REFUSED.set(refused)
    connector = aiohttp.TCPConnector(socket_factory=guard.open_socket)
    try:
        async with (
            asyncio.timeout(timeout),
            aiohttp.ClientSession(
                connector=connector,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(),
            ) as session,
            session.post(
                URL(url),
                data=body,
                headers={"User-Agent": USER_AGENT, **headers},
                allow_redirects=False,
            ) as response,
        ):
            return Posted(response.status, _wait(response.headers.get("Retry-After", "")))
    except TimeoutError:
        reason = f"no answer within {timeout:g} s"
    except aiohttp.ClientConnectorCertificateError:
        reason = "its certificate does not prove that it is this server"
    except aiohttp.ClientConnectorError as error:
        reason = f"cannot be reached ({error.os_error.strerror or error.os_error})"
        if refused:
            reason = (
                f"leads to the private address {refused[0]}, which is closed;"
                f" --allow-network {refused[0]} opens it"
            )
    except (aiohttp.InvalidURL, ValueError):
        reason = "its address cannot be asked"
    except aiohttp.ClientResponseError:
        reason = "answers in something other than HTTP"
    except (aiohttp.ClientError, OSError):
        reason = "hangs up without an answer"
    raise NewstickerError(f"{server}: {reason}")


def server_of(url: str) -> str | None:
    """Scheme, host and port of an address; None where it is none that can be asked, or holds a password."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def _wait(value: str) -> int | None:
    """The seconds that a Retry-After asks to wait, given as a number or as an HTTP date (RFC 9110, 10.2.3)."""
    if value.isascii() and value.isdecimal():
        return min(int(value[:9]), LONGEST_WAIT_SECONDS)
    try:
        wait = parsedate_to_datetime(value) - datetime.now(UTC)
    except (TypeError, ValueError):  # TypeError: a date without a time zone
        return None
    return min(max(int(wait.total_seconds()), 0), LONGEST_WAIT_SECONDS)
