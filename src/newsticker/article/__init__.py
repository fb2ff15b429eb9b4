"""Reads an article: its words, what its source tells about it, and whom its credit line names."""

from __future__ import annotations

from newsticker.model import Article, Document, Selectors


def read_page(html: str | bytes, url: str | None = None) -> Article:
    """The article on an HTML page; markup's word (JSON-LD, OpenGraph, microdata) goes before guesses.

    It is read in a process of its own, which is killed after 10 seconds. Raises Unreadable where the
    page takes longer, has too many elements, is in an unknown encoding or holds no article.
    """
    from newsticker.article.worker import worker
    from newsticker.text.decoding import decode, without_controls

    return worker().read(without_controls(decode(html) if isinstance(html, bytes) else html), url)


def read_chosen(
    html: str, url: str | None, selectors: Selectors
) -> tuple[Article, tuple[str, ...]]:
    """The article on an HTML page by an editor's selectors, and the names of those that found nothing.

    What they do not tell, or do not find, is read as by ``read_page``, in the same process and raising as that does.
    """
    from newsticker.article.worker import worker
    from newsticker.text.decoding import without_controls

    return worker().read_chosen(without_controls(html), url, selectors)


def check_selectors(selectors: Selectors) -> None:
    """Raises NewstickerError that names the field where one of them is no CSS selector, or too long."""
    from newsticker.article.selecting import check

    check(selectors)


def read_plain(text: str) -> Article:
    """The article in a text file, read like a page: headline, date, counter, lead, credit, tags.

    Raises Unreadable where it is empty.
    """
    from newsticker.article.plain import read_plain as work

    return work(text)


def read_parts(document: Document) -> Article:
    """The article of a document that brings title, lead and body, or ``text``, which stays as it is.

    Raises Unreadable where there is no word in it.
    """
    from newsticker.article.parts import read_parts as work

    return work(document)


def as_told(article: Article, document: Document) -> Article:
    """``article`` with the date, language and address its ``document`` brings: they go before its own.

    Raises Unreadable where ``document.published`` is no ISO 8601 date.
    """
    from newsticker.article.outside import as_told as work

    return work(article, document)


def article_text(article: Article) -> str:
    """The text that all spans of a reading point into: title, lead and body, as far as there are."""
    return "\n\n".join(part for part in (article.title, article.lead, article.body) if part)
