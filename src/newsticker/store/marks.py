"""What editors decide about articles of others: hidden, put first, tagged; and about sources: shown whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select, update

from newsticker.model import Article
from newsticker.model_desk import Action, Change
from newsticker.store import attributions, events, jobs, sources
from newsticker.store.desk_tables import CHANGES
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.reports import record
from newsticker.store.tables import ARTICLES, VERSIONS
from newsticker.store.taking import put_tags


class Marks(Struct, frozen=True):
    """How an article stands; ``edited`` where its tags are an editor's and not its source's."""

    hidden: bool
    featured: bool
    edited: bool


def marks(connection: Connection, ids: Sequence[int]) -> dict[int, Marks]:
    """How these articles stand, by id."""
    rows = connection.execute(select(ARTICLES).where(ARTICLES.c.id.in_(ids)))
    return {
        row.id: Marks(row.hidden, row.featured is not None, row.tags is not None) for row in rows
    }


def hide(
    connection: Connection, article_id: int, hidden: bool, by: str, note: str, now: datetime
) -> None:
    """Hides an article from readers, or shows it again."""
    if not _change(connection, article_id, hidden=hidden):
        return
    version = connection.execute(
        select(ARTICLES.c.version).where(ARTICLES.c.id == article_id)
    ).scalar_one()
    if hidden:
        attributions.keep(connection, article_id, ())
    else:
        jobs.enqueue(connection, "index", article_id, version, now, jobs.URGENT)
    jobs.enqueue(connection, "relate", article_id, version, now, jobs.URGENT)
    events.record(connection, "withdrawn" if hidden else "changed", article_id, now)
    record(connection, "hidden" if hidden else "shown", by, now, article_id=article_id, note=note)


def feature(
    connection: Connection, article_id: int, featured: bool, by: str, now: datetime
) -> None:
    """Puts an article first, or back where it belongs."""
    if _change(connection, article_id, featured=to_millis(now) if featured else None):
        events.record(connection, "changed", article_id, now)
        record(connection, "featured" if featured else "unfeatured", by, now, article_id=article_id)


def tag(
    connection: Connection, article_id: int, tags: Sequence[str] | None, by: str, now: datetime
) -> None:
    """Gives an article an editor's tags; with None those of its source again."""
    kept = None if tags is None else msgspec.json.encode(list(tags)).decode()
    if not _change(connection, article_id, tags=kept):
        return
    row = connection.execute(
        select(ARTICLES.c.version, VERSIONS.c.article)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .where(ARTICLES.c.id == article_id)
    ).one()
    put_tags(connection, article_id, msgspec.json.decode(row.article, type=Article).tags)
    jobs.enqueue(connection, "index", article_id, row.version, now, jobs.URGENT)
    events.record(connection, "changed", article_id, now)
    record(connection, "tagged", by, now, article_id=article_id, note=", ".join(tags or ()))


def show_whole(
    connection: Connection, source_id: int, full_text: bool, by: str, now: datetime
) -> None:
    """Says that a source's articles are shown whole, or as excerpts again."""
    if sources.set_full_text(connection, source_id, full_text):
        action: Action = "whole" if full_text else "excerpt"
        record(connection, action, by, now, source_id=source_id)


def changes(
    connection: Connection, *, article_id: int | None = None, source_id: int | None = None
) -> list[Change]:
    """Who did what to an article or a source, the last first."""
    mine = (
        CHANGES.c.article_id == article_id
        if article_id is not None
        else CHANGES.c.source_id == source_id
    )
    rows = connection.execute(select(CHANGES).where(mine).order_by(CHANGES.c.id.desc()))
    return [Change(to_iso(row.at), row.by, row.action, row.version, row.note) for row in rows]


def _change(connection: Connection, article_id: int, **values: object) -> bool:
    """Changes the article's row; False where there is none."""
    changed = update(ARTICLES).where(ARTICLES.c.id == article_id).values(**values)
    return connection.execute(changed.returning(ARTICLES.c.id)).scalar() is not None
