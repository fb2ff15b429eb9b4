"""Tags English tokens with the tagset of the German tagger; G is a form in -ing.

English marks little on the word, so the neighbours decide: after an article or a possessive a verb's form is a
noun, after to an infinitive, after have or be a participle. An unknown small word counts as a noun.
"""

from __future__ import annotations

import itertools
from functools import cache

from newsticker.language.en.closed import (
    ADJECTIVES,
    AUXILIARIES,
    BEFORE_INFINITIVE,
    IRREGULAR,
    NOUNS,
    NOUNS_BEHIND_VERBS,
    NOUNS_TOO,
    REGULAR,
    TAGS,
)
from newsticker.language.en.numbers import NUMBER_WORDS
from newsticker.language.en.parties import kind_of_noun
from newsticker.text.tokens import Token

_ADJECTIVE = (
    "al",
    "ous",
    "ive",
    "ful",
    "less",
    "able",
    "ible",
    "ic",
    "ary",
    "ish",
    "ant",
    "ent",
    "ese",
    "ian",
)
_MODALS = frozenset({"will", "can", "may", "must", "shall", "do"})
# "when asked", "if elected"
_BEFORE_PARTICIPLE = frozenset({"when", "if", "once", "unless", "until", "though"})
_NOUNS_IN_ING = frozenset(
    {"warning", "ruling", "finding", "filing", "hearing", "meeting", "briefing"}
)
_NEVER_NOUNS = frozenset(
    {
        "say",
        "tell",
        "believe",
        "think",
        "insist",
        "argue",
        "admit",
        "deny",
        "expect",
        "warn",
        "know",
    }
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_CONTRACTED = frozenset({"i", "you", "he", "she", "it", "we", "they", "that", "there", "who"})
_VOWELS = frozenset("aeiou")


@cache
def closed_class() -> dict[str, str]:
    """Every closed-class word's tag; where a word has several, the first line wins."""
    found: dict[str, str] = {}
    tag_ = ""
    for word in TAGS.split():
        if word.endswith(":"):
            tag_ = word[:-1]
        else:
            found.setdefault(word, tag_)
    return found


@cache
def nouns_too() -> frozenset[str]:
    """Verbs whose forms are nouns as well."""
    return frozenset(NOUNS_TOO.split())


@cache
def endings_belied() -> dict[str, str]:
    """The tags of words whose ending tells otherwise: "family" is no adverb, "elderly" none either."""
    nouns, adjectives = NOUNS.split(), ADJECTIVES.split()
    many = (f"{n[:-1]}ies" if n.endswith("y") else f"{n}s" for n in nouns)
    return dict.fromkeys(adjectives, "ADJ") | dict.fromkeys((*nouns, *many), "N")


@cache
def objects() -> frozenset[str]:
    """Verbs whose forms are nouns where they follow a full verb."""
    return nouns_too() | frozenset(NOUNS_BEHIND_VERBS.split())


@cache
def bare_infinitives() -> frozenset[str]:
    """Verbs that an infinitive without to follows."""
    return frozenset(AUXILIARIES) | frozenset(BEFORE_INFINITIVE.split())


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Each verb form as (lemma, code): P present, T past or participle, X participle alone, I base, G -ing."""
    found: dict[str, tuple[str, str]] = {}
    for base in REGULAR.split():
        past, ing, third = _inflect(base)
        found |= {past: (base, "T"), ing: (base, "G"), third: (base, "P"), base: (base, "I")}
    for entry in IRREGULAR.replace("\n", ";").split(";"):
        if entry.strip():
            base, past, participle = entry.split()
            _, ing, third = _inflect(base)
            found |= {
                ing: (base, "G"),
                third: (base, "P"),
                participle: (base, "X"),
                past: (base, "T"),
                base: (base, "I"),
            }
            if past == base:
                found[base] = (base, "T")
    for lemma, forms in AUXILIARIES.items():
        found |= dict.fromkeys(forms.split(), (lemma, "T"))
    return found


# Verbs of two syllables that double their last letter: "admitted".
_DOUBLING = frozenset(
    {"signal", "admit", "begin", "refer", "transfer", "forget", "regret", "rebut"}
)


def _is_short(base: str) -> bool:
    """ "stop", "quip": one syllable with one vowel before one consonant doubles it ("quipped")."""
    letters = base.replace("qu", "q")
    vowels = [i for i, letter in enumerate(letters) if letter in _VOWELS]
    return vowels == [len(letters) - 2] and letters[-1] not in "wxy"


def _inflect(base: str) -> tuple[str, str, str]:
    """Past, -ing and third person of a regular verb."""
    if base.endswith("e"):
        return base + "d", base[:-1] + "ing", base + "s"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied", base + "ing", base[:-1] + "ies"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubles = base in _DOUBLING or _is_short(base)
    stem = base + base[-1] if doubles else base
    return stem + "ed", stem + "ing", third


def tag(tokens: list[Token]) -> None:
    """Sets tag and lemma of one sentence's tokens."""
    closed, forms = closed_class(), verb_forms()
    first = True
    opener = next((i for i, t in enumerate(tokens) if t.text[0].isalnum()), 0)
    for position, token in enumerate(tokens):
        before = tokens[position - 1] if position else None
        token.tag = _tag_one(token, before, first, closed, forms)
        if position in {opener, opener + 1}:
            _settle_opener(token, before if position > opener else None, forms)
        first = token.tag == "P" and (first or token.text in ':“"‘.!?')
    _choose(tokens)


def _settle_opener(token: Token, before: Token | None, forms: dict[str, tuple[str, str]]) -> None:
    """What opens a sentence is hardly a finite verb: "Recount in Hull halted", "Asked whether …, she said"."""
    is_base = forms.get(token.lower, ("", ""))[1] == "I"
    if before is None and token.tag == "V" and is_base and token.lemma not in AUXILIARIES:
        token.tag, token.mood = "N", ""
    follows = before is not None and token.tag in {"SUB", "QW", "PREP"}
    if before is not None and follows and before.mood == "T" and before.lemma not in AUXILIARIES:
        before.tag, before.mood = "X", ""


def _tag_one(
    token: Token,
    before: Token | None,
    first: bool,
    closed: dict[str, str],
    forms: dict[str, tuple[str, str]],
) -> str:
    text, lower = token.text, token.lower
    if not text[0].isalnum():
        return "P"
    if text[0].isdecimal() or (lower in NUMBER_WORDS and (first or not text[0].isupper())):
        # "the 71-year-old": a number that begins a noun.
        return "N" if "-" in text and text[-1].isalpha() else "NUM"
    if text[0].isupper() and not first and lower not in {"i"}:
        return "N"
    if lower in {"that"} and before is not None and before.tag in {"V", "X", "G", "N", "I", "ADV"}:
        return "SUB"
    if lower in closed and not (text.isupper() and len(text) > 1):
        return closed[lower]
    if lower in forms:
        return _verb(token, before, forms[lower])
    head, mark, _ = lower.replace("’", "'").partition("'")
    if mark and head in _CONTRACTED:
        token.mood = "P"  # "they're": a pronoun with its verb
        return "PRON"
    if lower.endswith("n’t") or lower.endswith("n't"):
        token.lemma = "do"
        return "V"
    if text[0].isupper():
        return "N"
    if kind_of_noun(lower) is not None:
        return "N"
    bare = lower.replace("’", "'").removesuffix("'s")
    if bare in endings_belied():
        return endings_belied()[bare]
    if lower.endswith("ly"):
        return "ADV"
    if (
        lower.endswith("ed")
        and len(lower) > 4
        and before is not None
        and before.tag in {"N", "PRON", "ADV", "V"}
    ):
        token.lemma = lower
        return "V"
    return "ADJ" if lower.endswith(_ADJECTIVE) and not lower.endswith("ment") else "N"


def _verb(token: Token, before: Token | None, reading: tuple[str, str]) -> str:
    lemma, code = reading
    if before is not None and before.lower == "that" and code == "I":
        return "N"  # "called that report dumb": a base form has no subject here
    owner = before is not None and before.tag == "N" and before.text.endswith(_POSSESSIVE)
    if owner and code in {"I", "P", "T"} and lemma not in AUXILIARIES:
        # "the mayor's remarks", "the firms' claims", "her aide's repeated claims"
        return "N" if code != "T" or _is_noun_too(token, lemma) else "ADJ"
    if owner and token.lower in _NOUNS_IN_ING:
        return "N"
    if before is not None and code == "T" and before.lower in _BEFORE_PARTICIPLE:
        token.lemma = lemma
        return "X"
    if before is not None and before.tag == "ADJ" and lemma in _NEVER_NOUNS:
        before.tag = "N"  # "two people in the terminal say"
    if (
        before is not None
        and before.tag in {"DET", "POSS", "ADJ", "NUM"}
        and code in {"I", "P", "T", "G"}
        and lemma not in AUXILIARIES
    ):
        if code == "G" and before.tag != "DET":
            token.lemma = lemma
            return "G"
        return "N" if code != "T" or _is_noun_too(token, lemma) else "ADJ"
    if before is not None and before.tag == "PREP" and code == "T" and lemma not in AUXILIARIES:
        return "N" if _is_noun_too(token, lemma) else "ADJ"
    if before is not None and code in {"I", "P"} and _takes_object(before) and lemma in objects():
        return "N"  # "denies leak", "denied claims": no second finite verb follows the first
    # "a newspaper report": a singular noun takes no verb in its base form.
    if (
        before is not None
        and before.tag == "N"
        and lemma not in _NEVER_NOUNS
        and code == "I"
        and before.text.islower()
        and not before.lower.endswith("s")
    ):
        return "N"
    if before is not None and before.tag == "PREP" and before.lower != "to" and code in {"I", "P"}:
        return "N"
    if before is not None and before.tag == "DET" and code == "X":
        return "ADJ"
    token.lemma = lemma
    if code == "G" or token.lower in {"having", "being"}:
        return "G"
    if before is not None and before.lower == "to" and (code == "I" or token.lower == lemma):
        return "Z"
    token.mood = "P" if code in {"I", "P"} else "T"
    return "X" if code == "X" else "V"


def _is_noun_too(token: Token, lemma: str) -> bool:
    """ "the forecast": the past is the base form, and that is a noun as well."""
    return token.lower == lemma and lemma in nouns_too()


def _settle_unchanging(tokens: list[Token]) -> None:
    """ "its growth forecast for May fell", but "the bank forecast growth", "the bank forecast in May that …".

    Behind a noun a past that is the base form is a noun where the clause's verb is still to come.
    """
    for at, token in enumerate(tokens[1:-1], 1):
        if token.tag != "V" or token.mood != "T" or not _is_noun_too(token, token.lemma):
            continue
        behind = tokens[at + 1]
        clause = itertools.takewhile(lambda t: t.tag not in {"P", "SUB", "CON"}, tokens[at + 1 :])
        verb_ahead = behind.tag in {"V", "PREP"} and any(t.tag == "V" for t in clause)
        if tokens[at - 1].tag == "N" and (verb_ahead or behind.tag in {"P", "CON"}):
            token.tag, token.mood = "N", ""


def _takes_object(token: Token) -> bool:
    """A full verb right before a word: what follows is its object, unless it is one that an infinitive follows."""
    return token.tag in {"V", "X", "G", "Z"} and token.lemma not in bare_infinitives()


def _settle_that(tokens: list[Token]) -> None:
    """ "rejected that account.": before a noun with no verb behind it that is a determiner."""
    verb_ahead, following = False, ""
    for position in range(len(tokens) - 1, -1, -1):
        token = tokens[position]
        if token.text in {",", ";", ".", ":"} or (token.tag == "CON" and following == "V"):
            verb_ahead = False
        elif token.tag == "V" or (token.tag == "PRON" and token.mood):
            verb_ahead = True
        elif token.tag == "SUB" and token.lower == "that" and not verb_ahead:
            behind = tokens[position + 1 : position + 2]
            token.tag = "DET" if behind and behind[0].tag in {"N", "ADJ"} else token.tag
        following = token.tag


def _choose(tokens: list[Token]) -> None:
    """After have and be a past form is a participle, after a modal a base form is an infinitive."""
    helper = ""
    for token, following in itertools.pairwise(tokens):
        # "his jobs report gives hope", "two dozen states open": of two finite forms the first is a noun.
        both = following.tag == "V" and following.lemma not in _MODALS
        if both and token.mood == "P" and token.lemma in nouns_too():
            token.tag, token.mood = "N", ""
    _settle_unchanging(tokens)
    _settle_that(tokens)
    for token in tokens:
        if token.tag in {"V", "G"} and token.lemma in AUXILIARIES:
            if helper in _MODALS and token.lower in {"be", "have"}:
                token.tag = "I"
            helper = token.lemma
        elif token.tag == "V" and helper in {"have", "be"} and token.mood == "T":
            token.tag, token.mood = "X", ""
            helper = ""
        elif token.tag == "V" and helper in _MODALS and token.mood == "P":
            token.tag, token.mood = "I", ""
            helper = ""
        elif token.tag not in {"ADV", "NEG", "PRON"}:
            helper = helper if token.tag in {"X", "I"} and token.lower in {"been", "be"} else ""
            if token.lower == "been":
                helper = "be"
