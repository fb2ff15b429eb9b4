"""Which words of a text a search has found, told by the analyser that found them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from newsticker.text.analyser import search_tokens

AROUND = 90
_WORD = re.compile(r"[\w\u0300-\u036f]+")


class Run(Struct, frozen=True):
    """Words in a row that were found, or were not."""

    words: str
    hit: bool


def runs(text: str, terms: Sequence[Sequence[str]], language: str | None) -> tuple[Run, ...]:
    """The text cut where hits begin and end; nothing of it is lost."""
    wanted = {token for alternatives in terms for token in alternatives}
    found: list[Run] = []
    at = 0
    for word in _WORD.finditer(text):
        if wanted.isdisjoint(_tokens(word.group(), language)):
            continue
        if word.start() > at:
            found.append(Run(text[at : word.start()], False))
        found.append(Run(word.group(), True))
        at = word.end()
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


@lru_cache(maxsize=20_000)
def _tokens(word: str, language: str | None) -> tuple[str, ...]:
    return tuple(search_tokens(word, language))
