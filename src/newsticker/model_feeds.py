"""What is known of feeds that are followed, and of what could not be read."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Subscription(Struct, frozen=True):
    """A followed feed: what its server gave to ask again with, and when it is asked next.

    ``interval`` is in seconds, instants are ISO 8601 in UTC; ``failures`` counts those in a row and ``problem`` names
    the last one. ``not_before`` is when its server allows the next request, where it said so. ``read_whole`` is when
    its whole content was read last, ``rhythm`` how many seconds lie between its entries,
    ``last_new`` when it last brought one. ``brought`` counts the entries of its last answers, ``brought_new`` those of
    them that were new; older answers count less. ``moved_to`` is where its address says that it has moved for good,
    since ``moved_since``; a feed that was followed there has been at ``former_url`` before. One that is ``paused`` is not asked.
    Where it ``reads_pages``, the page of each entry is read in its place; ``entry_words`` is how many words half of its
    entries have at most. ``wishes`` are
    the feed's own on when it is asked, as JSON: an answer 304 does not repeat them.
    """

    url: str
    interval: int
    next_fetch: str
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    problem: str | None = None
    last_fetch: str | None = None
    not_before: str | None = None
    read_whole: str | None = None
    rhythm: int | None = None
    last_new: str | None = None
    brought: float = 0.0
    brought_new: float = 0.0
    moved_to: str | None = None
    moved_since: str | None = None
    former_url: str | None = None
    paused: bool = False
    reads_pages: bool = False
    entry_words: int | None = None
    wishes: str | None = None


class EntryPage(Struct, frozen=True):
    """The page that an entry links to, wanted in place of the teaser that its article was taken in with.

    ``teaser`` is the fingerprint of its text. Instants are ISO 8601 in UTC: ``due`` is when it is fetched next (None
    where it is not), ``asked`` when it was last, ``read`` when it was read last; ``attempts`` counts those in a row that
    did not read it, ``problem`` names the last reason. Until it is read the teaser stands, later what was read last.
    """

    article_id: int
    source_id: int
    identity: str
    url: str
    teaser: str
    due: str | None = None
    attempts: int = 0
    asked: str | None = None
    read: str | None = None
    problem: str | None = None


class PageCounts(Struct, frozen=True):
    """How many pages of a source's entries wait to be read, were read, and were not when they were last tried."""

    waiting: int = 0
    read: int = 0
    failed: int = 0


class Quarantined(Struct, frozen=True):
    """Something from outside that could not be read, and why: a feed, an ``identity``'s entry of one, or a page.

    ``address`` is that of the feed or page, ``size`` that of its bytes, which may have been too many to keep; ``at`` is
    when it was met last (ISO 8601, UTC), ``times`` how often.
    """

    kind: Literal["feed", "entry", "page"]
    address: str
    reason: str
    identity: str = ""
    source_id: int | None = None
    content_type: str | None = None
    id: int = 0
    size: int = 0
    at: str = ""
    times: int = 0


PushState = Literal["wanted", "asked", "active", "denied", "leaving"]


class Push(Struct, frozen=True):
    """A feed's subscription at its WebSub hub; instants are ISO 8601 in UTC.

    ``key`` is the address at which the hub calls us, known to it alone, and ``secret`` what its bodies are signed with.
    ``due`` is when something is to be done next: ask the hub, ask it again, or let go. ``asked`` is when the hub was
    asked last, ``lease_until`` when it stops by itself. ``pushed`` is when it last sent something that was taken in,
    ``doubted`` when the feed last had to be asked for what it had not sent. ``refused`` counts bodies whose signature
    did not fit, ``callback`` is the address of this site that the hub was told.
    """

    source_id: int
    hub: str
    topic: str
    key: str
    secret: str
    state: PushState
    made: str
    due: str
    callback: str | None = None
    asked: str | None = None
    lease_until: str | None = None
    pushed: str | None = None
    doubted: str | None = None
    attempts: int = 0
    refused: int = 0
    problem: str | None = None
    id: int = 0


class Pushed(Struct, frozen=True):
    """A body that a hub sent and signed, not yet read; ``attempts`` counts this one."""

    id: int
    source_id: int
    topic: str
    body: bytes
    content_type: str | None
    attempts: int
