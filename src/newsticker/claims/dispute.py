"""A dispute: the claims of one article with what they say and on whose side they stand."""

from __future__ import annotations

from newsticker.claims.draft import NEAR, Draft
from newsticker.claims.propositions import Proposition, Propositions
from newsticker.claims.sheet import Sheet
from newsticker.claims.sides import Sides

# Of claims about the same matter those nearly as close as the closest are mentions of one proposition.
_NEARLY = 0.7
# How much of a proposition has to be told where it is told only later.
_LATER = 0.45
_LAST_SENTENCES = 3


class Dispute:
    """What is asked of an article's claims when one answers another."""

    def __init__(self, sheet: Sheet, drafts: list[Draft]) -> None:
        """Takes every claim apart and settles on which side it stands."""
        self.sheet = sheet
        self.drafts = drafts
        self.propositions = Propositions(sheet, drafts)
        self.sides = Sides(sheet, drafts)

    def near(self, order: int) -> list[Draft]:
        """The claims around one that it may answer, but for those that it is told in."""
        draft = self.drafts[order]
        return [
            d
            for d in self.drafts[max(0, order - NEAR) : order + NEAR]
            if d is not draft and d.content and not _holds(d, draft)
        ]

    def same_matter(
        self, draft: Draft, proposition: Proposition, others: list[Draft], least: float = 0.0
    ) -> Draft | None:
        """The claim of somebody else that says the same; of several the nearest before, else the first after."""
        own = self.own_words(draft)
        found = [(self.propositions.told(proposition, d, own), d) for d in others]
        found = [(s, d) for s, d in found if s.is_enough and s.share >= least]
        found = [(s, d) for s, d in found if place(d) < place(draft) or s.share >= _LATER]
        best = max((s.share for s, _ in found), default=0.0)
        return nearest(draft, [d for s, d in found if s.share >= best * _NEARLY])

    def own_words(self, draft: Draft) -> frozenset[str]:
        """What the speaker's own name offers: that others name him does not make it the same matter."""
        if draft.speaker is None:
            return frozenset()
        return self.propositions.of_tokens(draft.speaker.tokens(draft.sentence)).offers

    def close(self, draft: Draft, drafts: list[Draft]) -> list[Draft]:
        """The claims before it in the last sentences, or in this paragraph and the one before."""
        at = draft.sentence
        return [
            d
            for d in drafts
            if place(d) < place(draft)
            and (
                at.number - d.sentence.number <= _LAST_SENTENCES
                or at.paragraph - d.sentence.paragraph <= 1
            )
        ]


def place(draft: Draft) -> int:
    """Where a claim is made: at its cue, else at its content."""
    return draft.cue[0][0] if draft.cue else draft.content[0][0]


def nearest(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Of several mentions the nearest before, else the first after."""
    before = [d for d in drafts if place(d) < place(draft)]
    return last(before) or (drafts[0] if drafts else None)


def last(drafts: list[Draft]) -> Draft | None:
    """The last of them, None of none."""
    return drafts[-1] if drafts else None


def beginning(draft: Draft | None) -> Draft | None:
    """The claim whose utterance this one goes on with."""
    while draft is not None and draft.continues is not None:
        draft = draft.continues
    return draft


def is_within(inner: Draft, outer: Draft) -> bool:
    """Whether a claim stands inside the content of another."""
    return outer.content[0][0] <= inner.content[0][0] < outer.content[-1][1]


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the answer itself is told within a claim: "Er habe das bestritten, sagte Weil"."""
    if not inner.cue:
        return False
    at = inner.cue[0][0]
    return any(start <= at < end for start, end in outer.content)
