"""Which words of a text a search has found, told by the analyser that found them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from newsticker.text.analyser import search_tokens

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
        if wanted.isdisjoint(search_tokens(word.group(), language)):
            continue
        if word.start() > at:
            found.append(Run(text[at : word.start()], False))
        found.append(Run(word.group(), True))
        at = word.end()
    if at < len(text):
        found.append(Run(text[at:], False))
    return tuple(found)
