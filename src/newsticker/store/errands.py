"""What the desk has the worker look at or do: asked in one process, answered in the other."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from newsticker.model_desk import Errand, ErrandKind
from newsticker.store.database import Database
from newsticker.store.instants import to_millis
from newsticker.store.page_tables import ERRANDS

# Whoever took an errand and does not come back within it was killed; then another one goes, three in all.
LEASE = timedelta(minutes=5)
ATTEMPTS = 3
# More than editors ask for together: whoever goes on asking is told to wait.
MOST_WAITING = 20


class Errands:
    """Errands; every method is one transaction and raises NewstickerError as the store's do."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: ErrandKind, asked: str, *, by: str, now: datetime) -> int | None:
        """Has the worker do something; returns its number, None where too many wait already."""
        values = {"kind": kind, "asked": asked, "by": by, "at": to_millis(now)}
        with self._database.writing() as connection:
            waiting = select(ERRANDS.c.id).where(ERRANDS.c.due.is_not(None)).limit(MOST_WAITING)
            if len(connection.execute(waiting).all()) == MOST_WAITING:
                return None
            row = insert(ERRANDS).values(due=to_millis(now), attempts=0, **values)
            number: int = connection.execute(row.returning(ERRANDS.c.id)).scalar_one()
            return number

    def errand(self, number: int) -> Errand | None:
        """The errand of a number, None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(ERRANDS).where(ERRANDS.c.id == number)).one_or_none()
        if row is None:
            return None
        return Errand(row.id, row.kind, row.asked, row.by, row.attempts, row.answer)

    def take(self, now: datetime) -> Errand | None:
        """Takes the errand that waits longest, for as long as the lease runs; None where none waits."""
        with self._database.reading() as connection:
            first = select(ERRANDS.c.id).where(ERRANDS.c.due <= to_millis(now))
            if connection.execute(first.limit(1)).first() is None:
                return None
        with self._database.writing() as connection:
            number = connection.execute(first.order_by(ERRANDS.c.due).limit(1)).scalar()
            taken = (
                update(ERRANDS)
                .where(ERRANDS.c.id == number)
                .values(due=to_millis(now + LEASE), attempts=ERRANDS.c.attempts + 1)
                .returning(*ERRANDS.c)
            )
            row = connection.execute(taken).one_or_none()
        return None if row is None else Errand(row.id, row.kind, row.asked, row.by, row.attempts)

    def answer(self, number: int, answer: str) -> None:
        """Writes what became of an errand."""
        with self._database.writing() as connection:
            mine = update(ERRANDS).where(ERRANDS.c.id == number)
            connection.execute(mine.values(answer=answer, due=None))

    def forget(self, before: datetime) -> None:
        """Forgets what was asked before an instant."""
        with self._database.writing() as connection:
            connection.execute(delete(ERRANDS).where(ERRANDS.c.at < to_millis(before)))
