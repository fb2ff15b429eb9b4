"""How German words are found: nouns and verbs by their dictionary form, compounds by their parts, the rest by stems.

A capital tells a noun from a verb ("Waren" are goods, "waren" are none). What the lexicon does not know is a name
if it has a capital, and loses nothing but a genitive's s: a "Becker" is no "Beck".
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache

from newsticker.language.de.lexicon import is_first_name, is_place, verb_forms
from newsticker.language.de.noun_bases import ADJECTIVAL, noun_bases
from newsticker.language.de.tagger import closed_class
from newsticker.text.analyser import STEM, WordForms
from newsticker.text.folding import fold

Forms = tuple[str, ...]

# Verbs that stand in every sentence and mean little by themselves.
_AUXILIARIES = frozenset(
    "sein haben werden koennen muessen sollen wollen duerfen moegen lassen".split()
)
_ENDINGS = ("ernen", "eren", "erer", "eres", "erem", "sten", "ster", "stes", "stem", "ere", "ste",
            "en", "er", "es", "em", "st", "e")  # fmt: skip
_DECLINED = ("en", "er", "es", "em", "e", "")
_SHORTEST_STEM = 3
# A sentence may begin with an adjective; a name that looks like one is longer than most of those.
_SHORTEST_CAPITAL_STEM = 5
_SHORTEST_NAME = 4
# "älter", "größte", "höher": what is left of them, and the adjective.
_UMLAUTS = dict(
    pair.split(":")
    for pair in "aelt:alt aerm:arm duemm:dumm groess:gross groes:gross haert:hart hoeh:hoch hoech:hoch hoh:hoch jueng:jung"
    " kaelt:kalt klueg:klug kraenk:krank kuerz:kurz laeng:lang naeh:nah schaerf:scharf schwaech:schwach"
    " schwaerz:schwarz staerk:stark waerm:warm".split()
)


def bases(word: str) -> Forms:
    """The dictionary forms of a word of a text: of a noun if it has a capital, else of a verb; or a stem."""
    folded = fold(word)
    if word[:1].isupper():
        return _of_noun(folded) or _of_verb(folded) or _of_name(word, folded)
    if word in closed_class() or not _AUXILIARIES.isdisjoint(_verbs()[0].get(folded, ())):
        return ()
    return _of_verb(folded) or _stems(folded, _SHORTEST_STEM)


def parts(word: str) -> Forms:
    """Under what else a noun is found: "Staudämme" by "Damm"."""
    return _as_tokens(noun_bases().parts(fold(word))) if word[:1].isupper() else ()


def asked(folded: str) -> Forms:
    """What a typed word may stand as: the forms of a noun, of a verb, a stem, and a name without its s."""
    found = [*_of_noun(folded), *_of_verb(folded), *_stems(folded, _SHORTEST_STEM)]
    if not _of_noun(folded):
        found += _without_s(folded, folded)
    return tuple(dict.fromkeys(found))


def knows(folded: str) -> bool:
    """Whether the lexicon has a noun or a verb of that form, or it is a compound of such."""
    return bool(noun_bases().bases(folded)) or folded in _verbs()[0]


FORMS = WordForms(bases, parts, asked, knows)


@lru_cache(maxsize=20_000)
def _of_noun(folded: str) -> Forms:
    return _as_tokens(noun_bases().bases(folded))


def _as_tokens(forms: Forms) -> Forms:
    """Nouns as they are; one that is declined like an adjective by the adjective's stem."""
    found: list[str] = []
    for form in forms:
        found += _stems(form[1:], _SHORTEST_STEM) if form[0] == ADJECTIVAL else (form,)
    return tuple(dict.fromkeys(found))


def _of_verb(folded: str) -> Forms:
    """The infinitives of a verb's form, of a participle also where it is declined: "bestrittene", "steigende"."""
    known, participles = _verbs()
    found = known.get(folded, ())
    for ending in _DECLINED:
        bare = folded.removesuffix(ending)
        if found or not folded.endswith(ending):
            continue
        if bare in participles:
            found = known[bare]
        elif bare.endswith("nd"):
            found = known.get(bare[:-1], ())
    return tuple(verb for verb in found if verb not in _AUXILIARIES)


@cache
def _verbs() -> tuple[dict[str, Forms], frozenset[str]]:
    """The infinitives of every verb form, and which of the forms are past participles; all folded."""
    found: dict[str, Forms] = {}
    participles = set()
    for form, readings in verb_forms().items():
        folded = fold(form)
        lemmas = (sys.intern(fold(lemma.replace("|", ""))) for lemma, _ in readings)
        found[folded] = tuple(dict.fromkeys((*found.get(folded, ()), *lemmas)))
        if any(code == "X" for _, code in readings):
            participles.add(folded)
    return found, frozenset(participles)


def _of_name(word: str, folded: str) -> Forms:
    return (*_without_s(word, folded), *_stems(folded, _SHORTEST_CAPITAL_STEM))


def _without_s(word: str, folded: str) -> Forms:
    """A name without the s of its genitive; not where the s is known to be its own: "Andreas", "Paris"."""
    lower = word.lower()
    if len(folded) <= _SHORTEST_NAME or folded[-1] != "s" or folded[-2] == "s":
        return ()
    return () if is_first_name(lower) or is_place(lower) else (folded[:-1],)


def _stems(folded: str, shortest: int) -> Forms:
    """The word without an adjective's endings, marked as a stem: none where too little would be left."""
    stem = folded
    for _ in range(2):
        ending = next((e for e in _ENDINGS if stem.endswith(e)), "")
        bare = stem.removesuffix(ending)
        if len(bare) < _SHORTEST_STEM or not ending or stem in _UMLAUTS:
            break
        stem = bare
    stem = _UMLAUTS.get(stem, stem)
    return (stem + STEM,) if len(stem) >= shortest else ()
