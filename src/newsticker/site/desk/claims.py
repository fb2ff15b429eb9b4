"""Claims at the desk: an article's list of them, and the form of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.desk.claims import (
    BOUNDS,
    KINDS,
    LONGEST_PASSAGE,
    LONGEST_REASON,
    Impossible,
    filled_in,
    form_of,
    new_values,
    values_of,
)
from newsticker.flow import claims_by_hand
from newsticker.model import Claim, NewstickerError, StoredArticle
from newsticker.model_desk import Decided, HandledClaim
from newsticker.site.desk.visit import Visit
from newsticker.site.hand_view import Teller, edited_key
from newsticker.site.words import headline

STEPS: tuple[Decided, ...] = ("struck", "restored", "reset")
_NUMBER = re.compile(r"[0-9]{1,15}")


def show_claims(visit: Visit) -> Response:
    """An article's claims as the desk sees them; a form adds one."""
    stored = _article(visit)
    if not visit.is_form:
        return _list(visit, stored, form_of(None))
    sent = filled_in(visit.form, None)
    try:
        key = claims_by_hand.add(
            visit.site.store,
            stored,
            visit.form.get("passage", "")[:LONGEST_PASSAGE],
            new_values(sent),
            by=visit.user.name,
            now=visit.now,
            **_reason(visit),
        )
    except Impossible as error:
        return _list(visit, stored, sent, error.field)
    except NewstickerError:
        return _list(visit, stored, sent, "passage")
    if key is None:
        raise HTTPException(410)
    return visit.to(f"/articles/{stored.id}/claims#{key}")


def show_claim(visit: Visit) -> Response:
    """The form of a claim; sent, it corrects, strikes, restores or resets it, unless somebody else just has."""
    stored = _article(visit)
    claim = _claim(visit, stored)
    if not visit.is_form:
        return _form(visit, stored, claim, form_of(_now(claim)))
    sent = filled_in(visit.form, _now(claim))
    told = visit.form.get("seen", "")
    seen = int(told) if _NUMBER.fullmatch(told) else 0
    step = next((step for step in STEPS if step == visit.form.get("step")), None)
    if seen != claim.seen:
        return _conflict(visit, stored, claim, sent, step)
    try:
        is_done = _decide(visit, stored, claim, sent, step)
    except Impossible as error:
        return _form(visit, stored, claim, sent, error.field, status=422)
    if not is_done:
        return _conflict(visit, stored, _claim(visit, stored), sent, step)
    return visit.to(f"/articles/{stored.id}/claims#{claim.key}")


def _decide(
    visit: Visit,
    stored: StoredArticle,
    claim: HandledClaim,
    sent: Mapping[str, str],
    step: Decided | None,
) -> bool:
    """Writes the decision down; False where somebody else was faster. Raises Impossible."""
    of: dict[str, Any] = {"by": visit.user.name, "now": visit.now, **_reason(visit)}
    asked = (visit.site.store, stored.id, claim.key, claim.seen)
    if step is not None:
        return claims_by_hand.decide(*asked, step, **of)
    values = values_of(sent, _now(claim))
    return not values or claims_by_hand.correct(*asked, values, **of)


def _reason(visit: Visit) -> dict[str, Any]:
    reason = " ".join(visit.form.get("reason", "").split())[:LONGEST_REASON]
    return {"reason": reason, "is_told": bool(reason) and "told" in visit.form}


def _article(visit: Visit) -> StoredArticle:
    stored = visit.site.store.desk.article(visit.request.path_params["id"])
    if stored is None or stored.withdrawn is not None:
        raise HTTPException(404)
    return stored


def _claim(visit: Visit, stored: StoredArticle) -> HandledClaim:
    key = visit.request.path_params["key"]
    for claim in visit.site.store.hand.claims(stored.id):
        if claim.key == key and (claim.shown or claim.found or claim.struck or claim.seen):
            return claim
    raise HTTPException(404)


def _now(claim: HandledClaim) -> Claim | None:
    """The claim as it is now; of one that is struck what the rules read."""
    return claim.shown or claim.found


def _list(
    visit: Visit, stored: StoredArticle, sent: Mapping[str, str], problem: str = ""
) -> Response:
    teller = Teller(visit.words, visit.formats)
    rows = [
        (claim, _now(claim), _told(claim.shown, teller), _state(claim))
        for claim in visit.site.store.hand.claims(stored.id)
    ]
    return visit.page(
        "claims.html",
        status=422 if problem else 200,
        rows=rows,
        journal=[teller.decision(one) for one in visit.site.store.hand.journal(stored.id)],
        **_context(visit, stored, sent, problem),
    )


def _told(claim: Claim | None, teller: Teller) -> dict[str, str]:
    if claim is None:
        return {}
    of = (claim.speaker, claim.stance, claim.figures, claim.said_at)
    return {
        field: teller.value(field, *of) for field in ("speaker", "stance", "figures", "said_at")
    }


def _state(claim: HandledClaim) -> str:
    """The catalogue's key for what an editor has done to the claim, empty for nothing."""
    if claim.struck:
        return "desk-claim-struck"
    if not claim.is_applicable:
        return "desk-claim-not-applicable"
    return edited_key(claim.shown) if claim.shown else ""


def _is_corrected(claim: HandledClaim) -> bool:
    """Whether there are corrections that can be taken back."""
    return claim.shown is not None and edited_key(claim.shown) == "edited"


def _form(
    visit: Visit,
    stored: StoredArticle,
    claim: HandledClaim,
    sent: Mapping[str, str],
    problem: str = "",
    status: int = 200,
    **context: Any,
) -> Response:
    teller = Teller(visit.words, visit.formats)
    journal = [d for d in visit.site.store.hand.journal(stored.id) if d.key == claim.key]
    return visit.page(
        "claim.html",
        status=status,
        claim=claim,
        of=_now(claim),
        is_corrected=_is_corrected(claim),
        journal=[teller.decision(one) for one in journal],
        **({"theirs": (), "by": "", "step": None} | context),
        **_context(visit, stored, sent, problem),
    )


def _conflict(
    visit: Visit,
    stored: StoredArticle,
    claim: HandledClaim,
    mine: Mapping[str, str],
    step: Decided | None,
) -> Response:
    """Both values of every field that differs, and the form with one's own: sent once more it is meant."""
    theirs = form_of(_now(claim))
    names = [name for name in mine if mine[name] != theirs.get(name, "")] if step is None else []
    last = next(d for d in visit.site.store.hand.journal(stored.id) if d.key == claim.key)
    return _form(
        visit,
        stored,
        claim,
        mine,
        status=409,
        theirs=[(name, theirs.get(name, ""), mine[name]) for name in names],
        by=last.by,
        step=step,
    )


def _context(
    visit: Visit, stored: StoredArticle, sent: Mapping[str, str], problem: str
) -> dict[str, Any]:
    return {
        "stored": stored,
        "article": stored.article,
        "title": headline(stored, visit.words),
        "sent": sent,
        "problem": problem,
        "kinds": KINDS,
        "bounds": BOUNDS,
        "passage": visit.form.get("passage", ""),
        "reason": visit.form.get("reason", ""),
        "is_told": "told" in visit.form,
    }
