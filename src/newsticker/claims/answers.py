"""Links inside an article: which claim a denial, a confirmation or an admission refers to.

"was X bestreitet" means the claim before; what a denial denies see denials, what an admission takes back see
admissions; a confirmation and an admission of what nobody denied refer to the claim confirmed or conceded.
"""

from __future__ import annotations

from newsticker.claims.admissions import own_denial, takes_back
from newsticker.claims.denials import claim_denied
from newsticker.claims.dispute import Dispute, is_within, last, place
from newsticker.claims.draft import Draft, content_spans
from newsticker.claims.negations import ALLEGING
from newsticker.claims.sheet import Sheet
from newsticker.claims.taken_up import spans_before
from newsticker.model import ANSWERING, Spans

_LAST_SENTENCES = 3
# How much of what is confirmed or conceded has to be told.
_MOST = 0.5


def link_answers(dispute: Dispute) -> list[Draft]:
    """Sets ``of`` where the article holds what is answered, and the content of pro-forms.

    A pro-form without any claim to refer to says nothing that could be shown, and is left out.
    """
    kept: list[Draft] = []
    for order, draft in enumerate(dispute.drafts):
        if draft.stance in ANSWERING and draft.of is None:
            draft.of = _meant(dispute, draft, order)
        if not draft.content:
            narrated = _narrated(dispute, draft)
            if narrated:
                draft.content, draft.of = narrated, None
            elif draft.of is None or not draft.of.content:
                continue
            else:
                draft.content = _proposition(dispute.sheet, draft.of)
        kept.append(draft)
    return kept


def _meant(dispute: Dispute, draft: Draft, order: int) -> Draft | None:
    near = dispute.near(order)
    if not draft.content or draft.rule == "object.none":
        return _by_pro_form(dispute, draft, [d for d in near if d.content[0][0] < place(draft)])
    if draft.stance in {"admits", "confirms"}:
        own = own_denial(dispute, draft, near)
        if own is not None or takes_back(dispute, draft):
            return own
    others = [d for d in near if d.stance in ALLEGING and not dispute.sides.are_one(d, draft)]
    if draft.stance == "denies":
        return claim_denied(dispute, draft, order, others, near)
    return dispute.same_matter(draft, dispute.propositions.of(draft.content), others, _MOST)


def _by_pro_form(dispute: Dispute, draft: Draft, before: list[Draft]) -> Draft | None:
    """What das, dies, was take up: the clause before, of an admission the speaker's own denial."""
    denials = [d for d in before if d.stance == "denies" and dispute.sides.are_one(d, draft)]
    if draft.stance == "admits" and denials:
        return denials[-1]
    own = [d for d in before if d.sentence is draft.sentence]
    outer = [d for d in own if not any(is_within(d, o) for o in own if o is not d)]
    close = [d for d in before if draft.sentence.number - d.sentence.number <= _LAST_SENTENCES]
    return last(outer or own or close)


def _narrated(dispute: Dispute, draft: Draft) -> Spans:
    """ "Er sitzt in Haft, was die Behörde bestätigte": the narrator's clause before, where it holds nobody's claim.

    Of "Das bestätigte die Behörde", where no claim is meant, the narrator's sentence before.
    """
    if draft.rule == "object.pro-form" and draft.of is None:
        return spans_before(dispute.sheet, draft.sentence)
    if draft.rule != "object.relative":
        return ()
    sentence, at = draft.sentence, draft.cue[0][0]
    number = next(i for i, p in enumerate(sentence.pieces) if at < sentence.tokens[p.after - 1].end)
    start, end = sentence.tokens[0].start, sentence.tokens[sentence.pieces[number].first].start
    told = [d for d in dispute.near(dispute.drafts.index(draft)) if d.content and d is not draft]
    if any(start <= a < end for d in told for a, _ in (*d.content, *d.cue)):
        return ()
    return content_spans(dispute.sheet, sentence, [(start, end)])


def _proposition(sheet: Sheet, draft: Draft) -> Spans:
    """The content of a claim as a proposition, without the modal of hearsay that opens it."""
    (start, end), *rest = draft.content
    first = sheet.text[start:end].split(" ", 1)
    if len(first) > 1 and first[0].casefold() in sheet.pack.hearsay:
        start += len(first[0]) + 1
    return ((start, end), *rest)
