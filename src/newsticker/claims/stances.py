"""Stance: as the cue has it, corrected by negation, by what is called untrue, and by performatives.

"schloss nicht aus" expects, "bestritt nicht" admits, "bestätigte nicht" is no claim; under a neutral cue a
quotation that calls something untrue denies, "Das war falsch" admits, "Ich warne davor" warns, a question asks.
"""

from __future__ import annotations

import re

from newsticker.claims.draft import Draft
from newsticker.claims.sheet import Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Stance

_UNDER_NEGATION: dict[Stance, Stance | None] = {
    "denies": "admits",
    "confirms": None,
    "admits": "denies",
}
# A sentence that calls something untrue says little else.
_SHORT = 10
# One that names what it means, "der Bericht des Magazins", a little more.
_LONG = 14
_SENTENCE_END = re.compile(r"[.!?…]\s+")


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
    if draft.stance != "states" or not draft.content:
        return draft.stance
    spoken = draft.mode == "direct"
    folded = " ".join(sheet.text[s:e] for s, e in draft.content).casefold()
    for phrase, stance in sheet.pack.performatives.items():
        if spoken and folded.startswith(phrase + " "):
            return stance
    if draft.mode in {"direct", "mixed"} and is_retraction(sheet, draft):
        return "admits"
    if calls_untrue(sheet, draft):
        return "denies"
    end = draft.content[-1][1]
    if spoken and sheet.text[end : end + 1] == "?":
        return "asks"
    return "states"


def is_retraction(sheet: Sheet, draft: Draft) -> bool:
    """ "Das war falsch", "I was wrong", "his earlier denial was “wrong”": one's own word taken back."""
    folded = " ".join(sheet.text[s:e] for s, e in draft.content).casefold()
    return any(phrase in folded for phrase in sheet.pack.retractions)


def concedes(sheet: Sheet, draft: Draft) -> bool:
    """ "Ja, wir wussten es", "Die Angaben waren nicht korrekt", "sprach von einem Fehler": taken back, if it is what the speaker denied before."""
    pack = sheet.pack
    folded = " ".join(sheet.text[s:e] for s, e in draft.content).casefold()
    words = [w.strip('„“”"»«.,;:!?()‘’') for w in folded.split()]
    if draft.mode == "direct":
        corrects = any(phrase in folded for phrase in pack.corrections)
        return corrects or (words[0] in pack.conceding and "," in folded.split()[0])
    labels = draft.rule in {"object.prepositional", "object.named"}
    return labels and len(words) < _SHORT // 2 and words[-1] in pack.mistakes


def calls_untrue(sheet: Sheet, draft: Draft) -> bool:
    """ "Das ist frei erfunden", "sprach von einer Fälschung", "nannte den Bericht ein Märchen": a sentence that says no more."""
    if draft.is_hearsay:
        return False
    parts = [sheet.text[s:e] for s, e in draft.content]
    whole = parts if draft.mode == "direct" else [" ".join(parts)]
    is_label = draft.rule == "object.named"
    return any(
        _is_untrue(p, sheet.pack, is_label) for part in whole for p in _SENTENCE_END.split(part)
    )


def _is_untrue(sentence: str, pack: LanguagePack, is_label: bool) -> bool:
    folded = sentence.casefold()
    words = [w.strip('„“”"»«.!?()‘’') for w in folded.split()]
    bare = [w.strip(",;:") for w in words]
    if len(words) > (_LONG if pack.report_nouns & set(bare) else _SHORT):
        return False
    if any(phrase in folded for phrase in pack.untrue_phrases):
        return True
    if pack.negations & set(bare):
        return False
    names = pack.untrue | pack.forged if is_label else pack.untrue
    return any(
        word in names and (is_label or _is_predicate(words, at, pack))
        for at, word in enumerate(bare)
    )


def _is_predicate(words: list[str], at: int, pack: LanguagePack) -> bool:
    """ "Das ist falsch, …", but not "false hopes", "invented the story", "lies for money"."""
    last = at + 1 == len(words) or words[at][-1] in ",;:"
    return last or words[at + 1] in pack.clause_edges | pack.conjunctions | pack.copulas
