"""Reads the attributed claims of an article: who says what, how, on whose authority and when."""

from __future__ import annotations

from newsticker.claims.reader import read
from newsticker.language.packs import pack_of
from newsticker.model import Article, Claim, TimeExpression


def read_claims(
    text: str, article: Article
) -> tuple[tuple[TimeExpression, ...], tuple[Claim, ...]]:
    """The time expressions and claims of ``text``, in the order of the text.

    ``article`` tells the language, the publication date and where title and lead end. A text in a
    language that no pack speaks has neither.
    """
    pack = pack_of(article.language)
    return ((), ()) if pack is None else read(text, article, pack)
