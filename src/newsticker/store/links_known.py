"""Links known again when their story is linked anew: by their key, else by the claims that they share.

So a claim that was told earlier, or better by another paper, makes no new link of an old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsticker.model_stories import ClaimAddress, KeptLink, LinkKind, NewLink
from newsticker.store.link_homes import Standing

Key = tuple[LinkKind, str]
_GROUPS = frozenset({"same", "figures", "course"})
_COUNTED = frozenset({"figures", "course"})


def keyed(links: Iterable[NewLink]) -> dict[Key, NewLink]:
    """Links by kind and key: of a group its first claim, with the unit of figures, of a pair both.

    A claim that is the first of two disagreements of one unit is numbered.
    """
    found: dict[Key, NewLink] = {}
    for link in links:
        claims = link.claims[:1] if link.kind in _GROUPS else link.claims
        parts = [f"{one.article_id}:{one.claim}" for one in claims]
        key = " ".join([*parts, link.unit] if link.kind in _COUNTED and link.unit else parts)
        number = 2
        while (link.kind, key) in found:
            key = f"{key.removesuffix(f' #{number - 1}')} #{number}"
            number += 1
        found[link.kind, key] = link
    return found


def known_again(wanted: Mapping[Key, NewLink], standing: Sequence[Standing]) -> dict[Key, Standing]:
    """Which of the links that stood each of the wanted ones is; those that are new are left out.

    Each is one of those that stood at most, the oldest where several could be.
    """
    known: dict[Key, Standing] = {}
    by_key: dict[Key, Standing] = {}
    for old in standing:
        by_key.setdefault((old.kind, old.key), old)
    for key in wanted:
        if key in by_key:
            known[key] = by_key[key]
    as_one = {
        claim: link.claims[0]
        for link in wanted.values()
        if link.kind == "same"
        for claim in link.claims
    }
    taken = {old.id for old in known.values()}
    for key, link in wanted.items():
        if key in known:
            continue
        likest = max(
            (old for old in standing if old.id not in taken),
            key=lambda old: (_likeness(link, old, as_one), -old.id),
            default=None,
        )
        if likest is not None and _likeness(link, likest, as_one):
            known[key] = likest
            taken.add(likest.id)
    return known


def _likeness(link: NewLink, old: KeptLink, as_one: Mapping[ClaimAddress, ClaimAddress]) -> int:
    """How many claims a group has in common with one that stood; of a pair 1 where both ends are the same claims."""
    if link.kind != old.kind or link.unit != old.unit:
        return 0
    if link.kind in _GROUPS:
        return len(set(link.claims) & set(old.claims))
    ends = ([as_one.get(one, one) for one in some] for some in (link.claims, old.claims))
    first, second = ends
    return int(first == second)
