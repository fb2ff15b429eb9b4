"""Alerts: what is watched, and the events that are sent."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0012"
down_revision = "newsticker_0011"


def upgrade() -> None:
    """Adds the tables."""
    _watches()
    _alerts()


def _watches() -> None:
    op.create_table(
        "watches",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("party_id", ROW),
        sa.Column("story_id", ROW),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("secret", sa.Text),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failing", sa.BigInteger),
        sa.Column("ended", sa.BigInteger),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_watches"),
        sa.UniqueConstraint("key", name="uq_watches_key"),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_watches_party_id_parties"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_watches_story_id_stories"),
    )
    for column in ("party_id", "story_id"):
        op.create_index(f"ix_watches_{column}", "watches", [column])


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", ROW, nullable=False),
        sa.Column("watch_id", ROW, nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("claims", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("tried", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.UniqueConstraint("event", name="uq_alerts_event"),
        sa.ForeignKeyConstraint(["watch_id"], ["watches.id"], name="fk_alerts_watch_id_watches"),
    )
    op.create_index("ix_alerts_at", "alerts", ["at"])
    op.create_index("ix_alerts_watch_id_state_id", "alerts", ["watch_id", "state", "id"])
