"""English clauses without a comma: what is said stands in the cue's own piece ("told Y on Friday that …").

After the verb come listener, time and place; then that, or the clause itself, a gerund or an infinitive.
"""

from __future__ import annotations

from newsticker.claims.before_verb import first_word
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.figures import CURRENCY
from newsticker.claims.modifiers import is_participle
from newsticker.claims.phrases import Phrase, end_of_time, is_time, noun_phrase_at
from newsticker.claims.reach import chars_of
from newsticker.claims.sheet import Piece, Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Span
from newsticker.text.tokens import Token

_MOST_INSERTED = 4  # pieces between subject and verb: "its chief, Ann Pike, 54, of Hull, would go"


def clause_within(sheet: Sheet, site: CueSite) -> Span | None:
    """English: the clause in the cue's own piece, after time, place and listener: "told Y on Friday that …"."""
    sentence, pack = site.sentence, sheet.pack
    piece = sentence.pieces[site.piece]
    at = max(site.tokens) + 1
    if (
        at < piece.after
        and f"pre:{sentence.tokens[at].lower}" in site.entry.frames
        and sentence.tokens[at].lower not in pack.medium_prepositions
    ):
        return None
    that = next(
        (
            i
            for i in range(at, piece.after)
            if sentence.tokens[i].lower in pack.complementisers
            and sentence.tokens[i].tag != "DET"
            and sentence.quotation_of(sentence.tokens[i]) is None
        ),
        None,
    )
    if that is not None and "clause" not in site.entry.frames and "that" not in site.entry.frames:
        that = that if "infinitive" not in site.entry.frames else None
    if that is not None and not any(t.tag == "V" for t in sentence.tokens[at:that]):
        after = _after_that(sentence, site, that, at, pack)
        if after is not None or "addressee" not in site.entry.frames:
            return after
    if "addressee" in site.entry.frames:
        listener = noun_phrase_at(sentence, at, piece.after, pack)
        is_listener = listener is not None and sentence.tokens[at].lower not in pack.nominatives
        at = listener.after if listener is not None and is_listener else at
        if "someone" in site.entry.frames and not _is_party(sentence, listener, pack):
            return None
    at = after_adjuncts(sentence, at, piece.after, pack)
    if at >= piece.after:
        return None
    rest = sentence.tokens[at : piece.after]
    if _takes_infinitive(site, rest) and any(t.lower == "to" for t in rest):
        to = next(i for i, t in enumerate(rest) if t.lower == "to")
        if to and rest[to - 1].lower in pack.noun_infinitives:
            return None  # "denied any intention to mislead": an object
        return chars_of(sentence, at if "object" in site.entry.frames else at + to, piece.after)
    if sentence.quotation_of(rest[0]) is not None or (
        rest[0].tag == "P" and len(rest) > 1 and sentence.quotation_of(rest[1])
    ):
        return chars_of(sentence, at, piece.after)
    if rest[0].tag == "G" and "object" in site.entry.frames:
        return chars_of(sentence, at, piece.after)
    if "clause" not in site.entry.frames:
        return None
    if not any(_has_verb(t) for t in rest):
        parted = _is_parted(sentence, site, rest, pack)
        return chars_of(sentence, at, piece.after) if parted else None
    verb = next(i for i, t in enumerate(rest) if _has_verb(t))
    if verb and rest[verb - 1].tag == "CON" and rest[verb].lemma in pack.auxiliaries:
        return (
            None  # "signalled willingness to talk but was met with silence": no clause of its own
        )
    if rest[0].tag != "V" or _leaves_gap(site, at):
        return chars_of(sentence, at, piece.after)
    return _after_that(sentence, site, that, at, pack) if that is not None else None


def _is_parted(sentence: Sentence, site: CueSite, rest: list[Token], pack: LanguagePack) -> bool:
    """ "argued the ship, which had been idle, was lost", "said its chief, Ann Pike, 54, would go", "said the bridge,
    the tunnel and the port would close": what is inserted or listed parts subject and verb of what is said.

    Of a verb that takes an object as well only an auxiliary tells: "confirmed the plan, made in May, was dead".
    """
    piece = sentence.pieces[site.piece]
    behind = sentence.pieces[site.piece + 1 : site.piece + 2 + _MOST_INSERTED]
    is_subject = rest[0].tag in {"DET", "POSS", "N", "ADJ", "NUM"} and rest[-1].tag == "N"
    inverted = first_word(sentence, piece.first, piece.after) == site.finite
    if not is_subject or inverted or not behind or behind[0].mark != ",":
        return False
    takes_object = "object" in site.entry.frames
    if _goes_on_listing(sentence, behind[0], pack):
        return not takes_object
    inserted = 0
    while inserted < len(behind) and _is_inserted(sentence, behind[inserted], pack):
        inserted += 1
    if not inserted or inserted == len(behind):
        return False
    words = [t for t in _words(sentence, behind[inserted]) if t.tag != "ADV"]
    if takes_object:
        return bool(words) and words[0].tag == "V" and words[0].lemma in pack.auxiliaries
    return bool(words) and (
        words[0].tag == "V" or _goes_on_listing(sentence, behind[inserted], pack)
    )


def _words(sentence: Sentence, piece: Piece) -> list[Token]:
    return [t for t in sentence.tokens[piece.first : piece.after] if t.tag != "P"]


def _is_inserted(sentence: Sentence, piece: Piece, pack: LanguagePack) -> bool:
    """A relative clause, or what has no verb but a participle at its head: "passed last year", "a local man"."""
    words = _words(sentence, piece)
    if piece.mark != "," or piece.is_quotation:
        return False
    if words[0].lower in pack.relatives:
        return True
    opens = is_participle(words[0], pack)
    return words[0].tag != "CON" and not any(t.tag == "V" for t in words[opens:])


def _goes_on_listing(sentence: Sentence, piece: Piece, pack: LanguagePack) -> bool:
    """ "[the bridge,] the tunnel and the port would close", "[the bridge, …,] and the port would close"."""
    words = _words(sentence, piece)
    verb = next((i for i, t in enumerate(words) if t.tag == "V"), 0)
    joins = any(t.lower in pack.conjunctions for t in words[:verb])
    names = any(t.tag == "N" for t in words[:verb])  # "…, she told reporters, and would be found"
    return (
        joins
        and names
        and all(t.tag in {"DET", "POSS", "ADJ", "N", "NUM", "CON"} for t in words[:verb])
    )


def opens_parted(site: CueSite, pack: LanguagePack) -> bool:
    """ "Asked about it, she said [the driver, a friend, was hurt]": what looks like the end of a matrix is a subject."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    at = max(site.tokens) + 1
    if "addressee" in site.entry.frames:
        listener = noun_phrase_at(sentence, at, piece.after, pack)
        at = listener.after if listener is not None else at
    at = after_adjuncts(sentence, at, piece.after, pack)
    rest = sentence.tokens[at : piece.after]
    is_open = bool(rest) and "clause" in site.entry.frames and not any(_has_verb(t) for t in rest)
    return is_open and _is_parted(sentence, site, rest, pack)


def _is_party(sentence: Sentence, listener: Phrase | None, pack: LanguagePack) -> bool:
    """ "ordered residents to leave", but "ordered 20 ships to replace the old ones"."""
    if listener is None:
        return False
    described = describe(listener.tokens(sentence), pack)
    is_people = described is not None and described.kind != "document"
    return is_people or sentence.tokens[listener.first].tag == "PRON"


def _has_verb(token: Token) -> bool:
    """A finite verb, or a pronoun with one: "they're"."""
    return token.tag == "V" or (token.tag == "PRON" and bool(token.mood))


def _leaves_gap(site: CueSite, at: int) -> bool:
    """ "a plan that he said was dead": the verb follows at once; of "changes announced on Monday would help" it does not.

    A verb that takes an object may be a participle there, one that takes only a clause cannot.
    """
    return at == site.verb + 1 and not site.entry.frames & {"object", "addressee"}


def _after_that(
    sentence: Sentence, site: CueSite, that: int, at: int, pack: LanguagePack
) -> Span | None:
    """What follows that: its clause, none after a relative that, on to the next piece after "that, in his view, …"."""
    piece = sentence.pieces[site.piece]
    if that + 1 < piece.after:
        rest = [t for t in sentence.tokens[that + 1 : piece.after] if t.tag not in {"ADV", "NEG"}]
        if not rest or rest[0].tag != "V" or sentence.tokens[that].lower not in pack.dropped:
            return chars_of(sentence, that + 1, piece.after)
        # "said that was late": a pronoun; "wrote a book that was late": a relative.
        return chars_of(sentence, that, piece.after) if that == at else None
    if site.piece + 1 >= len(sentence.pieces):
        return None
    behind = sentence.pieces[site.piece + 1 :]
    return chars_of(sentence, behind[0].first, behind[0].after)


def _takes_infinitive(site: CueSite, rest: list[Token]) -> bool:
    """ "urged them to go", "promised to go", "called on them to go", but not "called it a step to …"."""
    frames = site.entry.frames
    behind = site.sentence.tokens[site.verb + 1].lower
    governs = f"pre:{behind}" in frames
    return "infinitive" in frames and bool(
        frames & {"addressee", "object"} or governs or rest[0].lower == "to"
    )


def after_adjuncts(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> int:
    """Past adverbs, days and places that stand between an English verb and its clause."""
    while at < limit:
        token = sentence.tokens[at]
        following = sentence.tokens[at + 1].tag if at + 1 < limit else ""
        if token.lower in pack.expletives and following == "V":
            return at
        if bounds_what_follows(sentence, at, limit, pack):
            return at
        if (
            token.tag == "ADV"
            or token.lower in pack.times.weekdays
            or token.lower in pack.times.day_words
        ):
            at += 1
        elif token.tag == "PREP":
            phrase = noun_phrase_at(sentence, at + 1, limit, pack)
            if phrase is None or not (
                is_time(phrase.tokens(sentence), pack) or token.lower in pack.medium_prepositions
            ):
                return at
            at = end_of_time(sentence, phrase, pack)
        else:
            return at
    return at


def bounds_what_follows(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> bool:
    """ "said at least 52 had died", "said just over 30", "said only the bridge": no adjunct, it belongs to what is said."""
    tokens = sentence.tokens
    while at < limit and tokens[at].lower in pack.focus:
        at += 1
        if at < limit and tokens[at].tag in {"DET", "POSS", "NUM", "N", "PRON"}:
            return True
    for words, _ in pack.bounds:
        after = at + len(words)
        if after < limit and tuple(t.lower for t in tokens[at:after]) == words:
            counted = tokens[after]
            return counted.tag in {"NUM", "DET"} or counted.lower in pack.ones | CURRENCY
    return False


def up_to_next_verb(site: CueSite, inner: Span, sites: list[CueSite]) -> Span:
    """ "says she respects him but argues that …": the clause ends where a second verb of saying follows."""
    tokens = site.sentence.tokens
    for other in sites:
        before = other.finite - 1
        follows = other.piece == site.piece and other.finite > site.verb
        if follows and tokens[before].tag == "CON" and inner[0] < tokens[before].start < inner[1]:
            return inner[0], tokens[before - 1].end
    return inner


def is_over(sentence: Sentence, number: int) -> bool:
    """ "said it was a “step,” adding …": after a quotation with its own comma the narrator goes on."""
    piece = sentence.pieces[number]
    opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
    if piece.mark != '"' or piece.is_quotation or opener.tag not in {"G", "CON", "SUB", "X"}:
        return False
    words = [t for t in sentence.tokens[piece.first : piece.after] if t.tag not in {"P", "ADV"}]
    if opener.tag != "CON":
        return True
    # "a “big part” of it, but also hungry for “change”", "and they would “depend on” him" go on.
    goes_on = any(sentence.quotation_of(t) is not None for t in words) and words[1:2] != []
    return not (goes_on and words[1].tag in {"PRON", "N", "DET", "ADJ"})
