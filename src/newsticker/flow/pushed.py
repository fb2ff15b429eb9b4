"""Takes in what hubs have pushed, by the way that a feed's own answers take."""

from __future__ import annotations

from datetime import datetime

from newsticker.flow.following import Polled, take_in_entries
from newsticker.flow.quarantine import Unread, quarantine_entries
from newsticker.intake import read_feed
from newsticker.intake.schedule import SHORTEST
from newsticker.model import Unreadable
from newsticker.store import Store

# A body on which the process died so often is left aside; its feed is asked itself.
MOST_ATTEMPTS = 3


def read_pushed(store: Store, now: datetime) -> Polled | None:
    """Reads the body that waits longest; None where none waits. Raises NewstickerError where the store does.

    It is forgotten when all of it is taken in: a process that is killed between reads it again, and knows it. What is
    no feed, or a feed without entries, tells that there is something new: the feed itself is asked, as soon as its
    server is not asked too often by it.
    """
    one = store.pushes.next_pushed()
    if one is None:
        return None
    url = store.feed_url(one.source_id)
    if url is None:
        store.pushes.drop(one)
        return Polled(one.topic)
    try:
        if one.attempts > MOST_ATTEMPTS:
            raise Unreadable("it could not be read in three attempts")
        feed = read_feed(one.body, one.topic)
    except Unreadable as error:
        store.pushes.note_useless(one, SHORTEST, now)
        return Polled(url, problem=f"{url}: pushed by its hub, {error}")
    if not feed.entries:
        store.pushes.note_useless(one, SHORTEST, now)
        return Polled(url)
    unread: list[Unread] = []
    states = [one.taken.state for one in take_in_entries(store, one.source_id, url, feed, unread)]
    quarantine_entries(store, one.source_id, url, feed, unread, now)
    new = states.count("new")
    store.pushes.note_read(one, new, now)
    known, changed = states.count("known"), states.count("changed")
    return Polled(url, new=new, changed=changed, known=known, unread=len(unread))
