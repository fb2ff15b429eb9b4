"""How English words are found: by what is left without the endings of inflection, and no others.

A stemmer that takes off derivation as well (Porter's) makes one word of "author" and "authority", of "import" and
"important"; who searches for one of them does not mean the other.
"""

from __future__ import annotations

from functools import lru_cache

from newsticker.language.en.closed import AUXILIARIES
from newsticker.language.en.tagger import closed_class, verb_forms
from newsticker.text.analyser import STEM, WordForms
from newsticker.text.folding import fold

Forms = tuple[str, ...]

_PLURALS = dict(
    pair.split(":")
    for pair in "children:child men:man women:woman feet:foot teeth:tooth mice:mouse geese:goose lives:life wives:wife"
    " knives:knife wolves:wolf leaves:leaf halves:half shelves:shelf thieves:thief loaves:loaf calves:calf selves:self"
    " crises:crisis analyses:analysis theses:thesis hypotheses:hypothesis diagnoses:diagnosis oases:oasis axes:axis"
    " criteria:criterion phenomena:phenomenon".split()
)
# What ends like an inflected form and is none.
_WHOLE = frozenset(
    "united hundred sacred kindred naked evening morning during nothing something anything everything ceiling sibling"
    " news always perhaps besides series species means gas bus lens yes this thus plus minus physics politics economics"
    " ethics athletics mathematics headquarters texas paris wales james charles".split()
)
_VOWELS = frozenset("aeiouy")
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def _forms(folded: str) -> Forms:
    words = [folded]
    known = verb_forms().get(folded)
    if known is not None and known[0] not in AUXILIARIES:
        words.append(known[0])
    return tuple(dict.fromkeys(_inflection_stem(_PLURALS.get(w, w)) + STEM for w in words))


def bases(word: str) -> Forms:
    """The stems of a word of a text: of the word as it is and, of an irregular verb, of its infinitive."""
    folded = fold(word)
    return () if folded in closed_class() or len(folded) < _SHORTEST else _forms(folded)


def _no_parts(_word: str) -> Forms:
    return ()


def knows(folded: str) -> bool:
    """Whether it is one of the few words that English comes with here: small words and common verbs."""
    return folded in closed_class() or folded in verb_forms()


FORMS = WordForms(bases, _no_parts, bases, knows)


def _inflection_stem(word: str) -> str:
    """The word without plural, past and -ing, in American spelling."""
    if word in _WHOLE or not word.isalpha():
        return word
    stem = _without_past(_american(_singular(word)))
    return stem.removesuffix("e") if len(stem) > _SHORTEST else stem


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    if word.endswith(("ss", "us", "is")) or len(word) <= _SHORTEST or word[-1] != "s":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _without_past(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    ending = next((e for e in ("ed", "ing") if word.endswith(e)), "")
    bare = word.removesuffix(ending)
    if not ending or word.endswith("eed") or len(bare) < 2 or _VOWELS.isdisjoint(bare):
        return word
    return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare


def _american(word: str) -> str:
    """One spelling for organise and organize, labour and labor."""
    if len(word) < 6:
        return word
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"),
                              ("our", "or"), ("oured", "ored"), ("ouring", "oring")):  # fmt: skip
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word
