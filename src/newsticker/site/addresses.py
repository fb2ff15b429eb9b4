"""Addresses: the site's own, and those of others that may be linked."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from newsticker.site.rendering import site_of


def site_address(request: Request) -> str:
    """The public address of the site without a slash at its end, from settings or the request."""
    return (site_of(request).settings.address or str(request.base_url)).rstrip("/")


def web_address(url: str | None) -> str | None:
    """The address if it leads to the Web, None for every other scheme (a file, a script)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
