"""Stories as lists and pages have them: counted over the articles that readers may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from newsticker.model import Article
from newsticker.model_stories import StoryRecord
from newsticker.store import facets, lineage
from newsticker.store.filters import is_shown
from newsticker.store.instants import to_iso
from newsticker.store.origins import count_origins
from newsticker.store.story_tables import STORIES, STORY_ARTICLES
from newsticker.store.tables import ARTICLES, CLAIMS, FACETS, VERSIONS


def is_told() -> ColumnElement[bool]:
    """True for articles that a story may tell of: neither hidden nor withdrawn."""
    return is_shown() & ARTICLES.c.withdrawn.is_(None)


def newest(
    connection: Connection, place: tuple[int, int] | None, limit: int, fewest: int
) -> tuple[list[StoryRecord], str | None]:
    """A page of stories, the one with the newest article first, and the marker of the next page."""
    asked = (
        select(STORIES.c.id, STORIES.c.newest)
        .where(STORIES.c.into_id.is_(None), STORIES.c.articles >= fewest)
        .order_by(STORIES.c.newest.desc(), STORIES.c.id.desc())
        .limit(limit + 1)
    )
    if place is not None:
        asked = asked.where(tuple_(STORIES.c.newest, STORIES.c.id) < tuple_(*place))
    rows = connection.execute(asked).all()
    marker = f"{rows[limit - 1].newest}.{rows[limit - 1].id}" if len(rows) > limit else None
    return records(connection, [row.id for row in rows[:limit]]), marker


def records(connection: Connection, ids: Sequence[int]) -> list[StoryRecord]:
    """The stories of the ids that readers may see, in their order."""
    members: dict[int, list[Any]] = {}
    rows = connection.execute(
        select(STORY_ARTICLES.c.story_id, ARTICLES.c.id, ARTICLES.c.placed, ARTICLES.c.changed)
        .join(ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id)
        .where(STORY_ARTICLES.c.story_id.in_(ids), is_told())
        .order_by(ARTICLES.c.placed, ARTICLES.c.id)
    )
    for row in rows:
        members.setdefault(row.story_id, []).append(row)
    everyone = [row.id for some in members.values() for row in some]
    outlets = _outlets(connection, everyone)
    asked = select(STORIES.c.id, STORIES.c.changed).where(
        STORIES.c.id.in_(ids), STORIES.c.into_id.is_(None)
    )
    changed = {row.id: row.changed for row in connection.execute(asked)}
    groups = lineage.groups_of(connection, everyone)
    leads = {
        story_id: _lead([row.id for row in some], groups) for story_id, some in members.items()
    }
    titles = _titles(connection, leads.values())
    found = []
    for story_id in ids:
        some = members.get(story_id)
        if not some or story_id not in changed:
            continue
        article_ids = {row.id for row in some}
        found.append(
            StoryRecord(
                id=story_id,
                title=titles.get(leads[story_id], ""),
                first=to_iso(some[0].placed),
                newest=to_iso(some[-1].placed),
                changed=to_iso(changed[story_id]),
                articles=len(some),
                outlets=len({name for one in article_ids for name in outlets.get(one, ())}),
                origins=count_origins(groups, article_ids),
            )
        )
    return found


def moved_to(connection: Connection, story_id: int) -> int | None:
    """The story that one became part of, however often that happened."""
    into, seen = _into(connection, story_id), {story_id}
    last = None
    while into is not None and into not in seen:
        seen.add(into)
        last, into = into, _into(connection, into)
    return last


def stories_of(connection: Connection, article_ids: Sequence[int]) -> dict[int, int]:
    """The story of each of the articles that is in one."""
    asked = select(STORY_ARTICLES.c.article_id, STORY_ARTICLES.c.story_id).where(
        STORY_ARTICLES.c.article_id.in_(article_ids)
    )
    return {row.article_id: row.story_id for row in connection.execute(asked)}


def articles_of(connection: Connection, story_id: int) -> list[int]:
    """The articles of a story that readers may see, the earliest first."""
    asked = (
        select(ARTICLES.c.id)
        .join(STORY_ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id)
        .where(STORY_ARTICLES.c.story_id == story_id, is_told())
        .order_by(ARTICLES.c.placed, ARTICLES.c.id)
    )
    return list(connection.execute(asked).scalars())


def count(connection: Connection, story_id: int) -> tuple[int, int]:
    """How many articles a story has that readers may see, and how many claims stand in them."""
    mine = (
        select(ARTICLES.c.id, VERSIONS.c.id.label("version_id"))
        .join(STORY_ARTICLES, ARTICLES.c.id == STORY_ARTICLES.c.article_id)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(STORY_ARTICLES.c.story_id == story_id, is_told())
        .subquery()
    )
    claims = select(func.count()).where(CLAIMS.c.version_id.in_(select(mine.c.version_id)))
    articles = select(func.count()).select_from(mine)
    row = connection.execute(select(articles.scalar_subquery(), claims.scalar_subquery())).one()
    return int(row[0]), int(row[1])


def _into(connection: Connection, story_id: int) -> int | None:
    return connection.execute(select(STORIES.c.into_id).where(STORIES.c.id == story_id)).scalar()


def _lead(article_ids: Sequence[int], copies: Sequence[Sequence[int]]) -> int:
    """The newest article that is no copy of an earlier one; the newest of all where every one is."""
    later = {one for group in copies for one in group[1:]}
    own = [one for one in article_ids if one not in later]
    return (own or article_ids)[-1]


def _titles(connection: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    asked = (
        select(ARTICLES.c.id, VERSIONS.c.article)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.id.in_(list(article_ids)))
    )
    rows = connection.execute(asked)
    return {row.id: msgspec.json.decode(row.article, type=Article).title or "" for row in rows}


def _outlets(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[str]]:
    asked = select(FACETS.c.article_id, FACETS.c.value).where(
        FACETS.c.kind == facets.OUTLET, FACETS.c.article_id.in_(article_ids)
    )
    found: dict[int, list[str]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.article_id, []).append(row.value)
    return found
