"""Reports that are written at the desk: their versions, corrections and withdrawals, and who did what.

Jobs get a priority and can be about a report; what editors decide about an article stands with it.
"""

import sqlalchemy as sa
from alembic import op

from newsticker.store.tables import ROW

revision = "newsticker_0008"
down_revision = "newsticker_0007"


def upgrade() -> None:
    """Adds the tables and columns; the table of jobs is made anew with what waits in it."""
    _reports()
    _changes()
    _corrections()
    for column in (
        sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("featured", sa.BigInteger),
        sa.Column("tags", sa.Text),
        sa.Column("withdrawn", sa.BigInteger),
        sa.Column("reason", sa.Text),
    ):
        op.add_column("articles", column)
    op.add_column("versions", sa.Column("markdown", sa.Text))
    _jobs()


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", ROW, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("article_id", ROW),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("out", sa.Integer),
        sa.Column("due", sa.BigInteger),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("article_id", name="uq_reports_article_id"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_reports_article_id_articles"
        ),
    )
    op.create_index("ix_reports_changed_id", "reports", ["changed", "id"])
    op.create_table(
        "report_versions",
        sa.Column("report_id", ROW, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("auto", sa.Boolean, nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("claims", sa.Text),
        sa.Column("rules", sa.String(64)),
        sa.Column("pictures", sa.Text),
        sa.PrimaryKeyConstraint("report_id", "number", name="pk_report_versions"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_report_versions_report_id_reports"
        ),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("report_id", ROW),
        sa.Column("article_id", ROW),
        sa.Column("source_id", ROW),
        sa.Column("version", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_changes_report_id_reports"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_changes_article_id_articles"
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_changes_source_id_sources"),
    )
    for column in ("report_id", "article_id", "source_id"):
        op.create_index(f"ix_changes_{column}", "changes", [column])


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", ROW, nullable=False),
        sa.Column("article_id", ROW, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("of_fact", sa.Boolean, nullable=False),
        sa.Column("before", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_corrections_article_id_articles"
        ),
    )
    op.create_index("ix_corrections_article_id", "corrections", ["article_id"])


def _jobs() -> None:
    waiting = op.get_bind().execute(sa.text("SELECT * FROM jobs ORDER BY id")).mappings().all()
    op.drop_table("jobs")
    jobs = op.create_table(
        "jobs",
        sa.Column("id", ROW, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("article_id", ROW),
        sa.Column("report_id", ROW),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_jobs_article_id_articles"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_jobs_report_id_reports"),
    )
    op.create_index("ix_jobs_priority_due_id", "jobs", ["priority", "due", "id"])
    for job in waiting:
        # Their ids are given anew, so that on PostgreSQL the sequence knows of them.
        values = {name: value for name, value in job.items() if name != "id"}
        op.execute(jobs.insert().values(priority=1, **values))
