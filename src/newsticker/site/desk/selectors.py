"""A source's own selectors: tried on a page, with what they read there, before they are saved."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow.errands import Trial
from newsticker.flow.selecting import Tried, check_selectors
from newsticker.model import NewstickerError, Selectors
from newsticker.site.desk.errands import address_in, asked_for, begin
from newsticker.site.desk.source import find_source, tell_missed
from newsticker.site.desk.visit import Visit
from newsticker.site.problems import plain_of_page

FIELDS = Selectors.__struct_fields__


def show_selectors(visit: Visit) -> Response:
    """The selectors of a source and, with ``?errand=``, what some read on a page; a form tries or saves them."""
    source, _ = find_source(visit)
    store = visit.site.store
    if not visit.is_form:
        errand = asked_for(visit, visit.request.query_params.get("errand"))
        if errand is None:
            return _page(visit, store.pages.selectors(source.id) or Selectors())
        if errand.kind != "try":
            raise HTTPException(404)
        trial = msgspec.json.decode(errand.asked, type=Trial)
        tried = errand.answer and msgspec.json.decode(errand.answer, type=Tried)
        return _page(visit, trial.selectors, url=trial.url, tried=tried, waits=not tried)
    selectors = Selectors(**{name: visit.form.get(name, "").strip() or None for name in FIELDS})
    url = visit.form.get("url", "")
    try:
        check_selectors(selectors)
    except NewstickerError as error:
        field, _, reason = str(error).partition(": ")
        return _page(visit, selectors, url=url, status=422, wrong=field, reason=reason)
    if visit.form.get("step") == "save":
        store.pages.set_selectors(source.id, selectors, by=visit.user.name, now=visit.now)
        return visit.to(f"/sources/{source.id}")
    address = address_in(url)
    if address is None:
        return _page(visit, selectors, url=url, status=422, problem="desk-no-address")
    number = begin(visit, "try", Trial(address, selectors, source.full_text))
    if number is None:
        return _page(visit, selectors, url=url, status=503, problem="desk-errands-full")
    return visit.to(f"/sources/{source.id}/selectors?errand={number}#tried")


def _page(visit: Visit, selectors: Selectors, status: int = 200, **told: object) -> Response:
    source, feed = find_source(visit)
    tried = told.get("tried")
    problem = tried.problem if isinstance(tried, Tried) else None
    context = {"url": "", "tried": None, "waits": False, "wrong": "", "reason": "", "problem": ""}
    return visit.page(
        "selectors.html",
        status=status,
        source=source,
        feed=feed,
        fields=[(name, getattr(selectors, name) or "") for name in FIELDS],
        missed=tell_missed(tried.missed, visit.words) if isinstance(tried, Tried) else None,
        why=problem and (plain_of_page(problem, visit.words) or visit.words("desk-page-other")),
        **(context | told),
    )
