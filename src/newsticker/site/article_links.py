"""What an article's page tells of other articles: its story, links of its claims, and where its text comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from newsticker.model import Claim, StoredArticle
from newsticker.model_stories import ArticleInStory, Borrowed, ClaimAddress, KeptLink, StoryRecord
from newsticker.outputs.story_told import is_sure
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import speaker_of
from newsticker.site.formats import Formats
from newsticker.site.words import Words, headline

# Of each claim so many other articles are named; the story's page has them all.
MOST_OTHERS = 5


class Elsewhere(Struct, frozen=True):
    """A claim in another article that a claim is linked to, and how: "dementiert von Werft".

    ``page`` is the claim's own page.
    """

    kind: str
    words: str
    outlet: str | None
    title: str
    language: str | None
    page: str


class Passed(Struct, frozen=True):
    """An article that text was taken from, or that took it, and how much of the taker's text that is."""

    id: int
    outlet: str | None
    title: str
    language: str | None
    share: str


class Dispute(Struct, frozen=True):
    """That a story tells figures of one unit that exclude each other; ``page`` is where its page shows them."""

    unit: str | None
    page: str


class Around(Struct, frozen=True):
    """What an article's page tells of others: ``story`` is None for one that nobody else tells.

    ``links`` are by the claims' keys, and so are ``disputes``: what figures of a claim count, as its story tells it
    with numbers that exclude each other, and where it does.
    """

    story: StoryRecord | None
    links: Mapping[str, tuple[Elsewhere, ...]]
    taken: tuple[Passed, ...]
    given: tuple[Passed, ...]
    disputes: Mapping[str, tuple[Dispute, ...]]


NOTHING = Around(None, {}, (), (), {})
# How a link reads from its first claim and from its second.
_FROM = {
    "denial": ("linked-denied", "linked-denies"),
    "admission": ("linked-admitted", "linked-admits"),
    "confirmation": ("linked-confirmed", "linked-confirms"),
    "comparison": ("linked-compare", "linked-compare"),
}


def view_around(
    stored: StoredArticle, found: ArticleInStory, language: str, words: Words, formats: Formats
) -> Around:
    """What is known of an article and others, in the interface's words; links within the article stand on its cards."""
    known = {other.id: other for other in found.articles}
    links: dict[str, list[Elsewhere]] = {}
    disputes: dict[str, tuple[Dispute, ...]] = {}
    teller = _Teller(known, language, words)
    # That an authority went on counting is told on the story's page.
    for link in (one for one in found.links if one.kind != "course"):
        for at, place in enumerate(link.claims):
            if place.article_id == stored.id:
                others = teller.others(link, at)
                links.setdefault(place.claim, []).extend(others)
                if link.kind == "figures" and others:
                    page = f"/{language}/story/{link.story_id}#figures{link.id}"
                    some = disputes.get(place.claim, ())
                    disputes[place.claim] = (*some, Dispute(link.unit, page))

    def passed(some: Sequence[Borrowed], other: Callable[[Borrowed], int]) -> tuple[Passed, ...]:
        pairs = [(one, known[other(one)]) for one in some if other(one) in known]
        return tuple(
            Passed(it.id, outlet_of(it), headline(it, words), it.article.language, formats.percent(one.share))
            for one, it in pairs
        )  # fmt: skip

    return Around(
        story=found.record if found.record and found.record.articles > 1 else None,
        links={claim: _first(some) for claim, some in links.items()},
        taken=passed(
            [one for one in found.borrowed if one.copy_id == stored.id], lambda one: one.source_id
        ),
        given=passed(
            [one for one in found.borrowed if one.source_id == stored.id], lambda one: one.copy_id
        ),
        disputes=disputes,
    )


class _Teller:
    """Tells of claims in other articles."""

    def __init__(self, known: Mapping[int, StoredArticle], language: str, words: Words) -> None:
        self._known = known
        self._language = language
        self._words = words

    def others(self, link: KeptLink, at: int) -> list[Elsewhere]:
        """The other claims of a link, seen from the one at a place in it."""
        kind = link.kind if link.kind not in _FROM or is_sure(link) else "comparison"
        key = _FROM[kind][min(at, 1)] if kind in _FROM else f"linked-{kind}"
        found = [self._tell(link, place, key) for n, place in enumerate(link.claims) if n != at]
        return [one for one in found if one is not None]

    def _tell(self, link: KeptLink, place: ClaimAddress, key: str) -> Elsewhere | None:
        stored = self._known.get(place.article_id)
        claim = None if stored is None else _claim(stored, place.claim)
        if stored is None or claim is None:
            return None
        who, _ = speaker_of(claim, self._words)
        counted = ", ".join(figure.text for figure in claim.figures)
        return Elsewhere(
            kind=link.kind,
            words=self._words(
                key, x=f"{who}, {counted}" if link.kind == "figures" and counted else who
            ),
            outlet=outlet_of(stored),
            title=headline(stored, self._words),
            language=stored.article.language,
            page=f"/{self._language}/article/{stored.id}/claim/{claim.id}",
        )


def _claim(stored: StoredArticle, key: str) -> Claim | None:
    return next((claim for claim in stored.claims or () if claim.id == key), None)


def _first(some: Sequence[Elsewhere]) -> tuple[Elsewhere, ...]:
    """Each once, at most so many of a kind."""
    counts: dict[str, int] = {}
    found = []
    for one in dict.fromkeys(some):
        counts[one.kind] = counts.get(one.kind, 0) + 1
        if counts[one.kind] <= MOST_OTHERS:
            found.append(one)
    return tuple(found)
