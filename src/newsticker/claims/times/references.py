"""Words that point to the past, the present or the future and no further."""

from __future__ import annotations

from newsticker.claims.sheet import Sentence
from newsticker.claims.times.grammar import Hit
from newsticker.claims.times.scene import Reading, Scene


def refs(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "damals", "jetzt", "bald", "in letzter Zeit", "im Moment": past, present, future and no more."""
    word = hit.of("REF", "NOUNREF")
    if word is not None:
        return "DATE", word.value
    if hit.of("LAST", "FORMER", "THIS"):
        return "DATE", "PAST_REF"
    return "DATE", "PRESENT_REF"


def present(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "bis heute", "noch heute": the present, not a day."""
    return "DATE", "PRESENT_REF"


def these_days(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "in diesen Tagen": the present."""
    unit = hit.of("UNITS")
    return ("DATE", "PRESENT_REF") if unit is not None and unit.value in {"D", "W"} else None


def far(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "die Welt von gestern", "von morgen"."""
    word = hit.word("DAYSHIFT")
    return "DATE", "PAST_REF" if word.number < 0 else "FUTURE_REF"


def formerly(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "früher" as an adverb; "ein früher Entwurf" tells no time."""
    before = sentence.tokens[hit.first - 1].tag if hit.first else ""
    return None if before in {"DET", "POSS", "ADJ"} else ("DATE", "PAST_REF")


def this_hour(scene: Scene, sentence: Sentence, hit: Hit) -> Reading:
    """ "zur Stunde"."""
    return ("DATE", "PRESENT_REF") if hit.word("UNIT").value == "TH" else None
