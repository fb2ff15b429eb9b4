"""The tables of alerts: what is watched, and the events that are written with what they tell and sent afterwards."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from newsticker.store.tables import METADATA, ROW

# ``key`` opens the feed, ``secret`` signs what the webhook is sent. ``due`` is when it may be sent something again,
# ``failures`` how often in a row that failed, ``failing`` since when.
WATCHES = Table(
    "watches",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("party_id", ForeignKey("parties.id"), index=True),
    Column("story_id", ForeignKey("stories.id"), index=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("made", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("url", Text),
    Column("secret", Text),
    Column("due", BigInteger, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failing", BigInteger),
    Column("ended", BigInteger),
    Column("problem", Text),
)

# ``event`` follows from what is told, so that work that is done twice tells nothing twice; ``tried`` is when it was
# sent first, ``due`` when it may be sent again.
ALERTS = Table(
    "alerts",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("watch_id", ForeignKey("watches.id"), nullable=False),
    Column("event", String(40), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("claims", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("tried", BigInteger),
    Index(None, "watch_id", "state", "id"),
)
