"""All attributions of a sentence that no cue verb of its own marks."""

from __future__ import annotations

import itertools

from newsticker.claims.according import read_according, read_it_is_said, read_so
from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import Draft
from newsticker.claims.hearsay import read_hearsay, read_reports
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.speech_nouns import read_speech_nouns
from newsticker.claims.surroundings import TURNS, chars, claim_around, has_verb
from newsticker.claims.taken_up import read_so_alone
from newsticker.claims.talk import read_talk
from newsticker.language.first_names import gender_of_first_name
from newsticker.text.tokens import Token


def read_attributions(sheet: Sheet, sentence: Sentence, sites: list[CueSite]) -> list[Draft]:
    """All claims of a sentence that no cue verb of its own marks, in the order of the text."""
    found = [
        *read_according(sheet, sentence, sites),
        *read_so(sheet, sentence),
        *read_it_is_said(sheet, sentence),
        *read_so_alone(sheet, sentence),
    ]
    found += read_reports(sheet, sentence)
    found += read_speech_nouns(sheet, sentence)
    found += read_talk(sheet, sentence)
    if not found:
        found += read_hearsay(sheet, sentence, sites)
    if sentence.part == "title" and not found:
        found += _headline(sheet, sentence) or _headline_behind(sheet, sentence)
    if sentence.part != "title" and not found and not sites:
        found += read_after_colon(sheet, sentence)
    return found


def read_after_colon(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "Der Trainer blieb gelassen: „Wir haben Zeit.“": a whole quotation after the narrator's colon."""
    for piece in sentence.pieces[1:]:
        words = [t for t in sentence.tokens[piece.first : piece.after] if t.tag != "P"]
        if piece.mark != ":" or not piece.is_quotation or len(words) < 4:
            continue
        before = sentence.pieces[0]
        first = first_word(sentence, before.first, before.after)
        phrase = noun_phrase_at(sentence, first, before.after, sheet.pack, loosely=True)
        if phrase is None or describe(phrase.tokens(sentence), sheet.pack) is None:
            phrase = None
        ranges = chars(sentence, piece.first, sentence.pieces[-1].after)
        return claim_around(sheet, sentence, ranges, [], phrase, "colon.quotation", [])
    return []


def _only_names(sentence: Sentence, phrase: Phrase, before: Piece, said: Piece) -> bool:
    """Whether a headline's first piece only names who speaks: "Hersteller", of a quotation "Hersteller zu Bericht"."""
    rest = sentence.tokens[phrase.after : before.after]
    return not rest or (said.is_quotation and rest[0].tag in {"PREP", "PREPDET"})


def _headline(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """ "Betreiber: „Kein Hinweis auf einen Angriff“": speaker, colon, what is said."""

    for number, piece in enumerate(sentence.pieces[1:], 1):
        before = sentence.pieces[number - 1]
        if piece.mark != ":" or has_verb(sentence, before):
            continue
        first = first_word(sentence, before.first, before.after)
        phrase = noun_phrase_at(sentence, first, before.after, sheet.pack)
        if (
            phrase is None
            or not _only_names(sentence, phrase, before, piece)
            or not _is_somebody(sheet, phrase.tokens(sentence))
        ):
            continue
        end = number
        while end + 1 < len(sentence.pieces) and sentence.pieces[end + 1].mark not in TURNS:
            end += 1
        return claim_around(
            sheet,
            sentence,
            chars(sentence, piece.first, sentence.pieces[end].after),
            [],
            phrase,
            "headline.colon",
            [],
        )
    return []


def _is_somebody(sheet: Sheet, tokens: list[Token]) -> bool:
    """ "Marsh: Gate will reopen": a surname alone is somebody's where the text has the full name, "Live:" nobody's."""
    if describe(tokens, sheet.pack) is not None:
        return True
    if len(tokens) > 1 or not tokens[0].is_capitalised or sheet.pack.clause_after_comma:
        return False
    for number in range(1, len(sheet.sentences)):
        words = sheet.sentences[number].tokens
        for first, second in itertools.pairwise(words):
            if second.text == tokens[0].text and gender_of_first_name(first.text):
                return True
    return False


def _headline_behind(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """English: "Fire kills 12: police", "'We were not warned' - mayor": what is said, a mark, and who says it.

    Behind a dash a name may as well be that of the paper ("… - Daily Post"), so there a common noun has to tell.
    """
    pack, number = sheet.pack, len(sentence.pieces) - 1
    # Of marks alone, "<>", there is no piece.
    if pack.clause_after_comma or number < 1:
        return []
    piece = sentence.pieces[number]
    if piece.mark not in TURNS | {":"} or piece.mark == ";":
        return []
    first = first_word(sentence, piece.first, piece.after)
    phrase = noun_phrase_at(sentence, first, piece.after, pack)
    if phrase is None or any(t.tag != "P" for t in sentence.tokens[phrase.after : piece.after]):
        return []
    words, said = phrase.tokens(sentence), sentence.tokens[: sentence.pieces[number - 1].after]
    described = describe(words, pack)
    is_party = pack.kind_of_noun(words[-1].lower) is not None and pack.is_common_noun(words[-1])
    is_clause = any(t.tag in {"V", "X"} for t in said)
    is_named = piece.mark == ":" and is_clause and described is not None and described.is_named
    if not (is_party or is_named) or sum(t.tag != "P" for t in said) < 3:
        return []
    ranges = chars(sentence, sentence.pieces[0].first, sentence.pieces[number - 1].after)
    return claim_around(sheet, sentence, ranges, [], phrase, "headline.behind", [])
