"""Statements that go on without a cue of their own.

Constructions: a free sentence in Konjunktiv after a claim ("Es brenne, sagte Weil. Verletzt sei niemand."); a
quotation that follows directly, which joins a direct claim and is a claim of its own after indirect speech or
narration; a quotation whose cue stands in the next sentence ("„Wir gehen.“ Das sagte Weil.").
"""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.claims.taken_up import RULE
from newsticker.language.pack import LanguagePack
from newsticker.model import Spans
from newsticker.text.tokens import Token


def read_continuations(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what continues them: extended where a quotation goes on, more where a claim follows."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.number, []).append(draft)
    taken_up = {draft.sentence.number - 1 for draft in drafts if draft.rule == RULE}
    running: Draft | None = None
    for sentence in sheet.sentences:
        own = by_sentence.get(sentence.number, [])
        if not own and sentence.number in taken_up:
            running = None  # "„Wir gehen.“ Das sagte Weil."
            continue
        if running is not None and running.sentence.paragraph != sentence.paragraph:
            running = _into_next_paragraph(sheet, sentence, running, drafts) if not own else None
            if running is not None:
                continue
        if own:
            running = max(_outermost(own), key=lambda d: d.start)
            continue
        if running is None:
            running = _without_claim_before(sheet, sentence, drafts)
        elif sentence.is_quotation:
            running = _quotation(sheet, sentence, running, drafts)
        elif _is_free_subjunctive(sentence, sheet.pack) or _thereafter(sheet, sentence) is not None:
            running = _continued(sheet, sentence, running, "continued.subjunctive", drafts)
        else:
            running = running if running.mode == "direct" and sentence.quotations else None
    return sorted(drafts, key=lambda d: d.start)


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """ "Man habe Schäden festgestellt, sagte Weil. Sie habe …": what goes on is Weil's word, not the finding within."""
    return [
        d
        for d in drafts
        if not any(
            o is not d and d.cue and any(s <= d.cue[0][0] < e for s, e in o.content) for o in drafts
        )
    ] or drafts


def _into_next_paragraph(
    sheet: Sheet, sentence: Sentence, running: Draft, drafts: list[Draft]
) -> Draft | None:
    """A paragraph that opens with a whole quotation goes on with the direct speech of the one before."""
    adjoins = sentence.paragraph == running.sentence.paragraph + 1 and sentence.part == "body"
    if running.mode != "direct" or not sentence.is_quotation or not adjoins:
        return None
    return _continued(sheet, sentence, running, "continued.quotation", drafts)


def _quotation(
    sheet: Sheet, sentence: Sentence, running: Draft, drafts: list[Draft]
) -> Draft | None:
    if running.mode != "direct":
        return _continued(sheet, sentence, running, "continued.quotation", drafts)
    running.content += content_spans(sheet, sentence, [(sentence.start, sentence.end)])
    return running


def _continued(
    sheet: Sheet, sentence: Sentence, running: Draft | None, rule: str, drafts: list[Draft]
) -> Draft | None:
    at = _thereafter(sheet, sentence)
    whole = [(sentence.start, sentence.end)]
    cue: Spans = ()
    if at is not None:
        token = sentence.tokens[at]
        whole = [(sentence.start, token.start), (token.end, sentence.end)]
        cue, rule = ((token.start, token.end),), "continued.thereafter"
    spans = content_spans(sheet, sentence, [r for r in whole if r[0] < r[1]])
    if not spans:
        return running
    mode = mode_of(sentence, spans, "indirect")
    draft = Draft(sentence, spans, cue, None, "states", mode, rule, [], continues=running)
    drafts.append(draft)
    return draft


def _without_claim_before(sheet: Sheet, sentence: Sentence, drafts: list[Draft]) -> Draft | None:
    """A quotation or a free Konjunktiv after narration: whoever the sentence before is about says it."""
    before = sheet.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.paragraph != sentence.paragraph or sentence.part != "body":
        return None
    first_verb = next((t for t in sentence.tokens if t.tag == "V"), None)
    is_speech = sentence.is_quotation and first_verb is not None
    is_reported = (
        _is_free_subjunctive(sentence, sheet.pack)
        and first_verb is not None
        and first_verb.mood == "K"
    )
    if not (is_speech or is_reported or _thereafter(sheet, sentence) is not None):
        return None
    draft = _continued(
        sheet, sentence, None, "free.quotation" if is_speech else "free.subjunctive", drafts
    )
    if draft is not None:
        draft.introduced_by = before
    return draft


def _thereafter(sheet: Sheet, sentence: Sentence) -> int | None:
    """The token of "demnach", which says that the sentence goes on with what was reported."""
    words = (i for i, t in enumerate(sentence.tokens) if t.lower in sheet.pack.thereafter)
    return next((i for i in words if sentence.quotation_of(sentence.tokens[i]) is None), None)


def _is_free_subjunctive(sentence: Sentence, pack: LanguagePack) -> bool:
    """The main clause's finite verb is in Konjunktiv I, or a plural in II, which stands for a I that shows none."""
    verb = _main_verb(sentence)
    if verb is None:
        return False
    return verb.mood == "K" or (verb.mood == "Q" and verb.lower.endswith(pack.plural_verbs))


def _main_verb(sentence: Sentence) -> Token | None:
    """The first finite verb outside quotations, but for that of a clause that opens: "Sollte es regnen, müsse …"."""
    for number, piece in enumerate(sentence.pieces):
        first = first_word(sentence, piece.first, piece.after)
        opener = sentence.tokens[first] if first < piece.after else None
        is_last = number + 1 == len(sentence.pieces)
        if opener is not None and not is_last and not number and opener.tag in {"SUB", "V"}:
            continue
        for token in sentence.tokens[piece.first : piece.after]:
            if token.tag == "V" and sentence.quotation_of(token) is None:
                return token
    return None
