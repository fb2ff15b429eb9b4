"""Dot plots of an article's figures, one row an authority, drawn to SVG by the worker.

A picture speaks no language but the article's names, so that one serves every interface: numbers are grouped by
narrow spaces (ISO 80000-1, 7.3.1) until a page writes them as its language does, bounds are signs. Colours are the site's custom
properties and nothing is styled inline, so that one picture serves both themes under the strict CSP.
"""

from __future__ import annotations

import math
import re
from typing import Any

from newsticker.model import Bound, StoredArticle
from newsticker.site.canvas import draw
from newsticker.site.figures import Axis, Row, axes
from newsticker.site.formats import Formats
from newsticker.text.quotable import in_text_order

WIDTHS = (680, 343)
ROW_HEIGHT = 58
WAY_HEIGHT = 24
NARROW_SPACE = "\u202f"
SIGNS: dict[Bound, str] = {
    "exact": "", "about": "≈ ", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< ", "range": "",
}  # fmt: skip
# A text of a picture that is a number, or two, with its bound; what stands between the digits of one.
_LABEL = re.compile(rf">(?:[≈≥≤]|&gt;|&lt;)?[ {NARROW_SPACE}]?\d[\d.–{NARROW_SPACE}]*<")
_SEPARATOR = re.compile(rf"(?<=\d)[.{NARROW_SPACE}](?=\d)")
SHAPES: dict[Bound, str] = {
    "at_least": "triangle-right", "more_than": "triangle-right", "at_most": "triangle-left", "less_than": "triangle-left",
}  # fmt: skip


def draw_figures(stored: StoredArticle) -> dict[int, str]:
    """The pictures of an article's figures that can be compared, by width in pixels: SVG elements, one a line.

    Each carries the key of its axis as ``data-axis``. Empty where no figure stands beside another's, or one is negative.
    """
    compared = [axis for axis in _axes(stored) if axis.compares and _begins_at_zero(axis)]
    if not compared:
        return {}
    return {width: "\n".join(_draw(axis, width) for axis in compared) for width in WIDTHS}


def picture_of(axis: Axis, drawn: str) -> str | None:
    """The picture of an axis among those drawn for its article, None where it was not drawn yet."""
    mark = f'<svg data-axis="{axis.key}" '
    return next((svg for svg in drawn.split("\n") if svg.startswith(mark)), None)


def plain_number(value: float) -> str:
    """12000 as "12 000", with narrow spaces and a decimal point where one is needed."""
    return f"{value:,.10g}".replace(",", NARROW_SPACE)


def in_language(svg: str, formats: Formats) -> str:
    """A drawn picture with its numbers as the text around it writes them: "1.500", or "1,500"."""
    thousands, decimal = formats.separators()

    def written(label: re.Match[str]) -> str:
        return _SEPARATOR.sub(lambda one: decimal if one[0] == "." else thousands, label[0])

    return _LABEL.sub(written, svg)


def _begins_at_zero(axis: Axis) -> bool:
    """Whether a common axis from 0 can hold it: what lies below stays in the table."""
    return all(row.value >= 0 for row in axis.rows)


def _axes(stored: StoredArticle) -> list[Axis]:
    return axes(in_text_order(stored.claims or ()), stored.article.language)


def _draw(axis: Axis, width: int) -> str:
    svg = draw(_specification(axis, width))
    return svg.replace("<svg ", f'<svg data-axis="{axis.key}" ', 1)


def _specification(axis: Axis, width: int) -> dict[str, Any]:
    ticks = _ticks(max(row.high or row.value for row in axis.rows), 4 if width > 500 else 3)
    below = WAY_HEIGHT if any(row.ways for row in axis.rows) else 0
    longest = max(len(_label(row)) for row in axis.rows)
    y = {"field": "row", "type": "ordinal", "axis": None, "sort": None}
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, ticks[-1]], "nice": False},
        "axis": {
            "title": None, "values": ticks, "grid": True, "gridColor": "var(--rule)", "domainColor": "var(--edge)",
            "tickColor": "var(--edge)", "labelColor": "var(--soft)", "labelFontSize": 13, "labelPadding": 6,
            "labelExpr": "replace(format(datum.value, ',~r'), /,/g, '\u202f')", "labelFlush": False,
        },
    }  # fmt: skip
    far = {**x, "field": "far"}
    name = {"align": "left", "baseline": "bottom", "dx": 4, "fontSize": 13, "limit": width - 28}
    point = {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 1, "color": "var(--ink)"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width - 24 - 8 * longest,
        "height": {"step": ROW_HEIGHT + below},
        "padding": {"left": 12, "top": 4, "right": 12 + 8 * longest, "bottom": 30},
        "autosize": {"type": "none"},
        "background": None,
        "data": {"values": [_datum(at, row) for at, row in enumerate(axis.rows)]},
        "layer": [
            {"mark": {"type": "rule", "color": "var(--edge)"}, "encoding": {"x": {**x, "field": "zero"}, "x2": {"field": "value"}, "y": y}},
            {"mark": {"type": "rule", "color": "var(--ink)", "strokeWidth": 2}, "encoding": {"x": x, "x2": {"field": "far"}, "y": y}},
            {"mark": {**point, "filled": False, "fill": "var(--paper)"}, "transform": [{"filter": "!datum.exact"}],
             "encoding": {"x": x, "y": y, "shape": {"field": "shape", "type": "nominal", "scale": None}}},
            {"mark": {**point, "filled": True}, "transform": [{"filter": "datum.exact"}], "encoding": {"x": x, "y": y}},
            {"mark": {**point, "filled": True}, "transform": [{"filter": "datum.far > datum.value"}], "encoding": {"x": far, "y": y}},
            {"mark": {"type": "text", "align": "left", "dx": 10, "fontSize": 13, "fontWeight": 600, "color": "var(--ink)"},
             "encoding": {"x": far, "y": y, "text": {"field": "label"}}},
            {"mark": {"type": "text", **name, "dy": {"expr": "datum.way ? -28 : -10"}, "fontWeight": 600, "color": "var(--ink)"},
             "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "name"}}},
            {"mark": {"type": "text", **name, "dy": -10, "color": "var(--soft)"},
             "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "way"}}},
        ],
        "config": {"view": {"stroke": None}, "font": "sans-serif"},
    }  # fmt: skip


def _datum(at: int, row: Row) -> dict[str, Any]:
    return {
        "row": at,
        "name": row.authority or "?",
        "way": "; ".join(row.ways_beside),
        "zero": 0,
        "value": row.value,
        "far": row.high if row.high is not None else row.value,
        "label": _label(row),
        "exact": row.bound in ("exact", "range"),
        "shape": SHAPES.get(row.bound, "circle"),
    }


def _label(row: Row) -> str:
    if row.high is not None:
        return f"{plain_number(row.value)}–{plain_number(row.high)}"
    return SIGNS[row.bound] + plain_number(row.value)


def _ticks(largest: float, parts: int) -> list[float]:
    """Round steps from 0 to at least the largest value, at most ``parts`` of them."""
    if largest <= 0:
        return [0, 1]
    rough = largest / parts
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(n * power for n in (1, 2, 2.5, 4, 5, 10) if n * power >= rough * (1 - 1e-9))
    return [round(step * i, 10) for i in range(math.ceil(largest / step - 1e-9) + 1)]
