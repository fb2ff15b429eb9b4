"""Which phrase can be a subject: case as articles and pronouns show it, parties, what is counted or reported.

A phrase in an oblique case ("den Bericht", "einem Sender", "der Zeitung") is no subject, one with the article of
a masculine nominative is nothing else.
"""

from __future__ import annotations

from newsticker.claims.descriptions import describe
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at, with_coordination
from newsticker.claims.sheet import Sentence
from newsticker.language.agencies import agency_of
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

SKIPPED = frozenset({"ADV", "PTK", "NEG", "CON", "P"})


def first_nominative(
    sentence: Sentence, first: int, limit: int, pack: LanguagePack
) -> Phrase | None:
    """The first phrase of the range that may be a nominative, with what is coordinated; None where there is none."""
    tokens, at = sentence.tokens, first
    while at < limit:
        token = tokens[at]
        if sentence.quotation_of(token) is not None:
            return None
        # "mehr als die Polizei": what is compared with is no subject.
        if token.tag in {"PREP", "PREPDET"} or token.lower in pack.comparisons:
            at += 1
            while at < limit and tokens[at].tag == "ADV":
                at += 1  # "nach mehr Geld"
            inner = noun_phrase_at(sentence, at, limit, pack)
            at = inner.after if inner is not None else at
            continue
        speaks = token.lower in pack.pronouns or token.lower in pack.nominatives
        if token.tag == "PRON" and (not speaks or token.lower in pack.oblique):
            at += 1
            continue
        if token.tag in SKIPPED:
            at += 1
            continue
        one = _one_of_many(sentence, at, limit, pack)
        if one is not None:
            return one
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


def _one_of_many(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> Phrase | None:
    """ "sagte einer von ihnen", "sagte einer der Helfer": one of several, though einer may be a dative too."""
    words = [t.lower for t in sentence.tokens[at : min(at + 3, limit)]]
    if " ".join(words) in pack.one_of:
        return Phrase(at, at + 3)
    many = (
        noun_phrase_at(sentence, at + 1, limit, pack)
        if " ".join(words[:2]) in pack.one_of
        else None
    )
    if many is None:
        return None
    noun = next((t for t in many.tokens(sentence)[1:] if t.tag == "N"), None)
    is_many = noun is not None and pack.gender_of_noun(noun.lower) != "f"
    return Phrase(at, many.after) if is_many else None


def disagrees(
    sentence: Sentence, phrase: Phrase, finite: int, pack: LanguagePack, *, has_object: bool
) -> bool:
    """ "Gästen riet er", "Zahlen, die …, nennen eine Summe": a plural with a verb in the singular, or ein with one
    in the plural, is no subject. ``has_object`` tells whether the verb can have one."""
    tokens = phrase.tokens(sentence)
    if not pack.plural_verbs or any(t.tag == "CON" or t.text == "," for t in tokens):
        return False
    noun = next((t for t in tokens if t.tag == "N"), None)
    verb = sentence.tokens[finite].lower
    if noun is None or len(verb) < 4:
        return False
    if verb.endswith(pack.plural_verbs):
        gender = pack.gender_of_noun(noun.lower)
        # "seine Schilderung": a feminine noun shows its plural, mostly by an n.
        is_one = gender == "f" and tokens[0].tag == "POSS" and not noun.lower.endswith("n")
        is_one = is_one or tokens[0].lower in pack.singulars
        return is_one and noun.lower not in pack.number_nouns
    # "Lund forderte mehr Helfer": running text has no party's noun in the singular without an article.
    party = pack.kind_of_noun(noun.lower) in {"person", "group"}
    # Nor has a name: "sagte Bergmann", "sagte Fischer".
    is_name = not has_object or pack.is_singular(noun.lower)
    if tokens == [noun] and party and sentence.part != "title" and not is_name:
        return True
    # A plural alone that has the ending of the dative, and is no name.
    is_alone = tokens == [noun] and noun.lower.endswith("n") and not pack.is_place(noun.lower)
    return is_alone and pack.gender_of_noun(noun.lower) == "p"


def is_bare_name(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """ "Pirna" in "Pirna ruft Helfer auf": a single word that is a name and nothing else.

    What opens a sentence of running text has its capital from there ("Offiziell sagt der Rat, …").
    """
    tokens = phrase.tokens(sentence)
    if len(tokens) > 1 or tokens[0].tag != "N" or pack.is_common_noun(tokens[0]):
        return False
    opens = phrase.first == 0 and sentence.part != "title"
    return tokens[0].is_capitalised and not (opens and not pack.is_place(tokens[0].lower))


def is_oblique(token: Token, pack: LanguagePack) -> bool:
    """ "Den Bericht …", but not "Den Haag …", where the article is part of a name."""
    return token.lower in pack.oblique and token.tag != "N"


def is_feminine_dative(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "sagte der Zeitung", "der dpa": der before a feminine noun or an agency is no nominative."""
    if tokens[0].lower not in pack.feminine_datives or len(tokens) < 2:
        return False
    noun = next((t for t in tokens[1:] if t.tag == "N"), None)
    if noun is not None and tokens[0].lower in pack.aged_datives and noun.text[0].isdecimal():
        return noun.lower.endswith("n")  # "riet der 38-Jährigen"
    return noun is not None and (
        pack.gender_of_noun(noun.lower) == "f" or agency_of(noun.text) is not None
    )


def is_nominative_only(tokens: list[Token], pack: LanguagePack) -> bool:
    """ "er", "der alte Hafen", "ein Sprecher": der and ein before a masculine noun are nominative and nothing else."""
    if tokens[0].lower in pack.nominatives:
        return True
    noun = next((t for t in tokens[1:] if t.tag != "ADJ"), None)
    if tokens[0].lower not in pack.masculine_nominatives or noun is None or noun.tag != "N":
        return False
    # "der Angeklagte": as a dative she would be "der Angeklagten".
    return pack.gender_of_noun(noun.lower) == "m" or pack.is_participle_noun(noun.lower)


def takes_object_first(
    sentence: Sentence, before: Phrase, after: Phrase, pack: LanguagePack
) -> bool:
    """ "Die Zahl bezifferte der 57-Jährige auf 120", "45 Millionen verlangen die Erpresser": what is said stands first."""
    opener, behind = before.tokens(sentence)[0], after.tokens(sentence)[0]
    if behind.lower in pack.masculine_nominatives and behind.lower in pack.definite:
        noun = next((t for t in after.tokens(sentence)[1:] if t.tag == "N"), None)
        is_name = opener.tag == "N" and not pack.is_common_noun(opener)
        # "Israel wirft der FDP vor": what is no masculine for sure may be the dative beside a name.
        if not (is_name and noun is not None and pack.is_unknown(noun.lower)):
            return True
    nouns = [t.lower for t in before.tokens(sentence) if t.tag == "N"]
    counts = opener.tag == "NUM" or (bool(nouns) and nouns[0] in pack.number_nouns)
    return counts and behind.tag in {"DET", "POSS", "PRON"}


def can_speak(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """Whether a phrase behind the verb can be its subject: not "es", nor reports ("wies Berichte zurück")."""
    words = phrase.tokens(sentence)
    return not all(t.lower in pack.impersonal or t.lower in pack.report_nouns for t in words)


def can_tell(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """Whether a phrase behind "Das sagte …" can be who said it: not "Ärger" in "Das kündigt Ärger an"."""
    tokens = phrase.tokens(sentence)
    if not can_speak(sentence, phrase, pack) or all(t.lower in pack.nobody for t in tokens):
        return False
    is_bare = len(tokens) == 1 and tokens[0].tag == "N" and pack.is_common_noun(tokens[0])
    return is_party(sentence, phrase, pack) or not is_bare


def is_party(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> bool:
    """Whether a phrase is a pronoun for somebody or names a party."""
    tokens = phrase.tokens(sentence)
    return tokens[0].lower in pack.pronouns or describe(tokens, pack) is not None
