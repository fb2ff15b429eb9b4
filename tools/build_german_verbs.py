"""Builds the lexicon of German verb forms from the infinitives in language/de/verbs.txt.

Run ``python tools/build_german_verbs.py`` after changing verbs.txt; the lexicon is kept in the
repository so that nobody needs the conjugator (ablaut, MIT or Apache-2.0) at run time. A line holds
a lemma and its forms by reading: P present, T preterite, K Konjunktiv I, Q Konjunktiv II, X past
participle, Z infinitive with zu. Separable verbs are written with a stroke (mit|teilen); their forms
are the joined ones of the subordinate clause.

verbs.txt was begun by hand and filled up with every infinitive of which at least two inflected forms that no
commoner verb shares stand among the 400,000 commonest German words (wordfreq 3.1, whose lists are CC BY-SA 4.0).
"""

from __future__ import annotations

from pathlib import Path

import ablaut

FOLDER = Path(__file__).parent.parent / "src" / "newsticker" / "language" / "de"
THIRD = (2, 5)


def lexicon_line(infinitive: str) -> str:
    """The lexicon's line of one verb; raises ValueError where the conjugator knows it not."""
    table = ablaut.conjugate(infinitive)
    particle = table.present[2].partition(" ")[2]
    lemma = f"{particle}|{infinitive.removeprefix(particle)}" if particle else infinitive
    fields = []
    for code, forms in (
        ("P", table.present),
        ("T", table.preterite),
        ("K", table.konjunktiv1),
        ("Q", table.konjunktiv2),
    ):
        third = dict.fromkeys(particle + forms[person].partition(" ")[0] for person in THIRD)
        fields.append(f"{code}:{','.join(third)}")
    fields += [f"X:{table.past_participle}"]
    if particle:
        fields += [f"Z:{table.zu_infinitive}"]
    return " ".join([lemma, *fields])


def main() -> None:
    verbs = sorted(set((FOLDER / "verbs.txt").read_text(encoding="utf8").split()))
    lines = [lexicon_line(verb) for verb in verbs]
    # The base of a separable verb must be there, for "teilte … mit" stands apart in a main clause.
    bases = {line.split("|")[1].split()[0] for line in lines if "|" in line.split()[0]}
    lines += [lexicon_line(base) for base in sorted(bases - set(verbs))]
    (FOLDER / "verb_forms.txt").write_text("\n".join(sorted(lines)) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
