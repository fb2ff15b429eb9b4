"""The record of a speaker as the API tells it: denials and what followed, and what others confirmed; counted, not rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from newsticker.model import OWN_WORDS, Kind
from newsticker.model_stories import ClaimAddress
from newsticker.outputs.api.answers import Address, ListedClaim, Next
from newsticker.outputs.api.telling import Teller
from newsticker.store import Followed, FoundClaim, Outcome, Said, SpeakerRecord, Store, TrackRecord
from newsticker.store.track_record import OUTCOMES, count

OwnWords = Annotated[
    bool, Meta(description="True where the claim quotes; false where an outlet tells of it.")
]


class Told(Struct, frozen=True):
    """A claim that tells of something that was said."""

    own_words: OwnWords
    claim: ListedClaim


class FollowedBy(Struct, frozen=True):
    """A claim that followed, and why it is linked: by an editor, or by a rule, `told-by-article` where the article says so."""

    outcome: Outcome
    follows: Annotated[str, Meta(description="Id of the speaker's claim that it follows on.")]
    own_words: OwnWords
    claim: ListedClaim
    rule: str
    by_hand: bool


class SaidOnce(Struct, frozen=True):
    """One thing that the speaker said, with every claim that tells of it and all that followed."""

    outcomes: Annotated[tuple[Outcome, ...], Meta(description="`open` where nothing is linked.")]
    told: tuple[Told, ...]
    followed: tuple[FollowedBy, ...]


class OutcomeCount(Struct, frozen=True):
    """How many denials came to an outcome (`all`: every one), how many of these some article quotes."""

    outcome: Literal["all", "admitted", "opposed", "confirmed", "open"]
    denials: int
    own_words: int
    articles: int


class SpeakerHistory(Struct, frozen=True):
    """A page of a speaker's denials, or of the claims that others confirmed, the newest first, with the counts of all."""

    id: int
    name: str
    kind: Kind
    page: Address
    claims: Annotated[int, Meta(description="How many claims the speaker has in all.")]
    articles: int
    counts: tuple[OutcomeCount, ...]
    confirmed: Annotated[int, Meta(description="How many claims others confirmed.")]
    looked_through: Annotated[
        int, Meta(description="So many claims that deny were looked through.")
    ]
    complete: Annotated[bool, Meta(description="Whether those are all.")]
    items: tuple[SaidOnce, ...]
    next: Next | None


class Recorder(Struct, frozen=True):
    """Tells a record with the claims that stand in it."""

    store: Store
    teller: Teller

    def history(
        self,
        speaker: SpeakerRecord,
        record: TrackRecord,
        wanted: Sequence[Said],
        start: int,
        limit: int,
    ) -> SpeakerHistory:
        """The page of what is wanted that begins at ``start``."""
        one = speaker.speaker
        counts = [count(record.denials, outcome) for outcome in (None, *OUTCOMES)]
        return SpeakerHistory(
            id=one.id,
            name=one.name,
            kind=one.kind,
            page=f"{self.teller.address}/{self.teller.languages[0]}/speaker/{one.id}",
            claims=one.claims,
            articles=one.articles,
            counts=tuple(
                OutcomeCount(c.outcome or "all", c.things, c.own_words, c.articles) for c in counts
            ),
            confirmed=len(record.confirmed),
            looked_through=record.looked_through,
            complete=record.is_whole,
            items=tuple(self.items(wanted[start : start + limit])),
            next=str(start + limit) if start + limit < len(wanted) else None,
        )

    def items(self, said: Sequence[Said]) -> list[SaidOnce]:
        """What was said with its claims; what has gone meanwhile is left out."""
        places = [
            *(place for one in said for place in one.claims),
            *(after.by for one in said for after in one.followed),
        ]
        found = self.store.claims_at(list(dict.fromkeys(places)))
        told = self.teller.listed_claims(list(found.values()))
        claims = dict(zip(found, told, strict=True))
        return [one for one in (_item(one, claims, found) for one in said) if one.told]


def _item(
    said: Said,
    claims: Mapping[ClaimAddress, ListedClaim],
    found: Mapping[ClaimAddress, FoundClaim],
) -> SaidOnce:
    followed = [one for one in said.followed if one.by in found]
    return SaidOnce(
        outcomes=said.outcomes,
        told=tuple(
            Told(found[place].claim.mode in OWN_WORDS, claims[place])
            for place in said.claims
            if place in found
        ),
        followed=tuple(_followed(one, claims[one.by]) for one in followed),
    )


def _followed(followed: Followed, claim: ListedClaim) -> FollowedBy:
    follows = f"{followed.of.article_id}:{followed.of.claim}"
    own_words, rule, by_hand = followed.own_words, followed.rule, followed.by_hand
    return FollowedBy(followed.outcome, follows, own_words, claim, rule, by_hand)
