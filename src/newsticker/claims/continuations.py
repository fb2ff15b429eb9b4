"""Statements that go on without a cue of their own.

Constructions: a free sentence in Konjunktiv after a claim ("Es brenne, sagte Weil. Verletzt sei niemand."); a
quotation that follows directly, which joins a direct claim and is a claim of its own after indirect speech or
narration; a quotation whose cue stands in the next sentence ("„Wir gehen.“ Das sagte Weil.").
"""

from __future__ import annotations

from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.sheet import Sentence, Sheet


def read_continuations(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what continues them: extended where a quotation goes on, more where a claim follows."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.number, []).append(draft)
    running: Draft | None = None
    for sentence in sheet.sentences:
        own = by_sentence.get(sentence.number, [])
        if running is not None and running.sentence.paragraph != sentence.paragraph:
            running = None
        if own:
            running = _extends(sheet, sentence, own, running)
            continue
        if running is None:
            continue
        if sentence.is_quotation:
            running = _quotation(sheet, sentence, running, drafts)
        elif _is_free_subjunctive(sentence):
            running = _continued(sheet, sentence, running, "continued.subjunctive", drafts)
        else:
            running = running if running.mode == "direct" and sentence.quotations else None
    return sorted(drafts, key=lambda d: d.start)


def _extends(sheet: Sheet, sentence: Sentence, own: list[Draft], running: Draft | None) -> Draft:
    return max(own, key=lambda d: d.start)


def _quotation(sheet: Sheet, sentence: Sentence, running: Draft, drafts: list[Draft]) -> Draft:
    if running.mode != "direct":
        return _continued(sheet, sentence, running, "continued.quotation", drafts)
    running.content += content_spans(sheet, sentence, [(sentence.start, sentence.end)])
    return running


def _continued(
    sheet: Sheet, sentence: Sentence, running: Draft, rule: str, drafts: list[Draft]
) -> Draft:
    spans = content_spans(sheet, sentence, [(sentence.start, sentence.end)])
    if not spans:
        return running
    mode = mode_of(sentence, spans, "indirect")
    draft = Draft(sentence, spans, (), None, "states", mode, rule, [], continues=running)
    drafts.append(draft)
    return draft


def _is_free_subjunctive(sentence: Sentence) -> bool:
    """The sentence's first finite verb outside quotations is in Konjunktiv I, or II of haben and sein."""
    for token in sentence.tokens:
        if token.tag == "V" and sentence.quotation_of(token) is None:
            return token.mood == "K" or (token.mood == "Q" and token.lower in {"hätten", "wären"})
    return False
