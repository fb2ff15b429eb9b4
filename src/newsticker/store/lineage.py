"""Who took what from whom: passages taken over, and the groups that carry one agency copy."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, or_, select

from newsticker.model import Spans
from newsticker.model_stories import Borrowed
from newsticker.store.filters import is_shown
from newsticker.store.story_tables import COPIES, REUSES
from newsticker.store.tables import ARTICLES


def groups_of(connection: Connection, article_ids: Sequence[int]) -> list[tuple[int, ...]]:
    """The groups of two or more of these articles that carry one agency copy, each in the order of time."""
    rows = connection.execute(
        select(COPIES.c.origin_id, COPIES.c.number, COPIES.c.article_id)
        .join(ARTICLES, ARTICLES.c.id == COPIES.c.article_id)
        .where(COPIES.c.article_id.in_(article_ids), is_shown(), ARTICLES.c.withdrawn.is_(None))
        .order_by(COPIES.c.origin_id, COPIES.c.number, ARTICLES.c.placed, ARTICLES.c.id)
    )
    groups: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        groups.setdefault((row.origin_id, row.number), []).append(row.article_id)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def borrowed(connection: Connection, article_ids: Sequence[int]) -> list[Borrowed]:
    """What these articles took from others and others from them; of what is hidden or withdrawn nothing."""
    shown = select(ARTICLES.c.id).where(is_shown(), ARTICLES.c.withdrawn.is_(None))
    rows = connection.execute(
        select(REUSES)
        .where(or_(REUSES.c.source_id.in_(article_ids), REUSES.c.copy_id.in_(article_ids)))
        .where(REUSES.c.source_id.in_(shown), REUSES.c.copy_id.in_(shown))
        .order_by(REUSES.c.share.desc(), REUSES.c.source_id, REUSES.c.copy_id)
    )
    spans = msgspec.json.Decoder(tuple[Spans, ...])
    return [
        Borrowed(row.source_id, row.copy_id, spans.decode(row.spans), row.share) for row in rows
    ]
