"""Neutral statements that deny: a negation of what is alleged in the same article.

Whether "Es gab keine Störung" denies depends on what others say there: it does where somebody alleges a fault,
where it follows the speaker's own denial, where it is held against others ("beteuerte, …"), or where the house
takes it back later ("hatte noch erklärt, es habe keine Störung gegeben").
"""

from __future__ import annotations

from newsticker.claims.dispute import Dispute
from newsticker.claims.draft import NEAR, Draft
from newsticker.claims.propositions import Propositions
from newsticker.claims.sheet import Sheet
from newsticker.claims.sides import Sides, cue_token
from newsticker.claims.stances import calls_untrue, concedes
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

ALLEGING = frozenset({"states", "expects", "warns"})
_ONE_PARAGRAPH = 4
# How much of a negated clause by weight has to be alleged by somebody.
_MOST = 0.33
_SHORT = 8


def settle_negations(dispute: Dispute) -> None:
    """Makes a neutral statement a denial where it negates what is alleged in the same article."""
    sheet, drafts = dispute.sheet, dispute.drafts
    propositions, sides = dispute.propositions, dispute.sides
    for order, draft in enumerate(drafts):
        if draft.stance not in {"states", "denies"} or not draft.content:
            continue
        near = drafts[max(0, order - NEAR) : order + NEAR]
        if (
            (draft.stance == "states" or calls_untrue(sheet, draft))
            and concedes(sheet, draft)
            and any(
                d.stance == "denies" and sides.are_one(d, draft) and is_told_before(d) for d in near
            )
        ):
            draft.stance = "admits"
            continue
        if draft.stance == "denies":
            continue
        if _calls_forged(sheet, propositions, draft, near, sides):
            draft.stance = "denies"
            continue
        clause = negated_clause(sheet, propositions, draft)
        if clause is None or _is_intended(clause, sheet.pack):
            continue
        # Who only reports what others say denies nothing.
        if sides.is_report(draft) and not draft.rule.startswith("claims-to-have"):
            continue
        if (
            _is_insisted(sheet, draft)
            or _follows_denial(drafts, order, sides)
            or _is_taken_back(sheet, draft, near, sides)
            or _takes_up(sheet, clause, drafts, order, sides)
            or _negates_allegation(propositions, draft, clause, near, sides)
        ):
            draft.stance = "denies"
            draft.rule += ".negation"


def _calls_forged(
    sheet: Sheet, propositions: Propositions, draft: Draft, near: list[Draft], sides: Sides
) -> bool:
    """ "the pages had been “doctored”", where a paper says something against the speaker."""
    clauses = propositions.clauses(draft)
    ends = any(c[-1].lower in sheet.pack.forged and len(c) <= _SHORT for c in clauses)
    return ends and any(
        d.start < draft.start
        and d.member is not None
        and d.member.kind == "document"
        and not sides.are_one(d, draft)
        for d in near
    )


def negated_clause(sheet: Sheet, propositions: Propositions, draft: Draft) -> list[Token] | None:
    """The clause of the content that a negation stands in: "Wir prüfen das. Es gab keine Störung" has it second."""
    clauses = propositions.clauses(draft)
    return next((c for c in clauses if _negation_in(c, sheet.pack) is not None), None)


def _negation_in(clause: list[Token], pack: LanguagePack) -> int | None:
    """Where "kein", "nie", "nothing" or a verb that denies ("können wir ausschließen") stands; not "nicht nur"."""
    for at, token in enumerate(clause):
        following = clause[at + 1].lower if at + 1 < len(clause) else ""
        # "No, he did", "no doubt he did", "nicht nur er".
        is_none = following in pack.only_words or following in pack.affirming
        if token.lower in pack.negations and not is_none:
            return at
        if token.lemma in pack.denying and any(t.lower in pack.first_persons for t in clause):
            return at
    return None


def _focus(clause: list[Token], pack: LanguagePack) -> list[Token] | None:
    """The noun that "kein" or "no" takes away, None under any other negation; of "kein Beleg für X" it is X."""
    at = _negation_in(clause, pack)
    if at is None or is_flat(clause, pack):
        return None
    evidence = next((i for i, t in enumerate(clause) if t.lower in pack.evidence_nouns), None)
    if clause[at].lower not in pack.no_words and evidence is None:
        return None
    behind = clause[at + 1 if evidence is None else evidence + 1 :]
    return [t for t in behind if t.tag == "N"][:1]


def is_flat(clause: list[Token], pack: LanguagePack) -> bool:
    """ "zu keinem Zeitpunkt", "Keines war …", "Nothing has …": nothing is left of what was said."""
    words = " ".join(t.lower for t in clause) + " "
    return any(
        words.startswith(phrase) if phrase.endswith(" ") else phrase in words
        for phrase in pack.strong_negations
    )


def _is_intended(clause: list[Token], pack: LanguagePack) -> bool:
    """ "Geld werde man keines zahlen", "it must not be left", "would not have moved": what is not to be is no denial.

    Nor is what somebody does not think or want: "I don't believe that it was a mistake".
    """
    verbs = [t for t in clause if t.tag == "V"]
    at = _negation_in(clause, pack)
    beside = clause[max(0, (at or 0) - 3) : (at or 0) + 3]
    if any(t.lemma in pack.opining for t in beside):
        return True
    denies = any(t.lemma in pack.denying for t in clause)
    if not denies and any(t.lower in pack.hypothetical or t.lemma in pack.modals for t in verbs):
        return True
    return any(t.lower in pack.intending for t in verbs) and not any(t.tag == "X" for t in clause)


def _is_insisted(sheet: Sheet, draft: Draft) -> bool:
    """ "beteuerte, es fehle nichts", "will nichts gewusst haben": said against others by the cue itself."""
    if draft.rule.startswith("claims-to-have"):
        return True
    cue = cue_token(draft)
    return cue is not None and cue.lemma in sheet.pack.insisting


def _follows_denial(drafts: list[Draft], order: int, sides: Sides) -> bool:
    return denial_followed(drafts, order, sides) is not None


def denial_followed(drafts: list[Draft], order: int, sides: Sides) -> Draft | None:
    """The speaker's own denial that a statement of the same paragraph goes on with.

    Who is quoted right after it, and is called by nothing but his name, speaks for who denied.
    """
    draft = drafts[order]
    for previous in reversed(drafts[max(0, order - _ONE_PARAGRAPH) : order]):
        denies = previous.stance == "denies"
        beside = previous.sentence.paragraph == draft.sentence.paragraph
        if not sides.are_one(previous, draft) and not (denies and beside and is_bare_name(draft)):
            return None
        if not _adjoins(previous, draft):
            return None
        if denies:
            return previous
    return None


def is_bare_name(draft: Draft) -> bool:
    """Somebody of whom the text tells neither office nor house."""
    member = draft.member
    return member is not None and member.kind == "person" and not (member.nouns or member.house)


def _adjoins(previous: Draft, draft: Draft) -> bool:
    """The same paragraph or the next sentence; the headline and the lead are one."""
    heads = previous.sentence.part != "body" and draft.sentence.part != "body"
    next_to = draft.sentence.number - previous.sentence.number <= 1
    return heads or next_to or previous.sentence.paragraph == draft.sentence.paragraph


def is_retrospective(sheet: Sheet, draft: Draft) -> bool:
    """ "hatte noch bestritten", "had insisted": said before what the article tells now."""
    cue = cue_token(draft)
    if cue is None or cue.tag != "X":
        return False
    before = [t for t in draft.sentence.tokens if abs(t.start - cue.start) < 120]
    return any(t.lower in sheet.pack.pluperfect and t.tag == "V" for t in before)


def is_told_before(draft: Draft) -> bool:
    """ "hatte bestritten", "hat jede Störung abgestritten", "had denied": a denial of former days."""
    cue = cue_token(draft)
    return cue is not None and cue.tag == "X"


def _is_taken_back(sheet: Sheet, draft: Draft, near: list[Draft], sides: Sides) -> bool:
    """ "hatte erklärt, es sei nichts geplant", where the same house admits or confirms something."""
    return is_retrospective(sheet, draft) and any(
        d.stance in {"admits", "confirms"} and sides.are_one(d, draft) for d in near
    )


def _takes_up(
    sheet: Sheet, clause: list[Token], drafts: list[Draft], order: int, sides: Sides
) -> bool:
    """A flat negation right after what somebody else says: "Keines war in der Luft", "No such call was made"."""
    draft = drafts[order]
    previous = drafts[order - 1] if order else None
    if previous is None or draft.sentence.number - previous.sentence.number > 2:
        return False
    such = any(t.lower in sheet.pack.such for t in clause)
    if sides.are_one(previous, draft) or not previous.content:
        return False
    answered = previous.stance in {"denies", "confirms"} or sides.is_report(previous)
    return such or (answered and is_flat(clause, sheet.pack))


def _negates_allegation(
    propositions: Propositions, draft: Draft, clause: list[Token], near: list[Draft], sides: Sides
) -> bool:
    """Whether somebody else alleges what the clause negates, or the house itself concedes it."""
    pack = propositions.sheet.pack
    conceded = any(d.stance == "admits" and sides.are_one(d, draft) for d in near)
    proposition = propositions.of_tokens(clause)
    focus = _focus(clause, pack)
    aim = None if focus is None else propositions.of_tokens(focus)
    at = _negation_in(clause, pack)
    # "nobody" and "not" take no noun away: a noun alone does not tell what they deny.
    takes_none = at is not None and clause[at].lower in pack.nobody_words | pack.plain_negations
    for other in near:
        if other is draft or not other.content:
            continue
        alleged = other.stance in ALLEGING and (conceded or not sides.are_one(other, draft))
        if not alleged and other.stance not in {"admits", "denies"}:
            continue
        if negated_clause(propositions.sheet, propositions, other) is not None:
            continue
        shared = propositions.told(proposition, other)
        if shared.share < _MOST or not shared.is_enough:
            continue
        if len(shared.words) == 1 and ((takes_none and focus is None) or not shared.is_whole):
            continue
        if len(shared.words) > 1 or aim is None or propositions.told(aim, other).words:
            return True
    return False
