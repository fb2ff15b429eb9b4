"""What the rooms hand each other: frozen, typed values and nothing that acts.

The fields of a reading are those of the command line's contract, in its order, so that a value encoded as JSON by
msgspec is what the contract prints. Spans are pairs of code point offsets into the reading's text, start inclusive,
end exclusive, ascending and not overlapping.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from newsticker.model_told import Form, LiveEntry, Wire, Wishes

# Control characters (ISO 6429), what turns the direction of writing around (UAX 9, 2.1 and 2.2), and bytes that were
# no text, which a message could be neither printed nor stored with.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")

SourceKind = Literal["feed", "file", "page", "desk"]
Kind = Literal["person", "organisation", "state", "group", "document", "unnamed"]
Stance = Literal[
    "states", "denies", "confirms", "admits", "warns", "expects", "demands", "promises", "asks"
]
# What a speaker denies or asks about is not what the speaker says.
UNASSERTED: frozenset[Stance] = frozenset({"denies", "asks"})
# Only with these does a claim answer another one.
ANSWERING: frozenset[Stance] = frozenset({"denies", "confirms", "admits"})
Mode = Literal["direct", "mixed", "indirect", "reported"]
# In these a speaker's own words stand between quotation marks; in the others an outlet tells what was said.
OWN_WORDS: frozenset[Mode] = frozenset({"direct", "mixed"})
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["minute", "day"]
FeedFormat = Literal["rss2", "rss1", "rss09x", "atom1", "atom03", "cdf", "jsonfeed", "sitemap"]
Language = str

Span = tuple[int, int]
Spans = tuple[Span, ...]


class Credit(Struct, frozen=True):
    """A credit line taken apart: "ntv.de, ghö/AFP" into outlet, desk initials and agency."""

    text: str
    outlets: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class Article(Struct, frozen=True):
    """One news text with what its source tells about it; ``published`` is ISO 8601 with offset.

    ``entries`` are those of a live ticker, whose words are the body's.
    """

    url: str | None = None
    title: str | None = None
    lead: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_precision: Precision | None = None
    updated: str | None = None
    dateline: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    breaking: bool = False
    reads: int | None = None
    language: Language | None = None
    credit: Credit | None = None
    form: Form | UnsetType = UNSET
    entries: tuple[LiveEntry, ...] | UnsetType = UNSET
    wire: Wire | UnsetType = UNSET


class Passage(Struct, frozen=True):
    """Words of the text and where they stand; several spans where other words interrupt them."""

    text: str
    spans: Spans


class NamedPassage(Struct, frozen=True):
    """A passage that names a medium, a place or an addressee, with the bare name."""

    text: str
    spans: Spans
    name: str


class Speaker(Struct, frozen=True):
    """Who says it: the phrase as written (``text`` is None where there is none) and whom it names.

    ``metonym`` is the word that stands for the speaker ("Moskau" for Russland).
    """

    text: str | None
    spans: Spans
    name: str | None
    role: str | None
    kind: Kind
    metonym: str | None = None


class Party(Struct, frozen=True):
    """A link of an attribution chain."""

    name: str
    kind: Kind


class SaidAt(Struct, frozen=True):
    """When it was said; ``value`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    text: str
    value: str


class Figure(Struct, frozen=True):
    """A number with what it counts; ``high`` is set if and only if ``bound`` is range."""

    text: str
    spans: Spans
    value: int | float
    high: int | float | None
    unit: str | None
    bound: Bound


class TimeExpression(Struct, frozen=True):
    """A time expression of the text as TIMEX3 (ISO-TimeML), resolved against the publication."""

    text: str
    spans: Spans
    type: TimexType
    value: str


EditedField = Literal["speaker", "stance", "figures", "said_at"]
EDITOR = "editor"


class Edited(Struct, frozen=True):
    """That an editor's word stands in a claim above the rules', since when, and what the rules had read there.

    ``fields`` names what was changed; of a claim that an editor has added it and all that was read are empty.
    ``reason`` is None unless it was given for readers.
    """

    at: str
    fields: tuple[EditedField, ...] = ()
    speaker: Speaker | None = None
    stance: Stance | None = None
    figures: tuple[Figure, ...] = ()
    said_at: SaidAt | None = None
    rule: str | None = None
    reason: str | None = None


class Claim(Struct, frozen=True):
    """One attributed statement: its words, who says it how, on whose authority, and which rule found it.

    ``chain`` runs from the first who knew to the last who told the article. ``denies`` and
    ``inside`` are ids of other claims of the same reading. ``confidence`` is the measured precision
    of ``rule``, None while it has not been measured; ``rule`` is EDITOR where an editor's word stands in it.
    """

    id: str
    content: Passage
    cue: Passage | None
    speaker: Speaker | None
    stance: Stance
    mode: Mode
    chain: tuple[Party, ...]
    medium: NamedPassage | None
    addressee: NamedPassage | None
    said_at: SaidAt | None
    place: NamedPassage | None
    figures: tuple[Figure, ...]
    denies: str | None
    inside: str | None
    rule: str
    confidence: float | None = None
    edited: Edited | UnsetType = UNSET

    @property
    def knew_first(self) -> str:
        """The name of whoever its chain begins with, without a chain that of its speaker; "" where nobody is named."""
        if self.chain:
            return self.chain[0].name
        return (self.speaker.name if self.speaker else None) or ""


class Reading(Struct, frozen=True):
    """An article as it was read: its parts, the text that all spans point into, times and claims."""

    id: str
    article: Article
    text: str
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    schema: str = "newsticker.reading/1"


class Reuse(Struct, frozen=True, rename={"source": "from", "copy": "to"}):
    """What one article took from another, by their ids: each passage as its span in both texts.

    ``share`` is which part of the copy's words stands in the passages.
    """

    source: str
    copy: str
    spans: tuple[tuple[Span, Span], ...]
    share: float


class Document(Struct, frozen=True):
    """What comes in from outside, one article before it is read: a page, running text, or parts.

    Exactly one of ``html``, ``text`` and ``body`` (with title and lead) carries the words.
    """

    id: str
    title: str | None = None
    lead: str | None = None
    body: str | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    published: str | None = None
    language: Language | None = None


class Source(Struct, frozen=True):
    """Where articles come from; ``full_text`` is True for own and licensed sources alone.

    ``name`` is empty where an article names none. ``forbidden`` is what did not allow a page of its site to be taken in
    when the last one was asked for: robots, meta, header or file.
    """

    id: int
    name: str
    url: str | None
    kind: SourceKind
    full_text: bool
    forbidden: str | None = None


class Selectors(Struct, frozen=True, omit_defaults=True):
    """CSS selectors that an editor has set for the pages of a source; ``leave_out`` is for what is none of the article."""

    body: str | None = None
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    date: str | None = None
    leave_out: str | None = None


class Enclosure(Struct, frozen=True):
    """A file that a feed's entry carries; ``length`` in bytes."""

    url: str
    type: str | None
    length: int | None


class Entry(Struct, frozen=True):
    """An entry of a feed; texts are sanitised HTML, dates ISO 8601 in UTC."""

    id: str | None
    link: str | None
    title: str | None
    summary: str | None
    content: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    tags: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]


class Feed(Struct, frozen=True):
    """A feed as it was read, its WebSub ``hub``, its ``ttl`` in minutes; ``problems`` were met with and survived."""

    title: str | None
    link: str | None
    language: Language | None
    updated: str | None
    icon: str | None
    hub: str | None
    ttl: int | None
    entries: tuple[Entry, ...]
    format: FeedFormat
    problems: tuple[str, ...] = ()
    wishes: Wishes | UnsetType = UNSET


class Job(Struct, frozen=True):
    """Work that follows from a version of an article, or of a report at the desk, or from a revision of a story.

    ``attempts`` counts this one; it tells one lease of the job from the next. Of ``article_id``, ``report_id`` and
    ``story_id`` that one is set which the job is about.
    """

    id: int
    kind: str
    article_id: int | None
    version: int
    attempts: int
    report_id: int | None = None
    story_id: int | None = None


class Correction(Struct, frozen=True):
    """That a fact or a word of an article was wrong: what it ``said``, what is ``right``, in which versions.

    ``at`` is ISO 8601 in UTC; ``said`` is empty where something was missing.
    """

    at: str
    said: str
    right: str
    of_fact: bool
    before: int
    after: int


class Withdrawal(Struct, frozen=True):
    """That an article was taken back, when (ISO 8601, UTC) and why."""

    at: str
    reason: str


class StoredArticle(Struct, frozen=True):
    """An article as the store keeps it, with its newest version's claims (None while unread).

    ``reads`` is our own counter, apart from ``article.reads``, which the origin showed. Times are
    ISO 8601 in UTC. A claim's id is stable within its article across versions of the rules.
    ``placed`` is the instant (ms since 1970) at which it stands in the ticker. ``markdown`` is the body as an
    editor of ours wrote it. The versions before ``begins`` were of another text: the teaser that it was known by.
    Of a withdrawn article nothing is left but its headline, when and why.
    """

    id: int
    version: int
    taken_in: str
    changed: str
    source: Source
    article: Article
    text: str
    claims: tuple[Claim, ...] | None
    reads: int
    placed: int = 0
    markdown: str | None = None
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    begins: int = 1


EventKind = Literal["new", "changed", "withdrawn"]


class Event(Struct, frozen=True):
    """That something became of an article, ``at`` in ISO 8601 and UTC; ``id`` orders all events."""

    id: int
    kind: EventKind
    article_id: int
    at: str


class Hit(Struct, frozen=True):
    """An article found by a search, and where the words stood: in its text, in a claim, or both."""

    found: StoredArticle
    in_text: bool
    in_claims: tuple[str, ...]


class NewstickerError(Exception):
    """What a user is told in one line: which input, at which place, and what to do about it.

    A server's own words may be in it: what moves a terminal's cursor or turns its text around is U+FFFD.
    """

    def __str__(self) -> str:
        return _UNSHOWN.sub("\ufffd", super().__str__())


class Unreadable(NewstickerError):
    """An input that could not be read; the others of the same call still can be."""
