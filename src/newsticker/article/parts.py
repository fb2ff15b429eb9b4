"""An article that comes as title, lead and body, or as running text alone."""

from __future__ import annotations

import re

from newsticker.article.credits import Credited, merged, take_credits
from newsticker.article.dateline import read_dateline
from newsticker.article.flags import is_breaking
from newsticker.model import Article, Credit, Document, Unreadable
from newsticker.text.decoding import whole, without_controls


def read_parts(document: Document) -> Article:
    """The article of a document's title, lead and body, or of its ``text``.

    Credits are cut from the body; ``text`` stays as it came in. A dateline is named and stays where
    it stands: it belongs to the report's words. Raises Unreadable where there is no word.
    """
    if document.text is not None:
        body = whole(document.text)
        credited = take_credits(_paragraphs(body))
    else:
        credited = take_credits(_paragraphs(without_controls(document.body or "")))
        body = "\n\n".join(credited.paragraphs)
    title, lead = _line(document.title), _line(document.lead)
    if not any(char.isalnum() for part in (title, lead, body) for char in part or ""):
        raise Unreadable("the article is empty: it has neither text nor body, lead or title")
    dateline = (read_dateline(lead) if lead else None) or read_dateline(body)
    return Article(
        title=title,
        lead=lead,
        body=body or None,
        authors=_people(credited),
        dateline=dateline.place if dateline else None,
        breaking=is_breaking([title] if title else []),
        language=document.language,
        credit=_credit(credited, dateline.credit if dateline else None),
    )


def _paragraphs(body: str) -> list[str]:
    parts = (
        re.split(r"\n[ \t\r]*\n\s*", body) if re.search(r"\n[ \t\r]*\n", body) else body.split("\n")
    )
    return [part.strip() for part in parts if part.strip()]


def _line(part: str | None) -> str | None:
    return " ".join(without_controls(part).split()) or None if part else None


def _people(credited: Credited) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in credited.lines for name in line.people))


def _credit(credited: Credited, dateline: Credit | None) -> Credit | None:
    credits = [line.credit for line in credited.lines]
    return merged([*credits, *([dateline] if dateline else [])])
