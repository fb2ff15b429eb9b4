"""JSON-LD (schema.org): an article as NewsArticle, with Quotation and Claim for what it quotes, and the ticker
as LiveBlogPosting.

ClaimReview is for human verdicts and is never written here. The vocabulary has no word for a denial: what is
denied or asked about would stand as its speaker's own Claim, so only the speaker's very words are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from newsticker.model import UNASSERTED, Claim, Correction, Kind, StoredArticle
from newsticker.outputs.addresses import web_address
from newsticker.outputs.channel import Channel, FeedItem
from newsticker.outputs.told import outlet_of, told_date
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
        "url": web_address(article.url) or address,
        "headline": article.title,
        "description": shown.excerpt,
        "articleBody": (article.body or stored.text) if shown.whole else None,
        "articleSection": article.section,
        "dateline": article.dateline,
        "datePublished": told_date(stored),
        "dateModified": article.updated,
        "correction": [
            {"@type": "CorrectionComment", "text": _correction(note), "datePublished": note.at}
            for note in stored.corrections
        ],
        "inLanguage": article.language,
        "keywords": list(article.tags),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _publisher(outlet_of(stored)),
        "hasPart": [
            _part(claim, passage)
            for claim, passage in zip(claims, shown.passages, strict=True)
            if passage is not None and (claim.mode == "direct" or claim.stance not in UNASSERTED)
        ],
    }
    return _for_script(told)


def live_blog(channel: Channel) -> str:
    """The ticker's newest reports as JSON for a script element: headline, excerpt and link of each.

    A ticker has no end, so none is told; it covers the time since the oldest report that is named.
    """
    begin = min((item.published for item in channel.items), default=None)
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": channel.home,
        "url": channel.home,
        "headline": channel.title,
        "inLanguage": channel.language,
        "datePublished": begin and begin.isoformat(timespec="seconds"),
        "dateModified": channel.changed.isoformat(timespec="seconds") if begin else None,
        "coverageStartTime": begin and begin.isoformat(timespec="seconds"),
        "publisher": _publisher(channel.name),
        "liveBlogUpdate": [_update(item) for item in channel.items],
    }
    return _for_script(told)


def _update(item: FeedItem) -> dict[str, Any]:
    return _without_empty(
        {
            "@type": "BlogPosting",
            "@id": item.address,
            "url": item.address,
            "headline": item.title,
            "articleBody": item.excerpt,
            "inLanguage": item.language,
            "datePublished": item.published.isoformat(timespec="seconds"),
            "dateModified": item.changed.isoformat(timespec="seconds"),
            "keywords": list(item.tags),
            "publisher": _publisher(item.outlet),
        }
    )


def _part(claim: Claim, passage: str) -> dict[str, Any]:
    speaker = claim.speaker
    name = speaker and (speaker.name or speaker.text)
    who = {"@type": TYPES[speaker.kind], "name": name} if speaker and name else None
    said = claim.said_at.value if claim.said_at else None
    by = "spokenByCharacter" if claim.mode == "direct" else "author"
    kind = "Quotation" if claim.mode == "direct" else "Claim"
    return _without_empty({"@type": kind, "text": passage, by: who, "dateCreated": said})


def _correction(note: Correction) -> str:
    return f"{note.said} → {note.right}" if note.said else note.right


def _publisher(name: str | None) -> dict[str, str] | None:
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _for_script(told: dict[str, Any]) -> str:
    return msgspec.json.encode(_without_empty(told)).decode().translate(_ESCAPES)


def _without_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, [], "")}
