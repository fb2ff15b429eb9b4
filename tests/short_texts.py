"""Reads one short text of a test's own and gives its claims."""

from __future__ import annotations

from newsticker.claims import read_claims
from newsticker.model import Article, Claim


def claims_of(body: str, *, language: str = "de", title: str | None = None) -> list[Claim]:
    """The claims of a text as the body of an article of Wednesday, 11 March 2026."""
    article = Article(
        title=title, body=body, published="2026-03-11T12:00:00+01:00", language=language
    )
    return list(read_claims("\n\n".join(filter(None, (title, body))), article)[1])


def times_of(body: str, day: str | None, language: str) -> list[tuple[str, str, str]]:
    """The time expressions of a text published that day, as (text, type, value)."""
    article = Article(body=body, published=day, language=language)
    return [(t.text, t.type, t.value) for t in read_claims(body, article)[0]]
