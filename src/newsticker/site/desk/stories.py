"""Stories at the desk: parted and joined, the links between their claims struck and added, and what was decided."""

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
    story_at,
)
from newsticker.flow import links_by_hand, stories_by_hand
from newsticker.model import NewstickerError
from newsticker.model_stories import ClaimAddress, LinkDecision, StoryRecord
from newsticker.outputs.told import outlet_of
from newsticker.site.desk.link_view import Lines
from newsticker.site.desk.visit import Visit
from newsticker.site.words import headline

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
    """A story's links and what was decided; a form strikes or adds one, takes that back, or parts or joins the story."""
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
    if visit.form.get("step") in ("split", "merge"):
        try:
            return visit.to(f"/stories/{_part_or_join(visit, story)}")
        except (Impossible, NewstickerError):
            return _page(visit, story, status=422, problem="desk-story-wrong")
    try:
        is_done = _decide(visit, story)
    except (Impossible, NewstickerError):
        return _page(visit, story, status=422, problem="desk-link-wrong")
    if not is_done:
        return _page(visit, story, status=409, problem="desk-link-moved")
    return visit.to(f"/stories/{story.id}")


def _part_or_join(visit: Visit, story: StoryRecord) -> int:
    """Parts the story, or makes it part of another; returns the new or the other one. Raises as ``_decide``."""
    store = visit.site.store
    of: dict[str, Any] = {"by": visit.user.name, "reason": _reason(visit), "now": visit.now}
    if visit.form["step"] == "split":
        mine = store.stories.articles_of(story.id)
        chosen = [one for one in mine if f"article{one}" in visit.form]
        return stories_by_hand.split(store, story.id, chosen, **of)
    into = story_at(visit.form.get("into", ""))
    if into is None:
        raise Impossible
    stories_by_hand.merge(store, story.id, into, **of)
    return into


def _decide(visit: Visit, story: StoryRecord) -> bool:
    """Writes the decision down; False where somebody else was faster. Raises Impossible and NewstickerError."""
    form, store = visit.form, visit.site.store
    told = form.get("seen", "")
    seen = int(told) if _NUMBER.fullmatch(told) else 0
    of: dict[str, Any] = {
        "seen": seen,
        "reason": _reason(visit),
        "by": visit.user.name,
        "now": visit.now,
    }
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


def _reason(visit: Visit) -> str:
    return " ".join(visit.form.get("reason", "").split())[:LONGEST_REASON]


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
        articles=_articles(visit, story),
        decisions=store.stories.decisions(story.id),
        kinds=lines.links(links),
        stand=lines.decisions(store.stories.standing_decisions(story.id)),
        journal=lines.decisions(journal),
        addable=ADDABLE,
        seen=max((one.id for one in journal), default=0),
        problem=problem,
        sent={name: adding.get(name, "") for name in ("kind", "one", "other", "reason")},
    )


def _articles(visit: Visit, story: StoryRecord) -> list[tuple[int, str, str]]:
    """The number of each article of the story, its headline and outlet."""
    store = visit.site.store
    return [
        (one.id, headline(one, visit.words), outlet_of(one) or visit.words("nobody-named"))
        for one in store.articles(store.stories.articles_of(story.id))
    ]


def _ends(decisions: list[LinkDecision]) -> list[ClaimAddress]:
    return [end for one in decisions for end in (one.one, one.other)]
