"""The page of a speaker: names and roles, how often which stance is quoted, denials and what followed, every claim.

It counts and does not grade. Who has a page the store decides, by docs/fairness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsticker.model import Stance
from newsticker.site.quoting import Quoted, quoting
from newsticker.site.rendering import STANCES, Site, language_of, site_of
from newsticker.site.track_record import asked_of_record, view_record
from newsticker.store import FoundClaim

_MARKER = re.compile(r"\d{1,15}\.\d{1,15}\.\d{1,9}")


class QuotedDay(Struct, frozen=True):
    """The claims that articles of one day tell."""

    date: date
    claims: tuple[Quoted, ...]


class StanceRow(Struct, frozen=True):
    """A row of the table of stances."""

    stance: Stance
    claims: int
    articles: int
    last: datetime


def show_speaker(request: Request) -> Response:
    """The page of a speaker, its claims at the marker ``before``, those of one ``stance`` where it is named.

    404 for those who have no page; of one who was merged into another it leads to the page of the one that stands.
    """
    site, language = site_of(request), language_of(request)
    words, formats = site.words[language], site.formats[language]
    stance, before = _asked(request)
    number = request.path_params["id"]
    record = site.store.speaker(number)
    history = site.store.track_record(number)
    if record is None or history is None:
        return _to_who_stands(request, number)
    outcome, page = asked_of_record(request)
    found, following = site.store.claims_of(number, stance=stance, before=before)
    counts = {count.stance: count for count in record.stances}
    return site.page(
        request,
        "speaker.html",
        record=record,
        speaker=record.speaker,
        kind=words(f"kind-{record.speaker.kind}"),
        first=formats.local(record.first).date(),
        last=formats.local(record.last).date(),
        stances=[
            StanceRow(name, counts[name].claims, counts[name].articles, formats.local(counts[name].last))
            for name in STANCES
            if name in counts
        ],
        history=view_record(history, site, language, outcome, page),
        days=quoted_by_day(found, site, language),
        stance=stance,
        before=before,
        following=following,
    )  # fmt: skip


def _to_who_stands(request: Request, number: int) -> Response:
    store = site_of(request).store
    standing = store.hand.stands_as(number)
    if standing == number or store.speaker(standing) is None:
        raise HTTPException(404)
    return RedirectResponse(f"/{language_of(request)}/speaker/{standing}", 301)


def _asked(request: Request) -> tuple[Stance | None, str | None]:
    """Stance and marker that the address names; 404 for ones that no page of ours has named."""
    stance = next((name for name in STANCES if name == request.query_params.get("stance")), None)
    before = request.query_params.get("before")
    if "stance" in request.query_params and stance is None:
        raise HTTPException(404)
    if before is not None and not _MARKER.fullmatch(before):
        raise HTTPException(404)
    return stance, before


def quoted_by_day(found: Sequence[FoundClaim], site: Site, language: str) -> list[QuotedDay]:
    """The claims under the days of their articles, in the order in which they come."""
    quote = quoting(site, language)
    days: dict[date, list[Quoted]] = {}
    for one in found:
        quoted = quote(one)
        days.setdefault(quoted.moment.stands_on, []).append(quoted)
    return [QuotedDay(day, tuple(claims)) for day, claims in days.items()]
