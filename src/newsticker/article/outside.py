"""What the one who brings an article says of it."""

from __future__ import annotations

from msgspec.structs import replace

from newsticker.article.addresses import web_address
from newsticker.article.dates import read_moment
from newsticker.model import Article, Document, Unreadable


def as_told(article: Article, document: Document) -> Article:
    """``article`` with the date, language and address its ``document`` brings: they go before its own.

    Raises Unreadable where ``document.published`` is no date.
    """
    language = document.language or article.language
    language = language.split("-")[0].lower() if language else None  # BCP 47: de-AT is de
    published, precision = article.published, article.published_precision
    if document.published is not None:
        moment = read_moment(document.published, language)
        if moment is None:
            raise Unreadable(f"published is {document.published!r}, which is no ISO 8601 date")
        published, precision = moment.iso, moment.precision
    return replace(
        article,
        url=web_address(document.url) or article.url,
        published=published,
        published_precision=precision,
        language=language,
    )
