"""Writing: the list of reports, a new one, the form that saves it, and the browser that saves it by itself."""

from __future__ import annotations

import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from newsticker.desk.embargo import zones
from newsticker.desk.publishing import MAY, Moved, delete, problems_of
from newsticker.desk.writing import draft_of
from newsticker.model_desk import Draft, Report, ReportState
from newsticker.site.desk.versions import differences
from newsticker.site.desk.visit import Visit

_MARKER = re.compile(r"\d{1,15}\.\d{1,15}")
STATES: tuple[ReportState, ...] = ("draft", "scheduled", "published", "withdrawn")
# Where the form leads once it is saved.
AFTERWARDS = {"preview": "/preview", "publish": "/publish"}


def show_reports(visit: Visit) -> Response:
    """One's own reports, or with ``?whose=all`` everybody's, of a ``?state=`` or of all, the last changed first."""
    asked = visit.request.query_params
    whose = "all" if asked.get("whose") == "all" else "mine"
    state = next((state for state in STATES if state == asked.get("state")), None)
    before = asked.get("before")
    if before is not None and not _MARKER.fullmatch(before):
        raise HTTPException(404)
    found, following = visit.site.store.desk.reports(
        author=visit.user.name if whose == "mine" else None, state=state, before=before
    )
    return visit.page(
        "reports.html",
        reports=found,
        following=following,
        whose=whose,
        state=state,
        states=STATES,
    )


def new_report(visit: Visit) -> Response:
    """Begins a report, or goes on with one that was begun and never written in."""
    empty = Draft(language=visit.language, zone=visit.site.settings.timezone)
    begun, _ = visit.site.store.desk.reports(author=visit.user.name, state="draft", limit=1)
    if begun and begun[0].draft == empty:
        return visit.to(f"/reports/{begun[0].id}")
    return visit.to(
        f"/reports/{visit.site.store.desk.add_report(empty, visit.user.name, visit.now)}"
    )


def show_report(visit: Visit) -> Response:
    """The form of a report; sent, it is saved, and leads on where its button said."""
    report = report_of(visit)
    if report.state == "withdrawn":
        return visit.to(f"/reports/{report.id}/versions")
    if not visit.is_form:
        return _form(visit, report)
    draft = draft_of(visit.form)
    base = version_in(visit)
    saved = visit.site.store.desk.save(report.id, base, draft, visit.user.name, visit.now)
    if saved is None:
        return _conflict(visit, report_of(visit), draft)
    return visit.to(f"/reports/{report.id}" + AFTERWARDS.get(visit.form.get("then", ""), ""))


def autosave(visit: Visit) -> Response:
    """Keeps what a browser saves by itself; says which version it is, or that somebody else has saved."""
    report = report_of(visit)
    if report.state != "withdrawn":
        saved = visit.site.store.desk.save(
            report.id,
            version_in(visit),
            draft_of(visit.form),
            visit.user.name,
            visit.now,
            auto=True,
        )
        if saved is not None:
            at = visit.now.astimezone(visit.site.settings.zone).strftime("%H:%M:%S")
            return JSONResponse({"version": saved, "at": at})
    newest = report_of(visit)
    return JSONResponse({"by": newest.changed_by}, 409)


def delete_report(visit: Visit) -> Response:
    """Deletes a draft that was never published."""
    report = report_of(visit)
    try:
        delete(visit.site.store, report)
    except Moved:
        return moved(visit, report)
    return visit.to()


def report_of(visit: Visit) -> Report:
    """The report of the address; 404 where there is none."""
    report = visit.site.store.desk.report(visit.request.path_params["id"])
    if report is None:
        raise HTTPException(404)
    return report


def version_in(visit: Visit) -> int:
    """The version that a form was made from, 0 where it names none."""
    told = visit.form.get("version", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0


def moved(visit: Visit, report: Report) -> Response:
    """That a report is no longer as the one who wants to change it saw it."""
    return visit.page("moved.html", status=409, report=report)


def form_context(visit: Visit, report: Report, draft: Draft, version: int) -> dict[str, Any]:
    """What the form of a report needs."""
    day, _, time = draft.embargo.partition("T")
    return {
        "report": report,
        "draft": draft,
        "version": version,
        "embargo_day": day,
        "embargo_time": time,
        "zones": zones(),
        "may": MAY[report.state],
    }


def _form(visit: Visit, report: Report) -> Response:
    saved = visit.formats.local(report.changed).strftime("%H:%M:%S")
    problems = problems_of(report.draft, visit.now) if report.state == "draft" else []
    shown = [p for p in problems if p.startswith("embargo")]
    return visit.page(
        "report.html",
        problems=shown,
        saved=saved,
        **form_context(visit, report, report.draft, report.version),
    )


def _conflict(visit: Visit, report: Report, mine: Draft) -> Response:
    """Both texts, and the form with one's own: sent once more it goes before the other, knowingly."""
    return visit.page(
        "conflict.html",
        status=409,
        differences=differences(report.draft, mine, visit.words),
        **form_context(visit, report, mine, report.version),
    )
