"""The tables of what hubs push: subscriptions, and bodies that are still to be read."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from newsticker.store.tables import METADATA, ROW

PUSHES = Table(
    "pushes",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("hub", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("secret", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("callback", Text),
    Column("asked", BigInteger),
    Column("lease_until", BigInteger),
    Column("pushed", BigInteger),
    Column("doubted", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("problem", Text),
    Index(None, "source_id"),
    Index(None, "due"),
)

PUSHED = Table(
    "pushed",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("push_id", ForeignKey("pushes.id"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("content_type", Text),
    Column("at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Index(None, "push_id"),
)
