"""What agencies hand over: items with their words in parts and what is told about them."""

from __future__ import annotations

from msgspec import Struct

from newsticker.model import Document
from newsticker.model_told import Wire


class WireItem(Struct, frozen=True):
    """An item of an agency: its words as a document, and what it tells besides, as written.

    ``provider`` is who sends it, ``credit`` whom it asks to be named; ``by`` is a byline, names or a line.
    """

    wire: Wire
    document: Document
    by: tuple[str, ...] = ()
    dateline: str | None = None
    provider: str | None = None
    credit: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    updated: str | None = None
