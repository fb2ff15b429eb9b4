"""Where the articles of a story come from: origins with their outlets, and what of each text was taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from newsticker.model import StoredArticle
from newsticker.outputs.story_told import Origin, ToldStory
from newsticker.outputs.told import outlet_of, published
from newsticker.site.formats import Formats, Moment, moment_of
from newsticker.site.words import Words, headline

MOST_OUTLETS = 12
MOST_BLOCKS = 8
# Of a text of which less is taken over, most is the outlet's own.
MOSTLY = 0.5


class Sprout(Struct, frozen=True):
    """An article at its time; ``own`` where most of its text is the outlet's own."""

    at: datetime
    own: bool


class Branch(Struct, frozen=True):
    """The articles of an outlet in a block."""

    outlet: str
    articles: tuple[Sprout, ...]


class Block(Struct, frozen=True):
    """An origin with its outlets, the earliest first, or together the articles that are each their own origin.

    ``more`` counts the outlets that are left out.
    """

    name: str
    articles: int
    is_copy: bool
    branches: tuple[Branch, ...]
    more: int


class Lineage(Struct, frozen=True):
    """The blocks of the picture; ``more`` counts the origins that are left out of it."""

    blocks: tuple[Block, ...]
    more: int

    def key(self, formats: Formats) -> str:
        """A digest of what its picture shows in a language and time zone."""
        shown = msgspec.json.encode((formats.name, formats.zone_name, self))
        return sha256(shown).hexdigest()[:16]


class Took(Struct, frozen=True):
    """From which article how much of a text was taken over; ``id`` and ``title`` of that article."""

    id: int
    title: str
    outlet: str | None
    share: str


class LineageRow(Struct, frozen=True):
    """An article with its origin, what was taken over, most first, nothing of an own text, and when it was corrected."""

    origin: str
    outlet: str | None
    id: int
    title: str
    language: str | None
    moment: Moment
    took: tuple[Took, ...]
    is_copy: bool
    corrected: str | None


def lineage_of(story: ToldStory, words: Words) -> Lineage:
    """The origins as the picture shows them: copies by the number of their articles, then all that stand alone."""
    copies = [origin for origin in story.origins if origin.is_copy]
    alone = [origin.articles[0] for origin in story.origins if not origin.is_copy]
    shares = _shares(story)
    names = _names(copies, words)
    blocks = [
        _block(name, origin.articles, True, shares, words, origin.name)
        for name, origin in list(zip(names, copies, strict=True))[:MOST_BLOCKS]
    ]
    if alone:
        in_order = sorted(alone, key=lambda one: (published(one), one.id))
        blocks.append(_block(words("lineage-own"), in_order, False, shares, words, None))
    return Lineage(tuple(blocks), max(0, len(copies) - MOST_BLOCKS))


def rows_of(story: ToldStory, words: Words, formats: Formats) -> list[LineageRow]:
    """Every article with its origin, origin by origin, each in the order of time."""
    known = {stored.id: stored for stored in story.articles}
    copies = [origin for origin in story.origins if origin.is_copy]
    names = dict(zip(map(id, copies), _names(copies, words), strict=True))
    took = _took(story, known, words, formats)
    return [
        LineageRow(
            origin=names.get(id(origin)) or _credited(stored, words),
            outlet=outlet_of(stored),
            id=stored.id,
            title=headline(stored, words),
            language=stored.article.language,
            moment=moment_of(stored, formats),
            took=took.get(stored.id, ()),
            is_copy=origin.is_copy,
            corrected=_corrected(stored, words, formats),
        )
        for origin in story.origins
        for stored in origin.articles
    ]


def _corrected(stored: StoredArticle, words: Words, formats: Formats) -> str | None:
    if not stored.corrections:
        return None
    return words("corrected-on", t=formats.moment(stored.corrections[-1].at))


def _credited(stored: StoredArticle, words: Words) -> str:
    """The agencies that an article credits, else that it is the outlet's own report."""
    credit = stored.article.credit
    return ", ".join(credit.agencies if credit else ()) or words("own-report")


def _took(
    story: ToldStory, known: Mapping[int, StoredArticle], words: Words, formats: Formats
) -> dict[int, tuple[Took, ...]]:
    found: dict[int, tuple[Took, ...]] = {}
    for one in story.borrowed:
        source = known.get(one.source_id)
        if source is not None and one.copy_id in known:
            took = Took(source.id, headline(source, words), outlet_of(source), formats.percent(one.share))  # fmt: skip
            found[one.copy_id] = (*found.get(one.copy_id, ()), took)
    return found


def _shares(story: ToldStory) -> dict[int, float]:
    """Which part of each article was taken over from the article that it took most from."""
    found: dict[int, float] = {}
    for one in story.borrowed:
        found[one.copy_id] = max(one.share, found.get(one.copy_id, 0.0))
    return found


def _names(copies: Sequence[Origin], words: Words) -> list[str]:
    """The names of the origins; of several reports of one agency each has its number, the earliest the first."""
    names = [origin.name or words("nobody-named") for origin in copies]
    begun = sorted(range(len(copies)), key=lambda n: published(copies[n].articles[0]))
    numbers = {n: [m for m in begun if names[m] == names[n]].index(n) + 1 for n in begun}
    return [
        words("lineage-report", x=name, n=numbers[n]) if names.count(name) > 1 else name
        for n, name in enumerate(names)
    ]


def _block(
    name: str,
    articles: Sequence[StoredArticle],
    is_copy: bool,
    shares: Mapping[int, float],
    words: Words,
    agency: str | None,
) -> Block:
    outlets: dict[str, list[Sprout]] = {}
    for number, stored in enumerate(articles):
        outlet = outlet_of(stored)
        begins = number == 0 and not (stored.article.credit and stored.article.credit.agencies)
        own = outlet == agency or begins if is_copy else shares.get(stored.id, 0.0) < MOSTLY
        sprout = Sprout(published(stored), own)
        outlets.setdefault(outlet or words("nobody-named"), []).append(sprout)
    branches = [Branch(outlet, tuple(some)) for outlet, some in outlets.items()]
    more = len(branches) - MOST_OUTLETS
    # A row that says "and one more" takes as much room as the one.
    shown = branches if more <= 1 else branches[:MOST_OUTLETS]
    return Block(name, len(articles), is_copy, tuple(shown), len(branches) - len(shown))
