"""The words of an article on a page, without what stands around them."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from newsticker.article.neighbours import without_neighbours

BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "lb", "code"})


def read_body(tree: HtmlElement, url: str | None) -> tuple[str, ...]:
    """The paragraphs of the page's article as trafilatura finds them, none where it finds none."""
    found = trafilatura.bare_extraction(
        without_neighbours(copy.deepcopy(tree)),
        url=url,
        include_comments=False,
        include_tables=True,
        fast=False,
    )
    if not isinstance(found, Document) or found.body is None:
        return ()
    return tuple(paragraph for paragraph in _paragraphs(found.body) if paragraph)


def _paragraphs(body: HtmlElement) -> Iterator[str]:
    """The texts of the innermost blocks, and what stands between them."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in BLOCKS:
            yield " ".join("".join(parts).split())
            parts = []
        if event == "start":
            parts.append(element.text or "")
        else:
            parts.append(element.tail or "")
    yield " ".join("".join(parts).split())
