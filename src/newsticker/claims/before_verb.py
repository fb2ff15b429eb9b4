"""Who stands before a verb without a parse: the words back to a clause's edge, a phrase before a relative pronoun."""

from __future__ import annotations

from newsticker.claims.cue_sites import CueSite
from newsticker.claims.modifiers import before_adjuncts, is_participle, whole_subject
from newsticker.claims.phrases import Phrase, end_of_time, is_time, noun_phrase_at
from newsticker.claims.sheet import Sentence
from newsticker.language.pack import LanguagePack

_PHRASE_TAGS = frozenset({"N", "ADJ", "DET", "POSS", "NUM", "PREP", "PRON", "P"})


def first_word(sentence: Sentence, first: int, after: int) -> int:
    """The first token of the range that is no mark; ``after`` where there is none."""
    return next((i for i in range(first, after) if sentence.tokens[i].tag != "P"), after)


def right_before(site: CueSite, finite: int, pack: LanguagePack) -> Phrase | None:
    """English: the words before the verb back to a clause's edge, without the time or place before them."""
    tokens, piece = site.sentence.tokens, site.sentence.pieces[site.piece]
    end = before_adjuncts(site.sentence, piece.first, finite, pack)
    whole = _whole_before(site, end, pack)
    if whole is not None:
        return whole
    first = end
    while (
        first > piece.first
        and (tokens[first - 1].tag in _PHRASE_TAGS or _joins_names(site, first - 1, pack))
        and tokens[first - 1].lower not in pack.clause_edges
    ):
        first -= 1
        if tokens[first].tag == "PRON" and first < end - 1 and tokens[first].lower in pack.pronouns:
            first += 1
            break
        if tokens[first].tag == "PRON" and first == end - 1:
            return Phrase(first, end)
    while first < end and tokens[first].tag in {"P", "CON", "ADV"}:
        first += 1
    first = _after_adjunct(site.sentence, first, end, pack)
    return (
        Phrase(first, end)
        if first < end and any(t.tag in {"N", "PRON"} for t in tokens[first:end])
        else None
    )


def _whole_before(site: CueSite, end: int, pack: LanguagePack) -> Phrase | None:
    """ "People with knowledge of the plans said": where the piece up to the verb is one phrase, that is the subject."""
    sentence, first = site.sentence, site.sentence.pieces[site.piece].first
    while first < end and sentence.tokens[first].tag in {"P", "CON", "ADV"}:
        first += 1
    first = _after_adjunct(sentence, first, end, pack)
    whole = whole_subject(sentence, first, end, pack) if first < end else None
    if whole is None or whole.after < end or not is_participle(sentence.tokens[end - 1], pack):
        return whole
    # "A study published in May says", but "Marsh resigned said" is a slip of somebody's pen.
    return Phrase(whole.first, site.finite) if end < site.finite else None


def _joins_names(site: CueSite, at: int, pack: LanguagePack) -> bool:
    """ "Oslo and Riga said", "Trinidad and Tobago said": the and between names that open the clause."""
    tokens, first = site.sentence.tokens, site.sentence.pieces[site.piece].first
    return (
        tokens[at].lower in pack.conjunctions
        and tokens[at + 1].is_capitalised
        and at > first
        and all(
            t.tag in {"N", "P"} and (t.is_capitalised or t.tag == "P") for t in tokens[first:at]
        )
    )


def before_relative(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "A clerk who asked for silence told …": the phrase before the relative pronoun."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    who = next(
        (
            i
            for i in range(piece.first + 1, site.finite)
            if sentence.tokens[i].lower in pack.relatives
        ),
        None,
    )
    if who is None:
        return None
    first = first_word(sentence, piece.first, who)
    return Phrase(first, who) if first < who else None


def _after_adjunct(sentence: Sentence, first: int, limit: int, pack: LanguagePack) -> int:
    """Past "On Thursday", "In March": a time or place that stands before an English subject."""
    at = first
    while at < limit and sentence.tokens[at].tag in {"PREP", "PREPDET"}:
        phrase = noun_phrase_at(sentence, at + 1, limit, pack)
        if phrase is None or not is_time(phrase.tokens(sentence), pack):
            inner = next(
                (
                    i
                    for i in range(at + 1, limit)
                    if sentence.tokens[i].lower in pack.times.weekdays
                    or sentence.tokens[i].lower in pack.times.months
                    or sentence.tokens[i].lower in pack.times.duration_units
                ),
                None,
            )
            return at if inner is None else inner + 1
        at = end_of_time(sentence, phrase, pack)
    return at


def before_piece(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Sorin Drag, who accused …": the phrase that ends where the relative clause begins."""
    piece = site.sentence.pieces[site.piece - 1]
    for first in range(piece.first, piece.after):
        phrase = noun_phrase_at(site.sentence, first, piece.after, pack, loosely=True)
        if phrase is not None and phrase.after == piece.after:
            return phrase
    return None
