"""Stories and the ledger: fingerprints and terms of articles, who took what from whom, links between claims.

Jobs can be about a story. Every article that is there is related anew.
"""

import time

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW, SORTED

revision = "newsticker_0010"
down_revision = "newsticker_0009"


def upgrade() -> None:
    """Adds the tables, and a job for every article."""
    _texts()
    _reuse()
    _stories()
    _links()
    _pictures()
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # Alembic adds the constraint by itself, which SQLite does not know how to.
    op.execute(
        f"ALTER TABLE jobs ADD COLUMN story_id {number}"
        " CONSTRAINT fk_jobs_story_id_stories REFERENCES stories (id)"
    )
    op.create_index("ix_jobs_story_id", "jobs", ["story_id"])
    op.execute(
        sa.text(
            "INSERT INTO jobs (kind, article_id, version, priority, due, attempts)"
            " SELECT 'relate', id, version, 1, :now, 0 FROM articles ORDER BY placed, id"
        ).bindparams(now=int(time.time() * 1000))
    )


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("minute", sa.BigInteger, nullable=False),
        sa.Column("tie", sa.BigInteger, nullable=False),
        sa.Column("prints", sa.LargeBinary, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("meaning", sa.LargeBinary),
        sa.PrimaryKeyConstraint("article_id", name="pk_texts"),
        _to("texts", "article_id", "articles"),
    )
    op.create_table(
        "prints",
        sa.Column("print", sa.BigInteger, nullable=False),
        sa.Column("minute", sa.BigInteger, nullable=False),
        sa.Column("tie", sa.BigInteger, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("print", "minute", "tie", "article_id", name="pk_prints"),
        _to("prints", "article_id", "articles"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "names",
        sa.Column("name", SORTED, nullable=False),
        sa.Column("minute", sa.BigInteger, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("name", "minute", "article_id", name="pk_names"),
        _to("names", "article_id", "articles"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "terms",
        sa.Column("term", SORTED, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_terms"),
        sqlite_with_rowid=False,
    )


def _reuse() -> None:
    op.create_table(
        "reuses",
        sa.Column("later_id", ROW, nullable=False),
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("copy_id", ROW, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("later_id", "source_id", "copy_id", name="pk_reuses"),
        *(_to("reuses", f"{end}_id", "articles") for end in ("later", "source", "copy")),
    )
    for end in ("source", "copy"):
        op.create_index(f"ix_reuses_{end}_id", "reuses", [f"{end}_id"])
    op.create_table(
        "copy_pairs",
        sa.Column("later_id", ROW, nullable=False),
        sa.Column("other_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("later_id", "other_id", name="pk_copy_pairs"),
        *(_to("copy_pairs", f"{end}_id", "articles") for end in ("later", "other")),
    )
    op.create_index("ix_copy_pairs_other_id", "copy_pairs", ["other_id"])
    op.create_table(
        "copies",
        sa.Column("origin_id", ROW, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("origin_id", "number", "article_id", name="pk_copies"),
        *(_to("copies", f"{end}_id", "articles") for end in ("origin", "article")),
    )
    op.create_index("ix_copies_article_id", "copies", ["article_id"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", ROW, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("linked", sa.Integer, nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("newest", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("into_id", ROW),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        _to("stories", "into_id", "stories"),
    )
    op.create_index("ix_stories_newest_id", "stories", ["newest", "id"])
    op.create_table(
        "story_articles",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("story_id", ROW, nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_story_articles"),
        _to("story_articles", "article_id", "articles"),
        _to("story_articles", "story_id", "stories"),
    )
    op.create_index("ix_story_articles_story_id", "story_articles", ["story_id"])
    op.create_table(
        "story_decisions",
        sa.Column("id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("decided", sa.String(16), nullable=False),
        sa.Column("story_id", ROW, nullable=False),
        sa.Column("other_id", ROW, nullable=False),
        sa.Column("articles", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_story_decisions"),
        *(_to("story_decisions", f"{end}_id", "stories") for end in ("story", "other")),
    )
    op.create_index("ix_story_decisions_story_id", "story_decisions", ["story_id"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", ROW, nullable=False),
        sa.Column("story_id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", SORTED, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("by_hand", sa.Boolean, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        _to("links", "story_id", "stories"),
    )
    op.create_index("ix_links_story_id_kind_key", "links", ["story_id", "kind", "key"], unique=True)
    op.create_table(
        "link_claims",
        sa.Column("link_id", ROW, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("claim", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("link_id", "position", name="pk_link_claims"),
        _to("link_claims", "link_id", "links"),
        _to("link_claims", "article_id", "articles"),
    )
    op.create_index("ix_link_claims_article_id_claim", "link_claims", ["article_id", "claim"])
    op.create_table(
        "link_decisions",
        sa.Column("id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("decided", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("one_id", ROW, nullable=False),
        sa.Column("one_claim", sa.String(16), nullable=False),
        sa.Column("other_id", ROW, nullable=False),
        sa.Column("other_claim", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_decisions"),
        *(_to("link_decisions", f"{end}_id", "articles") for end in ("one", "other")),
    )
    for end in ("one", "other"):
        op.create_index(f"ix_link_decisions_{end}_id", "link_decisions", [f"{end}_id"])
    op.create_table(
        "ledger_marks",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("kind", "article_id", name="pk_ledger_marks"),
        _to("ledger_marks", "article_id", "articles"),
    )
    op.create_index("ix_ledger_marks_article_id", "ledger_marks", ["article_id"])


def _pictures() -> None:
    op.create_table(
        "story_pictures",
        sa.Column("story_id", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("svg", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "key", "width", name="pk_story_pictures"),
        _to("story_pictures", "story_id", "stories"),
    )
