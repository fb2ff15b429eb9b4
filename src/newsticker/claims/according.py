"""Attributions by preposition and set phrase.

Constructions: "Laut Polizei …", "… nach Angaben des Betreibers …", "Medienberichten zufolge …", "Die Polizei prüft
nach eigenen Worten …", "…, so Weil, …", "…, heißt es in dem Bericht"; English "according to X".
"""

from __future__ import annotations

from itertools import islice

from newsticker.claims.agents import is_document
from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.draft import Draft
from newsticker.claims.modifiers import end_of_source
from newsticker.claims.nominatives import first_nominative
from newsticker.claims.phrases import QUOTES, Phrase, is_time, noun_phrase_at, with_coordination
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.surroundings import around, chars, claim_around, clause_around, spans
from newsticker.claims.taken_up import read_said_so
from newsticker.language.pack import LanguagePack
from newsticker.model import Span

_Hit = tuple[int, int, list[tuple[int, int]], Phrase | None, str]


def read_according(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(sentence.tokens):
        hit = (
            None
            if sentence.quotation_of(sentence.tokens[at]) or _is_governed(sentence, at, sites)
            else _preposition_at(sheet, sentence, at)
        )
        if hit is None:
            at += 1
            continue
        first, after, cue, speaker, rule = hit
        end = after
        if speaker is not None and not sheet.pack.clause_after_comma:
            speaker, end = _whole_source(sheet, sentence, speaker)
        ranges = around(sheet, sentence, first, end, sites)
        if rule == "according-to.own":
            start, _ = clause_around(sheet, sentence, first, sites)
            speaker, ranges = _own(sheet, sentence, start, first, after, ranges)
        if speaker is not None and _points_back(sentence, ranges, sheet.pack):
            (span,) = spans(sentence, *cue[0])
            found += read_said_so(sheet, sentence, span, speaker, (first, after))
        else:
            found += claim_around(sheet, sentence, ranges, cue, speaker, rule, [(first, end)])
        at = end
    return found


def _is_governed(sentence: Sentence, at: int, sites: list[CueSite]) -> bool:
    """ "Wie aus der Mitteilung hervorgeht, …": the preposition is the verb's own."""
    governs = f"from:{sentence.tokens[at].lower}"
    pieces = (sentence.pieces[s.piece] for s in sites if governs in s.entry.frames)
    return any(p.first <= at < p.after for p in pieces)


def _points_back(sentence: Sentence, ranges: list[Span], pack: LanguagePack) -> bool:
    """ "That is according to the council.": nothing is told but that it is so."""
    among = (t for t in sentence.tokens if any(a <= t.start < b for a, b in ranges))
    told = list(islice((t for t in among if t.tag != "P"), 3))
    return (
        len(told) == 2 and told[0].lower in pack.pro_objects and told[1].lemma in pack.auxiliaries
    )


def _preposition_at(sheet: Sheet, sentence: Sentence, at: int) -> _Hit | None:
    pack, tokens, limit = sheet.pack, sentence.tokens, len(sentence.tokens)
    lower = tokens[at].lower
    words = tuple(t.lower for t in tokens[at : at + 2])
    if words in pack.according_phrases:
        phrase = _source_at(sentence, at + 2, limit, pack)
        return (at, phrase.after, [(at, at + 2)], phrase, "according-to.before") if phrase else None
    if lower in pack.according and tokens[at].tag == "PREP":
        phrase = _source_at(sentence, at + 1, limit, pack)
        return (at, phrase.after, [(at, at + 1)], phrase, "according-to.before") if phrase else None
    if lower in pack.according_prepositions:
        return _noun_governed(sheet, sentence, at)
    if tokens[at].tag == "POSS" and at + 2 < limit:
        # "seiner Ansicht nach": the preposition stands behind.
        behind = tokens[at + 2].lower in pack.according_prepositions
        if behind and tokens[at + 1].lower in pack.according_nouns:
            return at, at + 3, [(at, at + 3)], Phrase(at, at + 1), "according-to.possessive"
    if tokens[at].tag in {"DET", "N", "ADJ", "POSS"} and pack.according_after:
        phrase = _source_at(sentence, at, limit, pack)
        if phrase and phrase.after < limit and tokens[phrase.after].lower in pack.according_after:
            if any(t.lower in pack.own_words for t in phrase.tokens(sentence)):
                # "eigenen Angaben zufolge"
                after = phrase.after + 1
                return at, after, [(at, after)], None, "according-to.own"
            return (
                at,
                phrase.after + 1,
                [(phrase.after, phrase.after + 1)],
                phrase,
                "according-to.behind",
            )
    return None


def _source_at(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> Phrase | None:
    """Who stands behind the preposition, and whoever is joined to him: "laut Polizei und Feuerwehr"."""
    phrase = noun_phrase_at(sentence, at, limit, pack)
    if phrase is None:
        return None
    joined = with_coordination(sentence, phrase, limit, pack)
    # "Das Haus brannte laut Polizei, und Menschen flohen": the next clause's own subject.
    has_verb = any(t.tag == "V" for t in sentence.tokens[:at])
    behind = sentence.tokens[joined.after].tag if joined.after < limit else ""
    return phrase if has_verb and behind == "V" else joined


def _whole_source(sheet: Sheet, sentence: Sentence, source: Phrase) -> tuple[Phrase, int]:
    """The source and all that English adds to it within its piece: "according to a report seen by the paper, …"."""
    piece = next(p for p in sentence.pieces if p.first < source.after <= p.after)
    limit = piece.after
    while limit > source.after and sentence.tokens[limit - 1].tag == "P":
        limit -= 1
    return end_of_source(sentence, source, limit, sheet.pack)


def _noun_governed(sheet: Sheet, sentence: Sentence, at: int) -> _Hit | None:
    """ "nach Angaben des Betreibers", "nach eigenen Worten", "nach ihren Worten", "nach Polizeiangaben"."""
    pack, tokens, limit = sheet.pack, sentence.tokens, len(sentence.tokens)
    noun = at + 1
    if noun < limit and tokens[noun].text in QUOTES:
        return _of_quoted(sentence, at, pack)
    while noun < limit and tokens[noun].tag in {"DET", "POSS", "ADJ"}:
        noun += 1
    if noun >= limit or tokens[noun].tag != "N":
        return None
    lower = tokens[noun].lower
    before = tokens[at + 1 : noun]
    owned = noun + 1 < limit and tokens[noun + 1].lower in pack.according_nouns
    if owned and lower.endswith(("s", "’", "'")) and tokens[noun + 1].tag == "N":
        # "nach Hansens Worten"
        cue = [(at, at + 1), (noun + 1, noun + 2)]
        return at, noun + 2, cue, Phrase(at + 1, noun + 1), "according-to.noun"
    if lower in pack.according_papers and before:
        phrase = noun_phrase_at(sentence, at + 1, limit, pack, loosely=True)
        return (at, phrase.after, [(at, at + 1)], phrase, "according-to.noun") if phrase else None
    if lower not in pack.according_nouns:
        if (
            any(lower.endswith(n) for n in pack.according_compounds)
            and lower not in pack.according_compounds
        ):
            return at, noun + 1, [(at, at + 1)], Phrase(at + 1, noun + 1), "according-to.compound"
        return None
    if any(t.lower in pack.own_words for t in before):
        return at, noun + 1, [(at, noun + 1)], None, "according-to.own"
    if before and before[0].tag == "POSS":
        return at, noun + 1, [(at, noun + 1)], Phrase(at + 1, at + 2), "according-to.possessive"
    follows = tokens[noun + 1] if noun + 1 < limit else None
    names_owner = follows is not None and (
        follows.lower in pack.genitives or follows.lower in pack.attaching
    )
    if before and not names_owner and pack.state_of_adjective(before[-1].lower) is not None:
        # "nach kirgisischen Angaben": the adjective tells whose they are.
        return at, noun + 1, [(at, at + 1)], Phrase(at + 1, noun + 1), "according-to.compound"
    # "nach ersten Erkenntnissen", "nach diesen Angaben": nobody is named.
    vague = any(t.tag == "ADJ" or t.lower in pack.pointing for t in before)
    bare = Phrase(at + 1, noun + 1)
    unnamed: _Hit | None = (
        (at, noun + 1, [(at, at + 1)], bare, "according-to.unnamed") if vague else None
    )
    if follows is None:
        return unnamed
    start = noun + 2 if follows.lower in pack.attaching else noun + 1
    if (
        start == noun + 1
        and follows.lower not in pack.genitives
        and follows.tag not in {"ADJ", "N"}
    ):
        return unnamed
    phrase = noun_phrase_at(sentence, start, limit, pack)
    if phrase is None:
        return unnamed
    phrase = with_coordination(sentence, phrase, limit, pack)
    return at, phrase.after, [(at, noun + 1)], phrase, "according-to.noun"


def _of_quoted(sentence: Sentence, at: int, pack: LanguagePack) -> _Hit | None:
    """ "nach „Nordpost“-Informationen": the paper in quotation marks, joined to what it has."""
    phrase = noun_phrase_at(sentence, at + 1, len(sentence.tokens), pack)
    last = sentence.tokens[phrase.after - 1].lower if phrase else ""
    if phrase is None or not last.endswith(pack.according_compounds):
        return None
    return at, phrase.after, [(at, at + 1)], phrase, "according-to.compound"


def _own(
    sheet: Sheet, sentence: Sentence, start: int, first: int, after: int, ranges: list[Span]
) -> tuple[Phrase | None, list[Span]]:
    """ "Die Polizei prüft nach eigenen Worten …": the clause's subject speaks and is no content."""
    while start < first and sentence.tokens[start].tag in {"P", "CON", "ADV"}:
        start += 1
    if start >= first:
        return _own_behind(sheet, sentence, after, ranges)
    phrase = noun_phrase_at(sentence, start, first, sheet.pack, loosely=True)
    opens_otherwise = sentence.tokens[start].tag in {"PREP", "PREPDET"} or (
        phrase is not None and is_time(phrase.tokens(sentence), sheet.pack)
    )
    if phrase is None or phrase.after > first or opens_otherwise:
        verb = next((i for i in range(start, first) if sentence.tokens[i].tag == "V"), None)
        phrase = (
            first_nominative(sentence, verb + 1, first, sheet.pack) if verb is not None else None
        )
        if phrase is None or phrase.after > first:
            return None, ranges
        # "Für das Werk gibt das Haus nach eigenen Angaben …": the subject stands behind the verb.
        before = chars(sentence, start, phrase.first)
        return phrase, [*before, *chars(sentence, phrase.after, first), *ranges[1:]]
    kept = [r for r in chars(sentence, phrase.after, first) if r[1] > r[0]]
    return phrase, [*kept, *ranges[1:]]


def _own_behind(
    sheet: Sheet, sentence: Sentence, after: int, ranges: list[Span]
) -> tuple[Phrase | None, list[Span]]:
    """ "Nach eigenen Angaben prüft die Polizei …": the subject stands behind the verb."""
    tokens = sentence.tokens
    if after + 1 >= len(tokens) or tokens[after].tag != "V":
        return None, ranges
    piece = next(p for p in sentence.pieces if p.first <= after < p.after)
    phrase = first_nominative(sentence, after + 1, piece.after, sheet.pack)
    if phrase is None or phrase.first != after + 1:
        return None, ranges
    end = ranges[-1][1] if ranges else tokens[piece.after - 1].end
    rest = [(tokens[phrase.after].start, end)] if phrase.after < piece.after else []
    return phrase, [*chars(sentence, after, phrase.first), *rest]


def read_so(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    pack = sheet.pack
    for number, piece in enumerate(sentence.pieces):
        first = first_word(sentence, piece.first, piece.after)
        if (
            number == 0
            or first + 1 >= piece.after
            or sentence.tokens[first].lower not in pack.so_cues
        ):
            continue
        phrase = noun_phrase_at(sentence, first + 1, piece.after, pack)
        if phrase is None or any(
            t.tag not in {"ADV", "P"}
            for t in sentence.tokens[phrase.after : piece.after]
            if t.tag == "V"
        ):
            continue
        phrase = with_coordination(sentence, phrase, piece.after, pack)
        before = chars(sentence, sentence.pieces[0].first, sentence.pieces[number - 1].after)
        rest = sentence.pieces[number + 1 :]
        after = chars(sentence, rest[0].first, rest[-1].after) if rest else []
        return claim_around(
            sheet,
            sentence,
            [*before, *after],
            [(first, first + 1)],
            phrase,
            "so.behind",
            [(piece.first, piece.after)],
        )
    return []


def read_it_is_said(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "heißt es in dem Bericht", "Aus Kreisen hieß es, …", "Zuvor hatte es geheißen, …", "In dem Brief steht, …"."""
    for number, piece in enumerate(sentence.pieces):
        for at in range(piece.first, piece.after):
            cue = _impersonal_saying(sentence, at, sheet.pack)
            if cue is None or sentence.quotation_of(sentence.tokens[at]) is not None:
                continue
            found = _said_at(sheet, sentence, number, at, cue)
            if found is not None:
                return found
    return []


def _said_at(
    sheet: Sheet, sentence: Sentence, number: int, at: int, cue: tuple[int, int]
) -> list[Draft] | None:
    """What is said by the verb at token ``at`` of a piece; None where it says nothing there."""
    pack, piece = sheet.pack, sentence.pieces[number]
    tokens, opens = sentence.tokens, sentence.pieces[0]
    first = first_word(sentence, piece.first, piece.after)
    opening = tokens[first_word(sentence, 0, opens.after)]
    phrase = _source_of_saying(sheet, sentence, piece, at)
    if tokens[at].lemma in pack.written:
        if phrase is None or not is_document(sentence, phrase, pack):
            return None
        # "In dem Papier steht, welche Behörde …" tells that it does, and nothing of what.
        if number + 1 < len(sentence.pieces) and _asks(sentence, sentence.pieces[number + 1]):
            return None
        if not number and opening.lower in pack.pro_objects:
            return _said_before(sheet, sentence, phrase, piece, cue)
    leads = opening.lower in pack.said_in and sentence.quotation_of(opening) is None
    is_source = bool(number) and leads and number + 1 < len(sentence.pieces)
    if phrase is None and number > 1 and first == at and opening.lower in pack.said_in:
        # "In dem Papier, das der Zeitung vorliegt, heißt es, …"
        phrase = _source_of_saying(sheet, sentence, opens, opens.after)
    if phrase is None and is_source:
        phrase = _source_of_saying(sheet, sentence, opens, at)
    begins = first == at and not is_source
    ranges = _said_around(sentence, number, pack, begins=begins)
    if ranges is None:
        goes_back = phrase is not None and not number and opening.lower in pack.so_cues
        return _said_before(sheet, sentence, phrase, piece, cue) if phrase and goes_back else None
    compares = number and not begins and tokens[first].lower in pack.as_words
    if compares and phrase is not None and not _is_source(sentence, phrase, pack):
        phrase = None  # "…, wie es in Oslo hieß"
    frame = [(piece.first, piece.after)]
    return claim_around(sheet, sentence, ranges, [cue], phrase, "it-is-said", frame)


def _said_before(
    sheet: Sheet, sentence: Sentence, source: Phrase, piece: Piece, cue: tuple[int, int]
) -> list[Draft]:
    """ "So heißt es in dem Bericht.", "Das steht in einem Papier.": the sentence before."""
    (span,) = spans(sentence, *cue)
    return read_said_so(sheet, sentence, span, source, (piece.first, piece.after))


def _said_around(
    sentence: Sentence, number: int, pack: LanguagePack, *, begins: bool
) -> list[Span] | None:
    """The characters around the piece that are said; None where nothing is. ``begins`` where the verb opens it."""
    pieces, piece = sentence.pieces, sentence.pieces[number]
    behind = pieces[number + 1 :]
    if begins and number:
        # "Die Zahl sei höher; drei seien noch dort, hieß es": what is said begins at the semicolon.
        turns = [i for i, p in enumerate(pieces[:number]) if p.mark == ";"]
        start = pieces[turns[-1] if turns else 0]
        return chars(sentence, start.first, pieces[number - 1].after)
    first = first_word(sentence, piece.first, piece.after)
    rest = chars(sentence, behind[0].first, behind[-1].after) if behind else []
    if number and sentence.tokens[first].lower in pack.as_words:
        after = pieces[number - 1].after
        if not any(t.tag == "V" for t in sentence.tokens[:after]):
            return None  # "Das „Dach“, wie es im Ort heißt, …": what it is called
        return [*chars(sentence, pieces[0].first, after), *rest]
    return rest or None


def _asks(sentence: Sentence, piece: Piece) -> bool:
    return sentence.tokens[first_word(sentence, piece.first, piece.after)].tag == "QW"


def _is_source(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    return any(pack.kind_of_noun(t.lower) for t in phrase.tokens(sentence) if t.tag == "N")


def _impersonal_saying(sentence: Sentence, at: int, pack: LanguagePack) -> tuple[int, int] | None:
    tokens = sentence.tokens
    if tokens[at].lemma in pack.written and tokens[at].tag == "V":
        is_impersonal = at + 1 < len(tokens) and tokens[at + 1].lower in pack.impersonal
        return at, at + 1 + is_impersonal
    if tokens[at].lemma not in pack.it_is_said:
        return None
    if tokens[at].tag == "V" and at + 1 < len(tokens) and tokens[at + 1].lower in pack.impersonal:
        return at, at + 2
    piece = next((p for p in sentence.pieces if p.first <= at < p.after), None)
    ends = piece is not None and all(t.tag == "P" for t in tokens[at + 1 : piece.after])
    if piece is not None and ends and tokens[at].tag == "V":
        # "Wie es in der Mitteilung heißt, …"
        first = first_word(sentence, piece.first, piece.after)
        compares = tokens[first].lower in pack.as_words and first + 1 < at
        if compares and tokens[first + 1].lower in pack.impersonal:
            return at, at + 1
    is_perfect = tokens[at].tag == "X" and at and tokens[at - 1].lower in pack.impersonal
    return (at - 1, at + 1) if is_perfect else None


def _source_of_saying(sheet: Sheet, sentence: Sentence, piece: Piece, at: int) -> Phrase | None:
    for start in (*range(at + 1, piece.after), *range(piece.first, min(at, piece.after))):
        token = sentence.tokens[start]
        if token.tag in {"PREP", "PREPDET"} and token.lower in sheet.pack.said_in:
            phrase = noun_phrase_at(
                sentence, start + 1, piece.after if start > at else at, sheet.pack
            )
            if phrase is not None and not is_time(phrase.tokens(sentence), sheet.pack):
                return phrase
    return None
