"""Subscriptions at hubs and what hubs pushed, what feeds wish, and kills that came before their items."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0014"
down_revision = "newsticker_0013"


def upgrade() -> None:
    """Adds the tables, and what feeds wish."""
    op.create_table(
        "wire_kills",
        sa.Column("id", ROW, nullable=False),
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("wire", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wire_kills"),
        sa.UniqueConstraint("source_id", "identity", name="uq_wire_kills_source_id_identity"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_wire_kills_source_id_sources"
        ),
    )
    op.add_column("feeds", sa.Column("wishes", sa.Text))
    op.create_table(
        "pushes",
        sa.Column("id", ROW, nullable=False),
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("hub", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("callback", sa.Text),
        sa.Column("asked", sa.BigInteger),
        sa.Column("lease_until", sa.BigInteger),
        sa.Column("pushed", sa.BigInteger),
        sa.Column("doubted", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_pushes"),
        sa.UniqueConstraint("key", name="uq_pushes_key"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_pushes_source_id_sources"),
    )
    for column in ("source_id", "due"):
        op.create_index(f"ix_pushes_{column}", "pushes", [column])
    op.create_table(
        "pushed",
        sa.Column("id", ROW, nullable=False),
        sa.Column("push_id", ROW, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("content_type", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pushed"),
        sa.ForeignKeyConstraint(["push_id"], ["pushes.id"], name="fk_pushed_push_id_pushes"),
    )
    op.create_index("ix_pushed_push_id", "pushed", ["push_id"])
