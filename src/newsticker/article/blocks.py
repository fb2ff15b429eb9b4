"""A page as the lines a reader sees: its blocks of text in order, with what its markup calls them."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from newsticker.language.page_words import either

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "data", "dfn", "br",
})  # fmt: skip
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "figure", "figcaption", "nav", "form", "button",
    "select", "iframe", "title", "video", "audio", "picture", "object", "textarea", "dialog",
})  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Block(Struct, frozen=True):
    """A run of text that stands by itself; ``hints`` are the class, id, rel and itemprop around it."""

    text: str
    tag: str
    hints: str
    linked: int
    moment: str | None


class _Run:
    """The block that is being gathered."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.hints: dict[str, None] = {}
        self.linked = 0
        self.moment: str | None = None


def read_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """The blocks of text of a page, without what is unseen, navigation, pictures and their captions."""
    blocks: list[Block] = []
    run = _Run()
    open_blocks = ["body"]
    depth_of_link = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end":
                run.parts.append(element.tail or "")
            continue
        if event == "start":
            if tag in UNSEEN or _is_caption(element):
                walk.skip_subtree()
                continue
            depth_of_link += tag == "a"
            if tag not in INLINE:
                run = _close(run, open_blocks, blocks)
                open_blocks.append(tag)
            _note(element, run)
            text = " " if tag == "br" else element.text or ""
            run.parts.append(text)
            run.linked += len(text.strip()) if depth_of_link else 0
            continue
        seen = not (tag in UNSEEN or _is_caption(element))
        depth_of_link -= seen and tag == "a"
        if seen and tag not in INLINE:
            run = _close(run, open_blocks, blocks)
            open_blocks.pop()
            _note_parents(element, run)
        run.parts.append(element.tail or "")
    _close(run, open_blocks, blocks)
    return tuple(blocks)


def _is_caption(element: HtmlElement) -> bool:
    return _captions().search(element.get("class") or "") is not None


@cache
def _captions() -> re.Pattern[str]:
    return re.compile(either("caption_classes"), re.IGNORECASE)


def _close(run: _Run, open_blocks: list[str], blocks: list[Block]) -> _Run:
    text = " ".join("".join(run.parts).split())
    if text:
        blocks.append(Block(text, open_blocks[-1], " ".join(run.hints), run.linked, run.moment))
    return _Run()


def _note(element: HtmlElement, run: _Run) -> None:
    if element.tag not in INLINE:
        _note_parents(element, run)
    for name in ("class", "itemprop", "rel", "id"):
        if value := element.get(name):
            run.hints[value] = None
    if element.tag == "time" and run.moment is None:
        run.moment = element.get("datetime")


def _note_parents(element: HtmlElement, run: _Run) -> None:
    parent = element.getparent()
    for _ in range(2):
        if parent is None:
            return
        for name in ("class", "itemprop", "rel"):
            if value := parent.get(name):
                run.hints[value] = None
        parent = parent.getparent()
