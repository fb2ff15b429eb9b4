"""The journal of what editors decided about links between claims."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from newsticker.model_stories import ClaimAddress, LinkDecision
from newsticker.store.instants import to_iso
from newsticker.store.story_tables import LINK_DECISIONS, STORY_ARTICLES


def of_story(connection: Connection, story_id: int) -> list[LinkDecision]:
    """Every decision about two claims that are both of this story now, the first first."""
    mine = select(STORY_ARTICLES.c.article_id).where(STORY_ARTICLES.c.story_id == story_id)
    asked = select(LINK_DECISIONS).where(
        LINK_DECISIONS.c.one_id.in_(mine), LINK_DECISIONS.c.other_id.in_(mine)
    )
    return [_decision(row) for row in connection.execute(asked.order_by(LINK_DECISIONS.c.id))]


def newest(
    connection: Connection, before: int | None, limit: int
) -> tuple[list[LinkDecision], int | None]:
    """A page of the whole journal, the last decision first, and the number behind which the next page begins."""
    asked: Select[Any] = select(LINK_DECISIONS).order_by(LINK_DECISIONS.c.id.desc())
    if before is not None:
        asked = asked.where(LINK_DECISIONS.c.id < before)
    found = [_decision(row) for row in connection.execute(asked.limit(limit + 1))]
    return found[:limit], found[limit - 1].id if len(found) > limit else None


def _decision(row: Row[Any]) -> LinkDecision:
    return LinkDecision(
        id=row.id,
        at=to_iso(row.at),
        by=row.by,
        decided=row.decided,
        kind=row.kind,
        one=ClaimAddress(row.one_id, row.one_claim),
        other=ClaimAddress(row.other_id, row.other_claim),
        reason=row.reason,
    )
