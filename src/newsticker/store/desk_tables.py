"""The desk's tables: accounts, sessions, guesses; reports with their versions, and who did what."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from newsticker.store.tables import METADATA, ROW, SORTED

USERS = Table(
    "users",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("key", SORTED, nullable=False, unique=True),
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

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("article_id", ForeignKey("articles.id"), unique=True),
    Column("version", Integer, nullable=False),
    Column("out", Integer),
    Column("due", BigInteger),
    Column("author", Text, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index(None, "changed", "id"),
)

REPORT_VERSIONS = Table(
    "report_versions",
    METADATA,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("auto", Boolean, nullable=False),
    Column("draft", Text, nullable=False),
    Column("claims", Text),
    Column("rules", String(64)),
    Column("pictures", Text),
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("report_id", ForeignKey("reports.id"), index=True),
    Column("article_id", ForeignKey("articles.id"), index=True),
    Column("source_id", ForeignKey("sources.id"), index=True),
    Column("version", Integer),
    Column("note", Text, nullable=False),
)
