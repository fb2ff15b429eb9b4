"""Watches at the desk: listed, made, tried out and ended."""

from __future__ import annotations

import re

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsticker.desk.watching import is_webhook, make_watch, read_what
from newsticker.model_alerts import Watch
from newsticker.outputs.addresses import public_address
from newsticker.site.alert_feed import feed_paths
from newsticker.site.alert_view import view_alerts
from newsticker.site.desk.visit import Visit
from newsticker.store import Store

LONGEST_QUERY = 100
MOST_FOUND = 20
# So many of the newest stories are looked through for words.
NEWEST_STORIES = 100
EVENTS_SHOWN = 50
_ADDRESS = re.compile(r"/(speaker|story)/([0-9]{1,15})(?![0-9])")


class Choice(Struct, frozen=True):
    """Something that can be watched: the value of its field, the key of its words, and its name."""

    value: str
    key: str
    name: str


def show_watches(visit: Visit) -> Response:
    """Every watch, and a form for a new one of what ``?q=`` finds; sent, it makes one and tells its secret."""
    return _make(visit) if visit.is_form else _list(visit)


def show_watch(visit: Visit) -> Response:
    """A watch with its newest events; a form tries it out or ends it."""
    watch = visit.site.store.alerts.watch(visit.request.path_params["id"])
    if watch is None:
        raise HTTPException(404)
    if not visit.is_form:
        events = visit.site.store.alerts.alerts(watch.id, EVENTS_SHOWN)
        return visit.page(
            "watch.html",
            watch=watch,
            addresses=_feeds(visit, watch),
            events=view_alerts(visit.site, visit.language, watch, events),
        )
    step = visit.form.get("step")
    if step == "test":
        visit.site.store.alerts.test(watch.id, visit.now)
        return visit.to(f"/watches/{watch.id}")
    if step == "end":
        visit.site.store.alerts.remove(watch.id)
        return visit.to("/watches")
    raise HTTPException(404)


def _make(visit: Visit) -> Response:
    what = read_what(visit.form.get("what", ""))
    url = visit.form.get("url", "").strip() or None
    if what is None:
        return _list(visit, "desk-watch-choose")
    if url is not None and not is_webhook(url):
        return _list(visit, "desk-watch-no-webhook")
    made = make_watch(visit.site.store, *what, url, visit.user.name, visit.now)
    if made is None:
        return _list(visit, "desk-watch-nothing")
    return visit.page(
        "watch_made.html", made=made, watch=made.watch, addresses=_feeds(visit, made.watch)
    )


def _list(visit: Visit, problem: str = "") -> Response:
    asked = visit.form if visit.is_form else visit.request.query_params
    query = asked.get("q", "")[:LONGEST_QUERY]
    store = visit.site.store
    return visit.page(
        "watches.html",
        status=422 if problem else 200,
        watches=store.alerts.watches(),
        q=query,
        choices=[*_speakers(store, query), *_stories(store, query)],
        chosen=visit.form.get("what", ""),
        url=visit.form.get("url", ""),
        problem=problem,
        has_address=bool(visit.site.settings.address),
    )


def _speakers(store: Store, query: str) -> list[Choice]:
    """The speakers with a page whose names have these words, or whose page's address it is."""
    pasted = _ADDRESS.search(query)
    if pasted:
        ids = [int(pasted[2])] if pasted[1] == "speaker" else []
    else:
        ids = [one.id for one in store.hand.parties(query, limit=MOST_FOUND)] if query else []
    found = [record.speaker for number in ids if (record := store.speaker(number))]
    return [Choice(f"speaker:{one.id}", "watch-speaker", one.name) for one in found]


def _stories(store: Store, query: str) -> list[Choice]:
    """The newest stories whose headlines have these words, or the one whose page's address it is."""
    pasted = _ADDRESS.search(query)
    if pasted:
        story = store.stories.story(int(pasted[2])) if pasted[1] == "story" else None
        found = [story] if story else []
    else:
        words = query.casefold().split()
        newest, _ = store.stories.newest(limit=NEWEST_STORIES if words else MOST_FOUND // 2)
        found = [one for one in newest if all(word in one.title.casefold() for word in words)]
    return [
        Choice(f"{kind}:{one.id}", f"watch-{kind}", one.title)
        for one in found[:MOST_FOUND]
        for kind in ("denials", "figures")
    ]


def _feeds(visit: Visit, watch: Watch) -> list[tuple[str, str]]:
    """The addresses of a watch's feed, each with the name of its format."""
    base = public_address(visit.site.settings, visit.request)
    names = {"feed.rss": "RSS", "feed.atom": "Atom", "feed.json": "JSON Feed"}
    return [(names[end], base + path) for end, path in feed_paths(watch, visit.language).items()]
