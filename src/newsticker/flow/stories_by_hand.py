"""An editor's word about stories: what is two, and what is one. It stays, whatever articles arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.store import Store


def split(
    store: Store,
    story_id: int,
    article_ids: Sequence[int],
    *,
    reason: str,
    by: str,
    now: datetime,
) -> int:
    """Makes a story of its own of some of a story's articles and returns its id.

    Raises NewstickerError where the story is not there, or they are not some of its articles but not all.
    """
    return store.stories.split(story_id, article_ids, by, reason, now)


def merge(
    store: Store, story_id: int, into_id: int, *, reason: str, by: str, now: datetime
) -> None:
    """Makes a story part of another one.

    Raises NewstickerError where one of them is not there, or both are the same.
    """
    store.stories.merge(story_id, into_id, by, reason, now)
