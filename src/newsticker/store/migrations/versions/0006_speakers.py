"""Who is quoted with what, as pages list and count it; and when a feed was asked last."""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW, SORTED

revision = "newsticker_0006"
down_revision = "newsticker_0005"

NEWEST_FIRST = (sa.text("placed DESC"), sa.text("article_id DESC"), "number")


def upgrade() -> None:
    """Adds the tables, and a job for every article that waits for none, which fills those of speakers while the ticker runs."""
    op.create_table(
        "attributions",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("party_id", ROW, nullable=False),
        sa.Column("placed", sa.BigInteger, nullable=False),
        sa.Column("claim", sa.String(16), nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("alias", sa.Text),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_attributions"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_attributions_article_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name="fk_attributions_party_id_parties"
        ),
    )
    op.create_index("ix_attributions_newest", "attributions", ["party_id", *NEWEST_FIRST])
    op.create_index("ix_attributions_stance", "attributions", ["party_id", "stance", *NEWEST_FIRST])
    op.create_table(
        "speakers",
        sa.Column("party_id", ROW, nullable=False),
        sa.Column("sort_key", SORTED, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("in_role", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("party_id", name="pk_speakers"),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name="fk_speakers_party_id_parties"),
    )
    op.create_index("ix_speakers_sort_key_party_id", "speakers", ["sort_key", "party_id"])
    op.add_column("feeds", sa.Column("last_fetch", sa.BigInteger))
    op.execute(
        "INSERT INTO jobs (kind, article_id, version, due, attempts)"
        " SELECT 'index', id, version, 0, 0 FROM articles"
        " WHERE id NOT IN (SELECT article_id FROM jobs WHERE kind = 'index')"
    )
