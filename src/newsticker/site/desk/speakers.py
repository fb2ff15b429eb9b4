"""Speakers at the desk: found by name, merged into one, parted again, suppressed and shown again."""

from __future__ import annotations

import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow import parties_by_hand
from newsticker.language.page_words import all_page_words
from newsticker.model_desk import KnownParty
from newsticker.site.desk.visit import Visit

LONGEST_REASON = 500
LONGEST_QUERY = 100
STEPS = ("merge", "part", "suppress", "show")
_NUMBER = re.compile(r"[0-9]{1,15}")


def show_speakers(visit: Visit) -> Response:
    """Whoever is found by ``?q=``; with ``?only=`` those alone that are merged or suppressed."""
    asked = visit.request.query_params
    query, only = asked.get("q", "")[:LONGEST_QUERY], asked.get("only", "")
    found = visit.site.store.hand.parties(
        query, merged=only == "merged", suppressed=only == "suppressed"
    )
    return visit.page("speakers.html", found=found, q=query, only=only)


def show_party(visit: Visit) -> Response:
    """One of them, with what can be decided; a form does what its ``step`` says."""
    party = _party(visit)
    if not visit.is_form:
        return _page(visit, party)
    step = visit.form.get("step")
    if step not in STEPS:
        raise HTTPException(404)
    if step == "show" and visit.user.role != "admin":
        return visit.page("refused.html", status=403, key="desk-admins-only", kept=[])
    if step == "suppress" and not visit.form.get("reason", "").strip():
        return _page(visit, party, status=422, problem="desk-suppress-needs-why")
    if visit.form.get("seen") != str(party.seen) or not _decide(visit, party, step):
        return _page(visit, _party(visit), status=409, problem="desk-party-moved")
    return visit.to(f"/speakers/{party.id}")


def telling_word(name: str) -> str:
    """The last word of a name, which others of one family or place have too; of a company the one before its form."""
    forms = {form for words in all_page_words() for form in words.companies}
    telling = [word for word in name.split() if word not in forms]
    return (telling or name.split())[-1]


def _decide(visit: Visit, party: KnownParty, step: str) -> bool:
    """Writes the decision down; False where somebody else was faster, or it cannot be."""
    reason = " ".join(visit.form.get("reason", "").split())[:LONGEST_REASON]
    of: dict[str, Any] = {"reason": reason, "by": visit.user.name, "now": visit.now}
    store = visit.site.store
    if step == "merge":
        into = visit.form.get("into", "")
        if not _NUMBER.fullmatch(into):
            raise HTTPException(404)
        return parties_by_hand.merge(store, party, int(into), **of)
    if step == "part":
        return parties_by_hand.part(store, party, **of)
    if step == "suppress":
        return parties_by_hand.suppress(store, party, **of)
    return parties_by_hand.show(store, party, **of)


def _party(visit: Visit) -> KnownParty:
    party = visit.site.store.hand.party(visit.request.path_params["id"])
    if party is None:
        raise HTTPException(404)
    return party


def _page(visit: Visit, party: KnownParty, status: int = 200, problem: str = "") -> Response:
    store, is_admin = visit.site.store, visit.user.role == "admin"
    query = visit.request.query_params.get("q", telling_word(party.name))[:LONGEST_QUERY]
    others = [
        other
        for other in store.hand.parties(query)
        if other.id != party.id and not other.into and not other.suppressed
    ]
    journal, _ = store.hand.party_journal(party_id=party.id, also_suppressions=is_admin)
    return visit.page(
        "speaker.html",
        status=status,
        party=party,
        q=query,
        others=[] if party.into or party.suppressed else others,
        journal=journal,
        problem=problem,
        reason=visit.form.get("reason", ""),
        has_page=store.speaker(party.id) is not None,
    )
