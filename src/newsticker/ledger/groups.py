"""Things that were found to be one, joined pair by pair."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Union by the first that was named; what was never joined is a group of its own."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}
        self._rank: dict[T, int] = {}

    def first(self, one: T) -> T:
        """What stands for the group of ``one``: its member that was named first."""
        self._rank.setdefault(one, len(self._rank))
        while (above := self._above.get(one, one)) != one:
            self._above[one] = one = self._above.get(above, above)
        return one

    def join(self, a: T, b: T) -> None:
        """Makes one group of two."""
        a, b = self.first(a), self.first(b)
        if a != b:
            first, second = sorted((a, b), key=self._rank.__getitem__)
            self._above[second] = first

    def are_one(self, a: T, b: T) -> bool:
        """Whether both are of one group."""
        return self.first(a) == self.first(b)
