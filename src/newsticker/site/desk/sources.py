"""Sources: how their feeds stand, what is decided about them, and which are shown whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.flow import editing
from newsticker.flow.push_told import PushTold, asked_next, push_told
from newsticker.flow.sources import FeedState, share_of_new, state_of
from newsticker.flow.teasers import brings_teasers
from newsticker.model import Source
from newsticker.model_feeds import Push, Subscription
from newsticker.site.desk.source import tell_missed
from newsticker.site.desk.visit import Visit
from newsticker.site.problems import plain

MOST_UNREAD = 50


class Followed(Struct, frozen=True):
    """A feed as the page tells it: its state, its problem in plain words, the share of what is new in percent.

    ``moved_host`` is the other host that it is moving to, or has been followed to from its former one; ``is_proposed``
    where its entries are seen to be teasers, and it is not their pages that are read. ``push`` is how its subscription
    at a hub stands, with the hub's name and the problem in plain words.
    """

    feed: Subscription
    state: FeedState
    problem: str | None
    share: str | None
    moved_host: str | None
    is_proposed: bool
    next_fetch: str
    push: PushTold | None
    push_host: str | None
    push_problem: str | None


def show_sources(visit: Visit) -> Response:
    """Every source, how its feed stands, whether its articles are shown whole, and what could not be read."""
    feeds = {source.id: feed for source, feed in visit.site.store.feeds()}
    pushes = visit.site.store.pushes.current()
    sources = [source for source in visit.site.store.sources() if source.kind != "desk"]
    rows = [
        (one, _followed(visit, feeds[one.id], pushes.get(one.id)) if one.id in feeds else None)
        for one in sources
    ]
    # What needs a look stands first; among equals they stay by name.
    rows.sort(key=lambda row: not _needs_a_look(*row))
    return visit.page(
        "sources.html",
        rows=rows,
        unread=visit.site.store.unread(MOST_UNREAD),
        pages=visit.site.store.pages.counts(),
        missed={
            number: tell_missed(missed, visit.words)
            for number, missed in visit.site.store.pages.missed().items()
        },
    )


def ask_whole(visit: Visit) -> Response:
    """What it means that a source's articles are shown whole, before that is so; for admins."""
    return visit.page("whole.html", source=_source(visit))


def _source(visit: Visit) -> Source:
    number = visit.request.path_params["id"]
    for source in visit.site.store.sources():
        if source.id == number and source.kind != "desk":
            return source
    raise HTTPException(404)


def change_source(visit: Visit) -> Response:
    """Says that a source's articles are shown whole, or as excerpts again; for admins."""
    editing.show_whole(
        visit.site.store,
        _source(visit).id,
        full_text=visit.form.get("step") == "whole",
        by=visit.user.name,
        now=visit.now,
    )
    return visit.to("/sources")


def change_feed(visit: Visit) -> Response:
    """Pauses a feed, asks it again or at once, or follows it no more, as the form's ``step`` says."""
    step = STEPS.get(visit.form.get("step", ""))
    if step is None:
        raise HTTPException(404)
    source_id = visit.request.path_params["id"]
    # Two editors may do the same, one after the other: it is done then.
    step(visit, source_id)
    return visit.to("/sources")


def _pause(visit: Visit, source_id: int, paused: bool) -> None:
    visit.site.store.pause_feed(source_id, paused=paused, by=visit.user.name, now=visit.now)


STEPS: Mapping[str, Callable[[Visit, int], object]] = {
    "pause": lambda visit, source_id: _pause(visit, source_id, True),
    "resume": lambda visit, source_id: _pause(visit, source_id, False),
    "ask": lambda visit, source_id: visit.site.store.ask_now(source_id, visit.now),
    "remove": lambda visit, source_id: visit.site.store.unfollow(
        source_id, by=visit.user.name, now=visit.now
    ),
}


def _followed(visit: Visit, feed: Subscription, push: Push | None) -> Followed:
    share = share_of_new(feed)
    problem = _plain(visit, feed.problem)
    told = push_told(push, visit.now)
    return Followed(
        feed,
        state_of(feed, visit.now),
        problem,
        None if share is None else visit.formats.percent(share),
        _moved_host(feed),
        brings_teasers(feed) and not feed.reads_pages,
        asked_next(feed, push, visit.now),
        told,
        urlsplit(told.hub).hostname if told else None,
        _plain(visit, told.problem) if told else None,
    )


def _plain(visit: Visit, problem: str | None) -> str | None:
    return problem and (plain(problem, visit.words) or visit.words("problem-other"))


def _moved_host(feed: Subscription) -> str | None:
    """The other host of a move, None where the feed stays on its own."""
    here = urlsplit(feed.url).hostname
    there = urlsplit(feed.moved_to or feed.former_url or feed.url).hostname
    return there if there != here else None


def _needs_a_look(source: Source, followed: Followed | None) -> bool:
    return bool(source.forbidden or (followed and (followed.problem or followed.moved_host)))
