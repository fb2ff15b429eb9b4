"""The tables of pages that are read in place of teasers, and of what the desk has the worker look at."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from newsticker.store.tables import METADATA, ROW

PAGES = Table(
    "pages",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("identity", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("teaser", String(64), nullable=False),
    Column("due", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("fetches", Integer, nullable=False),
    Column("asked", BigInteger),
    Column("read", BigInteger),
    Column("words", String(64)),
    Column("problem", Text),
    Index(None, "source_id", "due"),
    Index(None, "source_id", "teaser"),
)

ERRANDS = Table(
    "errands",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("asked", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("due", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("answer", Text),
    Index(None, "due"),
)
