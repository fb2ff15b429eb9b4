"""Stories at the desk: the links between their claims, struck and added by hand, and what was decided about them."""

from __future__ import annotations

import re
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.desk.links import (
    ADDABLE,
    LONGEST_REASON,
    addable_of,
    claim_at,
    claims_of,
    kind_of,
)
from newsticker.flow import links_by_hand
from newsticker.model import NewstickerError
from newsticker.model_stories import ClaimAddress, LinkDecision, StoryRecord
from newsticker.site.desk.link_view import Lines
from newsticker.site.desk.visit import Visit

_NUMBER = re.compile(r"[0-9]{1,15}")
_MARKER = re.compile(r"[0-9]{1,15}\.[0-9]{1,15}")


class Impossible(Exception):
    """A form names claims or a kind of link that there are none of."""


def show_stories(visit: Visit) -> Response:
    """The stories of two articles or more, the one with the newest article first."""
    before = visit.request.query_params.get("before")
    if before is not None and not _MARKER.fullmatch(before):
        raise HTTPException(404)
    found, following = visit.site.store.stories.newest(before=before)
    return visit.page("stories.html", found=found, following=following)


def show_story(visit: Visit) -> Response:
    """A story's links and what was decided about them; a form strikes one, adds one, or takes a decision back."""
    story_id = visit.request.path_params["id"]
    stories = visit.site.store.stories
    story = stories.story(story_id)
    if story is None:
        into = stories.moved_to(story_id)
        if into is None or stories.story(into) is None:
            raise HTTPException(404)
        return visit.to(f"/stories/{into}")
    if not visit.is_form:
        return _page(visit, story)
    try:
        is_done = _decide(visit, story)
    except (Impossible, NewstickerError):
        return _page(visit, story, status=422, problem="desk-link-wrong")
    if not is_done:
        return _page(visit, story, status=409, problem="desk-link-moved")
    return visit.to(f"/stories/{story.id}")


def _decide(visit: Visit, story: StoryRecord) -> bool:
    """Writes the decision down; False where somebody else was faster. Raises Impossible and NewstickerError."""
    form, store = visit.form, visit.site.store
    reason = " ".join(form.get("reason", "").split())[:LONGEST_REASON]
    told = form.get("seen", "")
    seen = int(told) if _NUMBER.fullmatch(told) else 0
    of: dict[str, Any] = {"seen": seen, "reason": reason, "by": visit.user.name, "now": visit.now}
    step, _, out = form.get("step", "").partition(" ")
    if step == "add":
        added = addable_of(form.get("kind", ""))
        ends = claim_at(form.get("one", "")), claim_at(form.get("other", ""))
        if added is None or ends[0] is None or ends[1] is None:
            raise Impossible
        return links_by_hand.add(store, story.id, added, ends[0], ends[1], **of)
    kind, claims = kind_of(form.get("kind", "")), claims_of(form.get("claims", ""))
    if kind is None or len(claims) < 2:
        raise Impossible
    if step == "strike":
        leaving = claim_at(out) if out else claims[0]
        if leaving not in claims:
            raise Impossible
        return links_by_hand.strike(store, story.id, kind, leaving, claims, **of)
    if step == "confirm":
        return links_by_hand.add(store, story.id, "admission", *claims[:2], **of)
    if step == "release":
        pairs = [{claims[0], other} for other in claims[1:]]
        stand = [
            one
            for one in store.stories.standing_decisions(story.id)
            if one.kind == kind and {one.one, one.other} in pairs
        ]
        return links_by_hand.release(store, story.id, stand, **of)
    raise HTTPException(404)


def _page(visit: Visit, story: StoryRecord, status: int = 200, problem: str = "") -> Response:
    store = visit.site.store
    links, journal = store.stories.links_of(story.id), store.stories.link_decisions(story.id)
    lines = Lines(
        store,
        [*(c for link in links for c in link.claims), *_ends(journal)],
        visit.words,
        visit.formats,
    )
    adding = visit.form if visit.form.get("step") == "add" else {}
    return visit.page(
        "story.html",
        status=status,
        story=story,
        kinds=lines.links(links),
        stand=lines.decisions(store.stories.standing_decisions(story.id)),
        journal=lines.decisions(journal),
        addable=ADDABLE,
        seen=max((one.id for one in journal), default=0),
        problem=problem,
        sent={name: adding.get(name, "") for name in ("kind", "one", "other", "reason")},
    )


def _ends(decisions: list[LinkDecision]) -> list[ClaimAddress]:
    return [end for one in decisions for end in (one.one, one.other)]
