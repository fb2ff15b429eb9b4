"""What a denial denies.

"den Bericht" is what the report says (see anchors); "Das ist frei erfunden" what was said just before; a clause or
a phrase the claim of somebody else with the same proposition, of several the nearest before, else the first after.
"""

from __future__ import annotations

from newsticker.claims.anchors import Anchor, claim_meant, find_anchor
from newsticker.claims.dispute import Dispute, beginning, is_within, last, place
from newsticker.claims.draft import Draft
from newsticker.claims.negations import (
    ALLEGING,
    denial_followed,
    is_retrospective,
    negated_clause,
)
from newsticker.claims.stances import calls_untrue
from newsticker.text.tokens import Token


def claim_denied(
    dispute: Dispute, draft: Draft, order: int, others: list[Draft], near: list[Draft]
) -> Draft | None:
    """What a denial with words of its own denies: a phrase that refers, a pro-form, or the same matter."""
    same = next((d for d in near if d.content == draft.content and d.stance in ALLEGING), None)
    if same is not None:
        return same
    told = [d for d in others if is_within(d, draft)]
    named = next((d for d in told if _is_named_report(d, draft)), None)
    if named is not None:
        return named
    others = [d for d in others if d not in told]
    if _is_past(dispute, draft, near):
        others = [d for d in others if place(d) < place(draft)]
    anchor = find_anchor(dispute.propositions, draft)
    if anchor is not None:
        return _by_anchor(dispute, draft, order, anchor, others)
    clause = negated_clause(dispute.sheet, dispute.propositions, draft)
    followed = denial_followed(dispute.drafts, order, dispute.sides)
    is_untrue = calls_untrue(dispute.sheet, draft)
    if clause is None and is_untrue and _only_points(dispute, draft):
        if followed is not None and not _has_pro_form(dispute, draft):
            return followed.of
        strangers = [d for d in near if not dispute.sides.are_one(d, draft)]
        return last(dispute.close(draft, strangers)) or _told_later(dispute, draft, others)
    tokens = clause or dispute.propositions.tokens(draft.content)
    found = dispute.same_matter(draft, dispute.propositions.of_tokens(tokens), others)
    if found is not None:
        return found
    is_neutral = is_untrue or draft.rule.endswith("negation")
    if is_neutral and followed is not None:
        return followed.of
    beside = _told_beside(dispute, draft, order, tokens)
    if beside is not None:
        return beside
    close = [] if is_retrospective(dispute.sheet, draft) else dispute.close(draft, others)
    if any(t.lower in dispute.sheet.pack.such for t in tokens):
        return beginning(last(close))
    if is_neutral:
        return beginning(last([d for d in close if dispute.sides.is_report(d)]))
    return _told_of_him(dispute, draft, others)


def _by_anchor(
    dispute: Dispute, draft: Draft, order: int, anchor: Anchor, others: list[Draft]
) -> Draft | None:
    """What the phrase refers to; what the speaker says next tells which of several claims he means."""
    earlier = [d for d in others if place(d) < place(draft)]
    later = [d for d in others if place(d) > place(draft)]
    meant = claim_meant(draft, anchor, earlier, later, dispute.propositions, dispute.sides)
    first = dispute.propositions.tokens(draft.content)[0]
    opener = first.lower
    is_bare = first.tag == "N" and draft.sentence.part == "body"
    if is_bare and meant is not None and not _concerns(dispute, draft, meant):
        return None
    is_new = opener in dispute.sheet.pack.indefinite
    if meant is None and anchor.kind == "paper" and calls_untrue(dispute.sheet, draft):
        if is_new:
            return None
        reports = [d for d in dispute.close(draft, others) if dispute.sides.is_report(d)]
        return last(reports) or _told_later(dispute, draft, others)
    behind = dispute.drafts[order + 1] if order + 1 < len(dispute.drafts) else None
    if behind is None or behind.stance != "denies" or not behind.content:
        return meant
    goes_on = (
        dispute.sides.are_one(behind, draft) and behind.sentence.number - draft.sentence.number <= 1
    )
    clause = negated_clause(dispute.sheet, dispute.propositions, behind) if goes_on else None
    if clause is None:
        return meant
    return dispute.same_matter(draft, dispute.propositions.of_tokens(clause), earlier) or meant


def _concerns(dispute: Dispute, draft: Draft, claim: Draft) -> bool:
    """ "Der Konzern wies Vorwürfe zurück": reproaches without an article are those that name him."""
    named = dispute.propositions.of_tokens(claim.sentence.tokens).offers
    return bool(named & dispute.own_words(draft))


def _told_beside(dispute: Dispute, draft: Draft, order: int, tokens: list[Token]) -> Draft | None:
    """What somebody else says right before, where the denial goes on with a pronoun.

    "Der Sender meldete, der Kapitän sei an Land gewesen. Die Reederei bestritt, dass er die Brücke verließ.": the
    words may be others.
    """
    before = next((d for d in reversed(dispute.drafts[:order]) if d.content), None)
    if before is None or before.stance not in ALLEGING or is_within(before, draft):
        return None
    same_paragraph = before.sentence.paragraph == draft.sentence.paragraph
    distance = draft.sentence.number - before.sentence.number
    if not same_paragraph or distance > 1 or dispute.sides.are_one(before, draft):
        return None
    goes_on = bool(tokens) and tokens[0].lower in dispute.sheet.pack.pronouns
    return beginning(before) if goes_on else None


def _told_later(dispute: Dispute, draft: Draft, others: list[Draft]) -> Draft | None:
    """What a headline or a lead calls untrue is the first report behind it."""
    if draft.sentence.part == "body":
        return None
    return next((d for d in others if place(d) > place(draft) and dispute.sides.is_report(d)), None)


def _told_of_him(dispute: Dispute, draft: Draft, others: list[Draft]) -> Draft | None:
    """A denial in headline or lead: the first report of the body that names who denies, or what.

    "Museum denies losing paintings" is about the report that paintings are missing, the body's only one of them.
    """
    if draft.sentence.part == "body":
        return None
    propositions, own = dispute.propositions, dispute.own_words(draft)
    denied = propositions.of(draft.content)
    for claim in others:
        if claim.sentence.part != "body" or not dispute.sides.is_report(claim):
            continue
        named = any(w.offers & own for w in propositions.of(claim.content).words)
        shared = propositions.told(denied, claim, own).words
        if named or any(not w.is_verb for w in shared):
            return claim
    return None


def _is_past(dispute: Dispute, draft: Draft, near: list[Draft]) -> bool:
    """ "hatte den Bericht bestritten", and admits today: what it denied was said before, not after."""
    return is_retrospective(dispute.sheet, draft) and any(
        d.stance == "admits" and dispute.sides.are_one(d, draft) for d in near
    )


def _only_points(dispute: Dispute, draft: Draft) -> bool:
    """ "Das ist frei erfunden", "nannte dies „Propaganda“": nothing in it tells what it is about."""
    tokens = dispute.propositions.tokens(draft.content)
    telling = [t for t in tokens if t.tag in {"N", "V", "X", "I", "NUM"}]
    return _has_pro_form(dispute, draft) or not dispute.propositions.of_tokens(telling).words


def _has_pro_form(dispute: Dispute, draft: Draft) -> bool:
    tokens = dispute.propositions.tokens(draft.content)
    return any(t.lower in dispute.sheet.pack.pro_objects for t in tokens)


def _is_named_report(inner: Draft, outer: Draft) -> bool:
    """ "nannte Berichte, wonach p, absurd", "denied media reports that p": p is what is denied, not a part of it."""
    length = sum(end - start for start, end in outer.content)
    most = sum(end - start for start, end in inner.content) > 0.5 * length
    return inner.rule.startswith("report-noun") or most
