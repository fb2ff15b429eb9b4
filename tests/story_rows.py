"""Stories as relating articles leaves them in the store, written row by row for tests of what is read of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, or_, select

from newsticker.model import Job
from newsticker.model_stories import LinkKind
from newsticker.settings import Settings
from newsticker.site.story_drawing import draw_story
from newsticker.store import Store
from newsticker.store.story_tables import (
    COPIES,
    LINK_CLAIMS,
    LINKS,
    REUSES,
    STORIES,
    STORY_ARTICLES,
)
from newsticker.store.tables import ARTICLES

Claim = tuple[int, str]


def write_story(store: Store, article_ids: Sequence[int]) -> int:
    """A story of these articles and no others, without what was found about them so far; returns its id."""
    with store._database.writing() as connection:
        for table in (LINK_CLAIMS, COPIES):
            connection.execute(delete(table).where(table.c.article_id.in_(article_ids)))
        mine = or_(REUSES.c.source_id.in_(article_ids), REUSES.c.copy_id.in_(article_ids))
        connection.execute(delete(REUSES).where(mine))
        placed = select(func.min(ARTICLES.c.placed), func.max(ARTICLES.c.placed))
        first, newest = connection.execute(placed.where(ARTICLES.c.id.in_(article_ids))).one()
        row = {
            "revision": 1,
            "linked": 1,
            "first": first,
            "newest": newest,
            "changed": newest,
            "articles": len(article_ids),
        }
        story = connection.execute(insert(STORIES).values(row).returning(STORIES.c.id)).scalar_one()
        connection.execute(
            delete(STORY_ARTICLES).where(STORY_ARTICLES.c.article_id.in_(article_ids))
        )
        connection.execute(
            insert(STORY_ARTICLES),
            [{"article_id": one, "story_id": story, "pinned": False} for one in article_ids],
        )
        return int(story)  # fmt: skip


def write_copies(store: Store, article_ids: Sequence[int]) -> None:
    """That these articles carry one agency copy."""
    with store._database.writing() as connection:
        rows = [
            {"origin_id": article_ids[0], "number": 0, "article_id": one} for one in article_ids
        ]
        connection.execute(insert(COPIES), rows)  # fmt: skip


def write_reuse(store: Store, source: int, copy: int, share: float) -> None:
    """That one article took so much from another."""
    with store._database.writing() as connection:
        row = {
            "later_id": copy,
            "source_id": source,
            "copy_id": copy,
            "spans": "[[[0,9],[0,9]]]",
            "share": share,
        }
        connection.execute(insert(REUSES).values(row))  # fmt: skip


def forget_links(store: Store, kind: LinkKind) -> None:
    """Takes back the links of a kind."""
    with store._database.writing() as connection:
        mine = select(LINKS.c.id).where(LINKS.c.kind == kind)
        connection.execute(delete(LINK_CLAIMS).where(LINK_CLAIMS.c.link_id.in_(mine)))
        connection.execute(delete(LINKS).where(LINKS.c.kind == kind))


def write_link(
    store: Store,
    story: int,
    kind: LinkKind,
    *claims: Claim,
    rule: str = "told-by-article",
    confidence: float = 0.97,
    unit: str | None = None,
    by_hand: bool = False,
) -> None:
    """A link between claims, named by their articles and keys."""
    key = " ".join(f"{article}:{claim}" for article, claim in claims[:2])
    with store._database.writing() as connection:
        row = {
            "story_id": story,
            "kind": kind,
            "key": key,
            "unit": unit,
            "rule": rule,
            "confidence": confidence,
            "by_hand": by_hand,
            "made": 0,
        }
        link = connection.execute(insert(LINKS).values(row).returning(LINKS.c.id)).scalar_one()
        connection.execute(
            insert(LINK_CLAIMS),
            [
                {"link_id": link, "position": at, "article_id": article, "claim": claim}
                for at, (article, claim) in enumerate(claims)
            ],
        )  # fmt: skip


def move_story(store: Store, story: int, into: int) -> None:
    """That one story became part of another."""
    with store._database.writing() as connection:
        moved = STORY_ARTICLES.c.story_id == story
        connection.execute(STORY_ARTICLES.update().where(moved).values(story_id=into))
        connection.execute(STORIES.update().where(STORIES.c.id == story).values(into_id=into))


def draw_pictures(store: Store, story: int) -> None:
    """Draws the story's pictures as the worker does."""
    draw_story(store, Job(0, "draw-story", None, 0, 1, None, story), Settings())
