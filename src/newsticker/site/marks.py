"""Where the claims stand in a text: its paragraphs cut into pieces, each with the claims that cover it.

A passage is marked by lines under its pieces, and by its sign and number after its last word and a
closing quotation mark that follows it. Two claims on one passage draw two lines, further ones none,
but all show their signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from newsticker.model import Span, Spans
from newsticker.text.markdown import BlockKind, Run

MOST_LINES = 2
_CLOSING = re.compile(r"[.,!?…]?[”“\"’‘'»«›‹]+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


class Piece(Struct, frozen=True):
    """Words under the same claims: ``covered`` all of them by number, ``lines`` those that draw a line.

    ``ends`` are the claims whose sign and number follow the words. ``styles`` are strong and em; a link begins
    before the piece that has its address in ``opens`` and ends behind the one that ``closes`` it.
    """

    words: str
    covered: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    styles: tuple[str, ...] = ()
    opens: str | None = None
    closes: bool = False


class Paragraph(Struct, frozen=True):
    """A paragraph in pieces, with the numbers of the claims whose notes belong to it.

    A heading is one of another ``kind``; a list or quotation has its pieces in its ``items``.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]
    kind: BlockKind = "p"
    items: tuple[Paragraph, ...] = ()


def paragraphs(text: str, region: Span) -> list[Span]:
    """The paragraphs of a region, without the white space around them."""
    start, end = region
    spans = []
    at = start
    for gap in _PARAGRAPH.finditer(text, start, end):
        spans.append((at, gap.start()))
        at = gap.end()
    spans.append((at, end))
    trimmed = (
        (s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip()))
        for s, e in spans
    )
    return [(s, e) for s, e in trimmed if e > s]


def clip(spans: Spans, regions: Sequence[Span]) -> Spans:
    """What of the spans stands in the regions, which are in the order of the text."""
    return tuple(
        (max(start, left), min(end, right))
        for start, end in spans
        for left, right in regions
        if start < right and end > left
    )


def mark(
    text: str,
    shown: Span,
    claims: Sequence[tuple[int, Spans]],
    runs: Sequence[Run] = (),
    kind: BlockKind = "p",
) -> Paragraph:
    """Cuts the shown span of a text into pieces, given the claims' numbers with their spans, and its form.

    A claim's sign stands at the end of its last span, in the paragraph in which that ends.
    """
    start, end = shown
    signs: dict[int, list[int]] = {}
    changes: dict[int, list[int]] = {start: [], end: []}
    for number, spans in claims:
        for left, right in clip(spans, [shown]):
            changes.setdefault(left, []).append(number)
            changes.setdefault(right, []).append(-number)
        if spans and start < spans[-1][1] <= end:
            closing = _CLOSING.match(text, spans[-1][1], end)
            signs.setdefault(closing.end() if closing else spans[-1][1], []).append(number)
    inside = [run for run in runs if start <= run.start and run.end <= end]
    for edge in (*signs, *(edge for run in inside for edge in (run.start, run.end))):
        changes.setdefault(edge, [])
    pieces = []
    depth: Counter[int] = Counter()
    for left, right in pairwise(sorted(changes)):
        for change in changes[left]:
            depth[abs(change)] += 1 if change > 0 else -1
            if not depth[abs(change)]:
                del depth[abs(change)]
        covered = tuple(sorted(depth))
        ends = tuple(signs.get(right, ()))
        styles = tuple(run.style for run in inside if run.start <= left and right <= run.end)
        links = [run for run in inside if run.style == "link"]
        pieces.append(
            Piece(
                text[left:right],
                covered,
                covered[:MOST_LINES],
                ends,
                tuple(style for style in ("strong", "em") if style in styles),
                next((run.address for run in links if run.start == left), None),
                any(run.end == right for run in links),
            )
        )
    noted = {number for numbers in signs.values() for number in numbers}
    return Paragraph(tuple(pieces), tuple(n for n, _ in claims if n in noted), kind)


def together(kind: BlockKind, items: Sequence[Paragraph]) -> Paragraph:
    """A list or a quotation of these items."""
    notes = tuple(n for item in items for n in item.notes)
    return Paragraph((), notes, kind, tuple(items))
