"""Speech nouns with their owner: "der Vorwurf des Verbands, es fehle Geld", "the mayor's warning that the dam leaks".

Without an owner nobody says it; what the noun governs is a clause with or without complementiser, or an infinitive.
"""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.draft import Draft
from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.reach import is_relative, is_subjunctive
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.surroundings import TURNS, chars, claim_around
from newsticker.text.tokens import Token


def read_speech_nouns(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """The claims that nouns of saying with an owner make, in the order of the text."""
    found: list[Draft] = []
    for at, token in enumerate(sentence.tokens):
        stance = sheet.pack.speech_nouns.get(token.lower)
        if stance is None or token.tag != "N" or sentence.quotation_of(token) is not None:
            continue
        owner, after = _owner(sheet, sentence, at)
        said = _said(sheet, sentence, after) if owner is not None else []
        for draft in claim_around(
            sheet, sentence, said, [(at, at + 1)], owner, "report-noun.owned", []
        ):
            draft.stance = stance
            found.append(draft)
    return found


def _owner(sheet: Sheet, sentence: Sentence, at: int) -> tuple[Phrase | None, int]:
    """Whose words they are, and the token behind noun and owner: a genitive, "von …", "by …", a possessive."""
    tokens, pack = sentence.tokens, sheet.pack
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.lower in pack.genitives:
        phrase = noun_phrase_at(sentence, at + 1, len(tokens), pack)
        return phrase, phrase.after if phrase is not None else at + 1
    if behind is not None and behind.lower in pack.agents:
        phrase = noun_phrase_at(sentence, at + 2, len(tokens), pack)
        return phrase, phrase.after if phrase is not None else at + 1
    first = at
    while first and tokens[first - 1].tag in {"ADJ", "ADV", "NUM"}:
        first -= 1
    if first and tokens[first - 1].tag == "POSS":
        return Phrase(first - 1, first), at + 1
    if first and _is_possessor(tokens, first - 1, sheet):
        start = first - 1
        while start and tokens[start - 1].tag in {"N", "ADJ", "DET"}:
            start -= 1
        return Phrase(start, first), at + 1
    return None, at + 1


def _is_possessor(tokens: list[Token], at: int, sheet: Sheet) -> bool:
    """ "Hansens", "the mayor's": German marks only names so before their noun, which bear no article."""
    token = tokens[at]
    if token.tag != "N":
        return False
    if sheet.pack.compounds_apart:
        return token.text.endswith(("'s", "’s", "s'", "s’"))
    before = tokens[at - 1].tag if at else ""
    return token.lower.endswith(("s", "’", "'")) and before not in {"DET", "POSS", "ADJ", "PREPDET"}


def _said(sheet: Sheet, sentence: Sentence, after: int) -> list[tuple[int, int]]:
    """What stands behind the noun and its owner, where that is a clause or an infinitive."""
    tokens, pack = sentence.tokens, sheet.pack
    here = next((n for n, p in enumerate(sentence.pieces) if p.first < after <= p.after), None)
    if here is None:
        return []
    piece = sentence.pieces[here]
    if not pack.clause_after_comma:
        opens = after + 1 < piece.after and tokens[after].lower in pack.complementisers
        # "the warning that the dam leaks was ignored": of two verbs side by side the second is the sentence's.
        end = next(
            (i for i in range(after + 2, piece.after) if tokens[i - 1].tag == tokens[i].tag == "V"),
            piece.after,
        )
        return chars(sentence, after + 1, end) if opens else []
    if after != piece.after or here + 1 >= len(sentence.pieces):
        return []
    following = sentence.pieces[here + 1]
    if following.mark != "," or not _is_clause(sheet, sentence, following):
        return []
    end = following.after
    for other in sentence.pieces[here + 2 :]:
        words = [t for t in tokens[other.first : other.after] if t.tag != "P"]
        if other.mark in TURNS or (words and words[0].tag in {"V", "CON"}):
            break
        end = other.after
    return chars(sentence, following.first, end)


def _is_clause(sheet: Sheet, sentence: Sentence, piece: Piece) -> bool:
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    if opener.lower in sheet.pack.complementisers:
        return True
    if opener.lower in sheet.pack.purposes:
        return False
    words = sentence.tokens[piece.first : piece.after]
    if words and any(t.tag == "Z" for t in words[-2:]):
        return True
    return is_subjunctive(sentence, piece) and not is_relative(sentence, piece)
