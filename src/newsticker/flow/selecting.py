"""A source's own selectors: checked, tried on a page, and used where its pages are read."""

from __future__ import annotations

from email.message import Message

from msgspec import Struct

from newsticker.article import check_selectors
from newsticker.flow.pages import article_in, fetch_page
from newsticker.flow.permission import Permissions
from newsticker.flow.reading import read_chosen
from newsticker.model import NewstickerError, Reading, Selectors, Unreadable
from newsticker.net import Fetched

__all__ = ["Chosen", "Tried", "article_by", "check_selectors", "try_selectors"]

BODY_SHOWN = 3000


class Chosen(Struct, frozen=True):
    """The article on a page, or why there is none, and what of the selectors read nothing there; None where all did."""

    article: Reading | Unreadable
    missed: str | None = None


class Tried(Struct, frozen=True):
    """What selectors read on a page; with a ``problem`` there is nothing but what is wrong."""

    url: str
    title: str | None = None
    lead: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    missed: str | None = None
    problem: str | None = None


def article_by(selectors: Selectors | None, fetched: Fetched, *, has_feeds: bool = False) -> Chosen:
    """The article on a page that was fetched, by the selectors of its source where it has some; without claims.

    What they do not find is read as on any page; so is a page that they break.
    """
    if selectors is None:
        return Chosen(article_in(fetched, has_feeds=has_feeds, claims=False))
    header = Message()
    header["content-type"] = fetched.content_type or ""
    charset = header.get_content_charset()
    try:
        reading, missed = read_chosen(fetched.url, fetched.body, selectors, charset)
    except Unreadable as error:
        article = article_in(fetched, has_feeds=has_feeds, claims=False)
        # A page without an article is none of the selectors' faults.
        return Chosen(article, str(error) if isinstance(article, Reading) else None)
    is_of_site = has_feeds and reading.article.published is None
    if is_of_site or not (reading.article.title and reading.article.body):
        return Chosen(Unreadable("no article is recognised in it"), ", ".join(missed) or None)
    return Chosen(reading, ", ".join(missed) or None)


def try_selectors(
    permissions: Permissions, url: str, selectors: Selectors, *, is_licensed: bool
) -> Tried:
    """What selectors read on the page at an address, of which nothing is stored."""
    try:
        check_selectors(selectors)
        fetched = fetch_page(permissions, url, is_licensed=is_licensed)
        chosen = article_by(selectors, fetched)
        if isinstance(chosen.article, Unreadable):
            raise chosen.article
    except NewstickerError as error:
        return Tried(url, problem=str(error))
    article = chosen.article.article
    return Tried(
        fetched.url,
        article.title,
        article.lead,
        (article.body or "")[:BODY_SHOWN],
        article.authors,
        article.published,
        chosen.missed,
    )
