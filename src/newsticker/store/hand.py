"""The store as an editor's hand finds it: claims corrected, struck and added, parties merged and suppressed; each method one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.model import Claim
from newsticker.model_desk import (
    Decision,
    HandledClaim,
    KnownParty,
    NewDecision,
    PartyDecision,
)
from newsticker.store import claims_by_hand, decisions, known_parties, parties_by_hand
from newsticker.store.database import Database


class Hand:
    """What editors decide about claims and speakers, in the database of its store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only. What changes
    anything is called by flow alone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def claims(self, article_id: int) -> list[HandledClaim]:
        """The claims of an article as the desk sees them, struck ones and those that do not fit its text included."""
        with self._database.reading() as connection:
            return claims_by_hand.handled(connection, article_id)

    def journal(self, article_id: int) -> list[Decision]:
        """Every decision about claims of an article, the last first."""
        with self._database.reading() as connection:
            return claims_by_hand.journal(connection, article_id)

    def decisions(
        self, *, before: int | None = None, limit: int = 50
    ) -> tuple[list[Decision], int | None]:
        """A page of all decisions about claims, the last first, and the number behind which the next begins."""
        with self._database.reading() as connection:
            return decisions.newest(connection, before, limit)

    def decide(
        self,
        article_id: int,
        key: str,
        seen: int,
        wanted: Sequence[NewDecision],
        by: str,
        now: datetime,
    ) -> bool:
        """Decides about a claim; False where somebody else has since ``seen``, or the article was withdrawn."""
        with self._database.writing() as connection:
            return claims_by_hand.decide(connection, article_id, key, seen, wanted, by, now)

    def add(
        self, article_id: int, claim: Claim, wanted: NewDecision, by: str, now: datetime
    ) -> str | None:
        """Adds a claim and returns its key; None where the article was withdrawn."""
        with self._database.writing() as connection:
            return claims_by_hand.add(connection, article_id, claim, wanted, by, now)

    # Parties

    def parties(
        self, words: str = "", *, suppressed: bool = False, merged: bool = False, limit: int = 50
    ) -> list[KnownParty]:
        """The parties whose names have these words, by name; those alone that are ``suppressed`` or ``merged``."""
        with self._database.reading() as connection:
            return known_parties.find(
                connection, words, suppressed=suppressed, merged=merged, limit=limit
            )

    def party(self, party_id: int) -> KnownParty | None:
        """A party, None where there is none of that number."""
        with self._database.reading() as connection:
            return known_parties.party(connection, party_id)

    def stands_as(self, party_id: int) -> int:
        """The number of the party under whose name another stands since they were merged, or its own."""
        with self._database.reading() as connection:
            return parties_by_hand.stands_as(connection, party_id)

    def party_journal(
        self,
        *,
        party_id: int | None = None,
        also_suppressions: bool = False,
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[list[PartyDecision], int | None]:
        """A page of what was decided about one party or all, the last first, and where the next page begins."""
        with self._database.reading() as connection:
            return known_parties.journal(
                connection,
                party_id=party_id,
                also_suppressions=also_suppressions,
                before=before,
                limit=limit,
            )

    def merge(
        self, party_id: int, into_id: int, seen: int, reason: str, by: str, now: datetime
    ) -> bool:
        """Merges a party into another; False where somebody else has decided since ``seen``, or it cannot be."""
        with self._database.writing() as connection:
            return parties_by_hand.merge(connection, party_id, into_id, seen, reason, by, now)

    def part(self, party_id: int, seen: int, reason: str, by: str, now: datetime) -> bool:
        """Parts a party from the one it was merged into; False where somebody else has decided since ``seen``."""
        with self._database.writing() as connection:
            return parties_by_hand.part(connection, party_id, seen, reason, by, now)

    def suppress(self, party_id: int, seen: int, reason: str, by: str, now: datetime) -> bool:
        """Has a party's name told nowhere; False where somebody else has decided since ``seen``."""
        with self._database.writing() as connection:
            return parties_by_hand.suppress(connection, party_id, seen, reason, by, now)

    def show(self, party_id: int, seen: int, reason: str, by: str, now: datetime) -> bool:
        """Has a suppressed party named again; False where somebody else has decided since ``seen``."""
        with self._database.writing() as connection:
            return parties_by_hand.show(connection, party_id, seen, reason, by, now)
