"""The list of speakers: who has a page, by name."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Kind
from newsticker.site.rendering import language_of, site_of

KINDS: tuple[Kind, ...] = ("person", "organisation", "state")


def show_speakers(request: Request) -> Response:
    """The list from a ``letter`` or from the speaker ``start`` on, of one ``kind`` where it is named."""
    site = site_of(request)
    asked = request.query_params
    kind = next((name for name in KINDS if name == asked.get("kind")), None)
    start = asked.get("start", "")
    if ("kind" in asked and kind is None) or (start and not _is_number(start)):
        raise HTTPException(404)
    found, following = site.store.speakers(
        kind=kind, letter=asked.get("letter", "")[:1] or None, start=int(start) if start else None
    )
    formats = site.formats[language_of(request)]
    return site.page(
        request,
        "speakers.html",
        found=[(one, formats.number(one.claims), formats.number(one.articles)) for one in found],
        following=following,
        kind=kind,
        kinds=KINDS,
        letters=site.store.speaker_letters(kind),
        is_first=not start and "letter" not in asked,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
