"""A story as its page, its data and its table tell it: every statement once, with who carries it.

Same claims of one origin are one statement. An origin is a group of articles that carry one agency copy, or an article
that is in none; docs/stories tells readers what both mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from newsticker.model import Claim, StoredArticle
from newsticker.model_stories import Borrowed, ClaimAddress, KeptLink, StoryRecord, WholeStory
from newsticker.outputs.told import may_be_shown, outlet_of, published
from newsticker.settings import Settings
from newsticker.store import count_origins
from newsticker.text.quotable import in_text_order

# Below this a link says no more than that two quotations may be set side by side (docs/fairness).
SURE = 0.95


class ToldClaim(Struct, frozen=True):
    """A claim with its article, its number there, and its words as far as they may be quoted."""

    stored: StoredArticle
    claim: Claim
    number: int
    passage: str | None

    @property
    def address(self) -> ClaimAddress:
        """Where it stands."""
        return ClaimAddress(self.stored.id, self.claim.id)


class Statement(Struct, frozen=True):
    """What one origin said, by all the articles that tell it, the earliest first.

    ``said`` is the day or, less exactly, the month or year on which it was said, None where no article tells it;
    ``reported`` is when the earliest article was published. ``origins`` counts the independent ones.
    """

    told: tuple[ToldClaim, ...]
    articles: int
    origins: int
    said: str | None
    reported: datetime

    @property
    def shown(self) -> ToldClaim:
        """The claim that stands for all: the earliest whose words may be quoted."""
        return next((one for one in self.told if one.passage is not None), self.told[0])


class Origin(Struct, frozen=True):
    """Articles that go back to one report, the earliest first; ``is_copy`` of agency copies.

    ``name`` is the agency that most of them credit, else the outlet of the earliest; None where neither is known.
    """

    articles: tuple[StoredArticle, ...]
    name: str | None
    is_copy: bool


class ToldStory(Struct, frozen=True):
    """A story with its statements, the earliest first, and its origins, those with most articles first."""

    record: StoryRecord
    articles: tuple[StoredArticle, ...]
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    links: tuple[KeptLink, ...]
    borrowed: tuple[Borrowed, ...]
    by_claim: Mapping[ClaimAddress, Statement]
    copies: tuple[tuple[int, ...], ...]

    @property
    def claims(self) -> int:
        """How many claims its articles have."""
        return sum(len(statement.told) for statement in self.statements)

    def carried_by(self, statements: Iterable[Statement]) -> tuple[int, int]:
        """How many articles tell any of the statements, and from how many origins."""
        articles = {told.stored.id for one in statements for told in one.told}
        return len(articles), count_origins(self.copies, articles)

    def linked(self, kind: str) -> list[KeptLink]:
        """The links of a kind."""
        return [link for link in self.links if link.kind == kind]

    def statements_in(self, link: KeptLink) -> list[Statement]:
        """The statements that a link names, each once, in its order."""
        found = [self.by_claim[place] for place in link.claims if place in self.by_claim]
        return list({id(one): one for one in found}.values())


def is_sure(link: KeptLink) -> bool:
    """Whether a link may be told as one: an editor says so, or its rule is right often enough."""
    return link.by_hand or link.confidence >= SURE


def tell_story(whole: WholeStory, settings: Settings) -> ToldStory:
    """What is known of a story, put in order."""
    claims = {one.address: one for stored in whole.articles for one in _claims(stored, settings)}
    when = {stored.id: published(stored).astimezone(UTC) for stored in whole.articles}
    statements = sorted(
        (_statement(some, whole.copies, when) for some in _joined(claims, whole.links)),
        key=lambda one: (one.said or one.reported.date().isoformat(), one.reported, one.told[0].address),
    )  # fmt: skip
    links = tuple(link for link in whole.links if _members(link, claims) > 1)
    return ToldStory(
        record=whole.record,
        articles=whole.articles,
        statements=tuple(statements),
        origins=tuple(sorted(_origins(whole), key=lambda one: -len(one.articles))),
        links=links,
        borrowed=whole.borrowed,
        by_claim={told.address: one for one in statements for told in one.told},
        copies=whole.copies,
    )


def _claims(stored: StoredArticle, settings: Settings) -> Iterable[ToldClaim]:
    found = in_text_order(stored.claims or ())
    passages = may_be_shown(stored, settings).passages
    for number, (claim, passage) in enumerate(zip(found, passages, strict=True), 1):
        yield ToldClaim(stored, claim, number, passage)


def _members(link: KeptLink, claims: Mapping[ClaimAddress, ToldClaim]) -> int:
    return sum(place in claims for place in link.claims)


def _joined(
    claims: Mapping[ClaimAddress, ToldClaim], links: Sequence[KeptLink]
) -> list[list[ToldClaim]]:
    """The claims in groups of those that are one; a group comes where its first claim does."""
    group_of: dict[ClaimAddress, list[ToldClaim]] = {place: [one] for place, one in claims.items()}
    for link in links:
        if link.kind != "same":
            continue
        known = [place for place in link.claims if place in group_of]
        for other in known[1:]:
            mine, its = group_of[known[0]], group_of[other]
            if mine is not its:
                mine += its
                group_of.update((one.address, mine) for one in its)
    return list({id(group): group for group in group_of.values()}.values())


def _statement(
    some: Sequence[ToldClaim],
    copies: Sequence[tuple[int, ...]],
    when: Mapping[int, datetime],
) -> Statement:
    told = tuple(sorted(some, key=lambda one: (when[one.stored.id], one.stored.id, one.number)))
    articles = {one.stored.id for one in told}
    said = next((one.claim.said_at.value for one in told if one.claim.said_at), None)
    return Statement(
        told=told,
        articles=len(articles),
        origins=count_origins(copies, articles),
        said=said,
        reported=when[told[0].stored.id],
    )


def _origins(whole: WholeStory) -> list[Origin]:
    known = {stored.id: stored for stored in whole.articles}
    groups = [[known[one] for one in group if one in known] for group in whole.copies]
    copied = {stored.id for group in groups for stored in group}
    own = [[stored] for stored in whole.articles if stored.id not in copied]
    found = [Origin(tuple(group), _agency(group), True) for group in groups if group]
    return [*found, *(Origin(tuple(group), outlet_of(group[0]), False) for group in own)]


def _agency(group: Sequence[StoredArticle]) -> str | None:
    """The agency that most of the articles credit; the earliest one's outlet where none is credited."""
    credited = Counter(
        agency for one in group if one.article.credit for agency in one.article.credit.agencies
    )
    return credited.most_common(1)[0][0] if credited else outlet_of(group[0])
