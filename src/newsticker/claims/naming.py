"""What somebody calls something: "nannte den Bericht „erfunden“", "Die Zahl nannte sie ein Missverständnis"."""

from __future__ import annotations

from newsticker.claims.acts import act_of, ranges_of
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans
from newsticker.claims.phrases import Phrase
from newsticker.claims.sheet import Sheet
from newsticker.claims.subjects import first_word


def read_named(
    sheet: Sheet, site: CueSite, subject: Phrase | None, first: int, after: int
) -> Draft | None:
    """ "nannte den Bericht „erfunden“": what is called, and what it is called."""
    sentence = site.sentence
    spoken = [
        i for i in range(first, after) if sentence.quotation_of(sentence.tokens[i]) is not None
    ]
    if not spoken:
        return _named_plainly(sheet, site, subject)
    first = spoken[0] if first <= site.finite else first
    spans = content_spans(sheet, sentence, ranges_of(sentence, first, after))
    if site.piece and first == spoken[0]:
        spans = (
            content_spans(
                sheet, sentence, ranges_of(sentence, 0, sentence.pieces[site.piece - 1].after)
            )
            + spans
        )
    front = sentence.pieces[site.piece].first
    opener = first_word(sentence, front, site.finite)
    if subject is not None and subject.first > site.finite and opener < site.finite:
        spans = content_spans(sheet, sentence, ranges_of(sentence, opener, site.finite)) + spans
    return act_of(
        site, subject, spans, "mixed" if len(spans) > 1 else "direct", "object.named", "named"
    )


def _named_plainly(sheet: Sheet, site: CueSite, subject: Phrase | None) -> Draft | None:
    """ "Die Zahl nannte sie ein Missverständnis": what is called stands before the verb, its name at the end."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    opener = first_word(sentence, piece.first, site.finite)
    if subject is None or subject.first < site.finite or opener >= site.finite:
        return None
    rest = sentence.tokens[subject.after : piece.after]
    if not any(t.tag in {"N", "ADJ", "ADV"} for t in rest):
        return None
    ranges = [
        *ranges_of(sentence, opener, site.finite),
        *ranges_of(sentence, subject.after, piece.after),
    ]
    spans = content_spans(sheet, sentence, ranges)
    return act_of(site, subject, spans, "reported", "object.named", "named") if spans else None
