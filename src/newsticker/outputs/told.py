"""What pages, feeds and data tell alike of an article: its outlet, its instant, and how much of its words."""

from __future__ import annotations

from datetime import UTC, datetime

from newsticker.model import StoredArticle
from newsticker.settings import Settings
from newsticker.text.quotable import Quotable, quotable


def may_be_shown(stored: StoredArticle, settings: Settings) -> Quotable:
    """What may be shown of an article, by its source's rights and the operator's limits."""
    return quotable(
        stored, longest_excerpt=settings.longest_excerpt, most_quoted=settings.most_quoted
    )


def outlet_of(stored: StoredArticle) -> str | None:
    """The outlet that the credit line names, else the source's name, None where neither has one."""
    credit = stored.article.credit
    return credit.outlets[0] if credit and credit.outlets else stored.source.name or None


def published(stored: StoredArticle) -> datetime:
    """When it was published, or where it stands in the ticker where its date is none or not believed."""
    stands_at = datetime.fromtimestamp(stored.placed / 1000, UTC)
    try:
        told = datetime.fromisoformat(stored.article.published or "")
    except ValueError:
        return stands_at
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return told if round(told.timestamp() * 1000) == stored.placed else stands_at


def told_date(stored: StoredArticle) -> str | None:
    """The date of publication as exactly as it was told: an instant, or a day alone."""
    told = stored.article.published
    by_day = told and stored.article.published_precision == "day"
    return told[:10] if told and by_day else told


def has_versions(stored: StoredArticle) -> bool:
    """Whether readers may see more versions than the newest: of our own reports those that a correction names."""
    return stored.version > stored.begins and (
        stored.source.kind != "desk" or bool(stored.corrections)
    )
