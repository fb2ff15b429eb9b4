"""Parts articles into stories as they arrive: among those near the article, or among all while they are few.

How much a term says depends on how many hold it. While articles are few every one changes that for all the others,
and all are parted anew; when they are many, none changes much, and those near the article are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from newsticker.flow.stored_index import id_of
from newsticker.store import NO_TIME, Kept, Relating
from newsticker.stories.cluster import (
    LONGEST_PAUSE,
    NAMES_OF_STORY,
    Frequencies,
    linked,
    stories_of,
)
from newsticker.stories.terms import Terms

FEW = 300  # articles
# Names by which others are found, the rarest first; of each name the nearest holders; of those with most in common.
MOST_NAMES, MOST_HOLDERS, MOST_NEAR = 30, 20, 60
# Articles of one story, and all, that are parted anew, the nearest in time and the likest first.
MOST_OF_STORY, MOST_PARTED = 150, 300
FEWEST_NAMES = 2  # in common with an article by itself that may look back on a story


def part_stories(
    relating: Relating, article: Kept | None, copies: Collection[int], home: int | None
) -> None:
    """Puts an article into its story, and all others whose story it changes.

    ``article`` is None where it is gone; ``copies`` are those whose groups of copies changed, ``home`` is the story
    that it was in.
    """
    total = relating.count()
    counts = _Counts(relating, total)
    homes = relating.homes({*copies, *([article.article_id] if article else ())})
    changed = {*homes.values(), *([] if home is None else [home])}
    if total <= FEW:
        ids: Collection[int] = relating.everyone()
    else:
        ids = _near(relating, article, copies, changed, counts)
    relating.settle(_parted(relating, ids, counts), changed)


def _parted(relating: Relating, ids: Collection[int], counts: _Counts) -> list[list[int]]:
    kept = sorted(
        relating.kept(ids).values(), key=lambda one: (one.minute, one.tie, one.article_id)
    )
    terms = [_terms(one) for one in kept]
    among = counts.of(terms)
    known = {one.article_id for one in kept}
    groups = (known.intersection(group) for group in relating.copies_of(known))
    copies = [sorted(map(id_of, group)) for group in groups if len(group) > 1]
    pins = {id_of(one): story for one, story in relating.pins(known).items()}
    stories = [list(map(int, story)) for story in stories_of(terms, copies, among, pins)]
    alone = known.difference(*stories)
    return [*stories, *([one] for one in sorted(alone))]


def _near(
    relating: Relating,
    article: Kept | None,
    copies: Collection[int],
    changed: Collection[int],
    counts: _Counts,
) -> list[int]:
    """The articles that are parted anew: whole stories, the ones first that the article belongs to for sure."""
    wanted = sorted(changed)
    ids = {*copies, *([article.article_id] if article else ())}
    partners = {one for group in relating.copies_of(ids) for one in group}
    ids |= partners
    wanted += relating.homes(partners).values()
    if article:
        wanted += _stories_near(relating, article, counts)
    minute = article.minute if article else None
    found: dict[int, None] = dict.fromkeys(sorted(ids))
    wanted = list(dict.fromkeys(wanted))
    members = relating.members(wanted)
    for story in wanted:
        some = members[story]
        if len(some) > MOST_OF_STORY:
            some = _nearest(relating, some, minute)
        if len(found) + len(some) <= MOST_PARTED or not found:
            found.update(dict.fromkeys(some))
    return list(found)


def _nearest(relating: Relating, members: Sequence[int], minute: int | None) -> list[int]:
    """Those of a large story that were published nearest to an instant, or last."""
    minutes = relating.minutes(members)
    when = NO_TIME if minute is None else minute
    return sorted(members, key=lambda one: (abs(minutes[one] - when), one))[:MOST_OF_STORY]


def _stories_near(relating: Relating, article: Kept, counts: _Counts) -> list[int]:
    """The stories of the articles that this one is linked with, and those that it, or that, may look back on."""
    mine = _terms(article)
    among = counts.of([mine])
    names = [one for one in mine.counts if among.is_telling(one) and among.of(one) > 1]
    names = sorted(names, key=lambda one: (among.of(one), one))[:MOST_NAMES]
    shared: dict[int, set[str]] = {}
    for name, other in relating.named(names, article.minute, LONGEST_PAUSE, MOST_HOLDERS):
        if other != article.article_id:
            shared.setdefault(other, set()).add(name)
    nearest = sorted(shared, key=lambda one: (-len(shared[one]), one))[:MOST_NEAR]
    others = [_terms(one) for one in relating.kept(nearest).values()]
    alike = set(map(int, linked(mine, others, counts.of([mine, *others]))))
    homes = relating.homes(nearest)
    sizes = Counter(homes.values())
    first = [homes[one] for one in nearest if one in alike and one in homes]
    told: dict[int, set[str]] = {}
    for one in nearest:
        if one in homes:
            told.setdefault(homes[one], set()).update(shared[one])
    return first + [
        story
        for story, names_told in told.items()
        if len(names_told) >= (NAMES_OF_STORY if sizes[story] > 1 else FEWEST_NAMES)
    ]


class _Counts:
    """How many articles hold each term, asked for once: nobody else writes meanwhile."""

    def __init__(self, relating: Relating, total: int) -> None:
        self._relating = relating
        self._total = total
        self._known: dict[str, int] = {}

    def of(self, terms: Iterable[Terms]) -> Frequencies:
        """Those of all terms of some articles."""
        wanted = {term for one in terms for term in one.counts}
        self._known.update(self._relating.counts(wanted - self._known.keys()))
        return Frequencies(self._known, self._total)


def _terms(kept: Kept) -> Terms:
    minute = None if kept.minute == NO_TIME else kept.minute
    return Terms(id_of(kept.article_id), kept.terms, minute, kept.language, kept.meaning)
