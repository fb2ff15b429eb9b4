"""Comparatives: "Wie der Sender berichtete, …", "…, as Weil put it".

What is said stands before them, behind them, or around them.
"""

from __future__ import annotations

from msgspec import structs

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft
from newsticker.claims.nominatives import first_nominative
from newsticker.claims.phrases import Phrase
from newsticker.claims.reach import said_before, up_to_end
from newsticker.claims.sheet import Sheet
from newsticker.claims.speech import speech_draft
from newsticker.model import Span


def read_comparative(
    sheet: Sheet, site: CueSite, subject: Phrase | None, sites: list[CueSite]
) -> Draft | None:
    """ "Die Zahl stieg, wie der Sender berichtete": what is said stands on both sides."""
    before = _behind_colon(site, said_before(sheet, site, sites)) if site.piece else []
    after = up_to_end(sheet, site, site.piece + 1, sites)
    return speech_draft(sheet, site, subject, [*before, *after], "speech-verb.as")


def _behind_colon(site: CueSite, ranges: list[Span]) -> list[Span]:
    """ "Nun ist es heraus: Die Bahn stand still, wie der Betreiber zugab": what is said begins at the colon."""
    before = site.sentence.pieces[: site.piece]
    opening = next((p for p in reversed(before) if p.mark == ":"), None)
    start = site.sentence.tokens[opening.first].start if opening is not None else 0
    return [(max(a, start), b) for a, b in ranges if b > start]


def opening_of_comparative(sheet: Sheet, site: CueSite) -> int | None:
    """The piece in which "Wie Ole Sand, Sprecher des Hafens, in Kiel mitteilte, …" opens, else None."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    ends = sentence.tokens[max(site.verb, site.finite) + 1 : piece.after]
    if not sheet.pack.clause_after_comma or any(t.tag != "P" for t in ends):
        return None
    for number in range(site.piece - 1, max(site.piece - 4, -1), -1):
        before = sentence.pieces[number]
        if before.is_quotation or any(
            t.tag == "V" for t in sentence.tokens[before.first : before.after]
        ):
            return None
        opener = sentence.tokens[first_word(sentence, before.first, before.after)]
        if opener.lower in sheet.pack.as_words and opener.tag in {"QW", "ADV"}:
            return number
    return None


def read_comparative_in_pieces(
    sheet: Sheet, site: CueSite, opening: int, sites: list[CueSite]
) -> Draft | None:
    """A comparative that an apposition parts: its subject stands where it opens."""
    piece = site.sentence.pieces[opening]
    first = first_word(site.sentence, piece.first, piece.after)
    subject = first_nominative(site.sentence, first + 1, piece.after, sheet.pack)
    opened = structs.replace(site, piece=opening)
    before = said_before(sheet, opened, sites) if opening else []
    after = up_to_end(sheet, site, site.piece + 1, sites)
    return speech_draft(sheet, site, subject, [*before, *after], "speech-verb.as")
