"""Which articles tell of the same event: by rare names, numbers and words in common, within some days.

Two articles are linked where what they tell of is alike, the more so the more time lies between them. Stories grow
together along the links, the surest first, so that the order in which articles arrive has no say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from newsticker.stories.meaning import nearness
from newsticker.stories.nearness import Vector, neutral, normal, product, vector_of
from newsticker.stories.terms import NAME, Terms

DAY = 24 * 60
LONGEST_PAUSE = 6 * DAY
# How alike two articles of one event are, by how many names and numbers they share: one, two, more.
ALIKE = (0.24, 0.17, 0.14)
ALIKE_A_DAY = 0.02  # more for each day between them
# The mean over every two articles, of an article that joins a story, and of two stories that become one: a chain of
# neighbours is no story, and one article between two stories is no bridge.
ALIKE_ON_THE_WHOLE, STORIES_ALIKE = 0.1, 0.17
# How alike an article and all of a story are that it looks back on, and how many telling names they share.
LIKE_A_STORY, NAMES_OF_STORY = 0.15, 3
NAMES_LIKE = 0.1  # how alike they are in telling names alone: of a campaign's many names few are in any one report
# Between two languages only names, numbers and states can be compared.
ALIKE_ABROAD = 0.3
FEWEST_NAMES_ABROAD = 4
# Where it is known what texts are about in any language, one name in common is enough: of pairs of headlines about one
# event the farthest were at .45, of others the nearest at .23.
NEAR_ABROAD = 0.4
# A name that more articles hold, and a larger part of them, is not telling: who is in the news every day. Of the first
# thousand articles of a ticker one event may be a third.
MOST_HOLDERS, MOST_OF_ALL = 40, 0.05
MOST_OF_FIRST, FIRST = 0.35, 1000


class _Link(Struct, frozen=True):
    """Two articles by their numbers that are ``beyond`` as alike as they must be; ``is_abroad``: in two languages."""

    beyond: float
    one: int
    other: int
    is_abroad: bool = False


class Frequencies(Struct, frozen=True):
    """How many of so many articles in ``all`` hold each term."""

    counts: Mapping[str, int]
    all: int

    def of(self, term: str) -> int:
        """How many hold a term."""
        return self.counts.get(term, 0)

    def is_telling(self, term: str) -> bool:
        """Whether a term is a name or a number that few are told of by."""
        of_first = MOST_OF_FIRST * min(self.all, FIRST)
        return term[0] == NAME and self.of(term) <= max(
            MOST_HOLDERS, of_first, MOST_OF_ALL * self.all
        )


def frequencies_of(articles: Collection[Terms]) -> Frequencies:
    """How many of these articles hold each term."""
    counts = Counter(term for article in articles for term in article.counts)
    return Frequencies(counts, len(articles))


def linked(article: Terms, others: Iterable[Terms], among: Frequencies) -> list[str]:
    """The ids of those of the others that an article is alike enough to be one story with, were they all there is."""
    mine = _vector(article, among)
    found = []
    for other in others:
        shared = article.counts.keys() & other.counts.keys()
        names = sum(map(among.is_telling, shared))
        pair = (article, other)
        if names and _link(0, 1, names, pair, (mine, _vector(other, among))).beyond >= 0:
            found.append(other.id)
    return found


def stories_of(
    articles: Sequence[Terms],
    copies: Iterable[Sequence[str]],
    among: Frequencies,
    pins: Mapping[str, int] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The stories of two articles or more, each in the order of the ``articles``; terms weigh as they do ``among`` all.

    ``copies`` are groups of ids that carry the same copy and so tell the same story, whatever their words. An
    article made of two copies is told with the one it is more like and does not make one story of both.
    Articles that ``pins`` has under one number are one story and those under two numbers are two, whatever they tell.
    """
    vectors = [_vector(article, among) for article in articles]
    at = {article.id: number for number, article in enumerate(articles)}
    pinned = {at[id]: pin for id, pin in (pins or {}).items() if id in at}
    groups = Counter(id for group in copies for id in group)
    mixed = {number for number, article in enumerate(articles) if groups[article.id] > 1}
    stories = _Stories(vectors, pinned, mixed)
    first: dict[int, int] = {}
    for number, pin in pinned.items():
        stories.join(first.setdefault(pin, number), number)
    for group in copies:
        whole = [at[id] for id in group if at[id] not in mixed]
        for number in whole[1:]:
            stories.join(whole[0], number)
    telling = {term for one in articles for term in one.counts if among.is_telling(term)}
    pairs = list(_pairs(articles, telling))
    links = [
        link
        for one, other, names in pairs
        if (link := _link(one, other, names, articles, vectors)).beyond >= 0
    ]
    late = [link for link in links if {link.one, link.other} & mixed]
    for link in sorted(set(links) - set(late), key=_surest):
        if link.is_abroad or stories.are_alike(link.one, link.other):
            stories.join(link.one, link.other)
    for link in sorted(late, key=_surest):
        # What is mixed has to find its story, maybe with others that are; two stories that have theirs stay two.
        has_none = stories.is_mixed(link.one) or stories.is_mixed(link.other)
        if has_none and stories.are_alike(link.one, link.other):
            stories.join(link.one, link.other)
    for number, story in list(_strays(articles, pairs, stories, telling)):
        if stories.are_alike(number, story):
            stories.join(number, story)
    found: dict[int, list[str]] = {}
    for number, article in enumerate(articles):
        found.setdefault(stories.lead(number), []).append(article.id)
    return tuple(tuple(story) for story in found.values() if len(story) > 1)


def _vector(article: Terms, among: Frequencies) -> Vector:
    return vector_of(article, among.counts, among.all)


def _strays(
    articles: Sequence[Terms],
    pairs: Iterable[tuple[int, int, int]],
    stories: _Stories,
    telling: Set[str],
) -> Iterator[tuple[int, int]]:
    """Articles that are like a story though not enough like one of its articles, with it: what looks back on it all."""
    pauses: dict[tuple[int, int], int] = {}
    for one, other, _ in pairs:
        pause = _pause(articles[one], articles[other])
        if pause <= LONGEST_PAUSE and articles[one].language == articles[other].language:
            for stray, member in ((one, other), (other, one)):
                if stories.is_single(stray) and not stories.is_single(member):
                    key = stray, stories.lead(member)
                    pauses[key] = min(pauses.get(key, pause), pause)
    best: dict[int, tuple[float, int]] = {}
    for (stray, story), pause in pauses.items():
        names = telling & articles[stray].counts.keys() & stories.terms(story)
        alike = stories.likeness(stray, story) - ALIKE_A_DAY * pause / DAY
        in_names = stories.likeness(stray, story, telling)
        if len(names) >= NAMES_OF_STORY and alike >= LIKE_A_STORY and in_names >= NAMES_LIKE:
            best[stray] = max(best.get(stray, (0.0, 0)), (alike, -story))
    yield from ((stray, -story) for stray, (_, story) in sorted(best.items()))


def _surest(link: _Link) -> tuple[float, int, int]:
    return -link.beyond, link.one, link.other


class _Stories:
    """Articles by their numbers in stories that grow together; each story is known by its lowest number."""

    def __init__(
        self, vectors: Sequence[Vector], pins: Mapping[int, int], mixed: Collection[int]
    ) -> None:
        self._pins = dict(pins)
        self._mixed = [number in mixed for number in range(len(vectors))]
        self._leader = list(range(len(vectors)))
        self._sums = list(vectors)
        self._sizes = [1] * len(vectors)

    def lead(self, number: int) -> int:
        """The number by which an article's story is known."""
        while self._leader[number] != number:
            self._leader[number] = self._leader[self._leader[number]]
            number = self._leader[number]
        return number

    def is_single(self, number: int) -> bool:
        """Whether an article is a story by itself."""
        return self._sizes[self.lead(number)] == 1

    def is_mixed(self, number: int) -> bool:
        """Whether all articles of an article's story are made of several copies."""
        return self._mixed[self.lead(number)]

    def terms(self, number: int) -> Set[str]:
        """What an article's story tells of."""
        return self._sums[self.lead(number)].keys()

    def likeness(self, article: int, other: int, terms: Set[str] | None = None) -> float:
        """How much an article by itself is like the story of another as a whole, by all terms or by some."""
        here, there = self._sums[article], self._sums[self.lead(other)]
        if terms is not None:
            here, there = (
                {term: weight for term, weight in one.items() if term in terms}
                for one in (here, there)
            )
        return product(normal(here), normal(there))

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two articles' stories are alike on the whole: the mean over every two of their articles."""
        one, other = self.lead(one), self.lead(other)
        sizes = self._sizes[one], self._sizes[other]
        enough = ALIKE_ON_THE_WHOLE if min(sizes) == 1 else STORIES_ALIKE
        alike = product(self._sums[one], self._sums[other])
        return max(sizes) == 1 or alike >= enough * sizes[0] * sizes[1]

    def join(self, one: int, other: int) -> None:
        """Makes one story of two articles' stories, unless they are pinned apart."""
        one, other = sorted((self.lead(one), self.lead(other)))
        pins = {self._pins[story] for story in (one, other) if story in self._pins}
        if one == other or len(pins) > 1:
            return
        if pins:
            (self._pins[one],) = pins
        both = Counter(self._sums[one])
        both.update(self._sums[other])
        self._sums[one] = both
        self._sizes[one] += self._sizes[other]
        self._mixed[one] &= self._mixed[other]
        self._leader[other] = one


def _pairs(articles: Sequence[Terms], telling: Set[str]) -> Iterator[tuple[int, int, int]]:
    """The pairs that share telling names or numbers, each once, with how many."""
    holders: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        shared: Counter[int] = Counter()
        for term in telling & article.counts.keys():
            held = holders.setdefault(term, [])
            shared.update(held)
            held.append(number)
        yield from ((other, number, names) for other, names in shared.items())


def _link(
    one: int, other: int, names: int, articles: Sequence[Terms], vectors: Sequence[Vector]
) -> _Link:
    here, there = articles[one], articles[other]
    pause = _pause(here, there)
    if pause > LONGEST_PAUSE:
        return _Link(-1, one, other)
    more = ALIKE_A_DAY * pause / DAY
    if here.language == there.language:
        enough = ALIKE[min(names, len(ALIKE)) - 1] + more
        return _Link(product(vectors[one], vectors[other]) - enough, one, other)
    beyond = -1.0
    if here.meaning and there.meaning:
        beyond = nearness(here.meaning, there.meaning) - NEAR_ABROAD - more
    if names >= FEWEST_NAMES_ABROAD:
        alike = product(neutral(vectors[one]), neutral(vectors[other]))
        beyond = max(beyond, alike - ALIKE_ABROAD - more)
    return _Link(beyond, one, other, is_abroad=True)


def _pause(one: Terms, other: Terms) -> int:
    return abs(one.minute - other.minute) if one.minute and other.minute else 0
