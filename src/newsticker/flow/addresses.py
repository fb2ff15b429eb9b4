"""An article at an address: fetched, then read as what HTTP says that it is."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message

from msgspec.structs import replace

from newsticker.flow.reading import Told, kind_of_content, read_bytes
from newsticker.model import Reading
from newsticker.net import fetch

KINDS = {"text/html": "page", "application/xhtml+xml": "page", "application/json": "json"}


def read_address(url: str, told: Told, allow: Sequence[str], *, claims: bool = True) -> Reading:
    """The reading of the article at ``url``; ``allow`` opens private networks (CIDR) to it.

    Raises NewstickerError where it cannot be fetched, and as ``read_bytes`` does.
    """
    fetched = fetch(url, allow=allow)
    header = Message()
    header["content-type"] = fetched.content_type or ""
    kind = KINDS.get(header.get_content_type()) or kind_of_content(fetched.body)
    told = replace(told, url=told.url or fetched.url)
    charset = header.get_content_charset()
    return read_bytes(url, fetched.body, kind, told, charset=charset, claims=claims)
