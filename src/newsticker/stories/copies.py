"""Which texts carry the same agency copy, cut, edited or extended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from newsticker.stories.passages import same_words
from newsticker.stories.reuse import Borrowing
from newsticker.stories.texts import Text, triples_of

# So much of the shorter of two texts in passages, that both have one origin whatever their credits say.
SURE_SHARE = 0.6
# Of two texts that credit the same agency so many of the triples of words: editors rewrite agency copy,
# but whoever tells of the same event by himself shares half as many.
TRIPLES = 0.12
# Part of the fingerprints of the shorter text, by which a further text is known to carry a group's copy.
ALIKE = 0.25
SOON = 36 * 60  # minutes within which outlets print a report


def copies_of(text: Text, others: Iterable[Text], borrowings: Iterable[Borrowing]) -> set[str]:
    """The ids of the ``others`` that carry the same copy as a text, by what it took and by what it credits."""
    whole = [one for one in borrowings if _is_whole(one)]
    found = {end.id for one in whole for end in (one.source, one.copy) if end is not text}
    if text.agencies:
        for other in others:
            if other.agencies & text.agencies and other.id not in found and _are_near(text, other):
                shared = len(triples_of(text) & triples_of(other))
                if shared >= TRIPLES * min(len(triples_of(text)), len(triples_of(other))):
                    found.add(other.id)
    return found


def groups_of_copies(
    texts: Iterable[Text], copies: Mapping[str, set[str]]
) -> tuple[tuple[str, ...], ...]:
    """The groups of texts that carry one copy, in the order of time; a text made of two copies is in both groups.

    ``copies`` tells of each id which others carry its copy, in one direction or in both.
    """
    partners: dict[str, set[str]] = {}
    for one, others in copies.items():
        for other in others:
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
    # A group is its texts by their ids, in the order of time.
    groups: list[dict[str, Text]] = []
    homes: dict[str, list[dict[str, Text]]] = {}
    grouped: dict[str, Text] = {}
    for text in sorted(texts, key=attrgetter("place")):
        left = partners.get(text.id, set()) & grouped.keys()
        joined = _groups_for(text, left, homes)
        for group in joined:
            left -= group.keys()
        for other in sorted(left):
            # A partner whose group carries another copy: the two of them are a group of their own.
            groups.append({other: grouped[other]})
            homes[other].append(groups[-1])
            joined.append(groups[-1])
        for group in joined:
            group[text.id] = text
        grouped[text.id] = text
        homes[text.id] = joined
    return tuple(map(tuple, groups))


def _groups_for(
    text: Text, partners: set[str], homes: Mapping[str, list[dict[str, Text]]]
) -> list[dict[str, Text]]:
    """The groups that a text belongs to: it is a partner of a member, and most members are like it."""
    near = {id(group): group for other in sorted(partners) for group in homes[other]}
    return [group for group in near.values() if _is_like_most(text, partners, group)]


def _is_like_most(text: Text, partners: set[str], group: Mapping[str, Text]) -> bool:
    wanted = len(group) // 2 + 1
    strangers = group.keys() - partners
    wanted -= len(group) - len(strangers)
    if wanted <= 0:
        return True
    # Whether as many as are wanting can still be found tells soon: no more are compared than that needs.
    for left, other in zip(range(len(strangers), 0, -1), strangers, strict=True):
        if wanted > left:
            return False
        wanted -= _are_alike(text, group[other])
        if wanted <= 0:
            return True
    return False


def _are_alike(one: Text, other: Text) -> bool:
    shared = len(one.prints & other.prints)
    return shared >= ALIKE * min(len(one.prints), len(other.prints))


def _is_whole(borrowing: Borrowing) -> bool:
    same = same_words(borrowing.passages)
    return same >= SURE_SHARE * min(len(borrowing.source.words), len(borrowing.copy.words))


def _are_near(one: Text, other: Text) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return other.first - one.last <= SOON and one.first - other.last <= SOON
