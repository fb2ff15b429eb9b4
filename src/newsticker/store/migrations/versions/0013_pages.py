"""Pages read in place of teasers, a source's own selectors, what the desk has the worker look at; which are breaking."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0013"
down_revision = "newsticker_0012"

BREAKING = r"""
INSERT INTO facets (article_id, kind, value)
SELECT versions.article_id, 'breaking', 'yes'
FROM versions JOIN articles ON articles.id = versions.article_id AND articles.version = versions.number
WHERE versions.article LIKE '%"breaking"\:true%'
ON CONFLICT DO NOTHING
"""


def upgrade() -> None:
    """Adds the columns and the tables."""
    reads = sa.Column("reads_pages", sa.Boolean, nullable=False, server_default=sa.false())
    for column in (
        reads,
        sa.Column("entry_words", sa.Integer),
        sa.Column("pages_after", sa.BigInteger),
    ):
        op.add_column("feeds", column)
    begins = sa.Column("begins", sa.Integer, nullable=False, server_default="1")
    op.add_column("articles", begins)
    for name in ("selectors", "selectors_missed"):
        op.add_column("sources", sa.Column(name, sa.Text))
    op.create_table(
        "errands",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_errands"),
    )
    op.create_index("ix_errands_due", "errands", ["due"])
    op.create_table(
        "pages",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("teaser", sa.String(64), nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("fetches", sa.Integer, nullable=False),
        sa.Column("asked", sa.BigInteger),
        sa.Column("read", sa.BigInteger),
        sa.Column("words", sa.String(64)),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("article_id", name="pk_pages"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_pages_article_id_articles"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_pages_source_id_sources"),
    )  # fmt: skip
    for column_name in ("due", "teaser"):
        op.create_index(f"ix_pages_source_id_{column_name}", "pages", ["source_id", column_name])
    op.execute(BREAKING)
