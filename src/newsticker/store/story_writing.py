"""Writing down which articles are one story; a story keeps its number as long as most of it stays together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from newsticker.store import jobs
from newsticker.store.filters import is_shown
from newsticker.store.fingerprints import ROWS, parts
from newsticker.store.instants import to_millis
from newsticker.store.story_tables import STORIES, STORY_ARTICLES, TEXTS
from newsticker.store.tables import ARTICLES


def homes(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """The story of each of these articles that is in one."""
    return {one: story for one, (story, _) in _places(connection, ids).items()}


def pins(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """The story that an editor has put each of these articles in, where he has."""
    return {one: story for one, (story, pinned) in _places(connection, ids).items() if pinned}


def members(connection: Connection, stories: Collection[int]) -> dict[int, list[int]]:
    """The related articles of each of these stories, in the order of time."""
    found: dict[int, list[int]] = {story: [] for story in sorted(stories)}
    for some in parts(sorted(stories), ROWS):
        asked = (
            select(STORY_ARTICLES.c.story_id, STORY_ARTICLES.c.article_id)
            .join(TEXTS, TEXTS.c.article_id == STORY_ARTICLES.c.article_id)
            .where(STORY_ARTICLES.c.story_id.in_(some))
            .order_by(TEXTS.c.minute, TEXTS.c.tie, TEXTS.c.article_id)
        )
        for row in connection.execute(asked):
            found[row.story_id].append(row.article_id)
    return found


def take_out(connection: Connection, article_id: int, *, also_pinned: bool) -> int | None:
    """Takes an article out of its story and returns that; one that an editor has put there stays unless ``also_pinned``."""
    mine = STORY_ARTICLES.c.article_id == article_id
    story = connection.execute(select(STORY_ARTICLES.c.story_id).where(mine)).scalar()
    if not also_pinned:
        mine &= STORY_ARTICLES.c.pinned.is_(False)
    connection.execute(delete(STORY_ARTICLES).where(mine))
    return story


def settle(
    connection: Connection,
    groups: Sequence[Sequence[int]],
    changed: Iterable[int],
    now: datetime,
) -> None:
    """Puts articles into stories as they are grouped, and tells what follows from each story that changed.

    A group goes into the story that most of its articles come from, or a new one; a story that is left without
    articles leads to the one where most of them went. ``changed`` are stories that changed in what their articles say.
    """
    places = _places(connection, [one for group in groups for one in group])
    chosen = _chosen(connection, groups, places)
    touched = set(changed)
    went: dict[int, Counter[int]] = {}
    for number, group in enumerate(groups):
        story = chosen.get(number) or add(connection, now)
        for article_id in group:
            before, pinned = places.get(article_id, (None, False))
            if before == story:
                continue
            touched |= {story} if before is None else {story, before}
            put(connection, [article_id], story, pinned=pinned)
            if before is not None:
                went.setdefault(before, Counter())[story] += 1
    for story, counts in went.items():
        if not _size(connection, [story]).get(story):
            lead(connection, story, max(counts, key=lambda one: (counts[one], -one)))
    refresh(connection, touched, now)


def put(connection: Connection, ids: Sequence[int], story_id: int, *, pinned: bool) -> None:
    """Puts articles into a story, out of those that they were in."""
    connection.execute(delete(STORY_ARTICLES).where(STORY_ARTICLES.c.article_id.in_(ids)))
    rows = [{"article_id": one, "story_id": story_id, "pinned": pinned} for one in ids]
    connection.execute(insert(STORY_ARTICLES), rows)


def add(connection: Connection, now: datetime) -> int:
    """Adds a story without articles and returns its number."""
    story_id: int = connection.execute(
        insert(STORIES)
        .values(revision=0, linked=0, first=0, newest=0, changed=to_millis(now), articles=0)
        .returning(STORIES.c.id)
    ).scalar_one()
    return story_id


def refresh(connection: Connection, stories: Iterable[int], now: datetime) -> None:
    """Counts stories anew, each of them a revision further, and has their claims linked."""
    for story in sorted(stories):
        counted = connection.execute(
            select(func.min(ARTICLES.c.placed), func.max(ARTICLES.c.placed), func.count())
            .join(STORY_ARTICLES, STORY_ARTICLES.c.article_id == ARTICLES.c.id)
            .where(STORY_ARTICLES.c.story_id == story, is_shown(), ARTICLES.c.withdrawn.is_(None))
        ).one()
        values: dict[str, object] = {"articles": counted[2], "changed": to_millis(now)}
        if counted[2]:
            values |= {"first": counted[0], "newest": counted[1], "into_id": None}
        revision = connection.execute(
            update(STORIES)
            .where(STORIES.c.id == story)
            .values(revision=STORIES.c.revision + 1, **values)
            .returning(STORIES.c.revision)
        ).scalar_one()
        jobs.enqueue_story(connection, story, revision, now)


def lead(connection: Connection, story: int, into: int) -> None:
    """Has a story lead to another one that it became part of."""
    connection.execute(update(STORIES).where(STORIES.c.id == story).values(into_id=into))


def _places(connection: Connection, ids: Collection[int]) -> dict[int, tuple[int, bool]]:
    found: dict[int, tuple[int, bool]] = {}
    for some in parts(sorted(ids), ROWS):
        asked = select(STORY_ARTICLES).where(STORY_ARTICLES.c.article_id.in_(some))
        for row in connection.execute(asked):
            found[row.article_id] = (row.story_id, row.pinned)
    return found


def _chosen(
    connection: Connection,
    groups: Sequence[Sequence[int]],
    places: Mapping[int, tuple[int, bool]],
) -> dict[int, int]:
    """The old story that each group goes into, by the group's number; a story of a pin before all others."""
    from_where = [Counter(places[one][0] for one in group if one in places) for group in groups]
    sizes = _size(connection, {story for counts in from_where for story in counts})
    asked = Counter(story for counts in from_where for story in counts.elements())
    wishes = []
    for number, group in enumerate(groups):
        pinned = {places[one][0] for one in group if one in places and places[one][1]}
        for story, count in from_where[number].items():
            # What of the story was not parted anew stays in it, and with it most of what was.
            most = count == max(counts[story] for counts in from_where)
            weight = count + (sizes.get(story, 0) - asked[story]) * most
            wishes.append((story not in pinned, -weight, story, number))
    chosen: dict[int, int] = {}
    for _, _, story, number in sorted(wishes):
        if number not in chosen and story not in chosen.values():
            chosen[number] = story
    return chosen


def _size(connection: Connection, stories: Collection[int]) -> dict[int, int]:
    asked = select(STORY_ARTICLES.c.story_id, func.count()).where(
        STORY_ARTICLES.c.story_id.in_(sorted(stories))
    )
    rows = connection.execute(asked.group_by(STORY_ARTICLES.c.story_id))
    return {row[0]: row[1] for row in rows}
