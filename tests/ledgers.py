"""Rows of stories and the ledger, put into a store by hand: what relating and linking write for articles like these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from newsticker.model_stories import LedgerMark, LinkKind
from newsticker.store import Store, events
from newsticker.store.story_tables import (
    COPIES,
    LEDGER_MARKS,
    LINK_CLAIMS,
    LINKS,
    REUSES,
    STORIES,
)

MADE = datetime(2026, 3, 5, 12, tzinfo=UTC)


def link(
    store: Store,
    kind: LinkKind,
    *claims: tuple[int, str],
    rule: str = "told-by-article",
    by_hand: bool = False,
) -> int:
    """Links claims, each by its article and key, in one story for all; returns the link's id."""
    with store._database.writing() as connection:
        story_id = connection.execute(select(STORIES.c.id)).scalar()
        if story_id is None:
            values = {"revision": 1, "linked": 1, "first": 1, "newest": 2, "changed": 3}
            made = insert(STORIES).values(**values, articles=2).returning(STORIES.c.id)
            story_id = connection.execute(made).scalar_one()
        row = {
            "story_id": story_id,
            "kind": kind,
            "key": " ".join(f"{article}:{claim}" for article, claim in claims),
            "rule": rule,
            "confidence": 1.0 if by_hand else 0.97,
            "by_hand": by_hand,
            "made": int(MADE.timestamp() * 1000),
        }
        link_id = connection.execute(insert(LINKS).values(row).returning(LINKS.c.id)).scalar_one()
        members = [
            {"link_id": link_id, "position": place, "article_id": article, "claim": claim}
            for place, (article, claim) in enumerate(claims)
        ]
        connection.execute(insert(LINK_CLAIMS), members)
    return int(link_id)


def mark(store: Store, kind: LedgerMark, *article_ids: int, now: datetime = MADE) -> None:
    """Marks articles, and tells those who follow the ticker that they have changed."""
    with store._database.writing() as connection:
        rows = [{"kind": kind, "article_id": one} for one in article_ids]
        connection.execute(insert(LEDGER_MARKS), rows)
        for one in article_ids:
            events.record(connection, "changed", one, now)


def unmark(store: Store, article_id: int, now: datetime = MADE) -> None:
    """Takes every mark from an article, and tells so."""
    with store._database.writing() as connection:
        connection.execute(delete(LEDGER_MARKS).where(LEDGER_MARKS.c.article_id == article_id))
        events.record(connection, "changed", article_id, now)


def copies(store: Store, *groups: Sequence[int]) -> None:
    """Groups of articles that carry one agency copy, each in the order of time."""
    rows = [
        {"origin_id": group[0], "number": number, "article_id": one}
        for number, group in enumerate(groups)
        for one in group
    ]
    with store._database.writing() as connection:
        connection.execute(insert(COPIES), rows)


def reuse(store: Store, source_id: int, copy_id: int, share: float = 0.9) -> None:
    """That one article took so much of its words from another."""
    row = {
        "later_id": copy_id,
        "source_id": source_id,
        "copy_id": copy_id,
        "spans": "[]",
        "share": share,
    }
    with store._database.writing() as connection:
        connection.execute(insert(REUSES).values(row))
