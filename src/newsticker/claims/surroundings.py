"""The clause around an attribution, and the claim that it makes of it."""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.modifiers import past_modifiers
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at, past_place
from newsticker.claims.reach import is_relative
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Span

TURNS = frozenset({";", "–", "—", "-"})


def chars(sentence: Sentence, first: int, after: int) -> list[Span]:
    """The characters of tokens ``first`` to ``after``: one range, or none where they are no tokens."""
    return [(sentence.tokens[first].start, sentence.tokens[after - 1].end)] if after > first else []


def spans(sentence: Sentence, first: int, after: int) -> tuple[Span, ...]:
    """The characters of tokens ``first`` to ``after`` as spans."""
    return ((sentence.tokens[first].start, sentence.tokens[after - 1].end),)


def clause_around(
    sheet: Sheet, sentence: Sentence, at: int, sites: list[CueSite], past: int = 0
) -> tuple[int, int]:
    """Token range of the clause in which token ``at`` stands, with the clauses that depend on it.

    From ``at`` to ``past`` somebody is named, by a verb maybe: "according to analysts polled by the bank".
    """
    pieces = sentence.pieces
    here = next((i for i, p in enumerate(pieces) if p.first <= at < p.after), len(pieces) - 1)
    first = last = here
    while first > 0 and pieces[first].mark not in TURNS and _leans_back(sentence, first, at, past):
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].mark not in TURNS:
        following = pieces[last + 1]
        opener = sentence.tokens[first_word(sentence, following.first, following.after)]
        if opener.lower in sheet.pack.relatives and last == here and here:
            break
        if opener.lower in sheet.pack.pro_relatives and any(s.piece == last + 1 for s in sites):
            break
        if _is_new_main(sheet, sentence, following) and any(
            has_verb(sentence, p) for p in pieces[first : last + 1]
        ):
            break
        last += 1
    return pieces[first].first, pieces[last].after


def has_verb(sentence: Sentence, piece: Piece) -> bool:
    return any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after])


def _leans_back(sentence: Sentence, number: int, at: int, past: int) -> bool:
    """Whether a piece goes on with the one before it: it has no finite verb, or begins with it."""
    piece = sentence.pieces[number]
    first = first_word(sentence, piece.first, piece.after)
    words = sentence.tokens[first : piece.after]
    own = (
        sentence.tokens[first:at] + sentence.tokens[max(first, past) : piece.after]
        if piece.first <= at < min(past, piece.after)
        else words
    )
    if not any(t.tag == "V" for t in own) or (words and words[0].tag == "V"):
        return True
    return bool(words) and words[0].tag in {"SUB", "REL", "QW"}


def _is_new_main(sheet: Sheet, sentence: Sentence, piece: Piece) -> bool:
    first = first_word(sentence, piece.first, piece.after)
    words = [t for t in sentence.tokens[first : piece.after] if t.tag != "P"]
    if (
        not sheet.pack.clause_after_comma
        or len(words) < 2
        or words[0].tag in {"SUB", "REL", "QW", "V"}
    ):
        return False
    finite = next((i for i, t in enumerate(words) if t.tag == "V"), None)
    return (
        finite is not None
        and 0 < finite < len(words) - 1
        and words[0].tag in {"DET", "N", "PRON", "POSS"}
        and words[finite - 1].tag in {"N", "PRON"}
    )


def claim_around(
    sheet: Sheet,
    sentence: Sentence,
    ranges: list[Span],
    cue: list[tuple[int, int]],
    speaker: Phrase | None,
    rule: str,
    frame: list[tuple[int, int]],
) -> list[Draft]:
    """A claim of the ranges with this cue, in a list; an empty one where they hold no word."""
    content = content_spans(sheet, sentence, ranges)
    if not content:
        return []
    cues = tuple(s for a, b in cue for s in spans(sentence, a, b))
    mode = mode_of(sentence, content, "indirect")
    return [Draft(sentence, content, cues, speaker, "states", mode, rule, frame)]


def around(
    sheet: Sheet, sentence: Sentence, first: int, after: int, sites: list[CueSite]
) -> list[Span]:
    """The clause around tokens ``first`` to ``after`` without them."""
    start, end = clause_around(sheet, sentence, first, sites, after)
    leads = all(t.tag == "P" for t in sentence.tokens[start:first])
    after = _past_its_place(sentence, after, end, sheet.pack) if leads else after
    behind = _past_source(sheet, sentence, after, end, leads=leads)
    return [*chars(sentence, start, first), *chars(sentence, behind, end)]


def _begins_with_pronoun(sentence: Sentence, piece: Piece, pack: LanguagePack) -> bool:
    """ "who knows the matter", "der den Vorgang kennt"; of "die Anwohner warnte" nobody can tell."""
    words = sentence.tokens[first_word(sentence, piece.first, piece.after) : piece.after]
    if len(words) < 2:
        return False
    first, second = words[:2]
    by_order = first.tag == "DET" and second.tag in {"DET", "POSS", "PRON", "PREP", "PREPDET"}
    return (first.lower in pack.relatives and second.tag != "N") or by_order


def _is_apposition(sentence: Sentence, piece: Piece, pack: LanguagePack) -> bool:
    """ "…, according to Larsen, [the firm's chief executive]": English, a piece that is one phrase and names a party."""
    first = first_word(sentence, piece.first, piece.after)
    phrase = noun_phrase_at(sentence, first, piece.after, pack)
    if pack.clause_after_comma or phrase is None:
        return False
    rest = sentence.tokens[past_modifiers(sentence, phrase.after, piece.after, pack) : piece.after]
    described = describe(phrase.tokens(sentence), pack)
    return described is not None and all(t.tag == "P" for t in rest)


def _past_its_place(sentence: Sentence, after: int, end: int, pack: LanguagePack) -> int:
    """Past the place of a source that leads: "Laut Polizei [in Kiel] brennt es", "Nach Angaben der Landrätin [in Tarn], …"."""
    tokens, behind = sentence.tokens, past_place(sentence, after, end, pack)
    if behind >= end or is_time(tokens[after:behind], pack):
        return after
    is_verb = pack.clause_after_comma and tokens[behind].tag == "V"
    return behind if tokens[behind].text == "," or is_verb else after


def _past_source(sheet: Sheet, sentence: Sentence, after: int, end: int, *, leads: bool) -> int:
    """Past what a comma parts from the source: "Laut einem Bericht, der der Zeitung vorliegt, …", "…, Petra Lohse, …".

    A German source that leads has the verb behind all that is told of it; elsewhere the pronoun has to tell.
    """
    pack = sheet.pack
    pieces = sentence.pieces
    here = next((i for i, p in enumerate(pieces) if p.first < after <= p.after), len(pieces))
    if here == len(pieces) or any(
        t.tag != "P" for t in sentence.tokens[after : pieces[here].after]
    ):
        return after
    past = after
    for piece in pieces[here + 1 :]:
        told = leads or _is_apposition(sentence, piece, pack)
        if has_verb(sentence, piece):
            told = _begins_with_pronoun(sentence, piece, pack)
            if pack.clause_after_comma:
                told = (told or leads) and is_relative(sentence, piece)
        if piece.after > end or piece.mark != "," or not told:
            break
        past = piece.after
    return after if leads and past >= end else past
