"""An agency's item as a reading: its words read like any article's, and what the agency tells of them put first."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from newsticker.article.credit_line import read_credit_line
from newsticker.article.credits import merged
from newsticker.article.names import split_names
from newsticker.language.agencies import agency_of
from newsticker.model import Article, Credit
from newsticker.model_wires import WireItem

MOST_URGENT = 2  # IPTC's urgency from which on agencies mean an Eilmeldung


def with_wire(article: Article, item: WireItem) -> Article:
    """The article that was read out of the item's words, with what is told beside them."""
    wire = item.wire
    return replace(
        article,
        authors=split_names(item.by) or article.authors,
        dateline=item.dateline or article.dateline,
        section=item.section or article.section,
        tags=item.tags or article.tags,
        updated=item.updated or article.updated,
        breaking=article.breaking or (wire.urgency is not None and wire.urgency <= MOST_URGENT),
        credit=merged([*_told_credits(item), article.credit]),
        wire=wire,
    )


def published_of(item: WireItem) -> str | None:
    """When the item was published: as told, but not before its embargo ended."""
    told, embargo = item.document.published, item.wire.embargo
    if not told or not embargo:
        return embargo or told
    try:
        is_before = datetime.fromisoformat(told) < datetime.fromisoformat(embargo)
    except (TypeError, ValueError):  # TypeError: a day has no offset
        is_before = told[:10] <= embargo[:10]
    return embargo if is_before else told


def provider_of(item: WireItem) -> str:
    """Who sends the item, by the code of an agency that we know, else as told; empty where nobody is."""
    agency = agency_of(item.provider) if item.provider else None
    return agency.code if agency else item.provider or ""


def _told_credits(item: WireItem) -> list[Credit]:
    """The credit line taken apart where it is one that we know, else as it is; and who sends the item."""
    credits = []
    if item.credit:
        line = read_credit_line(item.credit)
        credits.append(line.credit if line and line.credit else Credit(item.credit))
    if item.provider:
        agency = agency_of(item.provider)
        named = {name for credit in credits for name in (*credit.agencies, *credit.outlets)}
        if agency and agency.code not in named:
            credits.append(Credit(agency.code, agencies=(agency.code,)))
        elif not agency and item.provider not in named:
            credits.append(Credit(item.provider, outlets=(item.provider,)))
    return credits
