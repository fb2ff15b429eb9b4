"""An editor's word about links between claims of a story: struck, added, or taken back.

It stands above the ledger's, now and whenever the story is linked again: the store lays it over what the ledger finds
in the transaction that writes it down, so that nobody who shows links has to know of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from newsticker.model import NewstickerError
from newsticker.model_stories import (
    ClaimAddress,
    LinkDecided,
    LinkDecision,
    LinkKind,
    NewLinkDecision,
)
from newsticker.store import Store

# A comparison says nothing that an editor could confirm but that it is an admission.
Addable = Literal["same", "figures", "denial", "admission", "confirmation"]


def strike(
    store: Store,
    story_id: int,
    kind: LinkKind,
    claim: ClaimAddress,
    others: Sequence[ClaimAddress],
    *,
    seen: int,
    reason: str,
    by: str,
    now: datetime,
) -> bool:
    """Takes a claim out of the company of others in a kind of link, for good; of a pair that is the other one.

    False where somebody else has decided about it since decision ``seen``, or a claim is not of the story any more.
    """
    wanted = [NewLinkDecision("strike", kind, claim, one) for one in others if one != claim]
    return bool(wanted) and store.stories.decide_links(
        story_id, wanted, seen, reason=reason, by=by, now=now
    )


def add(
    store: Store,
    story_id: int,
    kind: Addable,
    one: ClaimAddress,
    other: ClaimAddress,
    *,
    seen: int,
    reason: str,
    by: str,
    now: datetime,
) -> bool:
    """Links two claims of a story, for good: the claim and what denies or confirms it, the denial and what admits.

    False as for ``strike``. Raises NewstickerError where both are one claim, or either is none that readers see.
    """
    if one == other:
        raise NewstickerError(
            f"claim {one.article_id}:{one.claim}: it cannot be linked with itself"
        )
    for address in (one, other):
        stored = store.article(address.article_id)
        if stored is None or address.claim not in {claim.id for claim in stored.claims or ()}:
            raise NewstickerError(f"claim {address.article_id}:{address.claim}: there is none")
    wanted = [NewLinkDecision("add", kind, one, other)]
    return store.stories.decide_links(story_id, wanted, seen, reason=reason, by=by, now=now)


def release(
    store: Store,
    story_id: int,
    decisions: Sequence[LinkDecision],
    *,
    seen: int,
    reason: str,
    by: str,
    now: datetime,
) -> bool:
    """Takes decisions back: links are as the ledger has them. False as for ``strike``."""
    released: LinkDecided = "release"
    wanted = [NewLinkDecision(released, one.kind, one.one, one.other) for one in decisions]
    return bool(wanted) and store.stories.decide_links(
        story_id, wanted, seen, reason=reason, by=by, now=now
    )
