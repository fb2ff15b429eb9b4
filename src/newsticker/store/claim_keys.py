"""Which claim of a new reading is the same as one that is already known: it keeps its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence

import msgspec

from newsticker.model import Claim, Spans
from newsticker.store.anchoring import SAME_PASSAGE, overlap


def keep_keys(
    claims: Sequence[Claim],
    known: Sequence[Claim],
    next_number: int,
    held: Mapping[str, Spans],
) -> tuple[tuple[Claim, ...], int]:
    """The claims under the ids of the article, and the next number that is free.

    ``known`` are the article's claims of before, the nearest version first. A claim with the same
    words and cue as one of them takes its id, else one with the same words, speaker and stance;
    the others get new numbers, which are never given twice. ``denies`` and ``inside`` follow.

    ``held`` are passages of claims that an editor has decided about: whatever the rules now make of such a passage
    is that claim, so that nothing struck comes back because they read it a little otherwise.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for alike in (_words_and_cue, _words_and_speaker):
        _match(claims, known, alike, keys, taken)
    _match_passages(claims, held, keys, taken)
    for claim in claims:
        if claim.id not in keys:
            keys[claim.id] = f"c{next_number}"
            next_number += 1
    renamed = tuple(
        msgspec.structs.replace(
            claim,
            id=keys[claim.id],
            denies=keys.get(claim.denies or ""),
            inside=keys.get(claim.inside or ""),
        )
        for claim in claims
    )
    return renamed, next_number


def _match(
    claims: Sequence[Claim],
    known: Sequence[Claim],
    alike: Callable[[Claim], Hashable],
    keys: dict[str, str],
    taken: set[str],
) -> None:
    by_likeness: dict[Hashable, list[str]] = {}
    for claim in known:
        by_likeness.setdefault(alike(claim), []).append(claim.id)
    for claim in claims:
        if claim.id in keys:
            continue
        free = (key for key in by_likeness.get(alike(claim), ()) if key not in taken)
        key = next(free, None)
        if key is not None:
            keys[claim.id] = key
            taken.add(key)


def _match_passages(
    claims: Sequence[Claim], held: Mapping[str, Spans], keys: dict[str, str], taken: set[str]
) -> None:
    for key, spans in held.items():
        free = [claim for claim in claims if claim.id not in keys]
        if key in taken or not free:
            continue
        nearest = max(free, key=lambda claim: overlap(claim.content.spans, spans))
        if overlap(nearest.content.spans, spans) >= SAME_PASSAGE:
            keys[nearest.id] = key
            taken.add(key)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _words_and_cue(claim: Claim) -> Hashable:
    return _words(claim.content.text), _words(claim.cue.text if claim.cue else "")


def _words_and_speaker(claim: Claim) -> Hashable:
    name = claim.speaker.name if claim.speaker else None
    return _words(claim.content.text), name, claim.stance
