"""The tables of stories and the ledger: who shares which words with whom, what is one story, and links between claims.

All but the decisions follow from the articles and can be made again from them. Minutes are whole minutes since 1970
in UTC; an article without a time stands behind all others.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from newsticker.store.tables import METADATA, ROW, SORTED

# What is kept of an article to compare it: its place in time, its fingerprints (32 bits each, little-endian),
# how often it has which terms, and what it is about in any language where that is known.
TEXTS = Table(
    "texts",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("minute", BigInteger, nullable=False),
    Column("tie", BigInteger, nullable=False),
    Column("prints", LargeBinary, nullable=False),
    Column("terms", Text, nullable=False),
    Column("language", String(16)),
    Column("meaning", LargeBinary),
)

# Who holds a fingerprint, the earliest first; without a row id, so that a look-up reads one place of the disk.
PRINTS = Table(
    "prints",
    METADATA,
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    Column("tie", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Who tells of a name or a number, by when.
NAMES = Table(
    "names",
    METADATA,
    Column("name", SORTED, primary_key=True),
    Column("minute", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# How many articles have a term; the empty term counts the articles.
TERMS = Table(
    "terms",
    METADATA,
    Column("term", SORTED, primary_key=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What the later of two articles shares with the earlier one: who took it from whom, each passage in both, and which
# part of the copy it is.
REUSES = Table(
    "reuses",
    METADATA,
    Column("later_id", ForeignKey("articles.id"), primary_key=True),
    Column("source_id", ForeignKey("articles.id"), primary_key=True),
    Column("copy_id", ForeignKey("articles.id"), primary_key=True),
    Column("spans", Text, nullable=False),
    Column("share", Float, nullable=False),
    Index(None, "source_id"),
    Index(None, "copy_id"),
)

# Two articles that carry one agency copy, and the groups that come of it; an article may be in two groups.
COPY_PAIRS = Table(
    "copy_pairs",
    METADATA,
    Column("later_id", ForeignKey("articles.id"), primary_key=True),
    Column("other_id", ForeignKey("articles.id"), primary_key=True, index=True),
)
COPIES = Table(
    "copies",
    METADATA,
    Column("origin_id", ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("articles.id"), primary_key=True, index=True),
)

# A story; one that became part of another leads there. ``revision`` grows with every change of what is in it,
# ``linked`` is the revision whose claims were linked.
STORIES = Table(
    "stories",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("linked", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("newest", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("into_id", ForeignKey("stories.id")),
    Index(None, "newest", "id"),
)
# Every article that readers may see is in one story, perhaps alone; where ``pinned`` an editor has put it there.
STORY_ARTICLES = Table(
    "story_articles",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("pinned", Boolean, nullable=False),
)
STORY_DECISIONS = Table(
    "story_decisions",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("decided", String(16), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("other_id", ForeignKey("stories.id"), nullable=False),
    Column("articles", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

# A link between claims. ``key`` knows it again when its story is linked anew: the first claim of a group, both of a pair.
LINKS = Table(
    "links",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("key", SORTED, nullable=False),
    Column("unit", Text),
    Column("rule", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("made", BigInteger, nullable=False),
    Index(None, "story_id", "kind", "key", unique=True),
)
LINK_CLAIMS = Table(
    "link_claims",
    METADATA,
    Column("link_id", ForeignKey("links.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("claim", String(16), nullable=False),
    Index(None, "article_id", "claim"),
)
# What editors decided about links: two claims that are struck from each other, or linked, in a kind of link.
LINK_DECISIONS = Table(
    "link_decisions",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("decided", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("one_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("one_claim", String(16), nullable=False),
    Column("other_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("other_claim", String(16), nullable=False),
    Column("reason", Text, nullable=False),
)
# What the ticker can be narrowed down to: articles with a denial, an admission, or figures that disagree.
LEDGER_MARKS = Table(
    "ledger_marks",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), primary_key=True, index=True),
)
# A story's pictures, drawn by the worker: ``key`` is a digest of what one shows, by which a page knows it again.
STORY_PICTURES = Table(
    "story_pictures",
    METADATA,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("key", String(16), primary_key=True),
    Column("width", Integer, primary_key=True, autoincrement=False),
    Column("svg", Text, nullable=False),
)
