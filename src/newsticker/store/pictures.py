"""Pictures of an article's figures, drawn by the worker and kept as SVG."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from newsticker.store.tables import PICTURES


def picture(connection: Connection, article_id: int, version: int, width: int) -> str | None:
    """The picture of that width in pixels, None while it has not been drawn."""
    found: str | None = connection.execute(
        select(PICTURES.c.svg).where(_which(article_id, version, width))
    ).scalar()
    return found


def keep_picture(
    connection: Connection, article_id: int, version: int, width: int, svg: str
) -> None:
    """Keeps a picture in place of the one that stood there."""
    connection.execute(delete(PICTURES).where(_which(article_id, version, width)))
    connection.execute(
        insert(PICTURES).values(article_id=article_id, version=version, width=width, svg=svg)
    )


def _which(article_id: int, version: int, width: int) -> ColumnElement[bool]:
    return and_(
        PICTURES.c.article_id == article_id,
        PICTURES.c.version == version,
        PICTURES.c.width == width,
    )
