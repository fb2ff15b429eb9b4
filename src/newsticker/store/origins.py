"""From how many independent origins articles come: ten that carry two agencies' copies have two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def origins_of(
    groups: Iterable[Sequence[int]], article_ids: Collection[int]
) -> list[tuple[int, ...]]:
    """The groups of copies that these articles go back to, each without all others, the largest first.

    An article made of several copies is in the group of each. A group is left out where all its articles are in larger
    ones, so that there are never more origins than articles.
    """
    mine = [tuple(one for one in group if one in article_ids) for group in groups]
    found, known = [], set[int]()
    for group in sorted(mine, key=len, reverse=True):
        if len(group) > 1 and not known.issuperset(group):
            found.append(group)
            known.update(group)
    return found


def count_origins(groups: Iterable[Sequence[int]], article_ids: Collection[int]) -> int:
    """How many origins these articles have: every group of copies is one, and every article that is in none."""
    if len(article_ids) == 1:
        return 1
    found = origins_of(groups, article_ids)
    return len(found) + len(set(article_ids).difference(*found))
