"""An editor's decisions about an article's claims, written down and laid over every version of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Row, delete, select, update

from newsticker.model import Claim
from newsticker.model_desk import ByHand, Decision, HandledClaim, NewDecision
from newsticker.store import decisions, events
from newsticker.store.claim_rows import found_claims, lay_over, read_claims
from newsticker.store.governing import Governing, governing
from newsticker.store.instants import to_millis
from newsticker.store.jobs import URGENT
from newsticker.store.overlay import Ruling, is_applicable
from newsticker.store.tables import ARTICLES, PICTURES, VERSIONS
from newsticker.store.taking import enqueue_follow_ups


def decide(
    connection: Connection,
    article_id: int,
    key: str,
    seen: int,
    wanted: Sequence[NewDecision],
    by: str,
    now: datetime,
) -> bool:
    """Decides about a claim; False where somebody else has decided about it since decision ``seen``."""
    newest = _newest(connection, article_id)
    if newest is None or decisions.last(connection, article_id, key) != seen:
        return False
    found = {c.id: c for c in found_claims(connection, [newest.id]).get(newest.id, ())}
    ruling = decisions.rulings(connection, article_id, newest.id).get(key, Ruling())
    claim = found.get(key) or (None if ruling.added else ruling.place)
    if any(one.decided == "corrected" for one in wanted) and not _fits(found.get(key), ruling):
        # What was corrected in another text would else be put into this one with what is corrected now.
        wanted = [NewDecision("reset"), *wanted]
    for one in wanted:
        decisions.add(connection, article_id, key, newest.number, one, claim, by, now)
    lay_over_article(connection, article_id, now)
    return True


def add(
    connection: Connection,
    article_id: int,
    claim: Claim,
    wanted: NewDecision,
    by: str,
    now: datetime,
) -> str | None:
    """Adds a claim to an article's newest version and returns the key that it gets; None for a withdrawn article."""
    newest = _newest(connection, article_id)
    if newest is None:
        return None
    key = f"c{newest.next_claim}"
    connection.execute(
        update(ARTICLES).where(ARTICLES.c.id == article_id).values(next_claim=newest.next_claim + 1)
    )
    value = ByHand(claim=replace(claim, id=key))
    wanted = replace(wanted, decided="added", value=value)
    decisions.add(connection, article_id, key, newest.number, wanted, None, by, now)
    lay_over_article(connection, article_id, now)
    return key


def handled(connection: Connection, article_id: int) -> list[HandledClaim]:
    """The claims of an article's newest version as the desk sees them, with those that are struck or do not fit."""
    newest = _newest(connection, article_id)
    if newest is None:
        return []
    found = {c.id: c for c in found_claims(connection, [newest.id]).get(newest.id, ())}
    shown = {c.id: c for c in read_claims(connection, [newest.id]).get(newest.id, ())}
    rulings = decisions.rulings(connection, article_id, newest.id)
    keys = dict.fromkeys([*shown, *found, *(k for k, r in rulings.items() if r.stands)])
    return [
        _handled(key, found.get(key), shown.get(key), rulings.get(key, Ruling())) for key in keys
    ]


def lay_over_article(
    connection: Connection, article_id: int, now: datetime, parties: Governing | None = None
) -> None:
    """Lays what is decided by now over every version of an article, and has what follows from it made anew.

    ``parties`` is what is decided about these, asked for where it is not given.
    """
    parties = parties or governing(connection)
    versions = connection.execute(
        select(VERSIONS.c.id, VERSIONS.c.number).where(VERSIONS.c.article_id == article_id)
    ).all()
    newest = max((version.number for version in versions), default=0)
    for version in versions:
        if lay_over(connection, version.id, article_id, parties) and version.number == newest:
            _follow(connection, article_id, newest, now)


def _follow(connection: Connection, article_id: int, version: int, now: datetime) -> None:
    connection.execute(
        delete(PICTURES).where(PICTURES.c.article_id == article_id, PICTURES.c.version == version)
    )
    connection.execute(
        update(ARTICLES).where(ARTICLES.c.id == article_id).values(changed=to_millis(now))
    )
    enqueue_follow_ups(connection, article_id, version, now, URGENT)
    events.record(connection, "changed", article_id, now)


def _newest(connection: Connection, article_id: int) -> Row[Any, Any, Any] | None:
    """The newest version of an article; None where there is none, or it was withdrawn."""
    return connection.execute(
        select(VERSIONS.c.id, VERSIONS.c.number, ARTICLES.c.next_claim)
        .join(
            ARTICLES,
            (ARTICLES.c.id == VERSIONS.c.article_id) & (ARTICLES.c.version == VERSIONS.c.number),
        )
        .where(ARTICLES.c.id == article_id, ARTICLES.c.withdrawn.is_(None))
    ).one_or_none()


def _handled(key: str, found: Claim | None, shown: Claim | None, ruling: Ruling) -> HandledClaim:
    seen = ruling.last.id if ruling.last else 0
    return HandledClaim(key, found, shown, ruling.struck, _fits(found, ruling), seen)


def _fits(found: Claim | None, ruling: Ruling) -> bool:
    return not (ruling.corrected or ruling.added) or is_applicable(found, ruling)


def journal(connection: Connection, article_id: int) -> list[Decision]:
    """Every decision about claims of an article, the last first."""
    return decisions.of_article(connection, article_id)[::-1]
