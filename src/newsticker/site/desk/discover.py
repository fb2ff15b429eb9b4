"""The feeds of a site: looked for, shown with what they bring, chosen and then followed."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow.discovering import Found
from newsticker.flow.errands import Choice, Look, Outcome
from newsticker.model_desk import Errand
from newsticker.site.desk.errands import address_in, asked_for, begin
from newsticker.site.desk.visit import Visit
from newsticker.site.problems import plain_of_page


def show_discover(visit: Visit) -> Response:
    """A form for an address and, with ``?errand=``, what was found there or followed; a form looks or follows."""
    if visit.is_form:
        return _follow(visit) if visit.form.get("step") == "follow" else _look(visit)
    errand = asked_for(visit, visit.request.query_params.get("errand"))
    if errand is None:
        return _page(visit)
    if errand.kind == "follow":
        outcome = errand.answer and msgspec.json.decode(errand.answer, type=Outcome)
        return _page(visit, outcome=outcome, waits=not outcome)
    return _page(visit, errand=errand, found=_found(errand), waits=not errand.answer)


def _look(visit: Visit) -> Response:
    url = visit.form.get("url", "")
    address = address_in(url)
    if address is None:
        return _page(visit, status=422, url=url, problem="desk-no-address")
    return _begun(visit, begin(visit, "discover", Look(address)), url)


def _follow(visit: Visit) -> Response:
    """Follows what was chosen of what was found; nothing else can be named."""
    errand = asked_for(visit, visit.form.get("errand") or "0")
    found = _found(errand) if errand else None
    if errand is None or found is None:
        raise HTTPException(404)
    chosen = [feed.url for n, feed in enumerate(found.feeds) if visit.form.get(f"feed{n}")]
    pages = [feed.url for n, feed in enumerate(found.feeds) if visit.form.get(f"pages{n}")]
    if not chosen:
        return _page(visit, status=422, errand=errand, found=found, problem="desk-choose-feeds")
    return _begun(visit, begin(visit, "follow", Choice(tuple(chosen), tuple(pages))), found.url)


def _begun(visit: Visit, number: int | None, url: str) -> Response:
    if number is None:
        return _page(visit, status=503, url=url, problem="desk-errands-full")
    return visit.to(f"/sources/discover?errand={number}#found")


def _found(errand: Errand) -> Found | None:
    """What was found; None while it is not, or where the errand is another."""
    if errand.kind != "discover":
        raise HTTPException(404)
    return msgspec.json.decode(errand.answer, type=Found) if errand.answer else None


def _page(visit: Visit, status: int = 200, **told: object) -> Response:
    found = told.get("found")
    context = {"url": "", "errand": None, "found": None, "outcome": None, "waits": False, "problem": ""}  # fmt: skip
    if isinstance(found, Found):
        # Whoever comes back to what was found sees what is followed by now.
        feeds = {feed.url: source.id for source, feed in visit.site.store.feeds()}
        told |= {"url": told.get("url") or found.url, "followed": feeds}
    return visit.page(
        "discover.html",
        status=status,
        plain=lambda problem: plain_of_page(problem, visit.words) or visit.words("problem-other"),
        **({"followed": {}} | context | told),
    )
