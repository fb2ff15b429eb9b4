"""What lists are narrowed down by (outlet, agency, language), and the keys of programs that ask the API."""

import json

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW, SORTED

revision = "newsticker_0004"
down_revision = "newsticker_0003"

BATCH = 500


def upgrade() -> None:
    """Adds both tables, and the facets of the articles that are there."""
    op.create_table(
        "facets",
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "kind", "value", name="pk_facets"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_facets_article_id_articles"
        ),
    )
    op.create_index("ix_facets_kind_value", "facets", ["kind", "value"])
    op.create_table(
        "api_keys",
        sa.Column("id", ROW, nullable=False),
        sa.Column("name", SORTED, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.UniqueConstraint("name", name="uq_api_keys_name"),
        sa.UniqueConstraint("hash", name="uq_api_keys_hash"),
    )
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    asked = sa.text(
        "SELECT a.id, v.article, s.name FROM articles a"
        " JOIN versions v ON v.article_id = a.id AND v.number = a.version"
        " JOIN sources s ON s.id = a.source_id WHERE a.id > :after ORDER BY a.id LIMIT :batch"
    )
    put = sa.text("INSERT INTO facets (article_id, kind, value) VALUES (:article, :kind, :value)")
    after = 0
    while rows := connection.execute(asked, {"after": after, "batch": BATCH}).all():
        after = rows[-1].id
        told = [
            {"article": row.id, "kind": kind, "value": value}
            for row in rows
            for kind, value in _facets(json.loads(row.article), row.name)
        ]
        if told:
            connection.execute(put, told)


def _facets(article: dict[str, object], source: str) -> list[tuple[str, str]]:
    credit = article.get("credit")
    told = credit if isinstance(credit, dict) else {}
    found = [("outlet", name) for name in told.get("outlets") or [source]]
    found += [("agency", name) for name in told.get("agencies") or []]
    found.append(("language", str(article.get("language") or "")))
    return [pair for pair in dict.fromkeys(found) if pair[1]]
