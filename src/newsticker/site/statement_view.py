"""A statement of a story as pages show it: who, how, what as far as it may be quoted, when, and who carries it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from newsticker.model import Party
from newsticker.outputs.story_told import Statement, ToldClaim
from newsticker.outputs.told import outlet_of
from newsticker.site.chain_view import Chain, chain_of
from newsticker.site.claim_view import bound_words, speaker_of, stance_word
from newsticker.site.formats import Moment, moment_of
from newsticker.site.hand_view import edited_key
from newsticker.site.rendering import Site
from newsticker.site.words import headline

MOST_CARRIERS = 20


class Carrier(Struct, frozen=True):
    """An article that tells a statement: its outlet, its headline, and the path of the claim's own page."""

    outlet: str | None
    title: str
    language: str | None
    page: str


class StatementView(Struct, frozen=True):
    """What a page prints of a statement; ``passage`` is None where it may not be quoted.

    ``page`` is the path of the claim's own page, ``speaker_page`` the number of the speaker's, None for those who have
    none. ``said`` is None where no article tells when; ``reported`` is when the earliest article was published.
    """

    stance: str
    word: str
    who: str
    is_named: bool
    speaker_page: int | None
    passage: str | None
    language: str | None
    page: str
    form: str
    chain: Chain
    said: str | None
    said_short: str | None
    said_iso: str | None
    reported: Moment
    figures: tuple[tuple[str, str], ...]
    articles: int
    origins: int
    carriers: tuple[Carrier, ...]
    more_carriers: int
    edited: str


class Viewer:
    """Writes the statements of a story in one language; ``pages`` has the numbers of the speakers' pages."""

    def __init__(self, site: Site, language: str, pages: Mapping[Party, int]) -> None:
        self._words, self._formats = site.words[language], site.formats[language]
        self._language = language
        self._pages = pages

    def view(self, statement: Statement) -> StatementView:
        """The statement by the claim that is shown for all of it."""
        shown = statement.shown
        claim, stored = shown.claim, shown.stored
        words, formats = self._words, self._formats
        who, is_named = speaker_of(claim, words)
        said = statement.said
        named = claim.speaker and claim.speaker.name
        carriers = {told.stored.id: told for told in reversed(statement.told)}
        first = [told for told in statement.told if carriers[told.stored.id] is told]
        return StatementView(
            stance=claim.stance,
            word=stance_word(claim, stored.article.language, words),
            who=who,
            is_named=is_named,
            speaker_page=self._pages.get(Party(named, claim.speaker.kind))
            if claim.speaker and named
            else None,
            passage=shown.passage,
            language=stored.article.language,
            page=self.page_of(shown),
            form=words(f"form-{claim.mode}"),
            chain=chain_of(claim, stored.article, outlet_of(stored)),
            said=formats.said(said) if said else None,
            said_short=formats.said(said, short=True) if said else None,
            said_iso=said,
            reported=moment_of(statement.told[0].stored, formats),
            figures=tuple((f.text, bound_words(f, words, formats)) for f in claim.figures),
            articles=statement.articles,
            origins=statement.origins,
            carriers=tuple(self._carrier(told) for told in first[:MOST_CARRIERS]),
            more_carriers=max(0, len(first) - MOST_CARRIERS),
            edited=edited_key(claim),
        )

    def page_of(self, told: ToldClaim) -> str:
        """The path of a claim's own page."""
        return f"/{self._language}/article/{told.stored.id}/claim/{told.claim.id}"

    def _carrier(self, told: ToldClaim) -> Carrier:
        stored = told.stored
        title = headline(stored, self._words)
        return Carrier(outlet_of(stored), title, stored.article.language, self.page_of(told))
