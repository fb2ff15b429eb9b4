"""Attributions without a verb of saying: prepositions, so, heißt es, hearsay, and reports that tell.

Constructions: "Laut Polizei …", "… nach Angaben des Betreibers …", "Medienberichten zufolge …", "…, so Weil, …",
"…, heißt es in dem Bericht", "soll … gegeben haben", "will … erfahren haben", "Berichte, nach denen …",
headline "Betreiber: „…“"; English "according to X", "reportedly".
"""

from __future__ import annotations

from newsticker.claims.cast import describe
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft, content_spans, mode_of
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at, with_coordination
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.subjects import first_word
from newsticker.model import Span

_TURNS = frozenset({";", "–", "—", "-"})


def read_attributions(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    """All claims of a sentence that no cue verb of its own marks, in the order of the text."""
    found = [*_by_preposition(sheet, sentence, sites), *_by_so(sheet, sentence), *_it_is_said(sheet, sentence)]
    found += _reports(sheet, sentence)
    if not found:
        found += _hearsay(sheet, sentence, sites)
    if sentence.part == "title" and not found:
        found += _headline(sheet, sentence)
    return found


def _chars(sentence: Sentence, first: int, after: int) -> list[Span]:
    return [(sentence.tokens[first].start, sentence.tokens[after - 1].end)] if after > first else []


def _span(sentence: Sentence, first: int, after: int) -> tuple[Span, ...]:
    return ((sentence.tokens[first].start, sentence.tokens[after - 1].end),)


def clause_around(sheet: Sheet, sentence: Sentence, at: int, sites: list[CueSite]) -> tuple[int, int]:
    """Token range of the clause in which token ``at`` stands, with the clauses that depend on it."""
    pieces = sentence.pieces
    here = next((i for i, p in enumerate(pieces) if p.first <= at < p.after), len(pieces) - 1)
    first = last = here
    while first > 0 and pieces[first].mark not in _TURNS and _leans_back(sheet, sentence, first):
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].mark not in _TURNS:
        following = pieces[last + 1]
        opener = sentence.tokens[first_word(sentence, following.first, following.after)]
        if opener.lower in sheet.pack.relatives and last == here and here:
            break
        if opener.lower in sheet.pack.pro_relatives and any(s.piece == last + 1 for s in sites):
            break
        if _is_new_main(sheet, sentence, following) and any(_has_verb(sentence, p) for p in pieces[first : last + 1]):
            break
        last += 1
    return pieces[first].first, pieces[last].after


def _has_verb(sentence: Sentence, piece: Piece) -> bool:
    return any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after])


def _leans_back(sheet: Sheet, sentence: Sentence, number: int) -> bool:
    """Whether a piece goes on with the one before it: it has no finite verb, or begins with it."""
    piece = sentence.pieces[number]
    first = first_word(sentence, piece.first, piece.after)
    words = sentence.tokens[first : piece.after]
    if not any(t.tag == "V" for t in words) or (words and words[0].tag == "V"):
        return True
    return bool(words) and words[0].tag in {"SUB", "REL", "QW"}


def _is_new_main(sheet: Sheet, sentence: Sentence, piece: Piece) -> bool:
    first = first_word(sentence, piece.first, piece.after)
    words = [t for t in sentence.tokens[first : piece.after] if t.tag != "P"]
    if not sheet.pack.clause_after_comma or len(words) < 2 or words[0].tag in {"SUB", "REL", "QW", "V"}:
        return False
    finite = next((i for i, t in enumerate(words) if t.tag == "V"), None)
    return finite is not None and 0 < finite < len(words) - 1 and words[0].tag in {"DET", "N", "PRON", "POSS"} and words[finite - 1].tag in {"N", "PRON"}


def _claim(
    sheet: Sheet, sentence: Sentence, ranges: list[Span], cue: list[tuple[int, int]], speaker: Phrase | None, rule: str,
    frame: list[tuple[int, int]],
) -> list[Draft]:  # fmt: skip
    spans = content_spans(sheet, sentence, ranges)
    if not spans:
        return []
    cues = tuple(s for a, b in cue for s in _span(sentence, a, b))
    mode = mode_of(sentence, spans, "indirect")
    return [Draft(sentence, spans, cues, speaker, "states", mode, rule, frame)]


def _around(sheet: Sheet, sentence: Sentence, first: int, after: int, sites: list[CueSite]) -> list[Span]:
    """The clause around tokens ``first`` to ``after`` without them."""
    start, end = clause_around(sheet, sentence, first, sites)
    return [*_chars(sentence, start, first), *_chars(sentence, after, end)]


def _by_preposition(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(sentence.tokens):
        hit = None if sentence.quotation_of(sentence.tokens[at]) else _preposition_at(sheet, sentence, at)
        if hit is None:
            at += 1
            continue
        first, after, cue, speaker, rule = hit
        ranges = _around(sheet, sentence, first, after, sites)
        if rule == "according-to.own":
            start, _ = clause_around(sheet, sentence, first, sites)
            speaker, ranges = _own(sheet, sentence, start, first, after, ranges)
        found += _claim(sheet, sentence, ranges, cue, speaker, rule, [(first, after)])
        at = after
    return found


_Hit = tuple[int, int, list[tuple[int, int]], Phrase | None, str]


def _preposition_at(sheet: Sheet, sentence: Sentence, at: int) -> _Hit | None:
    pack, tokens, limit = sheet.pack, sentence.tokens, len(sentence.tokens)
    lower = tokens[at].lower
    words = tuple(t.lower for t in tokens[at : at + 2])
    if words in pack.according_phrases:
        phrase = noun_phrase_at(sentence, at + 2, limit, pack)
        return (at, phrase.after, [(at, at + 2)], phrase, "according-to.before") if phrase else None
    if lower in pack.according and tokens[at].tag == "PREP":
        phrase = noun_phrase_at(sentence, at + 1, limit, pack)
        return (at, phrase.after, [(at, at + 1)], phrase, "according-to.before") if phrase else None
    if lower in pack.according_prepositions:
        return _noun_governed(sheet, sentence, at)
    if tokens[at].tag in {"DET", "N", "ADJ", "POSS"} and pack.according_after:
        phrase = noun_phrase_at(sentence, at, limit, pack)
        if phrase and phrase.after < limit and tokens[phrase.after].lower in pack.according_after:
            return at, phrase.after + 1, [(phrase.after, phrase.after + 1)], phrase, "according-to.behind"
    return None


def _noun_governed(sheet: Sheet, sentence: Sentence, at: int) -> _Hit | None:
    """ "nach Angaben des Betreibers", "nach eigenen Worten", "nach ihren Worten", "nach Polizeiangaben"."""
    pack, tokens, limit = sheet.pack, sentence.tokens, len(sentence.tokens)
    noun = at + 1
    while noun < limit and tokens[noun].tag in {"DET", "POSS", "ADJ"}:
        noun += 1
    if noun >= limit or tokens[noun].tag != "N":
        return None
    lower = tokens[noun].lower
    before = tokens[at + 1 : noun]
    if lower not in pack.according_nouns:
        if any(lower.endswith(n) for n in pack.according_compounds) and lower not in pack.according_compounds:
            return at, noun + 1, [(at, at + 1)], Phrase(at + 1, noun + 1), "according-to.compound"
        return None
    if any(t.lower in pack.own_words for t in before):
        return at, noun + 1, [(at, noun + 1)], None, "according-to.own"
    if before and before[0].tag == "POSS":
        return at, noun + 1, [(at, noun + 1)], Phrase(at + 1, at + 2), "according-to.possessive"
    follows = tokens[noun + 1] if noun + 1 < limit else None
    if follows is None:
        return None
    start = noun + 2 if follows.lower in pack.attaching else noun + 1
    if start == noun + 1 and follows.lower not in pack.genitives and follows.tag not in {"ADJ", "N"}:
        return None
    phrase = noun_phrase_at(sentence, start, limit, pack)
    if phrase is None:
        return None
    phrase = with_coordination(sentence, phrase, limit, pack)
    return at, phrase.after, [(at, noun + 1)], phrase, "according-to.noun"


def _own(
    sheet: Sheet, sentence: Sentence, start: int, first: int, after: int, ranges: list[Span]
) -> tuple[Phrase | None, list[Span]]:
    """ "Die Polizei prüft nach eigenen Worten …": the clause's subject speaks and is no content."""
    while start < first and sentence.tokens[start].tag in {"P", "CON", "ADV"}:
        start += 1
    phrase = noun_phrase_at(sentence, start, first, sheet.pack, loosely=True)
    if phrase is None:
        return None, ranges
    kept = [r for r in _chars(sentence, phrase.after, first) if r[1] > r[0]]
    return phrase, [*kept, *ranges[1:]]


def _by_so(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    pack = sheet.pack
    for number, piece in enumerate(sentence.pieces):
        first = first_word(sentence, piece.first, piece.after)
        if number == 0 or first + 1 >= piece.after or sentence.tokens[first].lower not in pack.so_cues:
            continue
        phrase = noun_phrase_at(sentence, first + 1, piece.after, pack)
        if phrase is None or any(t.tag not in {"ADV", "P"} for t in sentence.tokens[phrase.after : piece.after] if t.tag == "V"):
            continue
        before = _chars(sentence, sentence.pieces[0].first, sentence.pieces[number - 1].after)
        rest = sentence.pieces[number + 1 :]
        after = _chars(sentence, rest[0].first, rest[-1].after) if rest else []
        return _claim(sheet, sentence, [*before, *after], [(first, first + 1)], phrase, "so.behind", [(piece.first, piece.after)])
    return []


def _it_is_said(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "heißt es in dem Bericht", "Aus Kreisen hieß es, …"."""
    pack, tokens = sheet.pack, sentence.tokens
    for number, piece in enumerate(sentence.pieces):
        for at in range(piece.first, piece.after - 1):
            if tokens[at].lemma not in pack.it_is_said or tokens[at].tag != "V" or tokens[at + 1].lower not in pack.impersonal:
                continue
            if sentence.quotation_of(tokens[at]) is not None:
                continue
            phrase, source_first = _source_of_saying(sheet, sentence, piece, at)
            first = first_word(sentence, piece.first, piece.after)
            if first == at and number > 0:
                ranges = _chars(sentence, sentence.pieces[0].first, sentence.pieces[number - 1].after)
            elif number + 1 < len(sentence.pieces):
                ranges = _chars(sentence, sentence.pieces[number + 1].first, sentence.pieces[-1].after)
            else:
                continue
            return _claim(sheet, sentence, ranges, [(at, at + 2)], phrase, "it-is-said", [(piece.first, piece.after)])
    return []


def _source_of_saying(sheet: Sheet, sentence: Sentence, piece: Piece, at: int) -> tuple[Phrase | None, int]:
    for start in (*range(at + 2, piece.after), *range(piece.first, at)):
        token = sentence.tokens[start]
        if token.tag in {"PREP", "PREPDET"} and token.lower in sheet.pack.said_in:
            phrase = noun_phrase_at(sentence, start + 1, piece.after if start > at else at, sheet.pack)
            if phrase is not None and not is_time(phrase.tokens(sentence), sheet.pack):
                return phrase, start
    return None, at


def _hearsay(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    """ "soll … gegeben haben", "will … erfahren haben": a modal with a perfect infinitive; "reportedly"."""
    pack, tokens = sheet.pack, sentence.tokens
    for at, token in enumerate(tokens):
        if sentence.quotation_of(token) is not None:
            continue
        if token.lower in pack.hearsay_adverbs:
            drafts = _claim(sheet, sentence, _around(sheet, sentence, at, at + 1, sites), [(at, at + 1)], None, "hearsay.adverb", [])
            return [_as_hearsay(d) for d in drafts]
        if token.tag != "V" or token.lemma not in pack.hearsay_modals:
            continue
        start, end = clause_around(sheet, sentence, at, [])
        perfect = any(
            a.tag in {"X", "I"} and b.lemma in pack.perfect_auxiliaries and b.tag in {"I", "V"}
            for a, b in zip(tokens[at + 1 : end], tokens[at + 2 : end], strict=False)
        )
        if not perfect or any(s.sentence is sentence and s.piece == _piece_of(sentence, at) for s in sites if s.finite == at):
            continue
        if token.lower in pack.hearsay:
            drafts = _claim(sheet, sentence, [*_chars(sentence, start, at), *_chars(sentence, at + 1, end)], [(at, at + 1)], None, "hearsay.modal", [])
            return [_as_hearsay(d) for d in drafts]
        phrase = noun_phrase_at(sentence, at + 1, end, pack) or noun_phrase_at(sentence, start, at, pack, loosely=True)
        if phrase is None:
            continue
        ranges = [*_chars(sentence, start, at), *_chars(sentence, phrase.after, end)] if phrase.first > at else _chars(sentence, at + 1, end)
        return _claim(sheet, sentence, ranges, [(at, at + 1)], phrase, "claims-to-have", [])
    return []


def _piece_of(sentence: Sentence, at: int) -> int:
    return next((i for i, p in enumerate(sentence.pieces) if p.first <= at < p.after), 0)


def _as_hearsay(draft: Draft) -> Draft:
    draft.is_hearsay = True
    return draft


def _reports(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "Berichte …, nach denen p", "Spekulationen, wonach p": what the reports say."""
    pack, tokens = sheet.pack, sentence.tokens
    found: list[Draft] = []
    for number, piece in enumerate(sentence.pieces[1:], 1):
        first = first_word(sentence, piece.first, piece.after)
        if first >= piece.after:
            continue
        length = _wherefore(sheet, sentence, first, piece.after)
        if not length:
            continue
        before = sentence.pieces[number - 1]
        noun = next((i for i in range(before.after - 1, before.first - 1, -1) if tokens[i].tag == "N" and tokens[i].lower in pack.report_nouns), None)
        if noun is None:
            continue
        end = piece.after
        for other in sentence.pieces[number + 1 :]:
            words = [t for t in tokens[other.first : other.after] if t.tag != "P"]
            if other.mark in _TURNS or (words and words[0].tag == "V"):
                break
            end = other.after
        found += _claim(sheet, sentence, _chars(sentence, first + length, end), [(first, first + length)], Phrase(_start_of(sentence, noun, before), noun + 1), "report-noun.clause", [])
    return found


def _start_of(sentence: Sentence, noun: int, piece: Piece) -> int:
    at = noun
    while at > piece.first and sentence.tokens[at - 1].tag in {"ADJ", "DET"}:
        at -= 1
    return at


def _wherefore(sheet: Sheet, sentence: Sentence, first: int, after: int) -> int:
    """How many tokens at the piece's start join a report to what it says: wonach 1, nach denen 2."""
    tokens, pack = sentence.tokens, sheet.pack
    if tokens[first].lower in pack.wherefore and tokens[first].tag in {"REL", "QW", "SUB", "ADV"}:
        return 1
    if first + 1 < after and tokens[first].lower in pack.wherefore_prepositions and tokens[first + 1].lower in pack.wherefore:
        return 2
    return 0


def _headline(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "Betreiber: „Kein Hinweis auf einen Angriff“": speaker, colon, what is said."""

    for number, piece in enumerate(sentence.pieces[1:], 1):
        before = sentence.pieces[number - 1]
        if piece.mark != ":" or _has_verb(sentence, before):
            continue
        first = first_word(sentence, before.first, before.after)
        phrase = noun_phrase_at(sentence, first, before.after, sheet.pack)
        if phrase is None or phrase.after != before.after or describe(phrase.tokens(sentence), sheet.pack) is None:
            continue
        end = number
        while end + 1 < len(sentence.pieces) and sentence.pieces[end + 1].mark not in _TURNS:
            end += 1
        return _claim(sheet, sentence, _chars(sentence, piece.first, sentence.pieces[end].after), [], phrase, "headline.colon", [])
    return []
