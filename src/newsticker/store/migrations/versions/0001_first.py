"""The first schema: sources and feeds, articles in versions, claims and parties, jobs, reads."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW, SORTED

revision = "newsticker_0001"
down_revision = None


def upgrade() -> None:
    """Makes every table of the first version."""
    _sources()
    _articles()
    _claims()
    _traffic()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", SORTED, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("full_text", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("kind", "key", name="uq_sources_kind_key"),
    )
    op.create_table(
        "feeds",
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("interval", sa.Integer, nullable=False),
        sa.Column("next_fetch", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("source_id", name="pk_feeds"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_feeds_source_id_sources"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
    )
    op.create_index("ix_feeds_next_fetch", "feeds", ["next_fetch"])


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ROW, nullable=False),
        sa.Column("source_id", ROW, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("taken_in", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("placed", sa.BigInteger, nullable=False),
        sa.Column("reads", sa.Integer, nullable=False),
        sa.Column("next_claim", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_articles_source_id_sources"
        ),
        sa.UniqueConstraint("source_id", "identity", name="uq_articles_source_id_identity"),
    )
    op.create_index("ix_articles_placed_id", "articles", ["placed", "id"])
    op.create_table(
        "versions",
        sa.Column("id", ROW, nullable=False),
        _of_article("versions"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("taken_in", sa.BigInteger, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("rules", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("article_id", "number", name="uq_versions_article_id_number"),
    )
    op.create_index("ix_versions_rules", "versions", ["rules"])
    op.create_table(
        "tags",
        _of_article("tags"),
        sa.Column("tag", SORTED, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "tag", name="pk_tags"),
    )
    op.create_index("ix_tags_tag", "tags", ["tag"])


def _claims() -> None:
    op.create_table(
        "parties",
        sa.Column("id", ROW, nullable=False),
        sa.Column("name", SORTED, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_parties"),
        sa.UniqueConstraint("name", "kind", name="uq_parties_name_kind"),
    )
    op.create_table(
        "claims",
        sa.Column("id", ROW, nullable=False),
        sa.Column("version_id", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.Column("speaker_id", ROW),
        sa.Column("said_at", sa.String(10)),
        sa.Column("details", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name="fk_claims_version_id_versions"
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["parties.id"], name="fk_claims_speaker_id_parties"
        ),
        sa.UniqueConstraint("version_id", "key", name="uq_claims_version_id_key"),
    )
    op.create_index("ix_claims_speaker_id", "claims", ["speaker_id"])
    op.create_table(
        "claim_parties",
        sa.Column("claim_id", ROW, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("party_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "role", "position", name="pk_claim_parties"),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="fk_claim_parties_claim_id_claims"
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name="fk_claim_parties_party_id_parties"
        ),
    )
    op.create_index("ix_claim_parties_party_id", "claim_parties", ["party_id"])


def _traffic() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        _of_article("jobs"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_kind_due", "jobs", ["kind", "due"])
    op.create_table(
        "reads",
        _of_article("reads"),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "day", name="pk_reads"),
    )
    op.create_table(
        "readers",
        _of_article("readers"),
        sa.Column("reader", sa.LargeBinary(8), nullable=False),
        sa.Column("counted", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "reader", name="pk_readers"),
    )
    op.create_index("ix_readers_counted", "readers", ["counted"])
    op.create_table(
        "pictures",
        _of_article("pictures"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("svg", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version", "width", name="pk_pictures"),
    )


def _of_article(table: str) -> "sa.Column[int]":
    key = sa.ForeignKey("articles.id", name=f"fk_{table}_article_id_articles")
    return sa.Column("article_id", ROW, key, nullable=False)
