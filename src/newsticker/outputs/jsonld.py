"""JSON-LD of an article: schema.org's NewsArticle, with Quotation and Claim for what it quotes.

ClaimReview is for human verdicts and is never written here. The vocabulary has no word for a denial: what is
denied or asked about would stand as its speaker's own Claim, so only the speaker's very words are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from newsticker.model import UNASSERTED, Claim, Kind, StoredArticle
from newsticker.text.quotable import Quotable

TYPES: dict[Kind, str] = {
    "person": "Person", "organisation": "Organization", "state": "Country", "group": "Organization",
    "document": "CreativeWork", "unnamed": "Thing",
}  # fmt: skip
# Inside a script element these would end it or begin a comment (HTML, 4.12.1.3).
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def news_article(
    stored: StoredArticle, shown: Quotable, claims: Sequence[Claim], address: str
) -> str:
    """The article as JSON for a script element, with no more of its words than may be shown.

    ``claims`` are in the order of the text, as ``shown.passages`` are; ``address`` is our page's.
    """
    article = stored.article
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": article.url if (article.url or "").startswith(("http://", "https://")) else address,
        "headline": article.title,
        "description": shown.excerpt,
        "articleBody": (article.body or stored.text) if shown.whole else None,
        "articleSection": article.section,
        "dateline": article.dateline,
        "datePublished": _told_date(stored),
        "dateModified": article.updated,
        "inLanguage": article.language,
        "keywords": list(article.tags),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _publisher(stored),
        "hasPart": [
            _part(claim, passage)
            for claim, passage in zip(claims, shown.passages, strict=True)
            if passage is not None and (claim.mode == "direct" or claim.stance not in UNASSERTED)
        ],
    }
    return msgspec.json.encode(_without_empty(told)).decode().translate(_ESCAPES)


def _part(claim: Claim, passage: str) -> dict[str, Any]:
    speaker = claim.speaker
    name = speaker and (speaker.name or speaker.text)
    who = {"@type": TYPES[speaker.kind], "name": name} if speaker and name else None
    said = claim.said_at.value if claim.said_at else None
    by = "spokenByCharacter" if claim.mode == "direct" else "author"
    kind = "Quotation" if claim.mode == "direct" else "Claim"
    return _without_empty({"@type": kind, "text": passage, by: who, "dateCreated": said})


def _told_date(stored: StoredArticle) -> str | None:
    published = stored.article.published
    by_day = published and stored.article.published_precision == "day"
    return published[:10] if published and by_day else published


def _publisher(stored: StoredArticle) -> dict[str, str] | None:
    credit = stored.article.credit
    name = credit.outlets[0] if credit and credit.outlets else stored.source.name
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _without_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, [], "")}
