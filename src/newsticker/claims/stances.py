"""Stance: as the cue has it, corrected by negation, by what is called untrue, and by performatives.

"schloss nicht aus" expects, "bestritt nicht" admits, "bestätigte nicht" is no claim; under a neutral cue a
quotation that calls something untrue denies, "Das war falsch" admits, "Ich warne davor" warns, a question asks.
"""

from __future__ import annotations

from newsticker.claims.draft import Draft
from newsticker.claims.sheet import Sheet
from newsticker.model import Stance

_UNDER_NEGATION: dict[Stance, Stance | None] = {
    "denies": "admits",
    "confirms": None,
    "admits": "denies",
}


def settle_stances(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their final stance; refusals to confirm or deny are left out."""
    kept = []
    for draft in drafts:
        stance = _stance(sheet, draft)
        if stance is not None:
            draft.stance = stance
            kept.append(draft)
    return kept


def _stance(sheet: Sheet, draft: Draft) -> Stance | None:
    if draft.negated and draft.stance in _UNDER_NEGATION:
        return draft.stance_negated or _UNDER_NEGATION[draft.stance]
    if draft.stance != "states":
        return draft.stance
    words = " ".join(sheet.text[s:e] for s, e in draft.content)
    folded = words.casefold()
    spoken = draft.mode == "direct"
    for phrase, stance in sheet.pack.performatives.items():
        if spoken and folded.startswith(phrase):
            return stance
    if any(phrase in folded for phrase in sheet.pack.retractions) and draft.mode in {
        "direct",
        "mixed",
    }:
        return "admits"
    tokens = set(folded.replace(",", " ").split())
    if tokens & sheet.pack.untrue and (tokens & sheet.pack.report_nouns or len(tokens) < 10):
        return "denies"
    end = draft.content[-1][1]
    if spoken and sheet.text[end : end + 1] == "?":
        return "asks"
    return "states"
