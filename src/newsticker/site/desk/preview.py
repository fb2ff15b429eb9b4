"""The preview: a report as readers will see it, its claims included, which it waits for for two seconds."""

from __future__ import annotations

import time
from datetime import datetime

from starlette.responses import Response

from newsticker.flow.drafts import preview
from newsticker.model import Source, StoredArticle
from newsticker.model_desk import Report, ReportVersion
from newsticker.site.article import article_parts
from newsticker.site.desk.reports import report_of
from newsticker.site.desk.visit import Visit
from newsticker.site.ticker import by_day

PATIENCE_SECONDS = 2.0
ASK_EVERY_SECONDS = 0.05
VIEWS = ("text", "plain", "ticker")


def show_preview(visit: Visit) -> Response:
    """The newest version as a page of its own, without marks, or as an item of the ticker (``?view=``)."""
    report = report_of(visit)
    version = _read_version(visit, report)
    stored = _as_published(visit, report, version)
    view = visit.request.query_params.get("view", "text")
    page = f"/{visit.language}/desk/reports/{report.id}/preview"
    bar = {"report": report, "is_read": version.claims is not None, "view": view}
    if view == "ticker":
        days = by_day([stored], visit.site, visit.language, visit.now)
        return visit.page("preview_ticker.html", days=days, preview=bar, page=page)
    plain = view == "plain"
    parts = article_parts(visit.site, visit.language, stored, "", version.pictures.get, plain)
    return visit.site.page(
        visit.request, "plain.html" if plain else "article.html", page=page, preview=bar, **parts
    )


def _read_version(visit: Visit, report: Report) -> ReportVersion:
    """The newest version, once its claims have been read, and the pictures of its figures drawn, or time is up."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        version = visit.site.store.desk.version(report.id, report.version)
        assert version is not None
        if version.claims is not None or time.monotonic() > until:
            return version
        time.sleep(ASK_EVERY_SECONDS)


def _as_published(visit: Visit, report: Report, version: ReportVersion) -> StoredArticle:
    settings = visit.site.settings
    source = Source(0, settings.name, settings.address or None, "desk", True)
    due = datetime.fromisoformat(report.due) if report.due else visit.now
    out = visit.site.store.desk.article(report.article_id) if report.article_id else None
    if out is None or out.article.published is None:
        return preview(version, source, due)
    published = datetime.fromisoformat(out.article.published)
    return preview(version, source, published, out.reads)
