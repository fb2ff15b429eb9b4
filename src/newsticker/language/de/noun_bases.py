"""German nouns by their dictionary form, and compounds taken apart: what search needs to know of a noun.

noun_bases.txt is made by tools/build_german_bases.py. A line is a noun and its other forms. "~" is before one that is
declined like an adjective ("Jugendliche"), "-" before one that is too rare or too short to be a compound's part, "+"
before a part under which a noun is found too. A compound that its parts tell ("Staudamm") has no line. All words here
are folded as search folds them: "daemme" for "Dämme".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import combinations

from newsticker.language.de.lexicon import verb_forms
from newsticker.text.folding import fold

ADJECTIVAL, NO_PART, PART = "~", "-", "+"
LONGEST = (
    40  # letters of a word that is taken apart: Rindfleischetikettierungsüberwachungsaufgabe has 44
)
SHORTEST = 3
# Parts of three letters are too often a chance ("Par-tei"); these are not.
SHORT_PARTS = frozenset(
    "akt amt arm art bau bus ehe eis erd erz gas hof not oel ort ost rad rat see tag tod tor typ uhr weg zug".split()
)
# What a noun begins with and is no noun, nor a verb's stem.
OPENERS = frozenset(
    "alt anti aussen bio chef euro fern frei fremd gesamt gross haupt hoch innen klein kurz lang leicht meist mindest mini mittel"
    " multi neben neo neu nicht ober oeko pseudo riesen roh rund schnell schwarz schwer selbst sonder spitzen stief super tief"
    " ultra vize voll weiss west zentral".split()
)
# What looks like a verb's stem or a noun and is a prefix, after which the rest is another word: "Wider-stand".
_NO_OPENERS = frozenset(
    "besch fort frueh gegen nieder rueck unter ueber verb voraus wider wieder".split()
)
_LINKS = ("", "s", "es", "n", "en", "er", "ens")
# Endings that are nouns of their own by chance, and never the head of a compound.
_NO_HEADS = frozenset(
    "ende lein schaft schaften heit keit innen isch ismus samt tum ting nation nationen ration rationen ping".split()
)

Atoms = tuple[str, ...]


class NounBases:
    """The nouns of a lexicon by their forms, and what a compound of them consists of."""

    def __init__(self, lines: Iterable[str], stems: Iterable[str]) -> None:
        """``stems`` are verbs' stems, which may begin a compound ("Fahr-rad")."""
        self._bases: dict[str, tuple[str, ...]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._no_parts: set[str] = set()
        self._stems = frozenset(stems)
        for line in lines:
            self.add(line)

    def add(self, line: str) -> None:
        """Adds a line of the lexicon."""
        words = fold(line).split()
        forms = [word for word in words if word[0] != PART]
        base = forms[0].removeprefix(NO_PART)
        if forms[0][0] == NO_PART:
            self._no_parts.add(base)
        if len(forms) < len(words):
            self._parts[base] = tuple(w[1:] for w in words if w[0] == PART)
        only = (base,)
        for form in dict.fromkeys([base.removeprefix(ADJECTIVAL), *forms[1:]]):
            known = self._bases.get(form)
            self._bases[form] = (*known, base) if known else only

    def bases(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of a noun's or a compound's form; empty where it is neither.

        One that begins with ADJECTIVAL is declined like an adjective.
        """
        known = self._bases.get(word)
        if known:
            return known
        atoms = self.atoms(word)
        return tuple(self._joined(atoms)) if len(atoms) > 1 else ()

    def parts(self, word: str) -> tuple[str, ...]:
        """Under what else a noun is found: its parts, and the compounds among them, as dictionary forms."""
        if word in self._bases:
            return tuple(p for base in self._bases[word] for p in self._parts.get(base, ()))
        atoms = self.atoms(word)
        found: list[str] = []
        for first, behind in combinations(range(len(atoms) + 1), 2):
            if behind - first < len(atoms):
                found += self._joined(atoms[first:behind])
        for atom in atoms:
            found += (p for base in self.bases_of_part(atom) for p in self._parts.get(base, ()))
        return tuple(dict.fromkeys(found))

    def atoms(self, word: str) -> Atoms:
        """The fewest parts that a word consists of, the last as long as can be; empty where it is no compound."""
        if not 2 * SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return ()
        # For each end of what stands before: the parts up to there.
        best: list[Atoms | None] = [()] + [None] * len(word)
        for end in range(SHORTEST, len(word) - SHORTEST + 1):
            for start in range(end - SHORTEST + 1):
                before = best[start]
                if (
                    before is not None
                    and (best[end] is None or len(before) + 1 < len(best[end] or ()))
                    and self._opens(word[start:end])
                ):
                    best[end] = (*before, word[start:end])
        whole: Atoms = ()
        for start in range(SHORTEST, len(word) - SHORTEST + 1):
            before, head = best[start], word[start:]
            if before and (not whole or len(before) + 1 < len(whole)) and self._closes(head):
                whole = (*before, head)
        return whole

    def _joined(self, atoms: Atoms) -> list[str]:
        """The dictionary forms of parts in a row: as they stand, the last without its ending or link."""
        before = "".join(atoms[:-1])
        return [
            ADJECTIVAL + before + base[1:] if base[0] == ADJECTIVAL else before + base
            for base in self.bases_of_part(atoms[-1])
        ]

    def bases_of_part(self, part: str) -> tuple[str, ...]:
        """The dictionary forms of a part of a compound, its link taken off; empty for a verb's stem."""
        for link in _LINKS:
            bare = part.removesuffix(link)
            if part.endswith(link) and len(bare) >= SHORTEST and (found := self._as_part(bare)):
                return found
        # "Schul-", "Grenz-": a final e is dropped after a consonant.
        return self._as_part(part + "e") if part[-1] not in "aeiou" else ()

    def _as_part(self, word: str) -> tuple[str, ...]:
        found = self._bases.get(word, ())
        if self._no_parts.isdisjoint(found):
            return found
        return tuple(base for base in found if base not in self._no_parts)

    def _opens(self, part: str) -> bool:
        """Whether a compound can begin, or go on, with the part."""
        if part in OPENERS or (part in self._stems and part not in _NO_OPENERS):
            return True
        if part in _NO_OPENERS or (len(part) == SHORTEST and part not in SHORT_PARTS):
            return False
        return bool(self.bases_of_part(part))

    def _closes(self, part: str) -> bool:
        return (
            part not in _NO_HEADS
            and (len(part) > SHORTEST or part in SHORT_PARTS)
            and bool(self._as_part(part))
        )


def verb_stems() -> frozenset[str]:
    """What the verbs of the lexicon begin a compound with: "fahr", "wohn", "sammel"."""
    return frozenset(
        fold(form).removesuffix("n").removesuffix("e")
        for form, readings in verb_forms().items()
        if len(form) > 5 and any(code == "I" for _, code in readings)
    )


def read_lines() -> list[str]:
    """The lines of the lexicon."""
    lexicon = files("newsticker.language.de").joinpath("noun_bases.txt")
    return lexicon.read_text(encoding="utf8").splitlines()


@cache
def noun_bases() -> NounBases:
    """The lexicon, read once."""
    return NounBases(read_lines(), verb_stems())
