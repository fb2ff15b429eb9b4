"""Forms as the desk takes them: urlencoded, of a limited size, and from the desk's own pages alone."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from newsticker.site.rendering import site_of
from newsticker.text.decoding import without_controls

MOST_BYTES = 2_000_000
# A story that is parted has a field for each of its articles.
MOST_FIELDS = 500
URLENCODED = "application/x-www-form-urlencoded"


class TooLarge(Exception):
    """A form has more bytes or fields than any page of ours sends."""


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a request's form by name; empty where there is none. Raises TooLarge."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != URLENCODED:
        return {}
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge
    try:
        fields = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise TooLarge from None
    return {name: without_controls(value).replace("\r\n", "\n") for name, value in fields}


def is_from_here(request: Request) -> bool:
    """Whether a form was sent by a page of ours, by the word of the browser (Origin, else Referer).

    A browser that tells neither is not believed: all of today tell the Origin with a form.
    """
    told = request.headers.get("origin") or request.headers.get("referer") or ""
    own = {_origin(str(request.base_url)), _origin(site_of(request).settings.address)}
    return _origin(told) in own - {None}


def _origin(address: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
