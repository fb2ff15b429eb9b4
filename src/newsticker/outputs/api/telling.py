"""Articles and claims of the store as the API tells them, with no more of their words than may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, UnsetType

from newsticker.model import Claim, Figure, Speaker, StoredArticle
from newsticker.outputs.addresses import page_of, web_address
from newsticker.outputs.api import answers
from newsticker.outputs.told import may_be_shown, outlet_of, told_date
from newsticker.settings import Settings
from newsticker.store import FoundClaim
from newsticker.text.quotable import in_text_order


class Teller(Struct, frozen=True):
    """Tells of one ticker: its settings, its public address and the languages of its pages."""

    settings: Settings
    address: str
    languages: Sequence[str]

    def page(self, stored: StoredArticle) -> str:
        """The address of an article's page."""
        return self.address + page_of(stored.id, stored.article.language, self.languages)

    def listed(self, stored: StoredArticle) -> answers.ListedArticle:
        """An article as a list has it."""
        article = stored.article
        shown = may_be_shown(stored, self.settings)
        return answers.ListedArticle(
            id=stored.id,
            version=stored.version,
            page=self.page(stored),
            url=web_address(article.url),
            title=article.title,
            excerpt=shown.excerpt,
            whole=shown.whole,
            outlet=outlet_of(stored),
            authors=article.authors,
            credit=article.credit,
            dateline=article.dateline,
            section=article.section,
            tags=article.tags,
            breaking=article.breaking,
            language=article.language,
            published=told_date(stored),
            published_precision=article.published_precision,
            updated=article.updated,
            taken_in=stored.taken_in,
            changed=stored.changed,
            reads=stored.reads,
            reads_at_origin=article.reads,
            claim_count=None if stored.claims is None else len(stored.claims),
            corrections=stored.corrections,
            withdrawn=stored.withdrawn,
        )

    def whole(self, stored: StoredArticle) -> answers.Article:
        """An article with its claims, and with its text where that may be shown."""
        told = self.listed(stored)
        fields = {name: getattr(told, name) for name in told.__struct_fields__}
        return answers.Article(
            **fields,
            lead=stored.article.lead if told.whole else None,
            body=stored.article.body if told.whole else None,
            claims=None if stored.claims is None else tuple(self.claims(stored)),
        )

    def claims(self, stored: StoredArticle) -> list[answers.Claim]:
        """The claims of an article in the order of its text."""
        return [answers.Claim(**fields) for fields in self._claims(stored)]

    def listed_claims(self, found: Sequence[FoundClaim]) -> list[answers.ListedClaim]:
        """Claims of several articles, each with its own; what may be quoted is decided for each article whole."""
        articles = {one.found.id: one.found for one in found}
        told = {}
        for stored in articles.values():
            origin = self._origin(stored)
            for fields in self._claims(stored):
                told[fields["id"]] = answers.ListedClaim(**fields, article=origin)
        return [told[f"{one.found.id}:{one.claim.id}"] for one in found]

    def version(self, stored: StoredArticle) -> answers.Version:
        """A version of an article: of somebody else's its headline alone, for the newest one is quoted already."""
        article, own = stored.article, stored.source.full_text
        return answers.Version(
            number=stored.version,
            taken_in=stored.changed,
            title=article.title,
            lead=article.lead if own else None,
            body=article.body if own else None,
            published=told_date(stored),
            updated=article.updated,
            claim_count=None if stored.claims is None else len(stored.claims),
        )

    def _origin(self, stored: StoredArticle) -> answers.Origin:
        article = stored.article
        return answers.Origin(
            id=stored.id,
            page=self.page(stored),
            url=web_address(article.url),
            title=article.title,
            outlet=outlet_of(stored),
            agencies=article.credit.agencies if article.credit else (),
            published=told_date(stored),
            language=article.language,
            tags=article.tags,
        )

    def _claims(self, stored: StoredArticle) -> list[dict[str, Any]]:
        claims = in_text_order(stored.claims or ())
        passages = may_be_shown(stored, self.settings).passages
        page = self.page(stored)
        return [
            _fields(stored, claim, passage, number, f"{page}/claim/{claim.id}")
            for number, (claim, passage) in enumerate(zip(claims, passages, strict=True), 1)
        ]


def _fields(
    stored: StoredArticle, claim: Claim, passage: str | None, number: int, page: str
) -> dict[str, Any]:
    def full(key: str | None) -> str | None:
        return f"{stored.id}:{key}" if key else None

    return {
        "id": full(claim.id),
        "number": number,
        "page": page,
        "stance": claim.stance,
        "mode": claim.mode,
        "speaker": told_speaker(claim.speaker),
        "passage": passage,
        # Behind the cap nothing is quoted, the words that attribute it neither.
        "cue": claim.cue.text if claim.cue and passage is not None else None,
        "chain": claim.chain,
        "medium": claim.medium.name if claim.medium else None,
        "addressee": claim.addressee.name if claim.addressee else None,
        "place": claim.place.name if claim.place else None,
        "said_at": claim.said_at,
        "figures": told_figures(claim.figures),
        "denies": full(claim.denies),
        "inside": full(claim.inside),
        "rule": claim.rule,
        "confidence": claim.confidence,
        "edited": _edited(claim),
    }


def told_speaker(speaker: Speaker | None) -> answers.Speaker | None:
    """A speaker as the API tells it."""
    if speaker is None:
        return None
    name = speaker.name or speaker.text
    return answers.Speaker(name, speaker.role, speaker.kind, speaker.metonym)


def told_figures(figures: Sequence[Figure]) -> tuple[answers.Figure, ...]:
    """Figures as the API tells them."""
    return tuple(answers.Figure(f.text, f.value, f.high, f.unit, f.bound) for f in figures)


def _edited(claim: Claim) -> answers.Edited | None:
    edited = claim.edited
    if isinstance(edited, UnsetType):
        return None
    read = None
    if edited.rule is not None:
        read = answers.Read(
            told_speaker(edited.speaker),
            edited.stance,
            told_figures(edited.figures),
            edited.said_at,
            edited.rule,
        )
    return answers.Edited(edited.at, edited.fields, read, edited.reason)
