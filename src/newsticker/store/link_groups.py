"""Claims in groups, where some may not be together and others have to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct

from newsticker.model_stories import ClaimAddress

Pair = frozenset[ClaimAddress]


class Company(Struct, frozen=True):
    """Who may not be with whom, and who has to, in one kind of link.

    ``kin`` says by a number which claims are alike. ``apart`` has for each claim those alike to it that it is struck
    from, ``strangers`` for each number those that are struck from all of it, but for pairs that were ``added``.
    ``leaving`` counts how often a claim was taken out of others' company: where a group is parted it is who goes.
    ``place`` is the order in which claims were told.
    """

    kin: Mapping[ClaimAddress, int]
    apart: Mapping[ClaimAddress, Collection[ClaimAddress]]
    strangers: Mapping[int, Collection[int]]
    added: tuple[tuple[ClaimAddress, ClaimAddress], ...]
    leaving: Mapping[ClaimAddress, int]
    place: Mapping[ClaimAddress, int]

    def has_added(self, group: Iterable[ClaimAddress]) -> bool:
        """Whether an editor put two of the group together."""
        mine = set(group)
        return any(one in mine and other in mine for one, other in self.added)

    def in_order(self, group: Iterable[ClaimAddress]) -> tuple[ClaimAddress, ...]:
        """The group in the order in which its claims were told."""
        return tuple(sorted(group, key=lambda one: (self.place.get(one, len(self.place)), one)))

    def staying_first(self, group: Iterable[ClaimAddress]) -> list[ClaimAddress]:
        """The group with those behind that were taken out of others' company."""
        return sorted(self.in_order(group), key=lambda one: self.leaving.get(one, 0))

    def allows(self, group: Iterable[ClaimAddress]) -> bool:
        """Whether no two of the group are struck from each other."""
        party = Party(self)
        return all(party.take(Party(self, one)) for one in group)


class Party:
    """Claims that are together, and may be; it grows by others that are."""

    def __init__(self, company: Company, *members: ClaimAddress) -> None:
        self._company = company
        self._kin: dict[int, list[ClaimAddress]] = {}
        self._members: set[ClaimAddress] = set()
        for one in members:
            self._add(one)

    def __iter__(self) -> Iterator[ClaimAddress]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def take(self, other: Party) -> bool:
        """Takes others in; False, and nothing changes, where any is struck from any."""
        if not self._may_take(other):
            return False
        for one in other:
            self._add(one)
        return True

    def _add(self, one: ClaimAddress) -> None:
        if one not in self._members:
            self._members.add(one)
            self._kin.setdefault(self._kin_of(one), []).append(one)

    def _kin_of(self, one: ClaimAddress) -> int:
        return self._company.kin.get(one, -1)

    def _may_take(self, other: Party) -> bool:
        apart, strangers = self._company.apart, self._company.strangers
        if any(not self._members.isdisjoint(apart.get(one, ())) for one in other):
            return False
        wanted = {frozenset(pair) for pair in self._company.added}
        met = ((kin, s) for kin in other._kin for s in strangers.get(kin, ()) if s in self._kin)
        return all(
            frozenset(pair) in wanted
            for kin, stranger in met
            for pair in product(other._kin[kin], self._kin[stranger])
        )


def parted(group: Sequence[ClaimAddress], company: Company) -> list[tuple[ClaimAddress, ...]]:
    """The parts of a group in which nobody is with whom he was struck from, those of two or more."""
    parts: list[Party] = []
    for one in company.staying_first(group):
        alone = Party(company, one)
        if not any(part.take(alone) for part in parts):
            parts.append(alone)
    return [company.in_order(part) for part in parts if len(part) > 1]


def together(
    groups: Sequence[Sequence[ClaimAddress]], company: Company
) -> list[tuple[ClaimAddress, ...]]:
    """Groups without a claim in common, of two or more: pairs that were added come first, then the given groups.

    What was put together stays so unless that would bring two together that were struck from each other.
    """
    party_of: dict[ClaimAddress, Party] = {}

    def join(one: ClaimAddress, other: ClaimAddress) -> bool:
        first, second = (
            party_of.setdefault(x, Party(company, x)) if x not in party_of else party_of[x]
            for x in (one, other)
        )
        if first is second:
            return True
        larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
        if not larger.take(smaller):
            return False
        party_of.update(dict.fromkeys(smaller, larger))
        return True

    for one, other in company.added:
        join(one, other)
    for group in sorted(map(tuple, groups)):
        apart: list[ClaimAddress] = []  # one of each party that the group is parted into
        for one in company.staying_first(group):
            if not any(join(other, one) for other in apart):
                apart.append(one)
    parties = {id(party): party for party in party_of.values() if len(party) > 1}
    return sorted(company.in_order(party) for party in parties.values())
