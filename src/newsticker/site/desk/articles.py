"""Articles of others: read whole, hidden or shown, put first, tagged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.desk.writing import tags_of
from newsticker.flow import editing
from newsticker.model import StoredArticle
from newsticker.outputs.told import outlet_of
from newsticker.site.desk.visit import Visit
from newsticker.site.formats import moment_of
from newsticker.site.words import headline

_MARKER = re.compile(r"\d{1,15}\.\d{1,15}")
LONGEST_NOTE = 500


def show_articles(visit: Visit) -> Response:
    """Every article, newest first, or with ``?only=hidden`` those that are hidden."""
    before = visit.request.query_params.get("before")
    if before is not None and not _MARKER.fullmatch(before):
        raise HTTPException(404)
    hidden = visit.request.query_params.get("only") == "hidden"
    found, following = visit.site.store.desk.articles(before=before, only_hidden=hidden)
    marks = visit.site.store.desk.marks([article.id for article in found])
    rows = [
        (a, headline(a, visit.words), outlet_of(a), moment_of(a, visit.formats), marks[a.id])
        for a in found
    ]
    return visit.page("articles.html", rows=rows, following=following, hidden=hidden)


def show_article(visit: Visit) -> Response:
    """One article, whole, with what can be decided about it; a form does what its ``step`` says."""
    store = visit.site.store
    stored = store.desk.article(visit.request.path_params["id"])
    if stored is None:
        raise HTTPException(404)
    own = store.desk.report_of(stored.id)
    if visit.is_form:
        steps = OWN if own else STEPS
        step = steps.get(visit.form.get("step", ""))
        if step is None:
            raise HTTPException(404)
        step(visit, stored)
        return visit.to(f"/articles/{stored.id}")
    return visit.page(
        "article.html",
        stored=stored,
        article=stored.article,
        title=headline(stored, visit.words),
        outlet=outlet_of(stored),
        moment=moment_of(stored, visit.formats),
        marks=store.desk.marks([stored.id])[stored.id],
        changes=store.desk.changes(article_id=stored.id),
        own=own,
        story=store.stories.story_of(stored.id),
    )


def _hide(visit: Visit, stored: StoredArticle, hidden: bool) -> None:
    note = visit.form.get("note", "").strip()[:LONGEST_NOTE]
    editing.hide(
        visit.site.store, stored.id, hidden=hidden, by=visit.user.name, note=note, now=visit.now
    )


def _feature(visit: Visit, stored: StoredArticle, featured: bool) -> None:
    editing.feature(
        visit.site.store, stored.id, featured=featured, by=visit.user.name, now=visit.now
    )


def _tag(visit: Visit, stored: StoredArticle, edited: bool) -> None:
    tags = tags_of(visit.form.get("tags", "")) if edited else None
    editing.tag(visit.site.store, stored.id, tags, by=visit.user.name, now=visit.now)


Step = Callable[[Visit, StoredArticle], None]
# A report of ours is withdrawn with a reason and not just hidden, and tagged where it is written.
OWN: Mapping[str, Step] = {
    "feature": lambda visit, stored: _feature(visit, stored, True),
    "unfeature": lambda visit, stored: _feature(visit, stored, False),
}
STEPS: Mapping[str, Step] = {
    **OWN,
    "hide": lambda visit, stored: _hide(visit, stored, True),
    "show": lambda visit, stored: _hide(visit, stored, False),
    "tag": lambda visit, stored: _tag(visit, stored, True),
    "untag": lambda visit, stored: _tag(visit, stored, False),
}
