"""What was probably meant by a search that finds nothing: a word of the index one typing error away."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from newsticker.flow.indexing import article_words
from newsticker.language.finding import analyser, query_terms
from newsticker.model import Hit
from newsticker.site.asking import Asked
from newsticker.site.rendering import Site
from newsticker.store import SearchFilter
from newsticker.text.folding import fold
from newsticker.text.near import near_words

# A question has few words, and the first articles with a near word tell how it is written.
MOST_WORDS = 5
MOST_ARTICLES = 10


class Suggestion(Struct, frozen=True):
    """A search that finds something; ``is_sure`` where what was typed is no word that we know."""

    asked: Asked
    is_sure: bool


def suggest(asked: Asked, site: Site) -> Suggestion | None:
    """The search with its mistyped words put right; None where none is mistyped or that finds nothing either.

    A word counts as mistyped where nothing at all is found by it. It may be a good word all the same ("Kirsche"
    where only "Kirche" stands): then the other is offered and not taken.
    """
    query, is_sure = asked.q, True
    for typed in reversed(analyser().typed(asked.q)[:MOST_WORDS]):
        near = near_words(typed.word)
        if not near or _is_found(query_terms(typed.word), site):
            continue
        meant = _written(near, site)
        if meant is None:
            return None
        is_sure = is_sure and not analyser().knows(typed.word)
        query = query[: typed.start] + meant + query[typed.end :]
    corrected = asked.with_(q=query)
    if query == asked.q or not site.store.search(corrected.wanted(site.settings.zone), limit=1)[0]:
        return None
    return Suggestion(corrected, is_sure)


def _is_found(terms: list[list[str]], site: Site) -> bool:
    return bool(site.store.search(SearchFilter(terms=terms), limit=1)[0])


def _written(near: list[str], site: Site) -> str | None:
    """The commonest of these words in the newest articles that have one, as it is written there.

    One that is itself in the text goes before one that is a form or a part of what stands there.
    """
    hits, _ = site.store.search(SearchFilter(terms=[near]), limit=MOST_ARTICLES)
    written = Counter(word for hit in hits for word in _in(hit, frozenset(near)))
    as_they_are = {word: n for word, n in written.items() if fold(word) in near}
    return next(iter(Counter(as_they_are or written).most_common(1)), (None, 0))[0]


def _in(hit: Hit, near: frozenset[str]) -> list[str]:
    words, language = article_words(hit.found), hit.found.article.language
    return [
        words[unit.start : unit.end]
        for unit in analyser().units(words, language)
        if not near.isdisjoint(unit.tokens)
    ]
