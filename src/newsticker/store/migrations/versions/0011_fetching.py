"""How followed feeds are asked: what their servers allow, how often they change."""

import sqlalchemy as sa
from alembic import op

revision = "newsticker_0011"
down_revision = "newsticker_0010"


def upgrade() -> None:
    """Adds the columns."""
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
