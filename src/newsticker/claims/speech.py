"""Reported speech in the making: what every construction with a clause or a quotation makes of its cue."""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.phrases import Phrase
from newsticker.claims.sheet import Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Span, Spans


def cue_spans(site: CueSite) -> Spans:
    """Where the cue's words stand."""
    return tuple((site.sentence.tokens[i].start, site.sentence.tokens[i].end) for i in site.tokens)


def speech_draft(
    sheet: Sheet, site: CueSite, subject: Phrase | None, ranges: list[Span], rule: str
) -> Draft | None:
    """The draft of what is said at this cue, None where the ranges hold no word."""
    spans = content_spans(sheet, site.sentence, ranges)
    if not spans:
        return None
    mode = mode_of(site.sentence, spans, "indirect")
    piece = site.sentence.pieces[site.piece]
    kind = "quotation" if mode == "direct" else "clause"
    frame = [(_frame_start(site, subject), piece.after), *_adjuncts_around(site, sheet.pack)]
    # "asks whether …" is a question, "asks them to …" a demand.
    is_infinitive = sheet.text[spans[0][0] : spans[0][1]].lower().startswith("to ")
    frames = ("infinitive", "clause") if is_infinitive else ("clause", "infinitive")
    return Draft(
        site.sentence, spans, cue_spans(site), subject,
        site.entry.stance_in(*frames), mode, f"{rule}.{kind}", frame,
        negated=site.is_negated,
        stance_negated=site.stance_negated, takes_addressee="addressee" in site.entry.frames,
    )  # fmt: skip


def _frame_start(site: CueSite, subject: Phrase | None) -> int:
    """ "It closed on Monday after officials said …": what stands before another verb is not about the saying."""
    piece = site.sentence.pieces[site.piece]
    start = piece.first
    if subject is not None and piece.first < subject.first < piece.after:
        before = site.sentence.tokens[piece.first : subject.first]
        if any(t.tag in {"V", "X"} and t is not site.sentence.tokens[site.finite] for t in before):
            start = subject.first
    return start


def _adjuncts_around(site: CueSite, pack: LanguagePack) -> list[tuple[int, int]]:
    """ "In a written statement, the office said, citing a report, …": pieces that tell how it was said."""
    sentence = site.sentence
    opening = {words[0] for words in pack.citing}
    behind = [
        (p.first, p.after)
        for p in sentence.pieces[site.piece + 1 : site.piece + 2]
        if sentence.tokens[first_word(sentence, p.first, p.after)].lower in opening
    ]
    return behind + [
        (p.first, p.after)
        for p in sentence.pieces[: site.piece]
        if not p.is_quotation
        and sentence.tokens[first_word(sentence, p.first, p.after)].tag in {"PREP", "PREPDET"}
        and not any(t.tag == "V" for t in sentence.tokens[p.first : p.after])
    ]
