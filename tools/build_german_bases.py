"""Builds the lexicon by which search knows a German noun's forms, from the nouns of the German Wiktionary.

Run ``PYTHONPATH=src python tools/build_german_bases.py nouns.csv`` with the table of the package german-nouns (1.2.5,
CC BY-SA 4.0) and with wordfreq (3.1) installed; the lexicon is kept in the repository so that nobody needs either. The
form of its lines is told in language/de/noun_bases.py.

A compound that its parts tell, forms and all, is left out. One so common that it has a meaning of its own is not found
by its parts of three letters: who looks for a "Hof" does not mean "Bahnhof".
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

from newsticker.language.de.lexicon import verb_forms
from newsticker.language.de.noun_bases import ADJECTIVAL, NO_PART, PART, NounBases, verb_stems
from newsticker.text.folding import fold

TARGET = Path(__file__).parent.parent / "src" / "newsticker" / "language" / "de" / "noun_bases.txt"
RAREST = 1.7  # on Zipf's scale: once in 20 million words
COMMON = 4.0  # once in 100,000 words
LONG = 5
RAREST_NAME = 3.5  # of a noun that is a name too, if it is to be a part
# How common a short noun has to be for a part of a compound, by its length.
RAREST_PART = {3: 3.3, 4: 3.0, 5: 2.6}
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
NO_NOUNS = {"Abkürzung", "Buchstabe", "Affix", "Wortverbindung", "Symbol", "Partikel", "Grußformel"}
NAMES = {"Vorname", "Nachname", "Toponym", "Eigenname", "Straßenname"}
# What the table lacks.
MISSING = {"wagen": "wagens wägen", "posten": "postens"}
OLD_DATIVES = {"Hause"}
# Nouns that nobody means: their forms are an adjective's.
NEVER = {"gros"}
# Compounds by their look whose meaning is none of their parts'.
OPAQUE = frozenset(
    "augenblick handschuh bürgermeister feuerwehr zeitpunkt hintergrund vordergrund standpunkt schwerpunkt gesichtspunkt"
    " höhepunkt mittelpunkt maulwurf meerschweinchen hochzeit jahrhundert jahrtausend schildkröte löwenzahn fahrstuhl"
    " bleistift lebenslauf grundstück schriftsteller handwerk netzwerk stichwort antwort sprichwort vorwand buchstabe"
    " geschwister wettbewerb werkzeug flugzeug spielzeug fahrzeug wirtshaus zeughaus maßstab stellwerk bollwerk"
    " weihnachtsmann rückgrat ohrfeige bruchteil stockwerk eisbein kombination katastrophe schokolade grundlage plattform"
    " fotograf transformation zugehörigkeit generation großteil zeitschrift marathon feedback hollywood".split()
)


def read_nouns(path: str) -> tuple[dict[str, list[str]], set[str]]:
    """Every noun of the table with its other forms, the shortest first, and which of them are names too."""
    forms: dict[str, set[str]] = defaultdict(set)
    declined: set[str] = set()
    names: set[str] = set()
    with open(path, encoding="utf8", newline="") as table:
        for row in csv.DictReader(table):
            lemma, kinds = row["lemma"], set(row["pos"].split(","))
            plain = lemma.replace("-", "").isalpha() and lemma[0].isupper() and "-" not in lemma
            if not plain or kinds & NO_NOUNS or kinds <= NAMES or lemma.lower() in NEVER:
                continue
            lemma = lemma.lower()
            told = (v for k, v in row.items() if k and v and k.startswith(CASES) and is_used(k, v))
            forms[lemma] |= {v.lower() for v in told if v.isalpha()} - {lemma}
            if "adjektivische Deklination" in kinds:
                declined.add(lemma)
            if kinds & NAMES:
                names.add(lemma)
    for lemma, others in MISSING.items():
        forms[lemma] |= set(others.split())
    for lemma, others in forms.items():
        doubtful = {form for form in others if form in forms and is_rather_itself(form, lemma)}
        if lemma + "es" in others and lemma + "s" in forms:
            doubtful.add(lemma + "s")
        others -= doubtful | {form + "n" for form in doubtful}
    common = {
        (ADJECTIVAL if lemma in declined else "") + lemma: sorted(others)
        for lemma, others in forms.items()
        if max(map(frequency, (lemma, *others))) >= RAREST and (others or lemma not in names)
    }
    return dict(sorted(common.items(), key=lambda noun: (len(noun[0]), noun[0]))), names


def is_used(case: str, form: str) -> bool:
    """False for the old dative ("dem Rate"), which would be taken for another noun ("die Rate")."""
    return not (case.startswith("dativ singular") and form.endswith("e")) or form in OLD_DATIVES


def is_rather_itself(form: str, lemma: str) -> bool:
    """Whether a form of a noun that is a noun of its own is mostly that: "Kohle" is no "Kohl", "Haus" no "Hau".

    A genitive is rarer than its nominative, a plural never much commoner than its singular; of what is a verb's form
    too nothing can be told.
    """
    if any(code in "PTI" for _, code in verb_forms()[form]):
        return False
    ending = form.removeprefix(lemma)
    more = {"s": 0.0, "es": 0.0, "e": -0.3, "n": -0.3, "en": -0.3}.get(ending)
    return more is not None and frequency(form) + more > frequency(lemma)


def frequency(word: str) -> float:
    return zipf_frequency(word.removeprefix(ADJECTIVAL), "de")


def lines_of(nouns: dict[str, list[str]], names: set[str]) -> list[str]:
    """The lexicon's lines: shorter nouns first, so that it is known of a longer one whether they tell it."""
    lexicon = NounBases([], verb_stems())
    lines: list[str] = []
    for lemma, others in nouns.items():
        parts = [] if lemma in names else parts_of(lexicon, lemma, others)
        if parts is None:
            continue
        least = RAREST_NAME if lemma in names else RAREST_PART.get(len(fold(lemma)), 0)
        is_rare = frequency(lemma) < least
        name = NO_PART + lemma if is_rare else lemma
        line = " ".join([name, *others, *(PART + part for part in parts)])
        lexicon.add(line)
        lines.append(line)
    return lines


def parts_of(lexicon: NounBases, lemma: str, others: list[str]) -> list[str] | None:
    """The parts that a noun's line names; None where it needs no line."""
    word = fold(lemma.removeprefix(ADJECTIVAL))
    atoms = lexicon.atoms(word)
    whole = fold(lemma)
    if not atoms or not all(whole in lexicon.bases(fold(form)) for form in (word, *others)):
        return []
    if word in map(fold, OPAQUE):
        return []
    if frequency(lemma) < COMMON or all(
        len(b) > 3 for a in atoms for b in lexicon.bases_of_part(a)[:1]
    ):
        return None
    return [base for base in lexicon.bases_of_part(atoms[-1]) if len(base) >= LONG]


def main(path: str) -> None:
    lines = lines_of(*read_nouns(path))
    TARGET.write_text("\n".join(sorted(lines)) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
