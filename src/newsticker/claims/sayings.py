"""Whose word it is when only "hieß es" is said.

Constructions: "…, hieß es.", which goes on with who spoke before; "Das Blatt beruft sich auf Ermittler. Dort heiße
es, …", where "dort" is the source named last.
"""

from __future__ import annotations

import itertools

from newsticker.claims.cast import Cast
from newsticker.claims.draft import Draft
from newsticker.claims.sheet import Sheet

_RULE = "it-is-said"


def continue_sayings(sheet: Sheet, drafts: list[Draft]) -> None:
    """A bare "hieß es" continues the claim before it in its sentence or in the sentence before."""
    for before, draft in itertools.pairwise(drafts):
        if draft.rule != _RULE or draft.speaker is not None or _is_there(sheet, draft):
            continue
        near = draft.sentence.number - before.sentence.number <= 1
        if near and before.sentence.paragraph == draft.sentence.paragraph:
            draft.continues = before


def resolve_there(sheet: Sheet, cast: Cast, drafts: list[Draft]) -> None:
    """ "Dort heiße es": whoever the sentence before named last."""
    for draft in drafts:
        if draft.rule != _RULE or draft.speaker is not None or not _is_there(sheet, draft):
            continue
        if not draft.sentence.number:
            continue
        before = sheet.sentences[draft.sentence.number - 1]
        named = cast.within(before.start, before.end, before.quotations)
        draft.member = named[-1] if named else None


def _is_there(sheet: Sheet, draft: Draft) -> bool:
    first, after = draft.frame[0]
    return any(t.lower in sheet.pack.there for t in draft.sentence.tokens[first:after])
