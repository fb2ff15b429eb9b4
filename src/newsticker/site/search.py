"""Search over headlines, texts and claims, newest first, with the hits marked where they can be found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from newsticker.model import Hit
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.hits import Run, runs, snippet
from newsticker.site.lists import query_of
from newsticker.site.rendering import Site, language_of, site_of
from newsticker.site.ticker import Item, item_of, marker_of, quietened
from newsticker.text.analyser import query_terms
from newsticker.text.quotable import in_text_order

MOST_CLAIMS = 3


class FoundClaim(Struct, frozen=True):
    """A claim in which all words stood; ``passage`` is None where it may not be quoted."""

    number: int
    stance: str
    word: str
    who: tuple[Run, ...]
    passage: tuple[Run, ...] | None


class Result(Struct, frozen=True):
    """A ticker item that was found, its headline and lead with the hits apart.

    ``snippet`` is what stands around the first hit of an own article where neither shows one.
    """

    item: Item
    title: tuple[Run, ...]
    lead: tuple[Run, ...]
    snippet: tuple[Run, ...]
    in_text: bool
    claims: tuple[FoundClaim, ...]
    more_claims: int


def show_search(request: Request) -> Response:
    """The search page for ``q`` at the marker ``before``; the bare form where nothing was asked."""
    site = site_of(request)
    q = query_of(request)
    terms = query_terms(q)
    found, following = site.store.search(terms, before=marker_of(request)) if terms else ([], None)
    now = datetime.now(UTC)
    results = [result_of(hit, terms, site, language_of(request), now) for hit in found]
    return site.page(request, "search.html", q=q, results=results, following=following)


def result_of(
    hit: Hit, terms: Sequence[Sequence[str]], site: Site, language: str, now: datetime
) -> Result:
    """A hit as the result list shows it."""
    words, formats = site.words[language], site.formats[language]
    item = quietened(item_of(hit.found, site, words, formats, now))
    shown = site.quotable(hit.found)
    of_article = hit.found.article.language
    claims = [
        FoundClaim(
            number=number,
            stance=claim.stance,
            word=stance_word(claim, of_article, words),
            who=runs(speaker_of(claim, words)[0], terms, of_article),
            passage=runs(passage, terms, of_article) if passage else None,
        )
        for number, (claim, passage) in enumerate(
            zip(in_text_order(hit.found.claims or ()), shown.passages, strict=True), 1
        )
        if claim.id in hit.in_claims
    ]
    title, lead = (runs(part, terms, of_article) for part in (item.title, item.lead))
    shows_hit = any(run.hit for run in (*title, *lead))
    return Result(
        item=item,
        title=title,
        lead=lead,
        snippet=() if shows_hit or not shown.whole else snippet(hit.found.text, terms, of_article),
        in_text=hit.in_text,
        claims=tuple(claims[:MOST_CLAIMS]),
        more_claims=max(0, len(claims) - MOST_CLAIMS),
    )
