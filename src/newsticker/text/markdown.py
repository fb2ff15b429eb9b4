"""Markdown as editors write it (CommonMark, without HTML, pictures and code): the words, and their form beside them.

The words are plain text, in which claims are read and marked like in any other; paragraphs, headings, lists,
quotations, emphasis and links are spans of it. Whatever is written, nothing but these comes out: the HTML that is
made of it on the way is cleaned by an allow-list.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from newsticker.model import Span

BlockKind = Literal["p", "h2", "h3", "ul", "ol", "blockquote"]
Style = Literal["strong", "em", "link"]

_LISTS: dict[str, BlockKind] = {"ul": "ul", "ol": "ol", "blockquote": "blockquote"}
_STYLES: dict[str, Style] = {"strong": "strong", "em": "em", "a": "link"}
_BLOCKS = {"p", "h2", "h3", "li", *_LISTS}
_TAGS = frozenset({"br", *_BLOCKS, *_STYLES})
_SCHEMES = frozenset({"http", "https", "mailto"})
_LINK = re.compile(r"(?:https?://|mailto:|/(?![/\\]))")
# HTML in the source is text; underlining makes headings, and lines alone rules, that nobody meant.
_UNUSED = ["code", "fence", "hr", "html_block", "html_inline", "lheading", "reference", "image", "backticks"]  # fmt: skip


class Block(Struct, frozen=True):
    """A paragraph or heading (one item), or a list or quotation with its items, as spans of the text."""

    kind: BlockKind
    items: tuple[Span, ...]


class Run(Struct, frozen=True):
    """Words that are emphasised, or linked to ``address``."""

    start: int
    end: int
    style: Style
    address: str | None = None


class Formatted(Struct, frozen=True):
    """The words of a text, its blocks joined by empty lines, and their form; all spans point into ``text``."""

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]


@lru_cache(maxsize=256)
def read_markdown(source: str) -> Formatted:
    """The words and the form of a text in Markdown; every text is one."""
    writer = _Writer()
    root = html.fragment_fromstring(_as_html(source), create_parent="div")
    for element in root:
        writer.add(element)
    return Formatted("".join(writer.parts), tuple(writer.blocks), tuple(writer.runs))


def _as_html(source: str) -> str:
    parser = MarkdownIt("commonmark", {"html": False}).disable(_UNUSED)
    tokens = parser.parse(source)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            # The headline is the page's first heading; below it there are two levels.
            token.tag = "h2" if token.tag in ("h1", "h2") else "h3"
    made = parser.renderer.render(_with_numbers(tokens), parser.options, {})
    return _cleaner().sanitize(made)


def _with_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens with lists alone that count from one: "21. Oktober" and "1986. Ein Jahr" are words, not the first of a list.

    A number that begins no such list stands before its words, in a paragraph of its own.
    """
    kept: list[Token] = []
    counts: list[bool] = []
    number = ""
    for at, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            counts.append(_items_of(tokens, at) > 1 and token.attrGet("start") in (None, 1))
        elif token.type == "bullet_list_open":
            counts.append(True)
        is_part = token.type.startswith(("list_item_", "ordered_list_"))
        is_counted = not counts or counts[-1]
        if token.type == "list_item_open" and not is_counted:
            number = f"{token.info}{token.markup} "
        elif token.type == "inline" and number:
            words = Token("text", "", 0, content=number)
            token.children = [words, *(token.children or [])]
            number = ""
        elif not is_counted and token.type.startswith("paragraph_"):
            token.hidden = False
        if is_counted or not is_part:
            kept.append(token)
        if token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
    return kept


def _items_of(tokens: list[Token], at: int) -> int:
    """How many items the list has that opens at token ``at``."""
    level, many = tokens[at].level, 0
    for i in range(at + 1, len(tokens)):
        if tokens[i].level == level:
            break
        many += tokens[i].type == "list_item_open" and tokens[i].level == level + 1
    return many


@lru_cache(maxsize=1)
def _cleaner() -> Sanitizer:
    return Sanitizer(
        Policy(
            tags=_TAGS,
            attributes={"a": frozenset({"href"})},
            url_schemes=_SCHEMES,
            on_disallowed_tag=OnDisallowed.STRIP,
            remove_with_content=frozenset({"script", "style"}),
        )
    )


class _Writer:
    """Writes the words of elements down, one item after the other, and notes where their form stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self._at = 0
        self._item = 0  # where the present item begins
        self._space = False
        self._open: list[
            list[int]
        ] = []  # the starts of the runs that are open, empty before their first word

    def add(self, element: html.HtmlElement) -> None:
        """Adds a block, if there is a word in it."""
        kind = _LISTS.get(element.tag)
        items = list(self._items(element)) if kind else [self._write_item(element)]
        spans = tuple(item for item in items if item)
        if spans:
            self.blocks.append(Block(kind or element.tag, spans))

    def _items(self, element: html.HtmlElement) -> list[Span | None]:
        """The items of a list or quotation; what is nested in it is flat."""
        found: list[Span | None] = []
        for child in element:
            if child.tag in _LISTS:
                found += self._items(child)
            elif child.tag == "li" and any(inner.tag in _BLOCKS for inner in child):
                found.append(self._write_item(child, own=True))
                found += self._items(child)
            elif child.tag in _BLOCKS:
                found.append(self._write_item(child))
        return found

    def _write_item(self, element: html.HtmlElement, own: bool = False) -> Span | None:
        """Writes an element down as an item of its own; with ``own`` only the words before its first block."""
        before = (self._at, len(self.parts))
        if self._at:
            self.parts.append("\n\n")
            self._at += 2
        self._item, self._space = self._at, False
        self._write(element, own=own)
        if self._at == self._item:
            self._at = before[0]
            del self.parts[before[1] :]
            return None
        return self._item, self._at

    def _write(self, element: html.HtmlElement, own: bool = False) -> None:
        self._say(element.text or "")
        for child in element:
            style = _STYLES.get(child.tag)
            if own and child.tag in _BLOCKS:
                return
            if style is None:
                self._say(" ")
                self._write(child)
            else:
                self._styled(child, style)
            self._say(child.tail or "")

    def _styled(self, element: html.HtmlElement, style: Style) -> None:
        address = element.get("href") if style == "link" else None
        start: list[int] = []
        self._open.append(start)
        self._write(element)
        self._open.pop()
        is_link = address is not None and _LINK.match(address) is not None
        if start and (style != "link" or is_link):
            self.runs.append(Run(start[0], self._at, style, address))

    def _say(self, words: str) -> None:
        for part in re.findall(r"\s+|\S+", words):
            if part.isspace():
                self._space = self._at > self._item
                continue
            if self._space:
                self.parts.append(" ")
                self._at += 1
                self._space = False
            for start in self._open:
                if not start:
                    start.append(self._at)
            self.parts.append(part)
            self._at += len(part)
