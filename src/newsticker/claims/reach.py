"""How far what is said reaches: before its matrix, after it, and up to where somebody else takes over."""

from __future__ import annotations

from itertools import pairwise

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.claims.subjects import subject_of
from newsticker.model import Span
from newsticker.text.tokens import Token

TURNS = frozenset({";", "–", "—", "-"})


def chars_of(sentence: Sentence, first: int, after: int) -> Span:
    """The characters of tokens ``first`` to ``after``."""
    return sentence.tokens[first].start, sentence.tokens[after - 1].end


def said_before(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    """What stands before the matrix: from the sentence's start, or from where an earlier matrix ended."""
    sentence = site.sentence
    floor = 0
    for number, piece in enumerate(sentence.pieces[: site.piece]):
        if piece.mark in TURNS and any(s.piece < number for s in sites):
            floor = number
        if (
            piece.mark == ":"
            and number
            and is_subjunctive(sentence, piece)
            and not is_subjunctive(sentence, sentence.pieces[number - 1])
        ):
            floor = number
    pieces = sentence.pieces[floor : site.piece]
    # The subject before an apposition belongs to the matrix: „…“, Jutta Weil, die Chefin, sagte.
    subject = subject_of(site, sheet.pack)
    if subject is not None and subject.after <= sentence.pieces[site.piece].first:
        pieces = [p for p in pieces if p.after <= subject.first]
    if (
        not pieces
        or _is_asked(sheet, sentence, pieces)
        or (_is_adverbial(sheet, sentence, pieces[0]) and not _goes_on(sentence, pieces[1:]))
        # A headline leaves its verb out: "Nine hurt in fire, says coastguard".
        or not (
            sentence.part == "title"
            or _can_be_said(sheet, sentence, pieces)
            or _opens_a_clause(sheet, site)
        )
    ):
        return []
    return [chars_of(sentence, pieces[0].first, pieces[-1].after)]


def _goes_on(sentence: Sentence, pieces: list[Piece]) -> bool:
    """ "Als es brannte, liefen alle, sagte Weil": a main clause, or a quotation, follows the clause that opens."""
    openers = (sentence.tokens[first_word(sentence, p.first, p.after)] for p in pieces)
    return bool(pieces) and (pieces[-1].is_quotation or any(t.tag == "V" for t in openers))


def _is_asked(sheet: Sheet, sentence: Sentence, pieces: list[Piece]) -> bool:
    """ "Auf die Frage, ob er bleibe, antwortete Weil …": a noun behind a preposition with its clause is no speech."""
    opener = sentence.tokens[first_word(sentence, pieces[0].first, pieces[0].after)]
    if opener.tag != "PREP" or len(pieces) != 2 or has_finite(sentence, pieces[0]):
        return False
    behind = sentence.tokens[first_word(sentence, pieces[1].first, pieces[1].after)]
    return behind.lower in sheet.pack.complementisers


def _is_adverbial(sheet: Sheet, sentence: Sentence, piece: Piece) -> bool:
    """ "Wie der Sender berichtet", "Weil es brannte": a clause that is no speech but stands before one."""
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    if sentence.quotation_of(opener) is not None or sentence.tokens[piece.after - 1].tag != "V":
        return False
    return opener.lower in sheet.pack.as_words or (
        opener.tag == "SUB" and opener.lower not in sheet.pack.complementisers
    )


def _can_be_said(sheet: Sheet, sentence: Sentence, pieces: list[Piece]) -> bool:
    """A clause, a quotation, or a part of either; a mere adverbial is not."""
    tokens = sentence.tokens[pieces[0].first : pieces[-1].after]
    return any(sentence.quotation_of(t) is not None or t.tag in {"V", "X", "Z"} for t in tokens)


def said_after(sheet: Sheet, site: CueSite, sites: list[CueSite]) -> list[Span]:
    """What goes on after the matrix: „…“, sagte er, „…“ / Die Zahl, sagte er, sei gestiegen."""
    sentence = site.sentence
    number = site.piece + 1
    # "„…“, sagte Weil, die Chefin, die den Hafen leitet, „…“": on to the quotation behind what explains her.
    spoken = site.piece > 0 and sentence.pieces[site.piece - 1].is_quotation
    for ahead in range(number, min(number + 3, len(sentence.pieces))):
        piece = sentence.pieces[ahead]
        if ahead > number and piece.is_quotation:
            number = ahead
            break
        if any(s.piece == ahead for s in sites) or (has_finite(sentence, piece) and not spoken):
            break
    if number >= len(sentence.pieces):
        return []
    piece = sentence.pieces[number]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    goes_on = (
        sentence.quotation_of(opener) is not None
        or opener.tag == "V"
        or _is_parenthesis(sheet, site, opener)
        or _closes_bracket(sheet, site, piece)
        or (
            opener.tag == "CON"
            and (
                is_subjunctive(sentence, piece)
                or not (sheet.pack.clause_after_comma or any(s.piece == number for s in sites))
            )
        )
        or (piece.mark in {";"} and is_subjunctive(sentence, piece))
        or opener.lower in sheet.pack.complementisers
    )
    return up_to_end(sheet, site, number, sites) if goes_on else []


def _opens_a_clause(sheet: Sheet, site: CueSite) -> bool:
    """ "Mehr Geld, sagte Weil, werde es nicht geben": the verb of what stands before follows behind."""
    sentence, number = site.sentence, site.piece + 1
    if not sheet.pack.clause_after_comma or number >= len(sentence.pieces):
        return False
    behind = sentence.pieces[number]
    first = first_word(sentence, behind.first, behind.after)
    return first < behind.after and sentence.tokens[first].tag == "V"


def _closes_bracket(sheet: Sheet, site: CueSite, behind: Piece) -> bool:
    """ "Man habe, sagte Weil, drei Männer gefasst": the participle or infinitive of the verb that stands before."""
    sentence, pack = site.sentence, sheet.pack
    if not pack.clause_after_comma or not site.piece or sentence.pieces[site.piece].mark != ",":
        return False
    before = sentence.pieces[site.piece - 1]
    own = sentence.tokens[before.first : before.after]
    words = [t for t in sentence.tokens[behind.first : behind.after] if t.tag != "P"]
    is_open = any(t.tag == "V" and t.lemma in pack.auxiliaries for t in own) and not any(
        t.tag in {"X", "I", "Z"} for t in own
    )
    if not (is_open and words) or any(t.tag == "V" for t in words[:-1]):
        return False
    if words[-1].tag == "V":
        # "reagiert" is a participle here, whatever else it can be.
        return words[-1].mood == "P" and not is_relative(sentence, behind)
    return words[-1].tag in {"X", "I"}


def _is_parenthesis(sheet: Sheet, site: CueSite, opener: Token) -> bool:
    """ "Das ist, glaubt er, ein Fehler": verb and pronoun between commas; nothing behind can explain a pronoun."""
    sentence = site.sentence
    piece = sentence.pieces[site.piece]
    words = [t for t in sentence.tokens[piece.first : piece.after] if t.tag != "P"]
    if not site.piece or sentence.pieces[site.piece - 1].is_quotation:
        return False
    is_bare = (
        len(words) == 2
        and words[0].tag == "V"
        and (words[1].lower in sheet.pack.pronouns or words[1].lower in sheet.pack.selves_speaking)
    )
    return is_bare and sheet.pack.clause_after_comma and opener.tag not in {"SUB", "CON"}


def up_to_end(sheet: Sheet, site: CueSite, number: int, sites: list[CueSite]) -> list[Span]:
    """From piece ``number`` to the sentence's end, or to where the narrator or another matrix takes over."""
    sentence = site.sentence
    if number >= len(sentence.pieces):
        return []
    last = number
    for order in range(number, len(sentence.pieces)):
        if order > number and takes_over(sheet, sentence, order, sites, number):
            break
        last = order
    return [chars_of(sentence, sentence.pieces[number].first, sentence.pieces[last].after)]


def _is_trailing_matrix(sheet: Sheet, sentence: Sentence, site: CueSite, number: int) -> bool:
    """ "…, Reuters reported on Tuesday, citing officials": a last matrix that has no clause behind it."""
    piece = sentence.pieces[number]
    behind = sentence.tokens[site.verb + 1 : piece.after]
    citing = {words[0] for words in sheet.pack.citing}
    rest = [
        sentence.tokens[first_word(sentence, p.first, p.after)]
        for p in sentence.pieces[number + 1 :]
    ]
    bare = not any(t.tag in {"V", "SUB"} for t in behind) and site.finite > piece.first
    return bare and all(t.lower in citing for t in rest)


def takes_over(
    sheet: Sheet, sentence: Sentence, number: int, sites: list[CueSite], start: int
) -> bool:
    """Whether at this piece the narrator or another matrix takes over from what is said since ``start``."""
    piece = sentence.pieces[number]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    own = [s for s in sites if s.piece == number]
    if own and opener.lower in sheet.pack.pro_relatives:
        return True
    first = first_word(sentence, piece.first, piece.after)
    contrasts = opener.lower in sheet.pack.contrasts
    if contrasts and (own or not sheet.pack.clause_after_comma):
        return True  # "said nine had left, while the firm put the number at four"
    if opener.lower in sheet.pack.adversatives and piece.mark == ",":
        behind = sentence.tokens[first + 1 : piece.after]
        subject_first = bool(behind) and behind[0].tag in {"DET", "N", "PRON", "POSS"}
        if subject_first and not any(sentence.quotation_of(t) for t in behind):
            return True  # "insists that it is over, but the harbour is closed"
    if (
        own
        and opener.tag == "CON"
        and not any(t.tag in {"V", "X"} for t in sentence.tokens[first : own[0].finite])
    ):
        return True
    if _goes_on_acting(sheet, sentence, sentence.pieces[start], first, piece):
        return True
    if own and own[0].is_gerund and own[0].verb <= first + 1:
        return True  # "…, adding that"
    if (
        own
        and not sheet.pack.clause_after_comma
        and _is_trailing_matrix(sheet, sentence, own[0], number)
    ):
        return True
    mood = is_subjunctive(sentence, sentence.pieces[start])
    if mood and opener.tag == "V" and opener.mood in {"P", "T"} and piece.mark == ",":
        return not is_subjunctive(sentence, piece) and not sentence.pieces[number - 1].is_quotation
    if piece.mark in TURNS:
        return bool(own) or not (is_subjunctive(sentence, piece) or sentence.quotation_of(opener))
    spoken_before = any(sentence.pieces[i].is_quotation for i in range(start, number))
    return (
        bool(own)
        and own[0].finite == first_word(sentence, piece.first, piece.after)
        and spoken_before
    )


def _goes_on_acting(
    sheet: Sheet, sentence: Sentence, said: Piece, first: int, piece: Piece
) -> bool:
    """ "forderte, den Antrag abzulehnen, und verließ den Saal": und with a verb in the indicative right behind it
    goes on with the main clause where what is said is an infinitive or ends with its own verb."""
    if not sheet.pack.clause_after_comma or first + 1 >= piece.after:
        return False
    opener, verb = sentence.tokens[first], sentence.tokens[first + 1]
    if (
        opener.lower not in sheet.pack.conjunctions
        or verb.tag != "V"
        or verb.mood not in {"P", "T"}
    ):
        return False
    words = [t for t in sentence.tokens[said.first : said.after] if t.tag != "P"]
    if any(sentence.quotation_of(t) is not None for t in (verb, *words)):
        return False
    opens = bool(words) and words[0].lower in sheet.pack.complementisers
    return opens or (any(t.tag == "Z" for t in words) and not any(t.tag == "V" for t in words))


def has_finite(sentence: Sentence, piece: Piece) -> bool:
    """Whether a verb of any form but an infinitive stands in the piece."""
    return any(t.tag in {"V", "X"} for t in sentence.tokens[piece.first : piece.after])


def is_subjunctive(sentence: Sentence, piece: Piece) -> bool:
    """Whether the piece has a finite verb in Konjunktiv."""
    tokens = sentence.tokens[piece.first : piece.after]
    return any(t.tag == "V" and t.mood in {"K", "Q"} for t in tokens)


def is_relative(sentence: Sentence, piece: Piece) -> bool:
    """A piece that begins with a relative pronoun and ends with its verb, or an apposition without verb."""
    first = first_word(sentence, piece.first, piece.after)
    tokens = [t for t in sentence.tokens[first : piece.after] if t.tag != "P"]
    if not tokens:
        return True
    if not any(t.tag == "V" for t in tokens):
        return piece.mark == ","
    if tokens[0].tag == "DET" and tokens[-1].mood == "K" and _is_noun_phrase(tokens[:-1]):
        return False  # "der Damm an der Leine halte": a noun phrase and its verb alone
    if tokens[0].tag == "DET" and _has_verb_second(tokens):
        return False
    relative = tokens[0].tag in {"DET", "REL", "QW"} or (
        tokens[0].tag in {"PREP", "PREPDET"} and len(tokens) > 1 and tokens[1].tag in {"DET", "ADJ"}
    )
    return (
        relative and len(tokens) > 2 and (tokens[-1].tag == "V" or tokens[0].tag in {"REL", "QW"})
    )


def _is_noun_phrase(tokens: list[Token]) -> bool:
    """ "der Damm", "der alte Damm an der Leine": an article, its noun, and what prepositions add to it."""
    inside = tokens[1:]
    if not inside or inside[0].tag not in {"ADJ", "N", "NUM"}:
        return False
    governed = all(
        before.tag == "PREP" for before, t in pairwise(inside) if t.tag in {"DET", "POSS"}
    )
    return governed and all(
        t.tag in {"ADJ", "N", "NUM", "PREP", "PREPDET", "DET", "POSS"} for t in inside
    )


def _has_verb_second(tokens: list[Token]) -> bool:
    """ "die Seile hätten erneuert werden müssen": the Konjunktiv right behind a noun phrase is a main clause's."""
    finite = next((i for i, t in enumerate(tokens) if t.tag == "V"), 0)
    return (
        _is_noun_phrase(tokens[:finite])
        and finite < len(tokens) - 1
        and tokens[finite].mood in {"K", "Q"}
    )


def clause_run(sentence: Sentence, number: int) -> Piece:
    """A piece with those that carry it on while it has no finite verb yet: "die Zahl, so groß sie ist, sei …"."""
    piece = sentence.pieces[number]
    for other in sentence.pieces[number + 1 :]:
        if any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after]):
            break
        piece = Piece(piece.first, other.after, piece.mark, False)
    return piece
