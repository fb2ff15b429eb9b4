"""How followed feeds are asked, what sites do not allow, and what could not be read."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0011"
down_revision = "newsticker_0010"


def upgrade() -> None:
    """Adds the columns and the table."""
    op.add_column("sources", sa.Column("forbidden", sa.String(16)))
    for column in (
        sa.Column("not_before", sa.BigInteger),
        sa.Column("read_whole", sa.BigInteger),
        sa.Column("rhythm", sa.Integer),
        sa.Column("last_new", sa.BigInteger),
        sa.Column("brought", sa.Float, nullable=False, server_default="0"),
        sa.Column("brought_new", sa.Float, nullable=False, server_default="0"),
        sa.Column("moved_to", sa.Text),
        sa.Column("moved_since", sa.BigInteger),
        sa.Column("former_url", sa.Text),
        sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("feeds", column)
    op.create_table(
        "quarantine",
        sa.Column("id", ROW, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("source_id", ROW),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("content_type", sa.Text),
        sa.Column("body", sa.LargeBinary),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sa.UniqueConstraint("key", name="uq_quarantine_key"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_quarantine_source_id_sources"
        ),
    )
    op.create_index("ix_quarantine_at", "quarantine", ["at"])
