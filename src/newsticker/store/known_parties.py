"""Parties as the desk finds them, and the journal of what was decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from newsticker.model import Party
from newsticker.model_desk import KnownParty, PartyDecision
from newsticker.store.hand_tables import MERGES, PARTY_DECISIONS, SUPPRESSIONS
from newsticker.store.instants import to_iso
from newsticker.store.tables import PARTIES, SPEAKERS


def find(
    connection: Connection, words: str, *, suppressed: bool, merged: bool, limit: int
) -> list[KnownParty]:
    """The parties whose names have these words, by name; those alone that are ``suppressed`` or ``merged``."""
    conditions = [_has(word) for word in words.split()]
    if suppressed:
        conditions.append(PARTIES.c.id.in_(select(SUPPRESSIONS.c.party_id)))
    if merged:
        conditions.append(PARTIES.c.id.in_(select(MERGES.c.party_id)))
    return _known(connection, conditions, limit)


def party(connection: Connection, party_id: int) -> KnownParty | None:
    """A party, None where there is none of that number."""
    return next(iter(_known(connection, [PARTIES.c.id == party_id], 1)), None)


def journal(
    connection: Connection,
    *,
    party_id: int | None,
    also_suppressions: bool,
    before: int | None,
    limit: int,
) -> tuple[list[PartyDecision], int | None]:
    """A page of what was decided about one party or about all, the last first, and where the next page begins."""
    conditions: list[ColumnElement[bool]] = []
    if party_id is not None:
        both = (PARTY_DECISIONS.c.party_id, PARTY_DECISIONS.c.into_id)
        conditions.append(or_(*(column == party_id for column in both)))
    if not also_suppressions:
        conditions.append(PARTY_DECISIONS.c.decided.in_(("merged", "parted")))
    if before is not None:
        conditions.append(PARTY_DECISIONS.c.id < before)
    asked = select(PARTY_DECISIONS).where(*conditions).order_by(PARTY_DECISIONS.c.id.desc())
    rows = list(connection.execute(asked.limit(limit + 1)))
    ids = {row.party_id for row in rows} | {row.into_id for row in rows}
    parties = connection.execute(select(PARTIES).where(PARTIES.c.id.in_(ids)))
    named = {row.id: Party(name=row.name, kind=row.kind) for row in parties}
    found = [
        PartyDecision(
            row.id,
            to_iso(row.at),
            row.by,
            row.decided,
            named[row.party_id],
            named.get(row.into_id),
            row.reason,
        )
        for row in rows[:limit]
    ]
    return found, found[-1].id if len(rows) > limit else None


def _has(word: str) -> ColumnElement[bool]:
    """Whether a name has a word; however it is written, for no database folds letters as the other does."""
    ways = {word, word.lower(), word.upper(), word.capitalize()}
    return or_(*(PARTIES.c.name.contains(way, autoescape=True) for way in sorted(ways)))


def _known(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int
) -> list[KnownParty]:
    asked = (
        select(PARTIES, func.coalesce(SPEAKERS.c.claims, 0).label("claims"))
        .join(SPEAKERS, SPEAKERS.c.party_id == PARTIES.c.id, isouter=True)
        .where(*conditions)
        .order_by(PARTIES.c.name, PARTIES.c.kind)
        .limit(limit)
    )
    return [_told(connection, row) for row in connection.execute(asked).all()]


def _told(connection: Connection, row: Row[Any]) -> KnownParty:
    mine = select(SUPPRESSIONS.c.party_id).where(SUPPRESSIONS.c.party_id == row.id)
    newest = select(func.coalesce(func.max(PARTY_DECISIONS.c.id), 0))
    into = (
        select(PARTIES.c.id, PARTIES.c.name)
        .join(MERGES, MERGES.c.into_id == PARTIES.c.id)
        .where(MERGES.c.party_id == row.id)
    )
    merged = (
        select(PARTIES.c.id, PARTIES.c.name)
        .join(MERGES, MERGES.c.party_id == PARTIES.c.id)
        .where(MERGES.c.into_id == row.id)
        .order_by(PARTIES.c.name)
    )
    standing = connection.execute(into).one_or_none()
    return KnownParty(
        id=row.id,
        name=row.name,
        kind=row.kind,
        claims=row.claims,
        suppressed=connection.execute(mine).scalar() is not None,
        into=(standing.id, standing.name) if standing else None,
        merged=tuple((one.id, one.name) for one in connection.execute(merged)),
        seen=connection.execute(newest.where(PARTY_DECISIONS.c.party_id == row.id)).scalar_one(),
    )
