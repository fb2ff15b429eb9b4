"""The record on a speaker's page: denials and what followed, and what others confirmed, each with its articles.

Things are counted and not rated: no share, no order but that of time. A speaker's own words and what outlets tell of
them are counted and shown apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from newsticker.model_stories import ClaimAddress
from newsticker.site.quoting import Quoted, quoting
from newsticker.site.rendering import Site
from newsticker.site.words import Words
from newsticker.store import Followed, FoundClaim, Outcome, Said, TrackRecord
from newsticker.store.track_record import OUTCOMES, TOLD, Count, count

A_PAGE = 20
# So many quotations of one thing are shown in each kind of words; the others are counted.
MOST_QUOTED = 3


class Telling(Struct, frozen=True):
    """Claims in one kind of words, the newest first; ``more`` are as many again that are not shown."""

    own_words: bool
    quoted: tuple[Quoted, ...]
    more: int


class After(Struct, frozen=True):
    """What followed: the claim, the number and article of the claim that it follows on, and why both are linked."""

    outcome: Outcome
    quoted: Quoted
    follows: Quoted
    why: str


class Entry(Struct, frozen=True):
    """One thing that was said, as it is told, and what followed."""

    articles: int
    tellings: tuple[Telling, ...]
    after: tuple[After, ...]


class RecordView(Struct, frozen=True):
    """A record as the page shows it: counts, a page of denials, and what was confirmed.

    ``outcome`` is what the denials are narrowed down to; ``following`` the number of the next page of them.
    """

    counts: tuple[Count, ...]
    denials: tuple[Entry, ...]
    confirmed: tuple[Entry, ...]
    more_confirmed: int
    outcome: Outcome | None
    page: int
    following: int | None
    looked_through: int
    is_whole: bool


def view_record(
    record: TrackRecord, site: Site, language: str, outcome: Outcome | None, page: int
) -> RecordView:
    """The record as the page of that number shows it; 404 for a page that there is not."""
    wanted = [one for one in record.denials if outcome is None or outcome in one.outcomes]
    start = (page - 1) * A_PAGE
    if page > 1 and start >= len(wanted):
        raise HTTPException(404)
    shown, confirmed = wanted[start : start + A_PAGE], record.confirmed[:A_PAGE]
    places = dict.fromkeys(place for one in (*shown, *confirmed) for place in _places(one))
    teller = _Teller(site, language, site.store.claims_at(list(places)))
    return RecordView(
        counts=tuple(count(record.denials, one) for one in (None, *OUTCOMES)),
        denials=tuple(filter(None, map(teller.entry, shown))),
        confirmed=tuple(filter(None, map(teller.entry, confirmed))),
        more_confirmed=len(record.confirmed) - len(confirmed),
        outcome=outcome,
        page=page,
        following=page + 1 if start + A_PAGE < len(wanted) else None,
        looked_through=record.looked_through,
        is_whole=record.is_whole,
    )


def asked_of_record(request: Request) -> tuple[Outcome | None, int]:
    """Which denials an address asks for, and the number of their page; 404 for what no page of ours has named."""
    named, page = request.query_params.get("outcome"), request.query_params.get("denials", "1")
    outcome = next((one for one in OUTCOMES if one == named), None)
    if outcome != named or not (page.isascii() and page.isdecimal() and 0 < int(page[:6]) < 10_000):
        raise HTTPException(404)
    return outcome, int(page)


def _places(said: Said) -> list[ClaimAddress]:
    """The claims that are shown of it, and what followed with what it followed on."""
    told = [one for one in said.claims if one not in said.quotes]
    after = [place for one in said.followed for place in (one.of, one.by)]
    return [*said.quotes[:MOST_QUOTED], *told[:MOST_QUOTED], *after]


class _Teller:
    """Tells of what was said with the claims that were loaded for it."""

    def __init__(self, site: Site, language: str, known: Mapping[ClaimAddress, FoundClaim]) -> None:
        self._words = site.words[language]
        quote = quoting(site, language)
        self._quoted = {place: quote(found) for place, found in known.items()}

    def entry(self, said: Said) -> Entry | None:
        """One thing that was said; None where all of it has gone meanwhile."""
        told = tuple(one for one in said.claims if one not in said.quotes)
        tellings = [self._telling(True, said.quotes), self._telling(False, told)]
        after = [self._after(one) for one in said.followed]
        standing = tuple(one for one in tellings if one.quoted)
        if not standing:
            return None
        articles = len({claim.article_id for claim in said.claims})
        return Entry(articles, standing, tuple(one for one in after if one is not None))

    def _telling(self, own_words: bool, places: Sequence[ClaimAddress]) -> Telling:
        shown = [self._quoted[one] for one in places[:MOST_QUOTED] if one in self._quoted]
        return Telling(own_words, tuple(shown), len(places) - min(len(places), MOST_QUOTED))

    def _after(self, followed: Followed) -> After | None:
        by, of = self._quoted.get(followed.by), self._quoted.get(followed.of)
        if by is None or of is None:
            return None
        return After(
            followed.outcome, by, of, why_linked(followed.rule, followed.by_hand, self._words)
        )


def why_linked(rule: str, by_hand: bool, words: Words) -> str:
    """Why two claims are linked, in the reader's words where there are any for the rule."""
    if by_hand:
        return words("why-by-hand")
    return words("why-told") if rule == TOLD else words("why-rule", x=rule)
