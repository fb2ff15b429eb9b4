"""What stands right before and after the body on a page: bylines, source lines, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from newsticker.article.blocks import HEADINGS, Block
from newsticker.article.credit_line import CreditLine, read_credit_line
from newsticker.language.page_words import either

BEFORE, AFTER, FAR_AFTER, GAP = 14, 8, 60, 40  # blocks


class Around(Struct, frozen=True):
    """The blocks around a body; ``far`` are the later ones that markup calls a source line."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]
    far: tuple[Block, ...]


def look_around(blocks: Sequence[Block], body: Iterable[str]) -> Around:
    """The blocks right before the first and right after the last paragraph of ``body``.

    What follows ends at the next heading: from there on a page tells of other articles.
    """
    starts = {_key(paragraph) for paragraph in body}
    places = [n for n, block in enumerate(blocks) if _key(block.text) in starts]
    if not places:
        return Around((), (), ())
    first, last = places[0], places[0]
    for place in places[1:]:
        if place - last > GAP:
            break  # the same words once more, in a form for sharing or in a teaser
        last = place
    following = blocks[last + 1 : last + 1 + FAR_AFTER]
    heading = next((n for n, block in enumerate(following) if block.tag in HEADINGS), FAR_AFTER)
    near = min(heading, AFTER)
    far = tuple(block for block in following[near:heading] if _source().search(block.hints))
    return Around(tuple(blocks[max(first - BEFORE, 0) : first]), tuple(following[:near]), far)


def bylines(around: Around, site: Sequence[str]) -> list[CreditLine]:
    """The lines before the body that name an agency."""
    lines = [read_credit_line(block.text, site, closing=False) for block in around.before]
    return [line for line in lines if line and line.credit and line.credit.agencies]


def closing_lines(around: Around, site: Sequence[str]) -> list[CreditLine]:
    """The credit lines after the body."""
    lines = [read_credit_line(block.text, site) for block in (*around.after, *around.far)]
    return [line for line in lines if line]


@cache
def _source() -> re.Pattern[str]:
    return re.compile(either("source_classes"), re.IGNORECASE)


def _key(text: str) -> str:
    """What a paragraph starts with, by which it is found again among the blocks."""
    return re.sub(r"\W", "", text)[:60]
