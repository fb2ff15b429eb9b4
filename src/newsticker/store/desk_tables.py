"""The desk's tables: accounts, sessions, guesses."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from newsticker.store.tables import METADATA

USERS = Table(
    "users",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(8), nullable=False),
    Column("password", Text, nullable=False),
    Column("made", BigInteger, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token", LargeBinary(32), primary_key=True),
    Column("previous", LargeBinary(32), unique=True),
    Column("user_id", ForeignKey("users.id"), nullable=False, index=True),
    Column("secret", LargeBinary(32), nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("rotated", BigInteger, nullable=False),
)

GUESSES = Table(
    "guesses",
    METADATA,
    Column("key", LargeBinary(32), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("since", BigInteger, nullable=False, index=True),
    Column("known", BigInteger),
)
