"""What a page is besides an article, and why there is none on it: paid, pictures, a live ticker, an error, nothing yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lxml.html import HtmlElement

from newsticker.article.jsonld import ARTICLES, Node, types_of
from newsticker.language.page_words import either

GALLERIES = frozenset({"ImageGallery", "MediaGallery"})
MOST_PICTURES = 8  # from which on a page of few words is one of pictures
LONGEST_HEADLINE = 100
# An error page says little; what says more tells of errors.
MOST_WORDS = 150


def is_paid(nodes: Sequence[Node]) -> bool:
    """Whether markup says that the page's article, or a part of it, is not free (schema.org/isAccessibleForFree)."""
    article = next((node for node in nodes if types_of(node) & ARTICLES), None)
    if article is None:
        return False
    parts = article.get("hasPart")
    whole = [article, *(parts if isinstance(parts, list) else [parts])]
    told = (part.get("isAccessibleForFree") for part in whole if isinstance(part, dict))
    return any(str(value).rpartition("/")[2].lower() == "false" for value in told)


def is_gallery(tree: HtmlElement, nodes: Sequence[Node], words: int) -> bool:
    """Whether markup calls the page a gallery, or it has many pictures and few words."""
    if any(types_of(node) & GALLERIES for node in nodes):
        return True
    return words < MOST_WORDS / 2 and sum(1 for _ in tree.iter("figure")) >= MOST_PICTURES


def is_live(nodes: Sequence[Node], names: Sequence[str]) -> bool:
    """Whether the page is a live ticker, by its markup or by what it calls itself."""
    return any("LiveBlogPosting" in types_of(node) for node in nodes) or any(
        _live().search(name) for name in names
    )


def refusal(headlines: Sequence[str], words: int) -> str | None:
    """Why a page that nothing calls an article is none, by its headline; None where that says nothing of it."""
    if words > MOST_WORDS:
        return None
    for headline in headlines:
        line = " ".join(headline.split())
        if len(line) <= LONGEST_HEADLINE and _not_there().match(line):
            return f"the page says “{line}”"
        if len(line) <= LONGEST_HEADLINE and _challenge().match(line):
            return f"the page asks who wants to see it (“{line}”)"
    return None


def why_empty(
    tree: HtmlElement, nodes: Sequence[Node], words: int, *, is_article: bool
) -> str | None:
    """Why no article's words are on a page, as far as that can be told."""
    if is_paid(nodes):
        return "its text is for subscribers"
    if is_gallery(tree, nodes, words):
        return "it is a gallery of pictures"
    if is_article:
        return "its words are not in the page; a script may load them"
    return None


@cache
def _not_there() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w{{2,6}}\W+)?(?:{either('not_there')})\b", re.IGNORECASE)


@cache
def _challenge() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('challenges')})\b", re.IGNORECASE)


@cache
def _live() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('live')})\b", re.IGNORECASE)
