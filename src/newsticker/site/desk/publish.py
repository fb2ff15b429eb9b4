"""Publishing: the page on which it is decided, with what keeps it from being done."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from newsticker.desk import publishing
from newsticker.desk.changes import changed_passages
from newsticker.desk.publishing import MAY, Moved, NotReady, due_of, problems_of
from newsticker.flow.drafts import write_article
from newsticker.flow.publishing import OwnSource
from newsticker.model_desk import Draft, Report
from newsticker.site.desk.reports import moved, report_of, version_in
from newsticker.site.desk.versions import differences
from newsticker.site.desk.visit import Visit
from newsticker.store import Notice


def show_publish(visit: Visit) -> Response:
    """What publishing would do, and the buttons that do it; a form does what its ``step`` says."""
    report = report_of(visit)
    if not visit.is_form:
        return _page(visit, report)
    try:
        _step(visit, report)
    except Moved:
        return moved(visit, report)
    except NotReady as error:
        return _page(visit, report, error.problems)
    return visit.to(f"/reports/{report.id}/publish?done={visit.form['step']}")


def show_withdraw(visit: Visit) -> Response:
    """Withdrawing: the reason, which readers are told."""
    report = report_of(visit)
    if "withdraw" not in MAY[report.state]:
        return moved(visit, report)
    if not visit.is_form:
        return visit.page("withdraw.html", report=report, problems=(), reason="")
    reason = visit.form.get("reason", "")
    try:
        publishing.withdraw(visit.site.store, report, reason, visit.user.name, visit.now)
    except Moved:
        return moved(visit, report)
    except NotReady as error:
        return visit.page(
            "withdraw.html", status=422, report=report, problems=error.problems, reason=reason
        )
    return visit.to(f"/reports/{report.id}/versions")


def _step(visit: Visit, report: Report) -> None:
    store, by, now = visit.site.store, visit.user.name, visit.now
    settings = visit.site.settings
    own = OwnSource(settings.name, settings.address or None)
    version, step = version_in(visit), visit.form.get("step")
    if step == "publish":
        publishing.publish(store, report, version, own, by, now)
    elif step == "unplan":
        publishing.unplan(store, report, by, now)
    elif step == "update":
        publishing.update(store, report, version, own, by, now)
    elif step == "correct":
        publishing.correct(store, report, version, _notice(visit), own, by, now)
    else:
        raise Moved


def _notice(visit: Visit) -> Notice:
    said, right = (visit.form.get(name, "").strip() for name in ("said", "right"))
    return Notice(said, right, visit.form.get("of-fact") == "yes")


def _page(visit: Visit, report: Report, tried: Sequence[str] = ()) -> Response:
    problems = list(tried) or problems_of(report.draft, visit.now)
    if report.state in ("published", "withdrawn"):
        problems = [problem for problem in problems if not problem.startswith("embargo")]
    out = _out(visit, report)
    changes = differences(out, report.draft, visit.words) if out else []
    notice = _notice(visit) if visit.is_form else Notice(*_passages(out, report.draft), True)
    return visit.page(
        "publish.html",
        status=422 if tried else 200,
        report=report,
        problems=problems,
        due=_due(report),
        may=MAY[report.state],
        differences=changes,
        notice=notice,
        done=visit.request.query_params.get("done"),
    )


def _out(visit: Visit, report: Report) -> Draft | None:
    """The draft that is published or planned, where it is another than the newest."""
    if report.out is None or report.out == report.version:
        return None
    version = visit.site.store.desk.version(report.id, report.out)
    return version.draft if version else None


def _passages(out: Draft | None, draft: Draft) -> tuple[str, str]:
    """What differs, as the notice of a correction would quote it."""
    if out is None:
        return "", ""
    return changed_passages(write_article(out, "").text, write_article(draft, "").text)


def _due(report: Report) -> str | None:
    """The instant of the embargo, where the draft has a readable one."""
    try:
        due = due_of(report.draft)
    except NotReady:
        return None
    return due.isoformat() if due else None
