"""What an editor's CSS selectors read on a page: they go before everything that is found by itself."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from cssselect import SelectorError
from lxml import etree, html
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from msgspec import Struct

from newsticker.article.blocks import read_blocks
from newsticker.article.dates import Moment, read_date_line, read_moment
from newsticker.article.names import split_names
from newsticker.model import NewstickerError, Selectors

LONGEST = 300
# What an element has its date or its value in, where its words are for people.
VALUES = ("datetime", "content", "value")


class Selected(Struct, frozen=True):
    """What selectors have read; ``missed`` names those that found nothing."""

    body: tuple[str, ...] = ()
    title: str | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    date: Moment | None = None
    missed: tuple[str, ...] = ()


NOTHING = Selected()


def check(selectors: Selectors) -> None:
    """Raises NewstickerError, naming the field, where one of them is no selector that is read."""
    for field, selector in _given(selectors):
        if len(selector) > LONGEST:
            raise NewstickerError(f"{field}: is longer than {LONGEST} characters")
        try:
            # Some faults show only when it is used.
            _compiled(selector)(html.Element("p"))
        except (SelectorError, etree.XPathError, RecursionError) as error:
            reason = str(error) or "nested too deep"
            raise NewstickerError(f"{field}: {selector!r} is no CSS selector: {reason}") from None


def select(tree: HtmlElement, selectors: Selectors, language: str | None) -> Selected:
    """What the selectors read on a page, from which what is to be left out is taken away first."""
    missed = []
    if selectors.leave_out and not _take_out(tree, selectors.leave_out):
        missed.append("leave_out")
    body = tuple(line for one in _outermost(tree, selectors.body) for line in _lines(one))
    title = " ".join(_words(tree, selectors.title)) or None
    lead = " ".join(_words(tree, selectors.lead)) or None
    authors = split_names(_words(tree, selectors.author))
    date = _date(tree, selectors.date, language)
    read = {"body": body, "title": title, "lead": lead, "author": authors, "date": date}
    missed += [field for field, _ in _given(selectors) if field in read and not read[field]]
    return Selected(body, title, lead, authors, date, tuple(missed))


def _given(selectors: Selectors) -> Iterator[tuple[str, str]]:
    for field in Selectors.__struct_fields__:
        selector = getattr(selectors, field)
        if selector:
            yield field, selector


def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


def _take_out(tree: HtmlElement, selector: str) -> bool:
    """Takes what a selector finds out of the tree; False where that is nothing."""
    found = [element for element in _compiled(selector)(tree) if element.getparent() is not None]
    for element in found:
        # One that stood in another is gone with it.
        if element.getparent() is not None:
            element.drop_tree()
    return bool(found)


def _outermost(tree: HtmlElement, selector: str | None) -> list[HtmlElement]:
    """The elements that a selector finds, in their order, without those that stand in another."""
    found = _compiled(selector)(tree) if selector else []
    inside = set(found)
    return [one for one in found if not any(over in inside for over in one.iterancestors())]


def _lines(element: HtmlElement) -> list[str]:
    """The lines of text in an element, one a block, without what is unseen."""
    alone = copy.deepcopy(element)
    alone.tail = None
    return [block.text for block in read_blocks(alone)]


def _words(tree: HtmlElement, selector: str | None) -> list[str]:
    """The words of each element that a selector finds: what is written in it, or its value."""
    found = []
    for element in _outermost(tree, selector):
        words = " ".join(element.text_content().split())
        value = next((element.get(name) for name in VALUES if element.get(name)), "")
        found.append(words or " ".join((value or "").split()))
    return [words for words in found if words]


def _date(tree: HtmlElement, selector: str | None, language: str | None) -> Moment | None:
    """The first date in what a selector finds: for programs, else as it is written for people."""
    for element in _outermost(tree, selector):
        values = [element.get(name) for name in VALUES]
        words = " ".join(element.text_content().split())
        for told in (*values, words):
            moment = (told and read_moment(told, language)) or None
            if moment:
                return moment
        if moment := read_date_line(words, language):
            return moment
    return None
