"""The rule that found a claim, in words that a reader understands."""

from __future__ import annotations

from newsticker.site.words import Words

# A negation that answers an allegation is read as a denial; the rule says so behind its own name.
NEGATION = ".negation"


def found_by(rule: str, cue: str | None, words: Words) -> str | None:
    """What led to a claim: "indirekte Rede nach „teilte mit“" of speech-verb.before.clause.

    Of a rule that the catalogue does not know, the construction that it belongs to is told; None
    where that is unknown too.
    """
    known = rule.removesuffix(NEGATION)
    while known and f"found-{known}" not in words:
        known = known.rpartition(".")[0]
    if not known:
        return None
    told = words(f"found-{known}", x=words("quoted", x=cue) if cue else words("some-cue"))
    return words("found-negation", x=told) if rule.endswith(NEGATION) else told
