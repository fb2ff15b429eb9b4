"""What a search has found, as the page shows it: reports or claims, with the hits marked and their place named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from newsticker.model import Claim, Hit, StoredArticle
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.formats import Moment, moment_of
from newsticker.site.hand_view import edited_key
from newsticker.site.hits import Run, runs, snippet
from newsticker.site.rendering import Site
from newsticker.site.ticker import Item, item_of, quietened
from newsticker.site.words import headline
from newsticker.store import FoundClaim
from newsticker.text.quotable import in_text_order

MOST_CLAIMS = 3

Terms = Sequence[Sequence[str]]


class ClaimLine(Struct, frozen=True):
    """A claim that was found; ``passage`` is None where it may not be quoted.

    ``said`` is when, in words and for machines, as exactly as it was told. ``edited`` is the catalogue's key for what an
    editor has done to it, empty for nothing.
    """

    key: str
    number: int
    stance: str
    word: str
    who: tuple[Run, ...]
    passage: tuple[Run, ...] | None
    said: tuple[str, str] | None
    edited: str


class Report(Struct, frozen=True):
    """A ticker item that was found, its headline and lead with the hits apart.

    ``places`` are the keys of where the words stood. ``snippet`` is what stands around the first hit of an own
    article where neither headline nor lead shows one.
    """

    item: Item
    title: tuple[Run, ...]
    lead: tuple[Run, ...]
    snippet: tuple[Run, ...]
    places: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    more_claims: int


class ClaimResult(Struct, frozen=True):
    """A claim that was found, and the report it stands in."""

    claim: ClaimLine
    article_id: int
    title: str
    moment: Moment
    source: str
    language: str | None


def reports_of(
    hits: Sequence[Hit], terms: Terms, site: Site, language: str, now: datetime
) -> list[Report]:
    """The reports as the list shows them."""
    return [_report(hit, terms, site, language, now) for hit in hits]


def claims_of(
    found: Sequence[FoundClaim], terms: Terms, site: Site, language: str
) -> list[ClaimResult]:
    """The claims as the list shows them; what may be quoted is decided for each article whole."""
    words, formats = site.words[language], site.formats[language]
    lines: dict[int, dict[str, ClaimLine]] = {}
    for one in found:
        if one.found.id not in lines:
            of_article = _lines(one.found, terms, site, language)
            lines[one.found.id] = {line.key: line for line in of_article}
    return [
        ClaimResult(
            claim=lines[one.found.id][one.claim.id],
            article_id=one.found.id,
            title=headline(one.found, words),
            moment=moment_of(one.found, formats),
            source=source_of(one.found, site, language),
            language=one.found.article.language,
        )
        for one in found
    ]


def source_of(stored: StoredArticle, site: Site, language: str) -> str:
    """The credit line, else the name of the source, else that nobody is named."""
    credit = stored.article.credit
    named = credit.text if credit else stored.source.name
    return named or site.words[language]("nobody-named")


def _report(hit: Hit, terms: Terms, site: Site, language: str, now: datetime) -> Report:
    words, formats = site.words[language], site.formats[language]
    item = quietened(item_of(hit.found, site, words, formats, now))
    of_article = hit.found.article.language
    claims = [
        line for line in _lines(hit.found, terms, site, language) if line.key in hit.in_claims
    ]
    title, lead = (runs(part, terms, of_article) for part in (item.title, item.lead))
    shows_hit = any(run.hit for run in (*title, *lead))
    around = () if shows_hit else snippet(hit.found.text, terms, of_article)
    in_text = "found-text" if shows_hit or around else "found-about"
    found = [in_text] if hit.in_text else []
    return Report(
        item=item,
        title=title,
        lead=lead,
        snippet=around if hit.found.source.full_text else (),
        places=(*found, *(["found-claim"] if claims else [])),
        claims=tuple(claims[:MOST_CLAIMS]),
        more_claims=max(0, len(claims) - MOST_CLAIMS),
    )


def _lines(stored: StoredArticle, terms: Terms, site: Site, language: str) -> list[ClaimLine]:
    claims, passages = in_text_order(stored.claims or ()), site.quotable(stored).passages
    return [
        _line(number, claim, passage, stored, terms, site, language)
        for number, (claim, passage) in enumerate(zip(claims, passages, strict=True), 1)
    ]


def _line(
    number: int,
    claim: Claim,
    passage: str | None,
    stored: StoredArticle,
    terms: Terms,
    site: Site,
    language: str,
) -> ClaimLine:
    words, formats = site.words[language], site.formats[language]
    of_article, said = stored.article.language, claim.said_at
    return ClaimLine(
        key=claim.id,
        number=number,
        stance=claim.stance,
        word=stance_word(claim, of_article, words),
        who=runs(speaker_of(claim, words)[0], terms, of_article),
        passage=runs(passage, terms, of_article) if passage else None,
        said=(formats.said(said.value), said.value) if said else None,
        edited=edited_key(claim),
    )
