"""What editors decide about claims and speakers, as a journal, and what the rules had found before them."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0009"
down_revision = "newsticker_0008"


def upgrade() -> None:
    """Adds the tables."""
    _claims()
    _parties()


def _claims() -> None:
    op.create_table(
        "claim_decisions",
        sa.Column("id", ROW, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("decided", sa.String(16), nullable=False),
        sa.Column("field", sa.String(16)),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("is_told", sa.Boolean, nullable=False),
        sa.Column("found", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_claim_decisions"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_claim_decisions_article_id_articles"
        ),
    )
    op.create_index("ix_claim_decisions_article_id", "claim_decisions", ["article_id"])
    op.create_table(
        "found_claims",
        sa.Column("version_id", ROW, nullable=False),
        sa.Column("claims", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version_id", name="pk_found_claims"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name="fk_found_claims_version_id_versions"
        ),
    )


def _parties() -> None:
    op.create_table(
        "party_decisions",
        sa.Column("id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("decided", sa.String(16), nullable=False),
        sa.Column("party_id", ROW, nullable=False),
        sa.Column("into_id", ROW),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_party_decisions"),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name="fk_party_decisions_party_id_parties"
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["parties.id"], name="fk_party_decisions_into_id_parties"
        ),
    )
    op.create_index("ix_party_decisions_party_id", "party_decisions", ["party_id"])
    op.create_table(
        "merges",
        sa.Column("party_id", ROW, nullable=False),
        sa.Column("into_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("party_id", name="pk_merges"),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_merges_party_id_parties"),
        sa.ForeignKeyConstraint(["into_id"], ["parties.id"], name="fk_merges_into_id_parties"),
    )
    op.create_index("ix_merges_into_id", "merges", ["into_id"])
    op.create_table(
        "suppressions",
        sa.Column("party_id", ROW, nullable=False),
        sa.PrimaryKeyConstraint("party_id", name="pk_suppressions"),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name="fk_suppressions_party_id_parties"
        ),
    )
