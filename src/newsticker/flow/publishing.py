"""Publishes what was written at the desk: at once or at its hour, again, corrected, or taken back.

What the rules of the desk allow is decided before; the store checks once more, in the transaction that writes,
that the report is still as it was then.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsticker.flow.drafts import write_article
from newsticker.model import Reading
from newsticker.model_desk import Action, Report, ReportState
from newsticker.store import Incoming, Notice, Publication, Store, Taken


class OwnSource(Struct, frozen=True):
    """Under which name the desk's own reports stand, and the site's address."""

    name: str
    url: str | None = None


def keep_own_source(store: Store, own: OwnSource) -> int:
    """The id of the source that the desk's reports belong to; they are shown whole."""
    return store.keep_source("desk", "desk", name=own.name, url=own.url, full_text=True)


def publish(store: Store, report: Report, own: OwnSource, by: str, now: datetime) -> Taken | None:
    """Publishes a report's newest version for the first time; None where it has moved on meanwhile."""
    source_id = keep_own_source(store, own)
    incoming = _incoming(store, report, report.version, source_id, now)
    states: tuple[ReportState, ...] = ("draft", "scheduled")
    return store.desk.publish(
        Publication(report.id, report.version, states, incoming, "published", by), now
    )


def renew(
    store: Store, report: Report, own: OwnSource, by: str, now: datetime, notice: Notice | None
) -> Taken | None:
    """Publishes another version of a report, as a correction with its ``notice``; None where it has moved on."""
    source_id = keep_own_source(store, own)
    incoming = _incoming(store, report, report.version, source_id, now)
    action: Action = "corrected" if notice else "updated"
    states: tuple[ReportState, ...] = ("published",)
    return store.desk.publish(
        Publication(report.id, report.version, states, incoming, action, by, notice=notice),
        now,
    )


def publish_due(store: Store, report: Report, now: datetime) -> Taken | None:
    """Publishes the version that was planned, dated by its hour; None where it has moved on meanwhile."""
    assert report.due is not None
    assert report.out is not None
    source_id = keep_own_source(store, OwnSource(""))
    incoming = _incoming(store, report, report.out, source_id, datetime.fromisoformat(report.due))
    by = store.desk.planner_of(report.id)
    states: tuple[ReportState, ...] = ("scheduled",)
    return store.desk.publish(
        Publication(report.id, report.out, states, incoming, "published", by, planned=True),
        now,
    )


def plan(
    store: Store, report: Report, own: OwnSource, due: datetime, by: str, now: datetime
) -> bool:
    """Plans a report's newest version for its hour; False where it has moved on meanwhile."""
    keep_own_source(store, own)
    return store.desk.plan(report.id, report.version, due, by, now)


def unplan(store: Store, report: Report, by: str, now: datetime) -> bool:
    """Makes a planned report a draft again; False where it has moved on meanwhile."""
    return store.desk.unplan(report.id, by, now)


def withdraw(store: Store, report: Report, reason: str, by: str, now: datetime) -> bool:
    """Takes a published report back; False where it is not published any more."""
    return store.desk.withdraw(report.id, reason, by, now)


def _incoming(store: Store, report: Report, number: int, source_id: int, now: datetime) -> Incoming:
    """The version as it goes into the store, with its claims as far as they have been read."""
    version = store.desk.version(report.id, number)
    assert version is not None
    before = store.desk.article(report.article_id) if report.article_id else None
    instant = now.isoformat(timespec="seconds")
    if before is None:
        written = write_article(version.draft, instant)
    else:
        written = write_article(version.draft, before.article.published or instant, instant)
    reading = Reading(f"report {report.id}", written.article, written.text)
    if version.claims is not None:
        reading = replace(reading, claims=version.claims)
    return Incoming(source_id, reading.id, reading, version.rules, written.markdown)
