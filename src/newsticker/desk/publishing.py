"""The rules of publishing: what may follow what, and what a report, a correction and a withdrawal must have.

    draft ──► published ──► published again (updated or corrected) ──► withdrawn, which is the end
      ▲  └──► scheduled ──► published by itself at its hour
      └───────────┘

A planned report goes out in the version that was planned: what is saved after that is not published by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from newsticker.desk.embargo import NoInstant, embargo_instant
from newsticker.flow import publishing as flow
from newsticker.flow.publishing import OwnSource
from newsticker.model_desk import Draft, Report, ReportState
from newsticker.store import Notice, Store
from newsticker.text.markdown import read_markdown

Step = Literal["publish", "plan", "unplan", "update", "correct", "withdraw", "delete"]
MAY: Mapping[ReportState, frozenset[Step]] = {
    "draft": frozenset({"publish", "plan", "delete"}),
    "scheduled": frozenset({"publish", "plan", "unplan"}),
    "published": frozenset({"update", "correct", "withdraw"}),
    "withdrawn": frozenset(),
}
LONGEST_NOTICE = 2000


class Moved(Exception):
    """The report is no longer as the one who wants to change it saw it."""


class NotReady(Exception):
    """Something is missing; ``problems`` names what, each by a word."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


def due_of(draft: Draft) -> datetime | None:
    """When a draft's embargo ends, None where it has none. Raises NotReady where that cannot be told."""
    if not draft.embargo:
        return None
    try:
        return embargo_instant(draft.embargo, draft.zone)
    except NoInstant as error:
        raise NotReady(f"embargo-{error}") from None


def problems_of(draft: Draft, now: datetime) -> list[str]:
    """What keeps a draft from being published, each by a word; empty where nothing does."""
    problems = []
    if not draft.headline.strip():
        problems.append("no-headline")
    if not draft.lead.strip() and not read_markdown(draft.body).text:
        problems.append("no-text")
    try:
        due = due_of(draft)
    except NotReady as error:
        problems += error.problems
    else:
        if due is not None and due <= now:
            problems.append("embargo-past")
    return problems


def publish(
    store: Store, report: Report, version: int, own: OwnSource, by: str, now: datetime
) -> None:
    """Publishes a report at once, or plans it where its embargo has not ended.

    Raises Moved where ``version`` is not its newest, NotReady where something is missing.
    """
    _check(report, version, "publish")
    if problems := problems_of(report.draft, now):
        raise NotReady(*problems)
    due = due_of(report.draft)
    if due is None:
        _done(flow.publish(store, report, own, by, now) is not None)
    else:
        _done(flow.plan(store, report, own, due, by, now))


def unplan(store: Store, report: Report, by: str, now: datetime) -> None:
    """Makes a planned report a draft again. Raises Moved where it is not planned, or out already."""
    _check(report, report.version, "unplan")
    _done(flow.unplan(store, report, by, now))


def update(
    store: Store, report: Report, version: int, own: OwnSource, by: str, now: datetime
) -> None:
    """Publishes a report's newest version in place of the one that is out. Raises as ``publish`` does."""
    _check(report, version, "update")
    _again(store, report, own, by, now, None)


def correct(
    store: Store,
    report: Report,
    version: int,
    notice: Notice,
    own: OwnSource,
    by: str,
    now: datetime,
) -> None:
    """The same with a notice that says what was wrong. Raises as ``publish`` does."""
    _check(report, version, "correct")
    if not notice.right.strip():
        raise NotReady("no-right")
    if max(len(notice.said), len(notice.right)) > LONGEST_NOTICE:
        raise NotReady("notice-long")
    _again(store, report, own, by, now, notice)


def withdraw(store: Store, report: Report, reason: str, by: str, now: datetime) -> None:
    """Takes a report back. Raises NotReady without a reason, Moved where it is not published."""
    _check(report, report.version, "withdraw")
    if not reason.strip():
        raise NotReady("no-reason")
    if len(reason) > LONGEST_NOTICE:
        raise NotReady("notice-long")
    _done(flow.withdraw(store, report, reason.strip(), by, now))


def delete(store: Store, report: Report) -> None:
    """Deletes a draft that was never published. Raises Moved for every other."""
    _check(report, report.version, "delete")
    _done(store.desk.delete_draft(report.id))


def _again(
    store: Store, report: Report, own: OwnSource, by: str, now: datetime, notice: Notice | None
) -> None:
    # The embargo of what has been published is history.
    problems = [p for p in problems_of(report.draft, now) if not p.startswith("embargo")]
    if problems:
        raise NotReady(*problems)
    if report.out == report.version:
        raise NotReady("no-change")
    _done(flow.renew(store, report, own, by, now, notice) is not None)


def _check(report: Report, version: int, step: Step) -> None:
    if step not in MAY[report.state] or report.version != version:
        raise Moved


def _done(done: bool) -> None:
    if not done:
        raise Moved
