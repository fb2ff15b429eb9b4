"""How a draft becomes an article: its fields, its words out of Markdown, its source line taken apart."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

from newsticker.article import article_text
from newsticker.article.credit_line import read_credit_line
from newsticker.model import Article, Credit, Source, StoredArticle
from newsticker.model_desk import Draft, ReportVersion
from newsticker.text.markdown import read_markdown

_LABEL = re.compile(r"\s*(?:Quelle|Source)\s*:\s*", re.IGNORECASE)


class Written(Struct, frozen=True):
    """A draft as an article, the text that spans of claims point into, and its Markdown."""

    article: Article
    text: str
    markdown: str


def write_article(draft: Draft, published: str, updated: str | None = None) -> Written:
    """The article that a draft makes, published and last updated at these instants (ISO 8601)."""
    article = Article(
        title=_line(draft.headline),
        lead=_line(draft.lead),
        body=read_markdown(draft.body).text or None,
        published=published,
        published_precision="minute",
        updated=updated,
        dateline=_line(draft.dateline),
        tags=draft.tags,
        breaking=draft.breaking,
        language=draft.language,
        credit=_credit(draft.source),
    )
    return Written(article, article_text(article), draft.body)


def preview(
    version: ReportVersion, source: Source, published: datetime, reads: int = 0
) -> StoredArticle:
    """A version of a report as the article that it would be, published at that instant; its id is 0."""
    instant = published.isoformat(timespec="seconds")
    written = write_article(version.draft, instant)
    return StoredArticle(
        id=0,
        version=version.number,
        taken_in=instant,
        changed=instant,
        source=source,
        article=written.article,
        text=written.text,
        claims=version.claims,
        reads=reads,
        placed=round(published.timestamp() * 1000),
        markdown=written.markdown,
    )


def _line(words: str) -> str | None:
    return " ".join(words.split()) or None


def _credit(source: str) -> Credit | None:
    """The source line taken apart where it is one of those we know, else as it is."""
    line = _LABEL.sub("", source, count=1).strip()
    if not line:
        return None
    read = read_credit_line(line)
    return read.credit if read and read.credit else Credit(line)
