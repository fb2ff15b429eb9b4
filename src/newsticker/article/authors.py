"""Who wrote it, where no metadata tells: elements that markup calls an author, and "Von …" lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lxml.html import HtmlElement

from newsticker.article.blocks import Block
from newsticker.article.names import looks_like_names, split_names, starts_byline
from newsticker.language.page_words import either

LONGEST_BYLINE = 90
OTHERS = re.compile(
    r"comment|related|sidebar|widget|teaser|footer|caption|figure|bio|avatar|image",
    re.IGNORECASE,
)


def find_authors(tree: HtmlElement, around: Sequence[Block]) -> tuple[str, ...]:
    """The names in the first element that markup calls an author, else in a line that begins so."""
    for text in _called_author(tree):
        if looks_like_names(text):
            return split_names([text])
    for block in around:
        if (
            len(block.text) <= LONGEST_BYLINE
            and starts_byline(block.text)
            and looks_like_names(block.text)
        ):
            return split_names([block.text])
    return ()


def _called_author(tree: HtmlElement) -> Iterator[str]:
    """The texts of such elements: by rel and itemprop first, then by class; none of comments or bios."""
    by_class: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "meta",
            "link",
            "img",
            "figure",
        ):
            continue
        stated = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not stated and not _author().search(element.get("class") or ""):
            continue
        text = " ".join(element.text_content().split())
        if not 2 < len(text) <= LONGEST_BYLINE or _belongs_to_others(element):
            continue
        if stated:
            yield text
        else:
            by_class.append(text)
    yield from by_class


@cache
def _author() -> re.Pattern[str]:
    words = either("author_classes")
    return re.compile(rf"(?:^|[-_\s])(?:{words})(?:$|[-_\s]|name|in\b)", re.IGNORECASE)


def _belongs_to_others(element: HtmlElement) -> bool:
    own = [element, *element.iterancestors()][:6]
    return any(
        OTHERS.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in own if e.tag != "body"
    )
