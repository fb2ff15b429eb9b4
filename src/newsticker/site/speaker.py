"""The page of a speaker: names and roles, how often which stance is quoted, and every claim, newest first.

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

from newsticker.model import Stance, StoredArticle
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import ClaimView, view_claim
from newsticker.site.formats import Moment, moment_of
from newsticker.site.rendering import STANCES, Site, language_of, site_of
from newsticker.site.words import headline
from newsticker.store import FoundClaim
from newsticker.text.quotable import Quotable

_MARKER = re.compile(r"\d{1,15}\.\d{1,15}\.\d{1,9}")


class Quoted(Struct, frozen=True):
    """A claim of the speaker with the article that tells it, and what it calls the speaker: office, metonym."""

    claim: ClaimView
    moment: Moment
    article_id: int
    title: str
    language: str | None
    traits: str


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
    if record is None:
        return _to_who_stands(request, number)
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
    shown: dict[int, Quotable] = {}
    days: dict[date, list[Quoted]] = {}
    for one in found:
        if one.found.id not in shown:
            shown[one.found.id] = site.quotable(one.found)
        quoted = _quoted(one, shown[one.found.id], site, language)
        days.setdefault(quoted.moment.stands_on, []).append(quoted)
    return [QuotedDay(day, tuple(claims)) for day, claims in days.items()]


def _quoted(one: FoundClaim, shown: Quotable, site: Site, language: str) -> Quoted:
    stored: StoredArticle = one.found
    words, formats = site.words[language], site.formats[language]
    speaker = one.claim.speaker
    metonym = words("metonym", x=speaker.metonym) if speaker and speaker.metonym else None
    return Quoted(
        claim=view_claim(stored, one.claim, shown.passages, outlet_of(stored), words, formats),
        moment=moment_of(stored, formats),
        article_id=stored.id,
        title=headline(stored, words),
        language=stored.article.language,
        traits=", ".join(filter(None, (speaker.role, metonym))) if speaker else "",
    )
