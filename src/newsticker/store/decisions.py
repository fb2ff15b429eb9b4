"""The journal of decisions about claims: what is added to it, and what stands of it for a text."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Row, Select, func, insert, select

from newsticker.model import Claim
from newsticker.model_desk import ByHand, Decision, NewDecision
from newsticker.store.anchoring import anchored
from newsticker.store.hand_tables import CLAIM_DECISIONS
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.overlay import Ruling, fold
from newsticker.store.tables import VERSIONS


def add(
    connection: Connection,
    article_id: int,
    key: str,
    version: int,
    wanted: NewDecision,
    found: Claim | None,
    by: str,
    now: datetime,
) -> None:
    """Writes a decision down."""
    connection.execute(
        insert(CLAIM_DECISIONS).values(
            article_id=article_id,
            key=key,
            version=version,
            at=to_millis(now),
            by=by,
            decided=wanted.decided,
            field=wanted.field,
            value=msgspec.json.encode(wanted.value).decode(),
            reason=wanted.reason,
            is_told=wanted.is_told,
            found=None if found is None else msgspec.json.encode(found).decode(),
        )
    )


def of_article(connection: Connection, article_id: int) -> list[Decision]:
    """Every decision about claims of an article, the oldest first."""
    mine = select(CLAIM_DECISIONS).where(CLAIM_DECISIONS.c.article_id == article_id)
    return [_decision(row) for row in connection.execute(mine.order_by(CLAIM_DECISIONS.c.id))]


def newest(
    connection: Connection, before: int | None, limit: int
) -> tuple[list[Decision], int | None]:
    """A page of the whole journal, the last decision first, and the number behind which the next page begins."""
    asked: Select[tuple[object, ...]] = select(CLAIM_DECISIONS).order_by(
        CLAIM_DECISIONS.c.id.desc()
    )
    if before is not None:
        asked = asked.where(CLAIM_DECISIONS.c.id < before)
    found = [_decision(row) for row in connection.execute(asked.limit(limit + 1))]
    return found[:limit], found[limit - 1].id if len(found) > limit else None


def last(connection: Connection, article_id: int, key: str) -> int:
    """The number of the newest decision about a claim, 0 before the first."""
    mine = (CLAIM_DECISIONS.c.article_id == article_id) & (CLAIM_DECISIONS.c.key == key)
    number: int = connection.execute(
        select(func.coalesce(func.max(CLAIM_DECISIONS.c.id), 0)).where(mine)
    ).scalar_one()
    return number


def rulings(connection: Connection, article_id: int, version_id: int) -> dict[str, Ruling]:
    """What stands of the decisions about an article's claims, with their places in one of its versions (row id)."""
    folded = fold(of_article(connection, article_id))
    if not folded:
        return {}
    text: str = connection.execute(
        select(VERSIONS.c.text).where(VERSIONS.c.id == version_id)
    ).scalar_one()
    texts: dict[int, str] = {}
    placed = {}
    for key, ruling in folded.items():
        origin = ruling.origin
        if origin is not None:
            claim, version = origin
            if version not in texts:
                texts[version] = _text(connection, article_id, version)
            ruling = replace(ruling, place=anchored(claim, texts[version], text))
        placed[key] = ruling
    return placed


def _text(connection: Connection, article_id: int, version: int) -> str:
    mine = (VERSIONS.c.article_id == article_id) & (VERSIONS.c.number == version)
    text: str = connection.execute(select(VERSIONS.c.text).where(mine)).scalar_one()
    return text


def _decision(row: Row[tuple[object, ...]]) -> Decision:
    return Decision(
        id=row.id,
        article_id=row.article_id,
        key=row.key,
        version=row.version,
        at=to_iso(row.at),
        by=row.by,
        wanted=NewDecision(
            row.decided,
            row.field,
            msgspec.json.decode(row.value, type=ByHand),
            row.reason,
            row.is_told,
        ),
        found=None if row.found is None else msgspec.json.decode(row.found, type=Claim),
    )
