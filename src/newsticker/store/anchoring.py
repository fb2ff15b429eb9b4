"""Where a claim of one version of a text stands in another: at the same words, wherever they have moved."""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec.structs import replace

from newsticker.model import Claim, NamedPassage, Passage, Span, Spans

AnyPassage = TypeVar("AnyPassage", Passage, NamedPassage)
# Two readings of one passage have at least so much of it in common; a claim inside another has less.
SAME_PASSAGE = 0.5


def anchored(claim: Claim, before: str, now: str) -> Claim | None:
    """The claim with its spans in the text of ``now``; None where its words stand there no more.

    Its words are those from the first to the last of content, cue and speaker: where the attribution was written
    anew the claim is another one. Of several places the nearest is taken.
    """
    if before == now:
        return claim
    if not claim.content.spans:
        return None
    start, end = _hull(claim)
    words = re.escape(before[start:end])
    places = [found.start() for found in re.finditer(rf"(?<!\w){words}(?!\w)", now)]
    if not places:
        return None
    shift = min((place - start for place in places), key=abs)
    return _moved(claim, before, now, shift)


def overlap(one: Spans, other: Spans) -> float:
    """How much two passages of one text have in common, from 0 to 1."""
    mine = {at for start, end in one for at in range(start, end)}
    theirs = {at for start, end in other for at in range(start, end)}
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _hull(claim: Claim) -> Span:
    spans = [*claim.content.spans]
    spans += claim.cue.spans if claim.cue else ()
    spans += claim.speaker.spans if claim.speaker else ()
    return min(start for start, _ in spans), max(end for _, end in spans)


def _moved(claim: Claim, before: str, now: str, shift: int) -> Claim:
    def moved(spans: Spans) -> Spans | None:
        there = tuple((start + shift, end + shift) for start, end in spans)
        pairs = zip(spans, there, strict=True)
        stands = all(now[slice(*new)] == before[slice(*old)] for old, new in pairs)
        return there if stands and all(start >= 0 for start, _ in there) else None

    def passage(part: AnyPassage | None) -> AnyPassage | None:
        spans = moved(part.spans) if part else None
        return replace(part, spans=spans) if part and spans is not None else None

    speaker = claim.speaker
    content = passage(claim.content)
    assert content is not None
    return replace(
        claim,
        content=content,
        cue=passage(claim.cue),
        speaker=replace(speaker, spans=moved(speaker.spans) or ()) if speaker else None,
        medium=passage(claim.medium),
        addressee=passage(claim.addressee),
        place=passage(claim.place),
        figures=tuple(
            replace(figure, spans=spans)
            for figure in claim.figures
            if (spans := moved(figure.spans)) is not None
        ),
    )
