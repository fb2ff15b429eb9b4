"""A claim as pages tell it that gather claims of many articles: with its article, and in whose words it stands."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from newsticker.model import OWN_WORDS, StoredArticle
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import ClaimView, view_claim
from newsticker.site.formats import Moment, moment_of
from newsticker.site.rendering import Site
from newsticker.site.words import headline
from newsticker.store import FoundClaim
from newsticker.text.quotable import Quotable


class Quoted(Struct, frozen=True):
    """A claim with the article that tells it, and what it calls the speaker: office, metonym.

    ``own_words`` is whether it quotes the speaker, and does not only tell of it.
    """

    claim: ClaimView
    moment: Moment
    article_id: int
    title: str
    outlet: str | None
    language: str | None
    traits: str
    own_words: bool


def quoting(site: Site, language: str) -> Callable[[FoundClaim], Quoted]:
    """What makes a claim ready for a page; what may be quoted of an article is worked out once for all its claims."""
    shown: dict[int, Quotable] = {}

    def quote(one: FoundClaim) -> Quoted:
        if one.found.id not in shown:
            shown[one.found.id] = site.quotable(one.found)
        return _quoted(one, shown[one.found.id], site, language)

    return quote


def _quoted(one: FoundClaim, shown: Quotable, site: Site, language: str) -> Quoted:
    stored: StoredArticle = one.found
    words, formats = site.words[language], site.formats[language]
    speaker, outlet = one.claim.speaker, outlet_of(stored)
    metonym = words("metonym", x=speaker.metonym) if speaker and speaker.metonym else None
    return Quoted(
        claim=view_claim(stored, one.claim, shown.passages, outlet, words, formats),
        moment=moment_of(stored, formats),
        article_id=stored.id,
        title=headline(stored, words),
        outlet=outlet,
        language=stored.article.language,
        traits=", ".join(filter(None, (speaker.role, metonym))) if speaker else "",
        own_words=one.claim.mode in OWN_WORDS,
    )
