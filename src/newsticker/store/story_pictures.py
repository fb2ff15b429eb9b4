"""Pictures of stories, drawn by the worker and kept as SVG, each under a digest of what it shows."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from newsticker.store.story_tables import STORY_PICTURES

Pictures = Mapping[tuple[str, int], str]


def of_story(connection: Connection, story_id: int) -> dict[tuple[str, int], str]:
    """The pictures of a story, by their keys and widths in pixels."""
    rows = connection.execute(select(STORY_PICTURES).where(STORY_PICTURES.c.story_id == story_id))
    return {(row.key, row.width): row.svg for row in rows}


def keep(connection: Connection, story_id: int, pictures: Pictures) -> None:
    """Keeps the pictures of a story in place of all that stood there."""
    connection.execute(delete(STORY_PICTURES).where(STORY_PICTURES.c.story_id == story_id))
    rows = [
        {"story_id": story_id, "key": key, "width": width, "svg": svg}
        for (key, width), svg in pictures.items()
    ]
    if rows:
        connection.execute(insert(STORY_PICTURES), rows)
