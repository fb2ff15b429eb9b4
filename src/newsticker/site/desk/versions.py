"""What was saved and done when and by whom, and two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.desk.changes import Pair, compare
from newsticker.model_desk import Draft, ReportVersion
from newsticker.site.desk.visit import Visit
from newsticker.site.words import Words

FIELDS = (
    "headline",
    "lead",
    "body",
    "dateline",
    "source",
    "tags",
    "breaking",
    "language",
    "embargo",
)


class Difference(Struct, frozen=True):
    """A field that differs, under its name in the interface, paragraph by paragraph."""

    name: str
    pairs: Sequence[Pair]


def show_versions(visit: Visit) -> Response:
    """The history of a report."""
    report = visit.site.store.desk.report(visit.request.path_params["id"])
    if report is None:
        raise HTTPException(404)
    changes = visit.site.store.desk.history(report.id)
    return visit.page("versions.html", report=report, changes=changes)


def show_differences(visit: Visit) -> Response:
    """Two versions side by side: ``?from=`` and ``?to=``."""
    asked = visit.request.query_params
    before, after = (_version(visit, asked.get(name, "")) for name in ("from", "to"))
    return visit.page(
        "differences.html",
        before=before,
        after=after,
        differences=differences(before.draft, after.draft, visit.words),
    )


def differences(before: Draft, after: Draft, words: Words) -> list[Difference]:
    """The fields in which two drafts differ."""
    told = [
        (name, _in_words(before, name, words), _in_words(after, name, words)) for name in FIELDS
    ]
    return [
        Difference(words(f"desk-field-{name}"), compare(old, new))
        for name, old, new in told
        if old != new
    ]


def _in_words(draft: Draft, name: str, words: Words) -> str:
    if name == "tags":
        return ", ".join(draft.tags)
    if name == "breaking":
        return words("desk-yes" if draft.breaking else "desk-no")
    if name == "embargo":
        return f"{draft.embargo.replace('T', ' ')} {draft.zone}" if draft.embargo else ""
    return str(getattr(draft, name))


def _version(visit: Visit, number: str) -> ReportVersion:
    """A version by its number in the address; 404 where there is none."""
    if number.isascii() and number.isdecimal() and len(number) < 10:
        report_id = visit.request.path_params["id"]
        version = visit.site.store.desk.version(report_id, int(number))
        if version is not None:
            return version
    raise HTTPException(404)
