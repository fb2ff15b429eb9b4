"""An editor's word about links between claims: written down, and laid over the links that stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from newsticker.model_stories import NewLinkDecision
from newsticker.store import jobs, link_decisions, link_writing
from newsticker.store.instants import to_millis
from newsticker.store.story_tables import LINK_DECISIONS, STORIES, STORY_ARTICLES


def decide(
    connection: Connection,
    story_id: int,
    wanted: Sequence[NewLinkDecision],
    seen: int,
    reason: str,
    by: str,
    now: datetime,
) -> bool:
    """Writes decisions about claims of a story down; False where somebody else decided about them since ``seen``.

    False, too, where any claim is not of the story (any more). What is struck or added shows at once; the links
    that a release gives back are found by the job that follows.
    """
    if not _are_of(connection, story_id, wanted):
        return False
    last = {
        (one.kind, frozenset((one.one, one.other))): one.id
        for one in link_decisions.of_story(connection, story_id)
    }
    if any(last.get((one.kind, frozenset((one.one, one.other))), 0) > seen for one in wanted):
        return False
    rows = [
        {
            "at": to_millis(now),
            "by": by,
            "decided": one.decided,
            "kind": one.kind,
            "one_id": one.one.article_id,
            "one_claim": one.one.claim,
            "other_id": one.other.article_id,
            "other_claim": one.other.claim,
            "reason": reason,
        }
        for one in wanted
    ]
    connection.execute(insert(LINK_DECISIONS), rows)
    link_writing.lay_over_again(connection, story_id, now)
    revision = connection.execute(
        update(STORIES)
        .where(STORIES.c.id == story_id)
        .values(revision=STORIES.c.revision + 1, changed=to_millis(now))
        .returning(STORIES.c.revision)
    ).scalar_one()
    jobs.enqueue_story(connection, story_id, revision, now, jobs.URGENT)
    return True


def _are_of(connection: Connection, story_id: int, wanted: Sequence[NewLinkDecision]) -> bool:
    articles = {one.article_id for pair in wanted for one in (pair.one, pair.other)}
    asked = select(func.count()).where(
        STORY_ARTICLES.c.story_id == story_id, STORY_ARTICLES.c.article_id.in_(articles)
    )
    return connection.execute(asked).scalar_one() == len(articles)
