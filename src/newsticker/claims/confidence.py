"""How sure a claim is: how often claims that were found like it were right on annotated text.

A claim bears signs: the rule that found it, its stance and mode, and what often goes wrong (no speaker in
its sentence, a single word of content, a cue that is no finite verb). Each sign has a weight, and the sum
of a claim's weights is its log odds of being right: of being a claim at all, with the speaker named.
``confidence.json`` holds the weights; tools/measure_confidence.py makes it, docs/confidence.md tells how.
"""

from __future__ import annotations

from bisect import bisect_right
from importlib import resources
from itertools import pairwise
from math import exp

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsticker.claims.sheet import Sentence, Sheet
from newsticker.model import Claim
from newsticker.text.tokens import Token

# A family of rules that was seen less often has not been measured.
FEWEST = 3
# Families whose statements stand without a speaker in their own sentence.
_SPEAKERLESS = frozenset({"continued", "free", "hearsay", "report-noun"})
# Persons speak and are hardly ever taken for speakers wrongly; papers are often only spoken of.
_TELLING = frozenset({"person", "document"})
_UNFINISHED = frozenset({"ADV", "CON", "DET", "PREP", "REL", "SUB"})
_NOT_FINITE = frozenset({"G", "I", "X", "Z"})


class Measured(Struct, frozen=True):
    """What was measured: the weight of each sign, and (right, seen) of each rule.

    ``families`` has how often each family was seen, today and in first readings;
    ``fresh`` has (right, seen) of each story when it was first read, before any rule knew it.
    """

    weights: dict[str, float]
    rules: dict[str, tuple[int, int]]
    fresh: dict[str, tuple[int, int]]
    families: dict[str, int]


MEASURED = msgspec.json.decode(
    resources.files("newsticker.claims").joinpath("confidence.json").read_bytes(), type=Measured
)


def plain(rule: str) -> str:
    """A rule without what a later stage added to its name: "so.behind" of "so.behind.negation"."""
    return rule.removesuffix(".negation")


def family_of(rule: str) -> str:
    """The construction that a rule belongs to: "speech-verb" of "speech-verb.before.clause"."""
    return rule.partition(".")[0]


def known_families(measured: Measured) -> frozenset[str]:
    """The families of rules that were seen often enough to tell how sure they are."""
    return frozenset(name for name, seen in measured.families.items() if seen >= FEWEST)


_KNOWN = known_families(MEASURED)


def rate_claims(sheet: Sheet, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their confidence, 0 to 1; it stays None where the family was not measured."""
    rated = [
        replace(claim, confidence=confidence_of(signs))
        if family_of(claim.rule) in _KNOWN
        else claim
        for claim, signs in zip(claims, signs_of(sheet, claims), strict=True)
    ]
    return tuple(rated)


def confidence_of(signs: list[str], measured: Measured = MEASURED) -> float:
    """The share of right claims among those with these signs; a sign never seen weighs nothing."""
    log_odds = sum(measured.weights.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + exp(-log_odds)), 3)


def signs_of(sheet: Sheet, claims: tuple[Claim, ...]) -> list[list[str]]:
    """The signs of each claim; the claims are all those of the text, in its order."""
    starts = [sentence.start for sentence in sheet.sentences]
    shared = {
        name
        for one, other in pairwise(claims)
        if _overlap(one, other)
        for name in (one.id, other.id)
    }
    signs = []
    for claim in claims:
        found = [
            "any",
            f"family {family_of(claim.rule)}",
            f"rule {plain(claim.rule)}",
            f"stance {claim.stance}",
            f"mode {claim.mode}",
        ]
        if claim.id in shared:
            found.append("shares its words")
        signs.append(found + _faults(sheet, starts, claim))
    return signs


def _faults(sheet: Sheet, starts: list[int], claim: Claim) -> list[str]:
    """The signs that something went wrong."""
    speaker, (first, last) = claim.speaker, (claim.content.spans[0], claim.content.spans[-1])
    found = []
    unspoken = speaker is None or speaker.text is None
    if unspoken and family_of(claim.rule) not in _SPEAKERLESS:
        found.append("no speaker")
    if speaker is not None and speaker.kind in _TELLING:
        found.append(f"said by a {speaker.kind}")
    if claim.content.text.isalpha():
        found.append("one word")
    end = _sentence_at(sheet, starts, last[1] - 1)
    if _tag_at(end, last[1] - 1) in _UNFINISHED:
        found.append("unfinished")
    if claim.cue is not None:
        at = claim.cue.spans[0][0]
        sentence = _sentence_at(sheet, starts, at)
        if sentence is not _sentence_at(sheet, starts, first[0]):
            found.append("cue elsewhere")
        if _tag_at(sentence, at) in _NOT_FINITE:
            found.append("cue not finite")
    return found


def _overlap(one: Claim, other: Claim) -> bool:
    (a, b), (c, d) = ((x.content.spans[0][0], x.content.spans[-1][1]) for x in (one, other))
    return a < d and c < b


def _sentence_at(sheet: Sheet, starts: list[int], offset: int) -> Sentence:
    return sheet.sentences[bisect_right(starts, offset) - 1]


def _tag_at(sentence: Sentence, offset: int) -> str:
    return sentence.tokens[bisect_right(sentence.tokens, offset, key=_start) - 1].tag


def _start(token: Token) -> int:
    return token.start
