"""The picture of figures over time: one row an authority, all on one scale and one axis of time.

Bounds are signs: exact filled, about hollow, at least with an arrow up, at most with an arrow down, a range as a bracket.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsticker.model import Bound
from newsticker.site.canvas import Canvas, shortened, width_of
from newsticker.site.formats import Formats
from newsticker.site.pictures import NARROW_SPACE, SIGNS, plain_number
from newsticker.site.story_figures import Dot, Series
from newsticker.site.time_axis import TimeAxis
from newsticker.site.words import Words

MOST_LINES = 8
HEIGHT = 52
HEAD, GAP = 22, 14
ABOVE = 16
ARROWS: dict[Bound, int] = {"at_least": -1, "more_than": -1, "at_most": 1, "less_than": 1}


class _Label(Struct, frozen=True):
    x: float
    y: float
    words: str


def draw_series(series: Series, width: int, words: Words, formats: Formats) -> str | None:
    """The picture of a quantity; None where a number is negative, which no common axis from 0 holds."""
    lines = series.lines[:MOST_LINES]
    dots = [dot for line in lines for dot in line.steps]
    if any(dot.figure.value < 0 for dot in dots):
        return None
    most = max(float(dot.figure.high or dot.figure.value) for dot in dots) or 1.0
    right = width - width_of(plain_number(most)) - 10
    axis = TimeAxis([dot.at for dot in dots], 14, right - 14, formats)
    canvas = Canvas(width)
    rows: list[tuple[float, float, Sequence[_Label]]] = []
    top = 0.0
    for line in lines:
        labels = _labels(line.steps, axis, most, width)
        highest = -min(label.y for label in labels) + ABOVE - 2
        base = top + HEAD + max(HEIGHT, highest)
        rows.append((top, base, labels))
        top = base + GAP
    bottom = rows[-1][1]
    axis.put(canvas, 0, bottom)
    for (top, base, row_labels), line in zip(rows, lines, strict=True):
        named = line.authority or words("nobody-named")
        canvas.words(0, top + 14, shortened(named, width), bold=True)
        canvas.line((0, base), (right, base), "edge")
        canvas.line((0, base - HEIGHT), (right, base - HEIGHT), "rule", dashed=True)
        _steps(canvas, line.steps, axis, base, most, right)
        for dot in line.steps:
            _dot(canvas, dot, axis.at(dot.at), base, most)
        for label in row_labels:
            canvas.words(label.x, base + label.y, label.words, bold=True, align="center")
    first = rows[0][1]
    canvas.words(right + 6, first - HEIGHT + 4, plain_number(most), "soft")
    canvas.words(right + 6, first + 4, "0", "soft")
    return canvas.svg(bottom + 24)


def label_of(dot: Dot) -> str:
    """The number with the sign of its bound: "≥ 12", "25–30"."""
    figure = dot.figure
    if figure.high is not None:
        return f"{plain_number(float(figure.value))}–{plain_number(float(figure.high))}"
    return SIGNS[figure.bound].replace(" ", NARROW_SPACE) + plain_number(float(figure.value))


def _height(value: float, most: float) -> float:
    return round(value / most * HEIGHT, 1)


def _middle(dot: Dot, most: float) -> float:
    low = float(dot.figure.value)
    return _height((low + float(dot.figure.high)) / 2 if dot.figure.high is not None else low, most)


def _labels(dots: Sequence[Dot], axis: TimeAxis, most: float, width: int) -> list[_Label]:
    """Where the numbers stand, relative to the row's base line: above their dots, and above each other where it is narrow."""
    found: list[_Label] = []
    for before, dot in zip([None, *dots], dots, strict=False):
        words = label_of(dot)
        half = width_of(words) / 2
        # Where the line comes down from a higher figure, the number stands beside it.
        falls = before is not None and _middle(before, most) > _middle(dot, most)
        x = axis.at(dot.at) + (half + 6 if falls else 0)
        x = min(max(x, half), width - half)
        above = 24 if ARROWS.get(dot.figure.bound) == -1 else 10
        y = -_height(float(dot.figure.high or dot.figure.value), most) - above
        while any(_touch(x, y, half, other) for other in found):
            y -= ABOVE
        found.append(_Label(x, y, words))
    return found


def _touch(x: float, y: float, half: float, other: _Label) -> bool:
    return abs(x - other.x) < half + width_of(other.words) / 2 + 4 and abs(y - other.y) < ABOVE - 1


def _steps(
    canvas: Canvas, dots: Sequence[Dot], axis: TimeAxis, base: float, most: float, right: float
) -> None:
    """The line that holds the last figure until the next one."""
    for dot, following in zip(dots, [*dots[1:], None], strict=True):
        x, y = axis.at(dot.at), base - _middle(dot, most)
        end = axis.at(following.at) if following else right
        canvas.line((x, y), (end, y))
        if following:
            canvas.line((end, y), (end, base - _middle(following, most)))


def _dot(canvas: Canvas, dot: Dot, x: float, base: float, most: float) -> None:
    figure = dot.figure
    y = base - _height(float(figure.value), most)
    if figure.high is not None:
        top = base - _height(float(figure.high), most)
        canvas.line((x, y), (x, top), "ink", width=2)
        for end in (y, top):
            canvas.line((x - 5, end), (x + 5, end), "ink", width=2)
        return
    way = ARROWS.get(figure.bound)
    if way:
        tip = y + way * 17
        canvas.line((x, y), (x, tip), "ink", width=2)
        for side in (-4, 4):
            canvas.line((x, tip), (x + side, tip - way * 5), "ink", width=2)
    canvas.point(x, y, filled=figure.bound != "about")
