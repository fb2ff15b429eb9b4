"""The articles at an address: fetched, then read as what HTTP says that they are."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from msgspec.structs import replace

from newsticker.flow.reading import Told, kind_of_content, read_all
from newsticker.model import Reading, Unreadable
from newsticker.net import Request
from newsticker.net.pool import Fetcher

KINDS = {"text/html": "page", "application/xhtml+xml": "page", "application/json": "json"}


def read_address(
    url: str, told: Told, fetcher: Fetcher, *, claims: bool = True
) -> Iterator[Reading | Unreadable]:
    """The reading of the article at ``url``.

    There are several where an agency's message is. Raises NewstickerError where it cannot be fetched, and as
    ``read_all`` does.
    """
    fetched = fetcher.fetch(Request(url))
    header = Message()
    header["content-type"] = fetched.content_type or ""
    kind = KINDS.get(header.get_content_type()) or kind_of_content(fetched.body)
    told = replace(told, url=told.url or fetched.url)
    charset = header.get_content_charset()
    yield from read_all(url, fetched.body, kind, told, charset=charset, claims=claims)
