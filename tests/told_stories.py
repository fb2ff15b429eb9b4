"""Stories put together by hand, for tests of what links the claims in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from newsticker.model import Reading
from newsticker.store import Store, jobs
from newsticker.store.story_tables import COPIES, STORIES, STORY_ARTICLES
from telling import Said, article, figure

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
CRANE = "der Kran der Reederei Lotsen habe das Wehr in Tarn beschädigt"
# Of one event: who says how many boats are stuck, who is accused, denies, and admits.
STUCK = (
    Said("Hafenamt Tarn", "vor dem Wehr lägen 15 Boote fest", figures=(figure("15 Boote", 15, "Boote"),)),
    Said("Wasserwacht", CRANE),
)  # fmt: skip
FIRST = article(
    "first", "Boote liegen vor dem Wehr in Tarn fest", STUCK, published="2026-03-02T09:00:00+01:00"
)
# What another paper had two hours before, in the same words.
EARLIER = article(
    "earlier", "Schiffe sitzen am Wehr in Tarn fest", STUCK, published="2026-03-02T07:00:00+01:00"
)
SECOND = article(
    "second",
    "Reederei Lotsen weist Vorwürfe zum Wehr in Tarn zurück",
    [
        Said("Schifferverein Tarn", "vor dem Wehr lägen 40 Boote fest", figures=(figure("40 Boote", 40, "Boote"),)),
        Said("Wasserwacht", CRANE),
        Said("Reederei Lotsen", CRANE, stance="denies", denies="c2"),
    ],
    published="2026-03-02T11:00:00+01:00",
)  # fmt: skip
THIRD = article(
    "third",
    "Reederei Lotsen räumt Schaden am Wehr in Tarn ein",
    [
        Said("Reederei Lotsen", CRANE, stance="denies"),
        Said("Reederei Lotsen", CRANE, stance="admits", denies="c1"),
    ],
    published="2026-03-03T08:00:00+01:00",
)
EVENT: tuple[Reading, ...] = (FIRST, SECOND, THIRD)


def put_in_story(
    store: Store, article_ids: Sequence[int], story_id: int = 1, copies: Sequence[int] = ()
) -> None:
    """Puts articles in a story, out of those that they were in; each that changes is to be linked again."""
    with store._database.writing() as connection:
        mine = STORY_ARTICLES.c.article_id.in_(article_ids)
        former = connection.execute(select(STORY_ARTICLES.c.story_id).where(mine).distinct())
        changed = sorted({story_id, *former.scalars()})
        connection.execute(delete(STORY_ARTICLES).where(mine))
        if (
            connection.execute(select(STORIES.c.id).where(STORIES.c.id == story_id)).scalar()
            is None
        ):
            new = {"revision": 0, "linked": 0, "first": 1, "newest": 2, "changed": 3, "articles": 1}
            connection.execute(insert(STORIES).values(id=story_id, **new))
        rows = [{"article_id": i, "story_id": story_id, "pinned": False} for i in article_ids]
        connection.execute(insert(STORY_ARTICLES), rows)
        if copies:
            told = [{"origin_id": copies[0], "number": 0, "article_id": one} for one in copies]
            connection.execute(insert(COPIES), told)
    for one in changed:
        touch(store, one)


def touch(store: Store, story_id: int = 1) -> int:
    """Tells that a story has changed, as whatever changes one does; returns its revision."""
    with store._database.writing() as connection:
        grown = update(STORIES).where(STORIES.c.id == story_id)
        revision: int = connection.execute(
            grown.values(revision=STORIES.c.revision + 1).returning(STORIES.c.revision)
        ).scalar_one()
        jobs.enqueue_story(connection, story_id, revision, NOW)
    return revision
