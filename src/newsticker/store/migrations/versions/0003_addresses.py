"""From which address a reader was counted, as a keyed hash: an address counts twenty readers at most."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0003"
down_revision = "newsticker_0002"


def upgrade() -> None:
    """Makes the table of readers anew: it holds a day's at most, and nobody in it has an address."""
    op.drop_table("readers")
    op.create_table(
        "readers",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("reader", sa.LargeBinary(8), nullable=False),
        sa.Column("address", sa.LargeBinary(8), nullable=False),
        sa.Column("counted", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "reader", name="pk_readers"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_readers_article_id_articles"
        ),
    )
    op.create_index("ix_readers_counted", "readers", ["counted"])
    op.create_index("ix_readers_article_id_address", "readers", ["article_id", "address"])
    op.create_index("ix_reads_day_count", "reads", ["day", "count"])
