"""Why something could not be fetched, in one clear line."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

import aiohttp

from newsticker.net import Request
from newsticker.net.addresses import Address, ClosedAddress
from newsticker.net.inflating import TooLarge, UnknownCoding

# What a server, a network or an address can bring about; OSError stands for TimeoutError too.
REASONED = (aiohttp.ClientError, OSError, TooLarge, UnknownCoding, ValueError)


def reason_of(
    error: Exception, request: Request, refused: Sequence[Address], by_proxy: bool
) -> str:
    """What is told of an error, after the address that was asked for."""
    match error:
        case ClosedAddress() | aiohttp.ClientConnectorError() if refused:
            return _refusal(refused[0])
        case TimeoutError():
            return f"no whole answer within {request.timeout:g} s; try again later"
        case TooLarge():
            return f"is larger than {request.limit_bytes / 1e6:g} MB and is not taken in"
        case UnknownCoding():
            return f"cannot be read: {error}"
        case aiohttp.ClientConnectorCertificateError():
            return "its certificate does not prove that it is this server; check the address"
        case aiohttp.ClientProxyConnectionError():
            return f"cannot be reached: the proxy is not there ({_cause(error)}); check the setting proxy"
        case aiohttp.ClientConnectorError():
            return f"cannot be reached ({_cause(error)}); check the address"
        case aiohttp.ClientHttpProxyError():
            return f"cannot be reached: the proxy answered {status_told(error.status)}"
        case aiohttp.InvalidURL() | ValueError():
            return "is no address that can be fetched; check how it is written"
        case aiohttp.ClientPayloadError():
            return "the answer breaks off; try again later"
        case aiohttp.ClientResponseError():
            return "answers in something other than HTTP; check the address"
    if by_proxy:
        return "the proxy hangs up without an answer; try again later"
    return "hangs up without an answer; try again later"


def status_told(status: int) -> str:
    """A status with its phrase, and what to do about it."""
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    return f"{phrase}; " + (
        "try again later" if status >= 500 or status == 429 else "check the address"
    )


def _refusal(refused: Address) -> str:
    return f"leads to the private address {refused}, which is closed; --allow-network {refused} opens it"


def _cause(error: aiohttp.ClientConnectorError) -> str:
    return error.os_error.strerror or str(error.os_error)
