"""Claims in groups, where some may not be together and others have to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from newsticker.model_stories import ClaimAddress


class Company(Struct, frozen=True):
    """Who may not be with whom, and who has to, in one kind of link.

    ``leaving`` counts how often a claim was taken out of others' company: where a group is parted it is who goes.
    ``place`` is the order in which claims were told.
    """

    struck: Collection[frozenset[ClaimAddress]]
    added: tuple[tuple[ClaimAddress, ClaimAddress], ...]
    leaving: Mapping[ClaimAddress, int]
    place: Mapping[ClaimAddress, int]

    def allows(self, group: Iterable[ClaimAddress]) -> bool:
        """Whether no two of the group are struck from each other."""
        if not self.struck:
            return True
        return all(frozenset(pair) not in self.struck for pair in combinations(group, 2))

    def has_added(self, group: Collection[ClaimAddress]) -> bool:
        """Whether an editor put two of the group together."""
        return any(one in group and other in group for one, other in self.added)

    def in_order(self, group: Iterable[ClaimAddress]) -> tuple[ClaimAddress, ...]:
        """The group in the order in which its claims were told."""
        return tuple(sorted(group, key=lambda one: (self.place.get(one, len(self.place)), one)))

    def staying_first(self, group: Iterable[ClaimAddress]) -> list[ClaimAddress]:
        """The group with those behind that were taken out of others' company."""
        return sorted(self.in_order(group), key=lambda one: self.leaving.get(one, 0))


def parted(group: Sequence[ClaimAddress], company: Company) -> list[tuple[ClaimAddress, ...]]:
    """The parts of a group in which nobody is with whom he was struck from, those of two or more."""
    if company.allows(group):
        return [tuple(group)]
    parts: list[list[ClaimAddress]] = []
    for one in company.staying_first(group):
        home = next((part for part in parts if company.allows([*part, one])), None)
        if home is None:
            parts.append([one])
        else:
            home.append(one)
    return [company.in_order(part) for part in parts if len(part) > 1]


def together(
    groups: Sequence[Sequence[ClaimAddress]], company: Company
) -> list[tuple[ClaimAddress, ...]]:
    """Groups without a claim in common, of two or more: pairs that were added come first, then the given groups.

    What was put together stays so unless that would bring two together that were struck from each other.
    """
    part_of: dict[ClaimAddress, list[ClaimAddress]] = {}

    def join(one: ClaimAddress, other: ClaimAddress) -> bool:
        first, second = part_of.setdefault(one, [one]), part_of.setdefault(other, [other])
        if first is second:
            return True
        if not company.allows([*first, *second]):
            return False
        first += second
        part_of.update(dict.fromkeys(second, first))
        return True

    for one, other in company.added:
        join(one, other)
    for group in sorted(map(tuple, groups)):
        before: list[ClaimAddress] = []
        for one in company.staying_first(group):
            any(join(other, one) for other in before)
            before.append(one)
    parts = {id(part): part for part in part_of.values() if len(part) > 1}
    return sorted(company.in_order(part) for part in parts.values())
