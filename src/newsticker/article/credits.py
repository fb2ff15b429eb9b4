"""Where credits stand in a text: on lines of their own at its edges, behind its last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from newsticker.article.credit_line import CreditLine, read_credit_line
from newsticker.model import Credit

CLOSING_PARAGRAPHS = 3
TAIL = 200  # how far from the end of the last paragraph a credit may begin
SENTENCE_END = re.compile(r"[.!?…][\"“”»«’']*|[\"“”»«](?=\()")
# After a sentence of the same paragraph a credit shows where it begins, or it does not end like one.
MARKED = re.compile(r"\s*(?=[(\[©]|\w+:|[–—-] )[–—-]?\s*")
UNENDED = re.compile(r"\s+(?=[^.!?]{2,60}$)")


class Credited(Struct, frozen=True):
    """Paragraphs without the credits that were found in them, and those credits."""

    paragraphs: tuple[str, ...]
    lines: tuple[CreditLine, ...]


def take_credits(paragraphs: Sequence[str], own: Iterable[str] = (), *, tails: int = 1) -> Credited:
    """Cuts the credits off the end of a text (and a byline off its start) and takes them apart.

    Credits are own lines among the last three paragraphs or stand at the end of the last paragraph;
    of a page, where more text than the article's may follow, at the end of the last ``tails``.
    ``own`` are names of the outlet.
    """
    own = tuple(own)
    kept = list(paragraphs)
    lines: list[CreditLine] = []
    for index in range(len(kept) - 1, max(len(kept) - 1 - CLOSING_PARAGRAPHS, 0), -1):
        if line := read_credit_line(kept[index], own):
            lines.insert(0, line)
            del kept[index]
    for index in range(len(kept) - 1, max(len(kept) - 1 - tails, -1), -1):
        kept[index], tail = _cut_tail(kept[index], own)
        if tail:
            lines.insert(0, tail)
    if len(kept) > 1 and (line := read_credit_line(kept[0], own, closing=False)):
        lines.insert(0, line)
        del kept[0]
    return Credited(tuple(kept), tuple(lines))


def _cut_tail(paragraph: str, own: tuple[str, ...]) -> tuple[str, CreditLine | None]:
    start = max(len(paragraph) - TAIL, 0)
    for end in SENTENCE_END.finditer(paragraph, start):
        begin = MARKED.match(paragraph, end.end()) or UNENDED.match(paragraph, end.end())
        if begin and (line := read_credit_line(paragraph[begin.end() :], own)):
            return paragraph[: end.end()].rstrip(), line
    return paragraph, None


def merged(credits: Iterable[Credit | None]) -> Credit | None:
    """One credit of several, in their order; None of none."""
    found = [credit for credit in dict.fromkeys(credits) if credit]
    if not found:
        return None
    return Credit(
        text="; ".join(dict.fromkeys(credit.text for credit in found)),
        outlets=tuple(dict.fromkeys(name for credit in found for name in credit.outlets)),
        desks=tuple(dict.fromkeys(name for credit in found for name in credit.desks)),
        agencies=tuple(dict.fromkeys(name for credit in found for name in credit.agencies)),
    )
