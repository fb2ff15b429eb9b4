"""The worker's jobs for the desk: reads drafts and what was published, and publishes what is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsticker.claims import read_claims
from newsticker.flow.drafts import write_article
from newsticker.flow.publishing import publish_due
from newsticker.flow.rules import rules_fingerprint
from newsticker.model import Job
from newsticker.store import Store

PATIENCE = timedelta(minutes=1)


def read_draft(store: Store, job: Job) -> None:
    """The job "read-draft": reads the claims of a report's newest version, or of the one that is planned."""
    assert job.report_id is not None
    report = store.desk.report(job.report_id)
    if report is None or job.version not in (report.version, report.out):
        return
    version = store.desk.version(report.id, job.version)
    if version is None:
        return
    now = datetime.now(UTC)
    written = write_article(version.draft, report.due or now.isoformat(timespec="seconds"))
    claims = read_claims(written.text, written.article)[1]
    store.desk.keep_claims(report.id, job.version, claims, rules_fingerprint(), now)


def read_article(store: Store, job: Job) -> None:
    """The job "read": reads the claims of an article that was published before they were, or with another date."""
    assert job.article_id is not None
    version = store.version_to_read(job.article_id, job.version)
    if version is not None:
        claims = read_claims(version.text, version.article)[1]
        now = datetime.now(UTC)
        store.keep_reread([(version, claims)], rules_fingerprint(), now, urgent=True)


def publish_planned(store: Store, job: Job) -> None:
    """The job "publish": publishes a version at the hour it was planned for, if it still is."""
    assert job.report_id is not None
    report = store.desk.report(job.report_id)
    now = datetime.now(UTC)
    if (
        report is None
        or report.state != "scheduled"
        or report.out != job.version
        or report.due is None
        or datetime.fromisoformat(report.due) > now
    ):
        return
    publish_due(store, report, now)


def publish_overdue(store: Store, now: datetime) -> int:
    """Publishes what is still planned a minute after its hour; returns how many reports that were.

    A job is tried five times: a database that was locked for longer must not keep a report from its readers.
    """
    late = store.desk.overdue(now - PATIENCE)
    return sum(publish_due(store, report, now) is not None for report in late)
