"""The tables of the store, in SQLAlchemy Core; the schema on disk is made by migrations/, not from here.

Instants are whole milliseconds since 1970 in UTC, so that every database orders them alike. Model
objects that are never searched on are kept as JSON in the form of the command line's contract.
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
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

# Numbers of rows that an address may name: more than any database holds is then not there, and no error.
# In SQLite the key of a table is an INTEGER, and has 64 bits all the same (sqlite.org/lang_createtable.html).
ROW = BigInteger().with_variant(Integer, "sqlite")
# What is sorted by: by code point, whatever order a PostgreSQL database was made with.
SORTED = Text().with_variant(Text(collation="C"), "postgresql")

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", SORTED, nullable=False),
    Column("url", Text),
    Column("full_text", Boolean, nullable=False),
    Column("forbidden", String(16)),
    Column("selectors", Text),
    Column("selectors_missed", Text),
    UniqueConstraint("kind", "key"),
)

FEEDS = Table(
    "feeds",
    METADATA,
    Column("source_id", ForeignKey("sources.id"), primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("interval", Integer, nullable=False),
    Column("last_fetch", BigInteger),
    Column("next_fetch", BigInteger, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
    Column("not_before", BigInteger),
    Column("read_whole", BigInteger),
    Column("rhythm", Integer),
    Column("last_new", BigInteger),
    Column("brought", Float, nullable=False, server_default="0"),
    Column("brought_new", Float, nullable=False, server_default="0"),
    Column("moved_to", Text),
    Column("moved_since", BigInteger),
    Column("former_url", Text),
    Column("paused", Boolean, nullable=False, server_default=false()),
    Column("reads_pages", Boolean, nullable=False, server_default=false()),
    Column("entry_words", Integer),
    Column("wishes", Text),
    Column("pages_after", BigInteger),
    Index(None, "next_fetch"),
)

QUARANTINE = Table(
    "quarantine",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("source_id", ForeignKey("sources.id")),
    Column("kind", String(8), nullable=False),
    Column("address", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content_type", Text),
    Column("body", LargeBinary),
    Column("size", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("times", Integer, nullable=False),
    Index(None, "at"),
)

WIRE_KILLS = Table(
    "wire_kills",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("identity", Text, nullable=False),
    Column("wire", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("source_id", "identity"),
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("identity", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("taken_in", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("placed", BigInteger, nullable=False),
    Column("reads", Integer, nullable=False),
    Column("next_claim", Integer, nullable=False),
    Column("hidden", Boolean, nullable=False, server_default=false()),
    Column("featured", BigInteger),
    Column("tags", Text),
    Column("withdrawn", BigInteger),
    Column("reason", Text),
    Column("begins", Integer, nullable=False, server_default="1"),
    UniqueConstraint("source_id", "identity"),
    Index(None, "placed", "id"),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("taken_in", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("rules", String(64)),
    Column("markdown", Text),
    UniqueConstraint("article_id", "number"),
    Index(None, "rules"),
)

PARTIES = Table(
    "parties",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("name", SORTED, nullable=False),
    Column("kind", String(16), nullable=False),
    UniqueConstraint("name", "kind"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("key", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("stance", String(16), nullable=False),
    Column("speaker_id", ForeignKey("parties.id")),
    Column("said_at", String(10)),
    Column("details", Text, nullable=False),
    UniqueConstraint("version_id", "key"),
    Index(None, "speaker_id"),
)

CLAIM_PARTIES = Table(
    "claim_parties",
    METADATA,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("party_id", ForeignKey("parties.id"), nullable=False),
    Index(None, "party_id"),
)

ATTRIBUTIONS = Table(
    "attributions",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("party_id", ForeignKey("parties.id"), nullable=False),
    Column("placed", BigInteger, nullable=False),
    Column("claim", String(16), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("role", Text),
    Column("alias", Text),
)
# In the order of a speaker's page, so that a page of it is read and nothing sorted.
_NEWEST_FIRST = (
    ATTRIBUTIONS.c.placed.desc(),
    ATTRIBUTIONS.c.article_id.desc(),
    ATTRIBUTIONS.c.number,
)
Index("ix_attributions_newest", ATTRIBUTIONS.c.party_id, *_NEWEST_FIRST)
Index("ix_attributions_stance", ATTRIBUTIONS.c.party_id, ATTRIBUTIONS.c.stance, *_NEWEST_FIRST)

SPEAKERS = Table(
    "speakers",
    METADATA,
    Column("party_id", ForeignKey("parties.id"), primary_key=True),
    Column("sort_key", SORTED, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("in_role", Integer, nullable=False),
    Index(None, "sort_key", "party_id"),
)

TAGS = Table(
    "tags",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("tag", SORTED, primary_key=True),
    Index(None, "tag"),
)

FACETS = Table(
    "facets",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("value", Text, primary_key=True),
    Index(None, "kind", "value"),
)

CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("said", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("of_fact", Boolean, nullable=False),
    Column("before", Integer, nullable=False),
    Column("after", Integer, nullable=False),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("article_id", ForeignKey("articles.id")),
    Column("report_id", ForeignKey("reports.id")),
    Column("story_id", ForeignKey("stories.id"), index=True),
    Column("version", Integer, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text),
    Index(None, "priority", "due", "id"),
)

READS = Table(
    "reads",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("count", Integer, nullable=False),
    Index(None, "day", "count"),
)

READERS = Table(
    "readers",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("reader", LargeBinary(8), primary_key=True),
    Column("address", LargeBinary(8), nullable=False),
    Column("counted", BigInteger, nullable=False),
    Index(None, "counted"),
    Index(None, "article_id", "address"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "at"),
    sqlite_autoincrement=True,
)

API_KEYS = Table(
    "api_keys",
    METADATA,
    Column("id", ROW, primary_key=True),
    Column("name", SORTED, nullable=False, unique=True),
    Column("scopes", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("made", BigInteger, nullable=False),
)

PICTURES = Table(
    "pictures",
    METADATA,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("width", Integer, primary_key=True),
    Column("svg", Text, nullable=False),
)
