"""Lines, points and words at places that we choose ourselves, drawn to SVG by Vega-Lite.

Colours are the site's custom properties and nothing is styled inline, so that one picture serves both themes under the
strict CSP. Places are in pixels from the upper left corner; words are 13 pixels high at every width.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from lxml import etree

VEGAS_OWN = {"class", "role", "aria-label", "aria-roledescription", "aria-hidden", "style"}
SIZE = 13
# What a character takes at most on average; there is nobody to measure the reader's own face.
CHARACTER = 7.3
Shape = Literal["circle", "square", "triangle-up", "triangle-down"]


def draw(specification: Mapping[str, Any]) -> str:
    """A picture of Vega-Lite as an SVG element on one line, without what Vega calls its own parts."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(json.dumps(specification))
    root = etree.fromstring(svg)
    for element in root.iter():
        # The site says itself what the picture shows.
        for name in VEGAS_OWN.intersection(element.attrib):
            del element.attrib[name]
    return " ".join(etree.tostring(root, encoding="unicode").split("\n"))


class Canvas:
    """A picture in the making: what was put on it last lies on top, words above all."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._marks: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
        self._words: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {}

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = "edge",
        *,
        width: float = 1,
        dashed: bool = False,
    ) -> None:
        """A straight line in one of the site's colours."""
        mark = {"type": "rule", "color": f"var(--{colour})", "strokeWidth": width}
        mark |= {"strokeDash": [2, 3]} if dashed else {}
        place = {"x": start[0], "y": start[1], "x2": end[0], "y2": end[1]}
        self._put(self._marks, mark, place)

    def point(self, x: float, y: float, *, shape: Shape = "circle", filled: bool = True) -> None:
        """A point, or a ring."""
        fill = "var(--ink)" if filled else "var(--paper)"
        mark = {
            "type": "point",
            "shape": shape,
            "size": 80,
            "strokeWidth": 2,
            "opacity": 1,
            "filled": False,
        }
        self._put(self._marks, mark | {"stroke": "var(--ink)", "fill": fill}, {"x": x, "y": y})  # fmt: skip

    def words(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = "ink",
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Words on a base line."""
        mark = {
            "type": "text",
            "align": align,
            "baseline": "alphabetic",
            "fontSize": SIZE,
            "color": f"var(--{colour})",
        }
        mark |= {"fontWeight": 600} if bold else {}
        self._put(self._words, mark, {"x": x, "y": y, "words": words})  # fmt: skip

    def svg(self, height: float) -> str:
        """The picture as an SVG element on one line."""
        layers = [
            {"data": {"values": places}, "mark": mark, "encoding": _encoding(places[0])}
            for mark, places in (*self._marks.values(), *self._words.values())
        ]
        return draw(
            {
                "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
                "width": self.width,
                "height": height,
                "padding": 0,
                "autosize": {"type": "none"},
                "background": None,
                "layer": layers,
                "config": {"view": {"stroke": None}, "font": "sans-serif"},
            }
        )

    @staticmethod
    def _put(
        into: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]],
        mark: dict[str, Any],
        place: dict[str, Any],
    ) -> None:
        into.setdefault(json.dumps(mark), (mark, []))[1].append(place)


def width_of(words: str) -> float:
    """How wide words are at most, about."""
    return len(words) * CHARACTER


def shortened(words: str, width: float) -> str:
    """The words, cut with an ellipsis where they are wider than there is room."""
    most = max(1, int(width / CHARACTER))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _encoding(place: Mapping[str, Any]) -> dict[str, Any]:
    pixels = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None}
        for name in ("x", "y")
    }
    ends = {name: {"field": name} for name in ("x2", "y2") if name in place}
    text = {"text": {"field": "words", "type": "nominal"}} if "words" in place else {}
    return {**pixels, **ends, **text}
