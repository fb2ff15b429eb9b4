"""Links between claims as the desk shows them: each claim with who says it where, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from newsticker.desk.links import field_of
from newsticker.model import StoredArticle
from newsticker.model_stories import (
    LINK_KINDS,
    ClaimAddress,
    KeptLink,
    LinkDecided,
    LinkDecision,
    LinkKind,
)
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.formats import Formats, Moment, moment_of
from newsticker.site.words import Words
from newsticker.store import Store


class ClaimLine(Struct, frozen=True):
    """A claim in a link; ``moment`` is None and all words are empty where readers see it no more."""

    name: str
    article_id: int
    claim: str
    speaker: str = ""
    stance: str = ""
    words: str = ""
    language: str | None = None
    outlet: str = ""
    moment: Moment | None = None


class LinkLine(Struct, frozen=True):
    """A link, and how a form names its claims."""

    link: KeptLink
    claims: tuple[ClaimLine, ...]
    field: str

    @property
    def is_group(self) -> bool:
        """Whether one claim can be taken out and others stay."""
        return self.link.kind in ("same", "figures", "course")


class DecisionLine(Struct, frozen=True):
    """What was decided at once about a claim and others: entries of the journal that belong together."""

    at: str
    by: str
    decided: LinkDecided
    kind: LinkKind
    one: ClaimLine
    others: tuple[ClaimLine, ...]
    reason: str
    field: str


class Lines:
    """The claims of links and decisions, read from the store at once."""

    def __init__(
        self, store: Store, claims: Iterable[ClaimAddress], words: Words, formats: Formats
    ) -> None:
        ids = sorted({one.article_id for one in claims})
        self._articles: Mapping[int, StoredArticle] = {a.id: a for a in store.articles(ids)}
        self._words, self._formats = words, formats

    def links(self, links: Sequence[KeptLink]) -> list[tuple[LinkKind, list[LinkLine]]]:
        """The links by kind."""
        lines = [
            LinkLine(link, tuple(map(self.claim, link.claims)), field_of(link.claims))
            for link in links
        ]
        by_kind = ((kind, [x for x in lines if x.link.kind == kind]) for kind in LINK_KINDS)
        return [(kind, some) for kind, some in by_kind if some]

    def decisions(self, decisions: Sequence[LinkDecision]) -> list[DecisionLine]:
        """What was decided, those about one claim that were sent together as one."""
        together: dict[tuple[object, ...], list[LinkDecision]] = {}
        for one in decisions:
            key = (one.at, one.by, one.decided, one.kind, one.one, one.reason)
            together.setdefault(key, []).append(one)
        return [
            DecisionLine(
                some[0].at,
                some[0].by,
                some[0].decided,
                some[0].kind,
                self.claim(some[0].one),
                tuple(self.claim(one.other) for one in some),
                some[0].reason,
                field_of([some[0].one, *(one.other for one in some)]),
            )
            for some in together.values()
        ]

    def claim(self, address: ClaimAddress) -> ClaimLine:
        """A claim with who says it where."""
        name = field_of([address])
        stored = self._articles.get(address.article_id)
        claims = {claim.id: claim for claim in (stored.claims or ())} if stored else {}
        claim = claims.get(address.claim)
        if stored is None or claim is None:
            return ClaimLine(name, address.article_id, address.claim)
        language = stored.article.language
        return ClaimLine(
            name,
            address.article_id,
            address.claim,
            speaker_of(claim, self._words)[0],
            stance_word(claim, language, self._words),
            claim.content.text,
            language,
            outlet_of(stored) or self._words("nobody-named"),
            moment_of(stored, self._formats),
        )
