"""Which phrases may be a nominative, by their articles and pronouns."""

from __future__ import annotations

from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at, with_coordination
from newsticker.claims.sheet import Sentence
from newsticker.language.agencies import agency_of
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

SKIPPED = frozenset({"ADV", "PTK", "NEG", "CON", "P"})


def is_oblique(token: Token, pack: LanguagePack) -> bool:
    """ "Den Bericht …", but not "Den Haag …", where the article is part of a name."""
    return token.lower in pack.oblique and token.tag != "N"


def first_nominative(
    sentence: Sentence, first: int, limit: int, pack: LanguagePack
) -> Phrase | None:
    """The first phrase of the range that may be a nominative, with what is coordinated; None where there is none."""
    tokens, at = sentence.tokens, first
    while at < limit:
        token = tokens[at]
        if sentence.quotation_of(token) is not None:
            return None
        if token.tag in {"PREP", "PREPDET"}:
            inner = noun_phrase_at(sentence, at + 1, limit, pack)
            at = inner.after if inner is not None else at + 1
            continue
        is_party = token.lower in pack.pronouns or token.lower in pack.nominatives
        if token.tag == "PRON" and (not is_party or token.lower in pack.oblique):
            at += 1
            continue
        if token.tag in SKIPPED:
            at += 1
            continue
        phrase = noun_phrase_at(sentence, at, limit, pack)
        if phrase is None:
            return None
        if not (
            is_oblique(token, pack)
            or is_feminine_dative(phrase.tokens(sentence), pack)
            or is_time(phrase.tokens(sentence), pack)
        ):
            return with_coordination(sentence, phrase, limit, pack)
        at = phrase.after
    return None


def is_nominative_only(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "er", "der Hafen": der before a masculine noun is nominative and nothing else."""
    if tokens[0].lower in pack.nominatives:
        return True
    if tokens[0].lower not in pack.feminine_datives or len(tokens) < 2:
        return False
    return tokens[1].tag == "N" and pack.gender_of_noun(tokens[1].lower) == "m"


def is_feminine_dative(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "sagte der Zeitung", "der dpa": der before a feminine noun or an agency is no nominative."""
    if tokens[0].lower not in pack.feminine_datives or len(tokens) < 2:
        return False
    noun = next((t for t in tokens[1:] if t.tag == "N"), None)
    return noun is not None and (
        pack.gender_of_noun(noun.lower) == "f" or agency_of(noun.text) is not None
    )
