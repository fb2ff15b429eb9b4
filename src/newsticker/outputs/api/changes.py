"""What changed in an article from version to version, as the API tells it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal

from msgspec import Meta, Struct

from newsticker.model import Claim, Mode, SaidAt, Stance, StoredArticle
from newsticker.outputs.api.answers import Figure, Instant, Next, Speaker
from newsticker.outputs.api.telling import told_figures, told_speaker
from newsticker.outputs.claim_changes import (
    MOST_VERSIONS,
    ChangedField,
    ClaimChange,
    Passages,
    changed_claims,
    passages_of,
)
from newsticker.settings import Settings


class ClaimThen(Struct, frozen=True):
    """A claim as a version had it; ``passage`` is null where it may not be quoted."""

    id: str
    stance: Stance
    mode: Mode
    speaker: Speaker | None
    passage: str | None
    figures: tuple[Figure, ...]
    said_at: SaidAt | None


class ChangedClaim(Struct, frozen=True):
    """A claim that came, changed, or that the outlet has withdrawn: it no longer stands."""

    change: Literal["came", "withdrawn", "changed"]
    fields: Annotated[
        tuple[ChangedField, ...], Meta(description="What differs of one that changed.")
    ]
    before: ClaimThen | None
    after: ClaimThen | None


class Change(Struct, frozen=True):
    """What differs between a version and the one before it."""

    number: int
    before: Annotated[int, Meta(description="The number of the version before it.")]
    taken_in: Instant
    title: str | None
    title_before: str | None
    claims: (
        Annotated[
            tuple[ChangedClaim, ...],
            Meta(
                description="Figures first, then stances, what was withdrawn, what came, and the rest; "
                "null while one of the versions is unread."
            ),
        ]
        | None
    )


class ChangePage(Struct, frozen=True):
    """A page of changes, the newest first; of the newest 30 versions."""

    items: tuple[Change, ...]
    next: Next | None


def changes_of(versions: Sequence[StoredArticle], settings: Settings) -> list[Change]:
    """The changes between versions, given the newest first with one more than is told of."""
    passages = passages_of(versions, settings)
    pairs = pairwise(versions[: MOST_VERSIONS + 1])
    return [_change(after, before, passages) for after, before in pairs]


def _change(after: StoredArticle, before: StoredArticle, passages: Passages) -> Change:
    claims = changed_claims(before, after)

    def told(version: StoredArticle, claim: Claim | None) -> ClaimThen | None:
        if claim is None:
            return None
        passage = passages.get((version.version, claim.id))
        return _then(version, claim, passage)

    return Change(
        number=after.version,
        before=before.version,
        taken_in=after.changed,
        title=after.article.title,
        title_before=before.article.title,
        claims=None
        if claims is None
        else tuple(
            ChangedClaim(_kind(one), one.fields, told(before, one.before), told(after, one.after))
            for one in claims
        ),
    )


def _kind(change: ClaimChange) -> Literal["came", "withdrawn", "changed"]:
    if change.before is None:
        return "came"
    return "withdrawn" if change.after is None else "changed"


def _then(version: StoredArticle, claim: Claim, passage: str | None) -> ClaimThen:
    return ClaimThen(
        id=f"{version.id}:{claim.id}",
        stance=claim.stance,
        mode=claim.mode,
        speaker=told_speaker(claim.speaker),
        passage=passage,
        figures=told_figures(claim.figures),
        said_at=claim.said_at,
    )
