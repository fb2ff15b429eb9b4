"""Addresses: the ticker's own pages, those of others that may be linked, and of those who ask."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from newsticker.settings import Settings

# What one subscriber is given of the new addresses (RFC 6177): its host part changes from day to day.
SUBSCRIBER_BITS = 64


def public_address(settings: Settings, request: Request) -> str:
    """The public address of the ticker without a slash at its end, from settings or the request."""
    asked = f"{request.url.scheme}://{request.url.netloc}"
    return (settings.address or asked).rstrip("/")


def page_of(article_id: int, language: str | None, languages: Sequence[str]) -> str:
    """The path of an article's page, in the text's own language where the ticker speaks it."""
    spoken = language if language in languages else languages[0]
    return f"/{spoken}/article/{article_id}"


def subscriber_of(address: str) -> str:
    """The part of an address that tells whose it is: all of IPv4, the first 64 bits of IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return f"{int(parsed) >> (128 - SUBSCRIBER_BITS):x}"
    return str(parsed)


def web_address(url: str | None) -> str | None:
    """The address if it leads to the Web, None for every other scheme (a file, a script)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
