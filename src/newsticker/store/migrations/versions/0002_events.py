"""What became of which article, in the order of its becoming: the sequence that live pages follow."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0002"
down_revision = "newsticker_0001"


def upgrade() -> None:
    """Adds the table of events; what was taken in before has none."""
    op.create_table(
        "events",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_events_article_id_articles"
        ),
        # A number is never given twice, or a reader who comes back would miss what has it.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_at", "events", ["at"])
