"""Builds the lexicon of German nouns and names from the list of nouns of the German Wiktionary.

Run ``python tools/build_german_nouns.py nouns.csv`` with the table of the package german-nouns (1.2.5, CC BY-SA 4.0)
and with wordfreq (3.1) installed; the lexicon is kept in the repository so that nobody needs either. A line holds a form in small letters and what it
is: m, f or n for a singular, p for a plural, F for a first name, T for a place's name. Compounds whose last part stands
in the lexicon with the same gender are left out, for the last part tells what they are, and so is what is rare.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

TARGET = Path(__file__).parent.parent / "src" / "newsticker" / "language" / "de" / "nouns.txt"
NAMES = {"Vorname": "F", "Toponym": "T"}
SHORTEST_PART = 3
RAREST = 1.7  # on Zipf's scale: once in 20 million words
LINKS = ("", "s", "n", "en", "es", "er", "-")
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


def rows(path: str) -> Iterator[dict[str, str]]:
    """The table's rows that hold a word of letters."""
    with open(path, encoding="utf8", newline="") as table:
        for row in csv.DictReader(table):
            if row["lemma"].replace("-", "").isalpha() and row["lemma"][0].isupper():
                yield row


def genders(row: dict[str, str]) -> list[str]:
    return [v for k, v in row.items() if k and k.startswith("genus") and v in {"m", "f", "n"}]


def forms(row: dict[str, str], number: str) -> set[str]:
    found = {v for k, v in row.items() if k and v and k.startswith(CASES) and number in k}
    return {f.lower() for form in found for f in [form] if form.replace("-", "").isalpha()}


def is_compound_of(lemma: str, gender: str, singular: dict[str, str]) -> bool:
    """Whether the lexicon tells the same of the word by its last part, and the rest of it is a noun too."""
    for start in range(SHORTEST_PART, len(lemma) - SHORTEST_PART):
        last, before = lemma[start:].lstrip("-"), lemma[:start]
        if singular.get(last) == gender and (
            before + "e" in singular
            or any(before.endswith(x) and before[: len(before) - len(x)] in singular for x in LINKS)
        ):
            return True
    return False


def main(path: str) -> None:
    found: dict[str, str] = {}
    nouns: list[tuple[str, str, dict[str, str]]] = []
    for row in rows(path):
        kinds, lemma = set(row["pos"].split(",")), row["lemma"].lower()
        name = next((code for kind, code in NAMES.items() if kind in kinds), None)
        if name is not None:
            found[lemma] = found.get(lemma, "") + name
        elif not kinds & {
            "Nachname",
            "Eigenname",
            "Abkürzung",
            "Buchstabe",
            "Affix",
            "Wortverbindung",
        } and genders(row):
            nouns.append((lemma, genders(row)[0], row))
    singular = {lemma: gender for lemma, gender, _ in reversed(nouns)}
    for lemma, gender, row in nouns:
        if is_compound_of(lemma, gender, singular):
            continue
        found[lemma] = found.get(lemma, "") + (gender if gender not in found.get(lemma, "") else "")
        for form in forms(row, "plural"):
            found[form] = found.get(form, "") + ("p" if "p" not in found.get(form, "") else "")
    lines = (
        f"{form} {''.join(dict.fromkeys(codes))}"
        for form, codes in sorted(found.items())
        if zipf_frequency(form, "de") >= RAREST
    )
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
