"""Which words of a text a search has found, told by the analyser that found them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsticker.language.finding import analyser

AROUND = 90


class Run(Struct, frozen=True):
    """Words in a row that were found, or were not."""

    words: str
    hit: bool


def runs(text: str, terms: Sequence[Sequence[str]], language: str | None) -> tuple[Run, ...]:
    """The text cut where hits begin and end; nothing of it is lost."""
    wanted = {token for alternatives in terms for token in alternatives}
    found: list[Run] = []
    at = 0
    for unit in analyser().units(text, language):
        if wanted.isdisjoint(unit.tokens):
            continue
        if unit.start > at:
            found.append(Run(text[at : unit.start], False))
        found.append(Run(text[unit.start : unit.end], True))
        at = unit.end
    if at < len(text):
        found.append(Run(text[at:], False))
    return tuple(found)


def snippet(text: str, terms: Sequence[Sequence[str]], language: str | None) -> tuple[Run, ...]:
    """The first hit with whole words around it; empty where the text has none."""
    found = runs(text, terms, language)
    first = next((i for i, run in enumerate(found) if run.hit), None)
    if first is None:
        return ()
    before = "".join(run.words for run in found[:first])
    after = "".join(run.words for run in found[first + 1 :])
    head = before if len(before) <= AROUND else "… " + before[-AROUND:].partition(" ")[2]
    tail = after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + " …"
    return Run(head, False), found[first], Run(tail, False)
