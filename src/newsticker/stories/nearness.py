"""How alike two articles are: what they tell of as a direction in the space of terms, and the angle between two."""

from __future__ import annotations

import math
from collections.abc import Mapping

from newsticker.stories.terms import NAME, STATE, Terms

NAMES_WEIGH = 1.5
# How many of some hundred articles hold a term, before there are as many to count in.
USUAL = 300
USUAL_NAME, USUAL_STATE, USUAL_WORD = 1, 9, 6

Vector = Mapping[str, float]


def vector_of(article: Terms, counts: Mapping[str, int], articles: int) -> Vector:
    """The terms of an article, each with its weight; ``counts`` tells how many of the ``articles`` hold each term."""
    return normal(
        {
            term: min(1 + math.log(count), 2) * _weight(term, counts[term], articles)
            for term, count in article.counts.items()
        }
    )


def normal(vector: Vector) -> Vector:
    """The vector at length one."""
    long = math.hypot(*vector.values()) or 1
    return {term: weight / long for term, weight in vector.items()}


def _weight(term: str, held: int, articles: int) -> float:
    """The inverse frequency of a term, counted among the articles and some usual hundred."""
    usual = {NAME: USUAL_NAME, STATE: USUAL_STATE}.get(term[0], USUAL_WORD)
    weight = math.log((articles + USUAL) / (held + usual))
    return weight * NAMES_WEIGH if term[0] == NAME else weight


def neutral(vector: Vector) -> Vector:
    """What of a vector means the same in every language."""
    return normal({term: weight for term, weight in vector.items() if term[0] in (NAME, STATE)})


def product(one: Vector, other: Vector) -> float:
    """How alike two vectors of length one are, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
