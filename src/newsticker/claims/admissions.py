"""What an admission takes back: the speaker's own denial, where the article has it."""

from __future__ import annotations

from newsticker.claims.dispute import Dispute, nearest
from newsticker.claims.draft import Draft
from newsticker.claims.negations import is_retrospective, is_told_before
from newsticker.claims.propositions import Proposition
from newsticker.claims.sheet import Sheet
from newsticker.claims.stances import concedes, is_retraction


def own_denial(dispute: Dispute, draft: Draft, near: list[Draft]) -> Draft | None:
    """The denial that an admission takes back: one with its words, one told beside it, the last before.

    "Zugleich räumte er ein, …" admits something else, unless the words are the same.
    """
    denials = [d for d in near if d.stance == "denies"]
    own = [d for d in denials if dispute.sides.are_one(d, draft)]
    found = _of_same_words(dispute, draft, own) or dispute.same_matter(
        draft, dispute.propositions.of(draft.content), denials
    )
    if found is not None:
        return found
    told = [d for d in own if is_told_before(d)]
    here = dispute.propositions.of(draft.content)
    beside = [
        d
        for d in denials
        if abs(d.sentence.number - draft.sentence.number) <= 1
        and not _is_answered(d, draft, near)
        and (d in told or (is_retrospective(dispute.sheet, d) and _touches(dispute, d, here)))
    ]
    if takes_back(dispute, draft):
        same = [d for d in told if d.member and draft.member and d.member.name == draft.member.name]
        return nearest(draft, beside or same or told)
    if _adds(dispute, draft):
        return None
    if beside:
        return nearest(draft, beside)
    if draft.stance != "admits" or draft.sentence.number > _first_of_body(dispute.sheet):
        return None
    once = [d for d in denials if is_retrospective(dispute.sheet, d)]
    heads = [d for d in once if d.sentence.part != "body"]
    if len(heads) == 1 and draft.sentence.part != "body":
        return heads[0]
    if len(once) > 1:
        once = [d for d in once if _touches(dispute, d, here)]
    return nearest(draft, told or (once if len(once) == 1 else []))


def _of_same_words(dispute: Dispute, draft: Draft, denials: list[Draft]) -> Draft | None:
    """A denial whose matter is in the admission, or the admission's in it."""
    here = dispute.propositions.of(draft.content)
    found = dispute.same_matter(draft, here, denials)
    if found is not None:
        return found
    own = dispute.own_words(draft)
    return nearest(
        draft,
        [
            d
            for d in denials
            if dispute.propositions.shared(dispute.propositions.of(d.content), here, own).is_enough
        ],
    )


def takes_back(dispute: Dispute, draft: Draft) -> bool:
    """Whether an admission says of the speaker's own word that it was wrong, and nothing else."""
    return is_retraction(dispute.sheet, draft) or concedes(dispute.sheet, draft)


def _touches(dispute: Dispute, draft: Draft, here: Proposition) -> bool:
    return bool(dispute.propositions.shared(dispute.propositions.of(draft.content), here).words)


def _adds(dispute: Dispute, draft: Draft) -> bool:
    words = {t.lower for t in draft.sentence.tokens}
    return bool(words & dispute.sheet.pack.furthermore)


def _is_answered(denial: Draft, draft: Draft, near: list[Draft]) -> bool:
    """Whether an admission before a denial, in the same part of the article, has taken it back already."""
    return any(
        d.of is denial and d.stance == "admits" and d.sentence.part == draft.sentence.part
        for d in near
        if d.start < denial.start < draft.start
    )


def _first_of_body(sheet: Sheet) -> int:
    return next((s.number for s in sheet.sentences if s.part == "body"), 0)
