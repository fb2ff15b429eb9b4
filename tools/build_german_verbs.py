"""Builds the lexicon of German verb forms from the infinitives in language/de/verbs.txt.

Run ``python tools/build_german_verbs.py`` after changing verbs.txt; the lexicon is kept in the
repository so that nobody needs the conjugator (ablaut, MIT or Apache-2.0) at run time. A line holds
a form and its readings, each a lemma and a code: P present, T preterite, K Konjunktiv I, Q Konjunktiv II, X past
participle, Z infinitive with zu, I infinitive. Separable verbs are written with a stroke (mit|teilen); their
forms are the joined ones of the subordinate clause.

verbs.txt was begun by hand and filled up with every infinitive of which at least two inflected forms that no
commoner verb shares stand among the 400,000 commonest German words (wordfreq 3.1, whose lists are CC BY-SA 4.0).
"""

from __future__ import annotations

from pathlib import Path

import ablaut

FOLDER = Path(__file__).parent.parent / "src" / "newsticker" / "language" / "de"
THIRD = (2, 5)


Readings = dict[str, list[str]]


def put_forms(found: Readings, infinitive: str) -> str:
    """Adds the forms of a verb and returns its lemma; raises ValueError where the conjugator knows it not."""
    table = ablaut.conjugate(infinitive)
    particle = table.present[2].partition(" ")[2]
    lemma = f"{particle}|{infinitive.removeprefix(particle)}" if particle else infinitive

    def put(form: str, code: str) -> None:
        readings = found.setdefault(form, [])
        if f"{lemma}:{code}" not in readings:
            readings.append(f"{lemma}:{code}")

    put(infinitive, "I")
    for code, forms in (
        ("P", table.present),
        ("T", table.preterite),
        ("K", table.konjunktiv1),
        ("Q", table.konjunktiv2),
    ):
        for person in THIRD:
            put(particle + forms[person].partition(" ")[0], code)
    if infinitive == "sein":
        # Of other verbs the first person is that of Konjunktiv I or the third: ich gebe, ich will.
        put(table.present[0], "P")
    put(table.past_participle, "X")
    if particle:
        put(table.zu_infinitive, "Z")
    return lemma


def main() -> None:
    verbs = sorted(set((FOLDER / "verbs.txt").read_text(encoding="utf8").split()))
    found: Readings = {}
    lemmas = [put_forms(found, verb) for verb in verbs]
    # The base of a separable verb must be there, for "teilte … mit" stands apart in a main clause.
    bases = {lemma.split("|")[1] for lemma in lemmas if "|" in lemma}
    for base in sorted(bases - set(verbs)):
        put_forms(found, base)
    lines = (" ".join([form, *readings]) for form, readings in sorted(found.items()))
    (FOLDER / "verb_forms.txt").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
