"""What is known of an event while its links are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from newsticker.ledger.groups import Groups
from newsticker.ledger.statements import Statement
from newsticker.ledger.terms import Rarity


class Event(Struct, frozen=True):
    """The statements of an event with their origins, by their keys; ``one`` joins what is one claim,
    ``copies`` the articles that carry one agency copy,
    ``places`` tells the number of each statement, ``told``
    how many claims each house has made."""

    statements: Sequence[Statement]
    by_key: Mapping[str, Statement]
    origins: Mapping[str, frozenset[str]]
    one: Groups[str]
    rarity: Rarity
    copies: Groups[int]
    places: Mapping[str, int]
    told: Mapping[str, int]

    def of_one_house(self, a: Statement, b: Statement) -> bool:
        """Whether both have one origin."""
        return not self.origins[a.key].isdisjoint(self.origins[b.key])

    def told_by(self, statement: Statement) -> int:
        """How many claims of the event the origin of a statement is told to have made."""
        return sum(self.told.get(house, 0) for house in self.origins[statement.key])

    def answered_by(self, statement: Statement) -> Statement | None:
        """The claim of its article that a statement denies, confirms or admits."""
        return self.by_key.get(statement.answers or "")
