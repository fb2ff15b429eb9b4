"""Links inside an article: which claim a denial, a confirmation or an admission refers to.

Construction by construction: "was X bestreitet" means the claim before; a report noun ("den Bericht") the report;
an admission the speaker's own denial, else the claim conceded; a clause or noun phrase the earlier claim of
somebody else with whose content it shares most of its words.
"""

from __future__ import annotations

from newsticker.claims.descriptions import ends_in
from newsticker.claims.draft import NEAR, Draft, alike
from newsticker.claims.sheet import Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Spans

ANSWERING = frozenset({"denies", "confirms", "admits"})


def link_answers(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Sets ``of`` where the article holds what is answered, and the content of pro-forms; the rest is left out.

    A pro-form without any claim to refer to says nothing that could be shown.
    """
    kept: list[Draft] = []
    for order, draft in enumerate(drafts):
        if draft.stance not in ANSWERING:
            kept.append(draft)
            continue
        if draft.of is None:
            draft.of = _answered(sheet, draft, kept, drafts, order)
        if not draft.content:
            if draft.of is None:
                continue
            draft.content = _proposition(sheet, draft.of)
        kept.append(draft)
    return kept


def _proposition(sheet: Sheet, draft: Draft) -> Spans:
    """The content of a claim as a proposition, without the modal of hearsay that opens it."""
    (start, end), *rest = draft.content
    first = sheet.text[start:end].split(" ", 1)
    if len(first) > 1 and first[0].casefold() in sheet.pack.hearsay:
        start += len(first[0]) + 1
    return ((start, end), *rest)


def _answered(
    sheet: Sheet, draft: Draft, before: list[Draft], everything: list[Draft], order: int
) -> Draft | None:
    others = [d for d in before[-NEAR:] if d is not draft and d.content]
    if not draft.content or draft.rule == "object.none":
        return _meant_by_pro_form(sheet, draft, others)
    if draft.stance == "admits":
        near = everything[max(0, order - NEAR) : order + NEAR]
        denial = _own_denial(sheet, draft, [d for d in near if d is not draft and d.content])
        if denial is not None:
            return denial
    asserted = [
        d
        for d in others
        if d.stance in {"states", "expects", "warns"}
        and not _is_self(d, draft, sheet.pack)
        and not _is_negated(sheet, d)
    ]
    start, end = draft.content[0][0], draft.content[-1][1]
    within = [
        d
        for d in everything[order : order + 4]
        if d.rule.startswith("report-noun") and d is not draft
    ]
    told = [d for d in within if start <= d.content[0][0] < end]
    if told:
        return told[0]
    if _names_a_report(sheet, draft):
        later = [
            d
            for d in everything[order + 1 : order + NEAR]
            if _is_media(sheet, d)
            and not _is_self(d, draft, sheet.pack)
            and _share_noun(sheet, d, draft)
        ]
        return _report_meant(sheet, draft, asserted) or (later[0] if later else None)
    found = _best(sheet, draft, asserted)
    if found is None and draft.rule.endswith("negation"):
        previous = _last(others)
        if previous is not None and _is_self(previous, draft, sheet.pack):
            return previous.of if previous.of is not draft else None
        return _report_meant(sheet, draft, asserted)
    return found


def _meant_by_pro_form(sheet: Sheet, draft: Draft, others: list[Draft]) -> Draft | None:
    """What das, dies, was take up: the clause before, of an admission the speaker's own denial."""
    same = [d for d in others if _is_self(d, draft, sheet.pack) and d.stance == "denies"]
    if draft.stance == "admits" and same:
        return same[-1]
    own = [d for d in others if d.sentence is draft.sentence]
    return _last(own or [d for d in others if draft.sentence.number - d.sentence.number <= 2])


def _own_denial(sheet: Sheet, draft: Draft, others: list[Draft]) -> Draft | None:
    """The denial that an admission takes back: the speaker's own with the same words, else a flat negation."""
    denials = [d for d in others if d.stance == "denies"]
    own = [d for d in denials if _is_self(d, draft, sheet.pack)]
    negated = [d for d in own or denials if _is_negated(sheet, d)]
    flat = [d for d in own if d.mode == "reported" and d.sentence is not draft.sentence]
    best = _best(sheet, draft, own) or _best(sheet, draft, denials) or _last(negated or flat)
    return best or (denials[0] if len(denials) == 1 else None)


def _names_a_report(sheet: Sheet, draft: Draft) -> bool:
    words = sheet.text[draft.content[0][0] : draft.content[-1][1]].casefold().split()
    return any(w.strip('„“",.') in sheet.pack.report_nouns for w in words[:3])


def _report_meant(sheet: Sheet, draft: Draft, asserted: list[Draft]) -> Draft | None:
    """ "den Bericht", "the office’s account": the last claim of that house, of a medium, or by hearsay."""
    words = sheet.text[draft.content[0][0] : draft.content[-1][1]].casefold()
    of_house = [
        d
        for d in asserted
        if d.member is not None and any(w in words for w in d.member.name.casefold().split())
    ]
    media = [
        d
        for d in asserted
        if d.member is not None
        and d.speaker is not None
        and (
            d.member.kind == "unnamed"
            or any(ends_in(n, sheet.pack.media_nouns) for n in d.member.nouns)
        )
    ]
    chosen = of_house or media or [d for d in asserted if d.is_hearsay]
    about = _nouns(sheet, draft)
    if about:
        chosen = [d for d in chosen if about & _nouns(sheet, d)] or [
            d for d in of_house if d in media
        ]
    # What a report says first in the paragraph nearest before is its proposition, the rest are details.
    nearest = [d for d in chosen if d.sentence.paragraph == chosen[-1].sentence.paragraph]
    return nearest[0] if nearest else None


def _last(drafts: list[Draft]) -> Draft | None:
    return drafts[-1] if drafts else None


def _is_negated(sheet: Sheet, draft: Draft) -> bool:
    words = " ".join(sheet.text[s:e] for s, e in draft.content).casefold().split()
    return any(w.strip('.,„“"') in sheet.pack.negations for w in words)


def settle_negations(sheet: Sheet, drafts: list[Draft]) -> None:
    """Makes a neutral statement a denial where it negates what is alleged in the same article.

    It goes on with the speaker's own denial just before, or it negates what a claim of the article says
    with the same noun ("kein Zugriff" against "der Zugriff habe begonnen").
    """
    for order, draft in enumerate(drafts):
        if draft.stance != "states" or not draft.content or not _is_negated(sheet, draft):
            continue
        previous = drafts[order - 1] if order else None
        follows = (
            previous is not None
            and previous.stance == "denies"
            and _is_self(previous, draft, sheet.pack)
            and previous.sentence.number >= draft.sentence.number - 1
        )
        nouns = _nouns(sheet, draft)
        near = drafts[max(0, order - NEAR) : order + NEAR]
        conceded = any(d.stance == "admits" and _is_self(d, draft, sheet.pack) for d in near)
        alleged = any(
            nouns & _nouns(sheet, d) for d in near if _is_alleged(sheet, d, draft, conceded)
        )
        answers = previous is not None and _answers(sheet, draft, previous)
        if follows or alleged or answers:
            draft.stance = "denies"
            draft.rule += ".negation"


def _answers(sheet: Sheet, draft: Draft, previous: Draft) -> bool:
    """A flat negation right after what somebody else reports or denies: "„Keines war in der Luft“, sagte sie."""
    near = draft.sentence.number - previous.sentence.number <= 2
    words = " ".join(sheet.text[s:e] for s, e in draft.content).casefold() + " "
    flat = any(words.startswith(n) or f" {n}" in words for n in sheet.pack.strong_negations)
    return near and flat and (previous.stance == "denies" or _is_told(sheet, previous, draft))


def _is_told(sheet: Sheet, claim: Draft, draft: Draft) -> bool:
    """Whether a claim is a report about the one who answers: by a medium, by hearsay, by somebody unnamed."""
    if claim.stance != "states" or not claim.content or _is_self(claim, draft, sheet.pack):
        return False
    if claim.is_hearsay or claim.rule.startswith(("report-noun", "according-to", "it-is-said")):
        return True
    return _is_media(sheet, claim)


def _is_media(sheet: Sheet, claim: Draft) -> bool:
    member = claim.member
    return member is not None and (
        member.kind == "unnamed" or any(ends_in(n, sheet.pack.media_nouns) for n in member.nouns)
    )


def _is_alleged(sheet: Sheet, claim: Draft, draft: Draft, conceded: bool) -> bool:
    """Whether ``claim`` can be what ``draft`` negates: asserted by somebody else, or conceded by the house."""
    if claim is draft or not claim.content or _is_negated(sheet, claim):
        return False
    asserted = claim.stance in {"states", "expects"} and (
        conceded or not _is_self(claim, draft, sheet.pack)
    )
    return asserted or claim.stance in {"admits", "denies"}


def _share_noun(sheet: Sheet, one: Draft, other: Draft) -> bool:
    about = _nouns(sheet, other)
    return not about or bool(about & _nouns(sheet, one))


def _nouns(sheet: Sheet, draft: Draft) -> set[str]:
    text = " ".join(sheet.text[s:e] for s, e in draft.content)
    words = [w.strip('„“"»«,.;:!?()') for w in text.split()[1:]]
    papers = sheet.pack.report_nouns | sheet.pack.medium_nouns
    return {
        w[:7].casefold()
        for w in words
        if len(w) > 5 and w[:1].isupper() and w.casefold() not in papers
    }


def _is_self(a: Draft, b: Draft, pack: LanguagePack) -> bool:
    """The same party, or a house and the one who speaks for it."""
    if a.member is None or b.member is None:
        return False
    if a.member.name == b.member.name:
        return True
    person, house = (a.member, b.member) if a.member.kind == "person" else (b.member, a.member)
    speaks = person.speaks_for_a_house(pack)
    role = person.role or ""
    of_house = house.name in role or "-" not in role
    return house.kind in {"organisation", "state"} and speaks and of_house


def _best(sheet: Sheet, draft: Draft, others: list[Draft]) -> Draft | None:
    scored = [(alike(sheet, draft, other), other.sentence.number, other) for other in others]
    return max((s for s in scored if s[0] >= 0.5), key=lambda s: s[:2], default=(0, 0, None))[2]
