"""The tables of an editor's hand: decisions about claims and parties, and what the rules had found before them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from newsticker.store.tables import METADATA, ROW

CLAIM_DECISIONS = Table(
    "claim_decisions",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("key", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("decided", String(16), nullable=False),
    Column("field", String(16)),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_told", Boolean, nullable=False),
    Column("found", Text),
    Index(None, "article_id"),
)

FOUND_CLAIMS = Table(
    "found_claims",
    METADATA,
    Column("version_id", ForeignKey("versions.id"), primary_key=True),
    Column("claims", Text, nullable=False),
)

PARTY_DECISIONS = Table(
    "party_decisions",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("decided", String(16), nullable=False),
    Column("party_id", ForeignKey("parties.id"), nullable=False),
    Column("into_id", ForeignKey("parties.id")),
    Column("reason", Text, nullable=False),
    Index(None, "party_id"),
)

MERGES = Table(
    "merges",
    METADATA,
    Column("party_id", ForeignKey("parties.id"), primary_key=True),
    Column("into_id", ForeignKey("parties.id"), nullable=False, index=True),
)

SUPPRESSIONS = Table(
    "suppressions",
    METADATA,
    Column("party_id", ForeignKey("parties.id"), primary_key=True),
)
