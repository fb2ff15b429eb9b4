"""An editor's decisions about stories: one parted, two made one. What he has decided about stays as he left it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, or_, select

from newsticker.model import NewstickerError
from newsticker.model_stories import StoryDecision
from newsticker.store import story_writing
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.story_tables import STORIES, STORY_ARTICLES, STORY_DECISIONS


def split(
    connection: Connection,
    story_id: int,
    article_ids: Sequence[int],
    by: str,
    reason: str,
    now: datetime,
) -> int:
    """Makes a story of its own of some of a story's articles; both keep what they have."""
    mine = _articles(connection, story_id)
    parted = sorted(set(article_ids))
    if not set(parted) < set(mine) or not parted:
        raise NewstickerError(
            f"story {story_id}: choose some of its articles, and not all of them; look at it again"
        )
    new = story_writing.add(connection, now)
    story_writing.put(connection, parted, new, pinned=True)
    story_writing.put(connection, sorted(set(mine) - set(parted)), story_id, pinned=True)
    _record(connection, "split", story_id, new, parted, by, reason, now)
    story_writing.refresh(connection, {story_id, new}, now)
    return new


def merge(
    connection: Connection, story_id: int, into_id: int, by: str, reason: str, now: datetime
) -> None:
    """Makes a story part of another one, which keeps what both have."""
    if story_id == into_id:
        raise NewstickerError(f"story {story_id}: choose another story for it to be part of")
    mine, others = _articles(connection, story_id), _articles(connection, into_id)
    story_writing.put(connection, [*mine, *others], into_id, pinned=True)
    story_writing.lead(connection, story_id, into_id)
    _record(connection, "merge", story_id, into_id, mine, by, reason, now)
    story_writing.refresh(connection, {story_id, into_id}, now)


def of_story(connection: Connection, story_id: int) -> list[StoryDecision]:
    """What was decided about a story, as the one that was changed or as the other one; the last first."""
    asked = select(STORY_DECISIONS).where(
        or_(STORY_DECISIONS.c.story_id == story_id, STORY_DECISIONS.c.other_id == story_id)
    )
    rows = connection.execute(asked.order_by(STORY_DECISIONS.c.id.desc()))
    return [
        StoryDecision(
            row.id,
            to_iso(row.at),
            row.by,
            row.decided,
            row.story_id,
            row.other_id,
            msgspec.json.decode(row.articles, type=tuple[int, ...]),
            row.reason,
        )
        for row in rows
    ]


def _articles(connection: Connection, story_id: int) -> list[int]:
    """The articles of a story, hidden ones too; raises NewstickerError where it is none, or part of another."""
    asked = (
        select(STORY_ARTICLES.c.article_id)
        .join(STORIES, STORIES.c.id == STORY_ARTICLES.c.story_id)
        .where(STORIES.c.id == story_id, STORIES.c.into_id.is_(None))
        .order_by(STORY_ARTICLES.c.article_id)
    )
    found = list(connection.execute(asked).scalars())
    if not found:
        raise NewstickerError(f"story {story_id}: is not there, or part of another one by now")
    return found


def _record(
    connection: Connection,
    decided: Literal["split", "merge"],
    story_id: int,
    other_id: int,
    articles: Sequence[int],
    by: str,
    reason: str,
    now: datetime,
) -> None:
    connection.execute(
        insert(STORY_DECISIONS).values(
            at=to_millis(now),
            by=by,
            decided=decided,
            story_id=story_id,
            other_id=other_id,
            articles=msgspec.json.encode(articles).decode(),
            reason=reason,
        )
    )
