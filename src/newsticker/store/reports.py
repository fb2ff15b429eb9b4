"""Reports as they are written at the desk: a version for every change, kept only on the one it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select, update

from newsticker.model import Claim
from newsticker.model_desk import Action, Change, Draft, Report, ReportState, ReportVersion
from newsticker.store import jobs
from newsticker.store.desk_tables import CHANGES, REPORT_VERSIONS, REPORTS
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import JOBS


def add_report(connection: Connection, draft: Draft, by: str, now: datetime) -> int:
    """Adds a draft with its first version; returns its id."""
    report_id: int = connection.execute(
        insert(REPORTS)
        .values(state="draft", version=1, author=by, changed=to_millis(now))
        .returning(REPORTS.c.id)
    ).scalar_one()
    _add_version(connection, report_id, 1, draft, by, False, now)
    return report_id


def report(connection: Connection, report_id: int) -> Report | None:
    """A report in its newest version."""
    row = connection.execute(_whole().where(REPORTS.c.id == report_id)).one_or_none()
    return _report(row) if row else None


def report_of(connection: Connection, article_id: int) -> int | None:
    """The id of the report that an article was written as."""
    found: int | None = connection.execute(
        select(REPORTS.c.id).where(REPORTS.c.article_id == article_id)
    ).scalar()
    return found


def reports(
    connection: Connection,
    *,
    author: str | None,
    state: ReportState | None,
    before: tuple[int, int] | None,
    limit: int,
) -> list[Report]:
    """Reports, the last changed first; ``before`` is when the last of the page before was changed, and its id."""
    wanted = _whole().order_by(REPORTS.c.changed.desc(), REPORTS.c.id.desc()).limit(limit)
    if author is not None:
        wanted = wanted.where(REPORTS.c.author == author)
    if state is not None:
        wanted = wanted.where(REPORTS.c.state == state)
    if before is not None:
        changed, last = before
        wanted = wanted.where(
            (REPORTS.c.changed < changed) | ((REPORTS.c.changed == changed) & (REPORTS.c.id < last))
        )
    return [_report(row) for row in connection.execute(wanted)]


def overdue(connection: Connection, before: datetime) -> list[Report]:
    """Planned reports whose hour was before an instant, the longest due first."""
    wanted = _whole().where(REPORTS.c.state == "scheduled", REPORTS.c.due < to_millis(before))
    return [_report(row) for row in connection.execute(wanted.order_by(REPORTS.c.due))]


def marker(connection: Connection, found: Sequence[Report], limit: int) -> str | None:
    """The marker of the page behind the first ``limit`` of these reports, None where there are no more."""
    if len(found) <= limit:
        return None
    last = connection.execute(
        select(REPORTS.c.changed, REPORTS.c.id).where(REPORTS.c.id == found[limit - 1].id)
    ).one()
    return f"{last.changed}.{last.id}"


def save(
    connection: Connection,
    report_id: int,
    base: int,
    draft: Draft,
    by: str,
    auto: bool,
    now: datetime,
) -> int | None:
    """Keeps a draft that was written on version ``base``; returns its number, None where that is not the newest.

    What is the same as before is no new version. What a browser saves by itself takes the place of what it
    saved by itself before, for the same editor.
    """
    newest = connection.execute(
        select(REPORTS.c.version).where(REPORTS.c.id == report_id).with_for_update()
    ).scalar()
    if newest != base:
        return None
    kept = connection.execute(select(REPORT_VERSIONS).where(_which(report_id, base))).one()
    if msgspec.json.decode(kept.draft, type=Draft) == draft:
        if kept.auto and not auto:
            connection.execute(
                update(REPORT_VERSIONS).where(_which(report_id, base)).values(auto=False, by=by)
            )
        return base
    out = connection.execute(select(REPORTS.c.out).where(REPORTS.c.id == report_id)).scalar()
    if auto and kept.auto and kept.by == by and out != base:
        connection.execute(delete(REPORT_VERSIONS).where(_which(report_id, base)))
    _add_version(connection, report_id, base + 1, draft, by, auto, now)
    connection.execute(
        update(REPORTS)
        .where(REPORTS.c.id == report_id)
        .values(version=base + 1, changed=to_millis(now))
    )
    return base + 1


def version(connection: Connection, report_id: int, number: int) -> ReportVersion | None:
    """A version of a report."""
    row = connection.execute(select(REPORT_VERSIONS).where(_which(report_id, number))).one_or_none()
    if row is None:
        return None
    return ReportVersion(
        report_id=report_id,
        number=number,
        at=to_iso(row.at),
        by=row.by,
        auto=row.auto,
        draft=msgspec.json.decode(row.draft, type=Draft),
        claims=msgspec.json.decode(row.claims, type=tuple[Claim, ...]) if row.claims else None,
        rules=row.rules,
        pictures=msgspec.json.decode(row.pictures, type=dict[int, str]) if row.pictures else {},
    )


def keep_claims(
    connection: Connection,
    report_id: int,
    number: int,
    claims: Sequence[Claim],
    rules: str,
    now: datetime,
) -> None:
    """Keeps what was read in a version, and has its figures drawn."""
    connection.execute(
        update(REPORT_VERSIONS)
        .where(_which(report_id, number))
        .values(claims=msgspec.json.encode(claims).decode(), rules=rules, pictures=None)
    )
    jobs.enqueue_report(connection, "draw-draft", report_id, number, now)


def keep_pictures(
    connection: Connection, report_id: int, number: int, pictures: Mapping[int, str]
) -> None:
    """Keeps the drawn figures of a version, by width in pixels."""
    connection.execute(
        update(REPORT_VERSIONS)
        .where(_which(report_id, number))
        .values(pictures=msgspec.json.encode(pictures).decode())
    )


def history(connection: Connection, report_id: int) -> list[Change]:
    """Who saved and published what when, the last first."""
    versions = [
        (row.at, 0, Change(to_iso(row.at), row.by, "auto" if row.auto else "saved", row.number))
        for row in connection.execute(
            select(
                REPORT_VERSIONS.c.at,
                REPORT_VERSIONS.c.by,
                REPORT_VERSIONS.c.auto,
                REPORT_VERSIONS.c.number,
            ).where(REPORT_VERSIONS.c.report_id == report_id)
        )
    ]
    done = [
        (row.at, row.id, Change(to_iso(row.at), row.by, row.action, row.version, row.note))
        for row in connection.execute(select(CHANGES).where(CHANGES.c.report_id == report_id))
    ]
    return [change for *_, change in sorted(versions + done, key=lambda c: c[:2], reverse=True)]


def record(
    connection: Connection,
    action: Action,
    by: str,
    now: datetime,
    *,
    report_id: int | None = None,
    article_id: int | None = None,
    source_id: int | None = None,
    version: int | None = None,
    note: str = "",
) -> None:
    """Writes down who did what."""
    connection.execute(
        insert(CHANGES).values(
            at=to_millis(now),
            by=by,
            action=action,
            report_id=report_id,
            article_id=article_id,
            source_id=source_id,
            version=version,
            note=note,
        )
    )


def delete_draft(connection: Connection, report_id: int) -> bool:
    """Deletes a report that was never published, with its versions; False for every other."""
    state = connection.execute(
        select(REPORTS.c.state).where(REPORTS.c.id == report_id).with_for_update()
    ).scalar()
    if state != "draft":
        return False
    for table in (JOBS, CHANGES, REPORT_VERSIONS):
        connection.execute(delete(table).where(table.c.report_id == report_id))
    connection.execute(delete(REPORTS).where(REPORTS.c.id == report_id))
    return True


def _add_version(
    connection: Connection,
    report_id: int,
    number: int,
    draft: Draft,
    by: str,
    auto: bool,
    now: datetime,
) -> None:
    connection.execute(
        insert(REPORT_VERSIONS).values(
            report_id=report_id,
            number=number,
            at=to_millis(now),
            by=by,
            auto=auto,
            draft=msgspec.json.encode(draft).decode(),
        )
    )
    jobs.enqueue_report(connection, "read-draft", report_id, number, now)


def _whole() -> Select[tuple[object, ...]]:
    return select(REPORTS, REPORT_VERSIONS.c.draft, REPORT_VERSIONS.c.by).join(
        REPORT_VERSIONS,
        (REPORT_VERSIONS.c.report_id == REPORTS.c.id)
        & (REPORT_VERSIONS.c.number == REPORTS.c.version),
    )


def _which(report_id: int, number: int) -> ColumnElement[bool]:
    return (REPORT_VERSIONS.c.report_id == report_id) & (REPORT_VERSIONS.c.number == number)


def _report(row: Row[tuple[object, ...]]) -> Report:
    return Report(
        id=row.id,
        state=row.state,
        article_id=row.article_id,
        version=row.version,
        out=row.out,
        due=None if row.due is None else to_iso(row.due),
        author=row.author,
        changed=to_iso(row.changed),
        changed_by=row.by,
        draft=msgspec.json.decode(row.draft, type=Draft),
    )
