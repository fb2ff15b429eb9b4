"""The store as an editor's hand finds it: claims corrected, struck and added; each method one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.model import Claim
from newsticker.model_desk import Decision, HandledClaim, NewDecision
from newsticker.store import claims_by_hand, decisions
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
