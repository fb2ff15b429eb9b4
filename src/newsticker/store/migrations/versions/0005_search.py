"""The search index anew: rows by part of an article, with stances; and the jobs that fill it from what is kept."""

import time

import sqlalchemy as sa
from alembic import op

from newsticker.store import search_index

revision = "newsticker_0005"
down_revision = "newsticker_0004"

# What comes in meanwhile is due at once and waits behind the few of these whose time has come.
PACE_MILLISECONDS = 25


def upgrade() -> None:
    """Makes the index, in place of the first one where that is there, and has every article indexed, the newest first."""
    connection = op.get_bind()
    for name in ("search", "search_rows"):
        connection.execute(sa.text(f"DROP TABLE IF EXISTS {name}"))
    search_index.create(connection)
    connection.execute(sa.text("DELETE FROM jobs WHERE kind = 'index'"))
    connection.execute(
        sa.text(
            "INSERT INTO jobs (kind, article_id, version, due, attempts) SELECT 'index', id, version,"
            " :now + :pace * row_number() OVER (ORDER BY placed DESC, id DESC), 0 FROM articles"
        ),
        {"now": round(time.time() * 1000), "pace": PACE_MILLISECONDS},
    )
