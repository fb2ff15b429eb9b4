"""The picture of a story's lineage: one block an origin, one row an outlet, a circle for each article at its time.

A square is the origin; a hollow circle is text that was taken over, a filled one the outlet's own.
"""

from __future__ import annotations

from newsticker.site.canvas import Canvas, shortened, width_of
from newsticker.site.formats import Formats
from newsticker.site.story_lineage import Block, Lineage
from newsticker.site.time_axis import TimeAxis
from newsticker.site.words import Words

ROW = 26
HEAD = 44
GAP = 12
# From so wide on the outlets' names stand beside the rows, on narrower pictures above them.
WIDE = 500
NAMES = 180
NARROW_ROW = 40


def draw_lineage(lineage: Lineage, width: int, words: Words, formats: Formats) -> str:
    """The picture as an SVG element on one line."""
    canvas = Canvas(width)
    instants = [
        one.at for block in lineage.blocks for row in block.branches for one in row.articles
    ]
    axis = TimeAxis(instants, NAMES + 20 if width > WIDE else 24, width - 8, formats)  # fmt: skip
    height = sum(_height(block, width) for block in lineage.blocks) - GAP
    axis.put(canvas, HEAD - 16, height)
    top = 0.0
    for block in lineage.blocks:
        _draw_block(canvas, block, axis, top, words, formats)
        top += _height(block, width)
    return canvas.svg(height + 24)


def _height(block: Block, width: int) -> float:
    rows = len(block.branches) * (ROW if width > WIDE else NARROW_ROW)
    return HEAD + rows + (ROW if block.more else 0) + GAP


def _draw_block(
    canvas: Canvas, block: Block, axis: TimeAxis, top: float, words: Words, formats: Formats
) -> None:
    width, is_wide = canvas.width, canvas.width > WIDE
    count = words.count("articles-count", block.articles, formats.number(block.articles))
    canvas.line((0, top + 1), (width, top + 1), "edge")
    canvas.words(0, top + 20, shortened(block.name, width - width_of(count) - 12), bold=True)
    canvas.words(width, top + 20, count, "soft", align="right")
    begin = axis.at(min(one.at for row in block.branches for one in row.articles)) - 12
    y, row = top + HEAD, ROW if is_wide else NARROW_ROW
    last = y
    for branch in block.branches:
        middle = y + row - (13 if is_wide else 8)
        if is_wide:
            canvas.words(12, middle + 4, shortened(branch.outlet, NAMES - 12))
        else:
            x = _beside(begin, branch.outlet, width) if block.is_copy else 12
            canvas.words(x, middle - 12, shortened(branch.outlet, width - 12), "soft")
        end = max(axis.at(one.at) for one in branch.articles)
        start = begin if block.is_copy else min(axis.at(one.at) for one in branch.articles)
        if end > start:
            canvas.line((start, middle), (end, middle))
        for one in branch.articles:
            canvas.point(axis.at(one.at), middle, filled=one.own)
        y, last = y + row, middle
    if block.is_copy:
        canvas.line((begin, top + 32), (begin, last))
        canvas.point(begin, top + 32, shape="square")
    if block.more:
        canvas.words(12, y + 16, words.count("lineage-more", block.more, formats.number(block.more)), "soft")  # fmt: skip


def _beside(line: float, words: str, width: int) -> float:
    """Where words begin that stand beside an origin's line: behind it, else before it, else at the edge."""
    if line + 8 + width_of(words) <= width:
        return line + 8
    return max(12.0, line - 8 - width_of(words))
