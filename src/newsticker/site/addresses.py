"""The site's own address, as a page tells it."""

from __future__ import annotations

from starlette.requests import Request

from newsticker.outputs.addresses import public_address
from newsticker.site.rendering import site_of


def site_address(request: Request) -> str:
    """The public address of the site without a slash at its end, from settings or the request."""
    return public_address(site_of(request).settings, request)
