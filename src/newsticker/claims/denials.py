"""Links inside an article: which claim a denial, a confirmation or an admission refers to.

Construction by construction: "was X bestreitet" means the claim before; "den Bericht" what the report says
(see anchors); a clause or a phrase the claim of somebody else with the same proposition, of several the nearest
before, else the first after; an admission the speaker's own denial, else the claim conceded.
"""

from __future__ import annotations

from newsticker.claims.anchors import Anchor, claim_meant, find_anchor
from newsticker.claims.draft import NEAR, Draft
from newsticker.claims.negations import (
    ALLEGING,
    denial_followed,
    is_retrospective,
    is_told_before,
    negated_clause,
)
from newsticker.claims.propositions import Proposition, Propositions
from newsticker.claims.sheet import Sheet
from newsticker.claims.sides import Sides
from newsticker.claims.stances import calls_untrue, concedes, is_retraction
from newsticker.model import Spans

ANSWERING = frozenset({"denies", "confirms", "admits"})
# Of claims about the same matter those nearly as close as the closest are mentions of one proposition.
_NEARLY = 0.7
_NEXT = 3
# How much of what is denied has to be told where it is told only later; how much of what is conceded.
_LATER = 0.45
_MOST = 0.5


class Answers:
    """What the answering claims of an article refer to."""

    def __init__(
        self, sheet: Sheet, drafts: list[Draft], propositions: Propositions, sides: Sides
    ) -> None:
        """Nothing is worked out before it is asked for."""
        self.sheet = sheet
        self.drafts = drafts
        self.propositions = propositions
        self.sides = sides

    def link(self) -> list[Draft]:
        """Sets ``of`` where the article holds what is answered, and the content of pro-forms.

        A pro-form without any claim to refer to says nothing that could be shown, and is left out.
        """
        kept: list[Draft] = []
        for order, draft in enumerate(self.drafts):
            if draft.stance in ANSWERING and draft.of is None:
                draft.of = self._meant(draft, order)
            if not draft.content:
                if draft.of is None or not draft.of.content:
                    continue
                draft.content = _proposition(self.sheet, draft.of)
            kept.append(draft)
        return kept

    def _meant(self, draft: Draft, order: int) -> Draft | None:
        near = [
            d
            for d in self.drafts[max(0, order - NEAR) : order + NEAR]
            if d is not draft and d.content and not _holds(d, draft)
        ]
        before = [d for d in near if d.content[0][0] < _place(draft)]
        if not draft.content or draft.rule == "object.none":
            return self._by_pro_form(draft, before)
        if draft.stance in {"admits", "confirms"}:
            own = self._own_denial(draft, near)
            if own is not None or self._takes_back(draft):
                return own
        others = [d for d in near if d.stance in ALLEGING and not self.sides.are_one(d, draft)]
        if draft.stance == "denies":
            return self._denied(draft, order, others, near)
        return self._same_matter(draft, self.propositions.of(draft.content), others, _MOST)

    # Pro-forms

    def _by_pro_form(self, draft: Draft, before: list[Draft]) -> Draft | None:
        """What das, dies, was take up: the clause before, of an admission the speaker's own denial."""
        denials = [d for d in before if d.stance == "denies" and self.sides.are_one(d, draft)]
        if draft.stance == "admits" and denials:
            return denials[-1]
        own = [d for d in before if d.sentence is draft.sentence]
        outer = [d for d in own if not any(_is_within(d, o) for o in own if o is not d)]
        close = [d for d in before if draft.sentence.number - d.sentence.number <= _NEXT]
        return _last(outer or own or close)

    # Denials

    def _denied(
        self, draft: Draft, order: int, others: list[Draft], near: list[Draft]
    ) -> Draft | None:
        """What a denial with words of its own denies: a phrase that refers, a pro-form, or the same matter."""
        same = next((d for d in near if d.content == draft.content and d.stance in ALLEGING), None)
        if same is not None:
            return same
        told = [d for d in others if _is_within(d, draft)]
        named = next((d for d in told if _is_named_report(d, draft)), None)
        if named is not None:
            return named
        others = [d for d in others if d not in told]
        if self._is_past(draft, near):
            others = [d for d in others if _place(d) < _place(draft)]
        anchor = find_anchor(self.propositions, draft)
        if anchor is not None:
            return self._by_anchor(draft, order, anchor, others)
        clause = negated_clause(self.sheet, self.propositions, draft)
        followed = denial_followed(self.drafts, order, self.sides)
        is_untrue = calls_untrue(self.sheet, draft)
        if clause is None and is_untrue and self._only_points(draft):
            if followed is not None and not self._has_pro_form(draft):
                return followed.of
            strangers = [d for d in near if not self.sides.are_one(d, draft)]
            return _last(self._close(draft, strangers)) or self._told_later(draft, others)
        tokens = clause or self.propositions.tokens(draft.content)
        found = self._same_matter(draft, self.propositions.of_tokens(tokens), others)
        if found is not None:
            return found
        is_neutral = is_untrue or draft.rule.endswith("negation")
        if is_neutral and followed is not None:
            return followed.of
        close = [] if is_retrospective(self.sheet, draft) else self._close(draft, others)
        if any(t.lower in self.sheet.pack.such for t in tokens):
            return _beginning(_last(close))
        if is_neutral:
            return _beginning(_last([d for d in close if self.sides.is_report(d)]))
        return self._told_of_him(draft, others)

    def _told_later(self, draft: Draft, others: list[Draft]) -> Draft | None:
        """What a headline or a lead calls untrue is the first report behind it."""
        if draft.sentence.part == "body":
            return None
        return next(
            (d for d in others if _place(d) > _place(draft) and self.sides.is_report(d)), None
        )

    def _told_of_him(self, draft: Draft, others: list[Draft]) -> Draft | None:
        """A denial in headline or lead: the first report of the body that names who denies."""
        if draft.sentence.part == "body":
            return None
        own = self._own_words(draft)
        return next(
            (
                d
                for d in others
                if d.sentence.part == "body"
                and self.sides.is_report(d)
                and any(w.offers & own for w in self.propositions.of(d.content).words)
            ),
            None,
        )

    def _is_past(self, draft: Draft, near: list[Draft]) -> bool:
        """ "hatte den Bericht bestritten", and admits today: what it denied was said before, not after."""
        return is_retrospective(self.sheet, draft) and any(
            d.stance == "admits" and self.sides.are_one(d, draft) for d in near
        )

    def _close(self, draft: Draft, drafts: list[Draft]) -> list[Draft]:
        """The claims before it in the last sentences, or in this paragraph and the one before."""
        at = draft.sentence
        return [
            d
            for d in drafts
            if _place(d) < _place(draft)
            and (at.number - d.sentence.number <= _NEXT or at.paragraph - d.sentence.paragraph <= 1)
        ]

    def _by_anchor(
        self, draft: Draft, order: int, anchor: Anchor, others: list[Draft]
    ) -> Draft | None:
        """What the phrase refers to; what the speaker says next tells which of several claims he means."""
        earlier = [d for d in others if _place(d) < _place(draft)]
        later = [d for d in others if _place(d) > _place(draft)]
        meant = claim_meant(draft, anchor, earlier, later, self.propositions, self.sides)
        opener = self.propositions.tokens(draft.content)[0].lower
        is_new = opener in self.sheet.pack.indefinite
        if meant is None and anchor.kind == "paper" and calls_untrue(self.sheet, draft):
            if is_new:
                return None
            reports = [d for d in self._close(draft, others) if self.sides.is_report(d)]
            return _last(reports) or self._told_later(draft, others)
        behind = self.drafts[order + 1] if order + 1 < len(self.drafts) else None
        if behind is None or behind.stance != "denies" or not behind.content:
            return meant
        goes_on = (
            self.sides.are_one(behind, draft)
            and behind.sentence.number - draft.sentence.number <= 1
        )
        clause = negated_clause(self.sheet, self.propositions, behind) if goes_on else None
        if clause is None:
            return meant
        return self._same_matter(draft, self.propositions.of_tokens(clause), earlier) or meant

    def _only_points(self, draft: Draft) -> bool:
        """ "Das ist frei erfunden", "nannte dies „Propaganda“": nothing in it tells what it is about."""
        tokens = self.propositions.tokens(draft.content)
        telling = [t for t in tokens if t.tag in {"N", "V", "X", "I", "NUM"}]
        return self._has_pro_form(draft) or not self.propositions.of_tokens(telling).words

    def _has_pro_form(self, draft: Draft) -> bool:
        tokens = self.propositions.tokens(draft.content)
        return any(t.lower in self.sheet.pack.pro_objects for t in tokens)

    def _same_matter(
        self, draft: Draft, proposition: Proposition, others: list[Draft], least: float = 0.0
    ) -> Draft | None:
        """The claim of somebody else that says the same; of several the nearest before, else the first after."""
        own = self._own_words(draft)
        found = [
            (self.propositions.shared(proposition, self.propositions.of(d.content), own), d)
            for d in others
        ]
        found = [(s, d) for s, d in found if s.is_enough and s.share >= least]
        found = [(s, d) for s, d in found if _place(d) < _place(draft) or s.share >= _LATER]
        best = max((s.share for s, _ in found), default=0.0)
        return _nearest(draft, [d for s, d in found if s.share >= best * _NEARLY])

    def _own_words(self, draft: Draft) -> frozenset[str]:
        """What the speaker's own name offers: that others name him does not make it the same matter."""
        if draft.speaker is None:
            return frozenset()
        return self.propositions.of_tokens(draft.speaker.tokens(draft.sentence)).offers

    # Admissions

    def _own_denial(self, draft: Draft, near: list[Draft]) -> Draft | None:
        """The denial that an admission takes back: one with its words, one told beside it, the last before.

        "Zugleich räumte er ein, …" admits something else, unless the words are the same.
        """
        denials = [d for d in near if d.stance == "denies"]
        own = [d for d in denials if self.sides.are_one(d, draft)]
        found = self._of_same_words(draft, own) or self._same_matter(
            draft, self.propositions.of(draft.content), denials
        )
        if found is not None:
            return found
        told = [d for d in own if is_told_before(d)]
        if self._takes_back(draft):
            return _nearest(draft, told)
        if self._adds(draft):
            return None
        here = self.propositions.of(draft.content)
        beside = [
            d
            for d in denials
            if abs(d.sentence.number - draft.sentence.number) <= 1
            and not _is_answered(d, draft, near)
            and (d in told or (is_retrospective(self.sheet, d) and self._touches(d, here)))
        ]
        if beside:
            return _nearest(draft, beside)
        if draft.stance != "admits" or draft.sentence.number > _first_of_body(self.sheet):
            return None
        once = [d for d in denials if is_retrospective(self.sheet, d)]
        if len(once) > 1:
            once = [d for d in once if self._touches(d, here)]
        return _nearest(draft, told or (once if len(once) == 1 else []))

    def _of_same_words(self, draft: Draft, denials: list[Draft]) -> Draft | None:
        """A denial whose matter is in the admission, or the admission's in it."""
        here = self.propositions.of(draft.content)
        found = self._same_matter(draft, here, denials)
        if found is not None:
            return found
        own = self._own_words(draft)
        return _nearest(
            draft,
            [
                d
                for d in denials
                if self.propositions.shared(self.propositions.of(d.content), here, own).is_enough
            ],
        )

    def _takes_back(self, draft: Draft) -> bool:
        return is_retraction(self.sheet, draft) or concedes(self.sheet, draft)

    def _touches(self, draft: Draft, here: Proposition) -> bool:
        return bool(self.propositions.shared(self.propositions.of(draft.content), here).words)

    def _adds(self, draft: Draft) -> bool:
        words = {t.lower for t in draft.sentence.tokens}
        return bool(words & self.sheet.pack.furthermore)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the answer itself is told within a claim: "Er habe das bestritten, sagte Weil"."""
    if not inner.cue:
        return False
    at = inner.cue[0][0]
    return any(start <= at < end for start, end in outer.content)


def _is_answered(denial: Draft, draft: Draft, near: list[Draft]) -> bool:
    """Whether an admission before a denial, in the same part of the article, has taken it back already."""
    return any(
        d.of is denial and d.stance == "admits" and d.sentence.part == draft.sentence.part
        for d in near
        if d.start < denial.start < draft.start
    )


def _is_within(inner: Draft, outer: Draft) -> bool:
    """Whether a claim stands inside the content of another."""
    return outer.content[0][0] <= inner.content[0][0] < outer.content[-1][1]


def _is_named_report(inner: Draft, outer: Draft) -> bool:
    """ "nannte Berichte, wonach p, absurd", "denied media reports that p": p is what is denied, not a part of it."""
    length = sum(end - start for start, end in outer.content)
    most = sum(end - start for start, end in inner.content) > 0.5 * length
    return inner.rule.startswith("report-noun") or most


def _first_of_body(sheet: Sheet) -> int:
    return next((s.number for s in sheet.sentences if s.part == "body"), 0)


def _place(draft: Draft) -> int:
    """Where a claim is made: at its cue, else at its content."""
    return draft.cue[0][0] if draft.cue else draft.content[0][0]


def _nearest(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Of several mentions the nearest before, else the first after."""
    before = [d for d in drafts if _place(d) < _place(draft)]
    return _last(before) or (drafts[0] if drafts else None)


def _beginning(draft: Draft | None) -> Draft | None:
    while draft is not None and draft.continues is not None:
        draft = draft.continues
    return draft


def _last(drafts: list[Draft]) -> Draft | None:
    return drafts[-1] if drafts else None


def _proposition(sheet: Sheet, draft: Draft) -> Spans:
    """The content of a claim as a proposition, without the modal of hearsay that opens it."""
    (start, end), *rest = draft.content
    first = sheet.text[start:end].split(" ", 1)
    if len(first) > 1 and first[0].casefold() in sheet.pack.hearsay:
        start += len(first[0]) + 1
    return ((start, end), *rest)
