"""Links inside an article: which claim a denial, a confirmation or an admission refers to.

Construction by construction: "was X bestreitet" means the claim before; a report noun ("den Bericht") the report;
an admission the speaker's own denial, else the claim conceded; a clause or noun phrase the earlier claim of
somebody else with whose content it shares most of its words.
"""

from __future__ import annotations

from newsticker.claims.draft import Draft
from newsticker.claims.sheet import Sheet
from newsticker.model import Spans

ANSWERING = frozenset({"denies", "confirms", "admits"})


def link_answers(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Sets ``of`` where the article holds what is answered, and the content of pro-forms; the rest is left out.

    A pro-form without any claim to refer to says nothing that could be shown.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.stance not in ANSWERING:
            kept.append(draft)
            continue
        if draft.of is None:
            draft.of = _answered(sheet, draft, kept, drafts)
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


def _answered(sheet: Sheet, draft: Draft, before: list[Draft], everything: list[Draft]) -> Draft | None:
    others = [d for d in before if d is not draft and d.content]
    if not draft.content:
        own = [d for d in others if d.sentence is draft.sentence]
        same = [d for d in others if _is_self(d, draft) and d.stance == "denies"]
        if draft.stance == "admits" and same:
            return same[-1]
        near = [d for d in others if draft.sentence.number - d.sentence.number <= 2]
        return (own or near or [None])[-1]
    if draft.stance == "admits":
        denial = _best(sheet, draft, [d for d in everything if d is not draft and d.stance == "denies" and _is_self(d, draft) and d.content])
        if denial is not None:
            return denial
    words = sheet.text[draft.content[0][0] : draft.content[-1][1]].casefold().split()
    if any(w.strip("„“\",.") in sheet.pack.report_nouns for w in words[:3]):
        reports = [d for d in others if d.rule.startswith(("report-noun", "according-to", "it-is-said")) or d.is_hearsay]
        return (reports or [d for d in others if not _is_self(d, draft)] or [None])[-1]
    return _best(sheet, draft, [d for d in others if not _is_self(d, draft) and d.stance not in {"denies"}])


def _is_self(a: Draft, b: Draft) -> bool:
    return a.member is not None and b.member is not None and a.member.name == b.member.name


def _words(sheet: Sheet, draft: Draft) -> set[str]:
    text = " ".join(sheet.text[s:e] for s, e in draft.content).casefold()
    return {w.strip("„“\"»«,.;:!?()")[:6] for w in text.split() if len(w) > 4}


def _best(sheet: Sheet, draft: Draft, others: list[Draft]) -> Draft | None:
    mine = _words(sheet, draft)
    scored = []
    for other in others:
        theirs = _words(sheet, other)
        # Dice coefficient of the longer words, cut to their stems.
        alike = 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
        if alike >= 0.5:
            scored.append((alike, other.sentence.number, other))
    return max(scored, key=lambda s: s[:2])[2] if scored else None
