"""Which claim of one house another house confirms.

Surest is what an article tells: whoever confirms answers that claim. Across articles a claim is confirmed where
somebody else says "confirms" of the same proposition; that is likeness of words, and less sure.
"""

from __future__ import annotations

from msgspec import Struct

from newsticker.ledger.event import Event
from newsticker.ledger.same_claim import Index, counted_alike, overlap
from newsticker.ledger.statements import Statement, names_no_proposition
from newsticker.ledger.wordings import after, firsts, wordings

# What a claim and the confirmation of it share, as two wordings of one claim do.
BOTH, WEIGHT = 0.5, 3.3
_EVERYBODY = frozenset({"*"})
# Nobody confirms a question, a wish or somebody else's confirmation.
_CONFIRMED = frozenset({"states", "expects", "warns", "admits"})


class Confirming(Struct, frozen=True):
    """A claim and the statement of another house that confirms it, by which rule, and how sure that is."""

    claim: Statement
    confirmation: Statement
    rule: str
    confidence: float


def confirmings(event: Event) -> list[Confirming]:
    """Every claim that another house confirms, as its article tells it or across them."""
    index, found = Index(), []
    for claim in firsts((s for s in event.statements if s.claim.stance in _CONFIRMED), event):
        index.add(claim, _EVERYBODY)
    for alike in wordings((s for s in event.statements if s.claim.stance == "confirms"), event):
        first, answered = alike[0], event.answered_by(alike[0])
        if answered is not None:
            # Of what the house itself had denied it is an admission, and of another's denial nobody can tell.
            if not answered.denies and not event.of_one_house(answered, first):
                found.append(Confirming(answered, first, "told-by-article", 0.95))
        elif not names_no_proposition(first):
            for claim in index.candidates(first, _EVERYBODY):
                confirmation = after(alike, claim)
                if confirmation and _is_confirmed(claim, confirmation, event):
                    found.append(Confirming(claim, confirmation, "same-proposition", 0.7))
    return found


def _is_confirmed(claim: Statement, confirmation: Statement, event: Event) -> bool:
    if claim.article == confirmation.article:
        return False
    if claim.language != confirmation.language or claim.negated != confirmation.negated:
        return False
    if event.of_one_house(claim, confirmation) or counted_alike(claim, confirmation) == "other":
        return False
    _, both, weight = overlap(claim.own, confirmation.own, event.rarity)
    return both >= BOTH and weight >= WEIGHT
