"""From report to article: published at once or at its hour, updated, corrected, withdrawn; each in one transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, select, update

from newsticker.model_desk import Action, ReportState
from newsticker.store import attributions, events, jobs, search_index
from newsticker.store.desk_tables import CHANGES, REPORTS
from newsticker.store.hand_tables import FOUND_CLAIMS
from newsticker.store.instants import to_millis
from newsticker.store.reports import record
from newsticker.store.tables import (
    ARTICLES,
    CLAIM_PARTIES,
    CLAIMS,
    CORRECTIONS,
    PICTURES,
    VERSIONS,
)
from newsticker.store.taking import Incoming, Taken, add_article, renew_article


class Notice(Struct, frozen=True):
    """What a correction tells: what was said, what is right, and whether a fact was wrong."""

    said: str
    right: str
    of_fact: bool


class Publication(Struct, frozen=True):
    """A version of a report on its way to the readers.

    It goes out only if the report is in one of ``states`` and ``version`` is its newest, or with ``planned``
    the one that was planned.
    """

    report_id: int
    version: int
    states: Collection[ReportState]
    incoming: Incoming
    action: Action
    by: str
    planned: bool = False
    notice: Notice | None = None


def publish(connection: Connection, publication: Publication, now: datetime) -> Taken | None:
    """Makes the version an article, or a version of its article; None where the report has moved on meanwhile."""
    row = _locked(connection, publication.report_id)
    if row is None or row.state not in publication.states:
        return None
    if publication.version != (row.out if publication.planned else row.version):
        return None
    incoming = publication.incoming
    published = incoming.reading.article.published
    if row.article_id is None:
        article_id = add_article(connection, incoming, published, now, jobs.URGENT)
        taken = Taken(article_id, 1, "new")
    else:
        number = renew_article(connection, row.article_id, incoming, published, now, jobs.URGENT)
        taken = Taken(row.article_id, number, "changed")
    jobs.enqueue(connection, "read", taken.article_id, taken.version, now, jobs.URGENT)
    connection.execute(
        update(REPORTS)
        .where(REPORTS.c.id == publication.report_id)
        .values(
            state="published",
            article_id=taken.article_id,
            out=publication.version,
            due=None,
            changed=to_millis(now),
        )
    )
    if publication.notice is not None:
        _correct(connection, taken, publication.notice, now)
    _record(connection, publication, taken, now)
    return taken


def plan(
    connection: Connection, report_id: int, version: int, due: datetime, by: str, now: datetime
) -> bool:
    """Plans a draft's newest version for an instant; False where the report has moved on meanwhile."""
    row = _locked(connection, report_id)
    if row is None or row.state not in ("draft", "scheduled") or row.version != version:
        return False
    connection.execute(
        update(REPORTS)
        .where(REPORTS.c.id == report_id)
        .values(state="scheduled", out=version, due=to_millis(due), changed=to_millis(now))
    )
    jobs.enqueue_report(connection, "publish", report_id, version, due)
    record(
        connection, "scheduled", by, now, report_id=report_id, version=version, note=due.isoformat()
    )
    return True


def unplan(connection: Connection, report_id: int, by: str, now: datetime) -> bool:
    """Makes a planned report a draft again; False where it is not planned any more."""
    row = _locked(connection, report_id)
    if row is None or row.state != "scheduled":
        return False
    connection.execute(
        update(REPORTS)
        .where(REPORTS.c.id == report_id)
        .values(state="draft", out=None, due=None, changed=to_millis(now))
    )
    record(connection, "unscheduled", by, now, report_id=report_id, version=row.out)
    return True


def planner_of(connection: Connection, report_id: int) -> str:
    """Who planned a report last."""
    who: str = connection.execute(
        select(CHANGES.c.by)
        .where(CHANGES.c.report_id == report_id, CHANGES.c.action == "scheduled")
        .order_by(CHANGES.c.id.desc())
        .limit(1)
    ).scalar_one()
    return who


def withdraw(connection: Connection, report_id: int, reason: str, by: str, now: datetime) -> bool:
    """Takes a published report back: its text, claims and pictures are gone from all that readers can ask.

    The desk keeps every version. False where it is not published.
    """
    row = _locked(connection, report_id)
    if row is None or row.state != "published":
        return False
    take_back(connection, row.article_id, reason, now)
    connection.execute(
        update(REPORTS)
        .where(REPORTS.c.id == report_id)
        .values(state="withdrawn", changed=to_millis(now))
    )
    record(
        connection,
        "withdrawn",
        by,
        now,
        report_id=report_id,
        article_id=row.article_id,
        note=reason,
    )
    return True


def take_back(connection: Connection, article_id: int, reason: str, now: datetime) -> None:
    """Leaves nothing of an article for readers but that it was withdrawn; its versions stay for the desk."""
    version = connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article_id)
        .values(withdrawn=to_millis(now), reason=reason, changed=to_millis(now), featured=None)
        .returning(ARTICLES.c.version)
    ).scalar_one()
    jobs.enqueue(connection, "relate", article_id, version, now, jobs.URGENT)
    versions = select(VERSIONS.c.id).where(VERSIONS.c.article_id == article_id)
    claims = select(CLAIMS.c.id).where(CLAIMS.c.version_id.in_(versions))
    connection.execute(delete(CLAIM_PARTIES).where(CLAIM_PARTIES.c.claim_id.in_(claims)))
    connection.execute(delete(CLAIMS).where(CLAIMS.c.version_id.in_(versions)))
    connection.execute(delete(FOUND_CLAIMS).where(FOUND_CLAIMS.c.version_id.in_(versions)))
    connection.execute(delete(PICTURES).where(PICTURES.c.article_id == article_id))
    search_index.write(connection, article_id, ())
    attributions.keep(connection, article_id, ())
    events.record(connection, "withdrawn", article_id, now)


def _locked(connection: Connection, report_id: int) -> Row[tuple[object, ...]] | None:
    return connection.execute(
        select(REPORTS).where(REPORTS.c.id == report_id).with_for_update()
    ).one_or_none()


def _correct(connection: Connection, taken: Taken, notice: Notice, now: datetime) -> None:
    connection.execute(
        insert(CORRECTIONS).values(
            article_id=taken.article_id,
            at=to_millis(now),
            said=notice.said,
            right=notice.right,
            of_fact=notice.of_fact,
            before=taken.version - 1,
            after=taken.version,
        )
    )


def _record(connection: Connection, publication: Publication, taken: Taken, now: datetime) -> None:
    notice = publication.notice
    record(
        connection,
        publication.action,
        publication.by,
        now,
        report_id=publication.report_id,
        article_id=taken.article_id,
        version=publication.version,
        note=f"{notice.said} → {notice.right}" if notice else "",
    )
