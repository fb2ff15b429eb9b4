"""An editor's decisions about parties: two merged into one and parted again, one suppressed and shown again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from newsticker.model_desk import PartyDecided
from newsticker.store import search_index
from newsticker.store.claims_by_hand import lay_over_article
from newsticker.store.governing import governing, way
from newsticker.store.hand_tables import FOUND_CLAIMS, MERGES, PARTY_DECISIONS, SUPPRESSIONS
from newsticker.store.instants import to_millis
from newsticker.store.names import sort_key
from newsticker.store.tables import (
    ATTRIBUTIONS,
    CLAIM_PARTIES,
    CLAIMS,
    PARTIES,
    SPEAKERS,
    VERSIONS,
)


def merge(
    connection: Connection,
    party_id: int,
    into_id: int,
    seen: int,
    reason: str,
    by: str,
    now: datetime,
) -> bool:
    """Merges a party into another one; False where it no longer is as the editor saw it, or cannot be.

    The page of the one that stands has all claims in the same transaction.
    """
    standing = stands_as(connection, into_id)
    known = _names(connection, [party_id, standing])
    if (
        last(connection, party_id) != seen
        or len(known) < 2
        or stands_as(connection, party_id) != party_id
        or _suppressed(connection, [party_id, standing])
    ):
        return False
    connection.execute(insert(MERGES).values(party_id=party_id, into_id=standing))
    _record(connection, "merged", party_id, standing, reason, by, now)
    lay_over(connection, _with_party(connection, party_id), now)
    connection.execute(
        update(ATTRIBUTIONS).where(ATTRIBUTIONS.c.party_id == party_id).values(party_id=standing)
    )
    _count_again(connection, [party_id, standing])
    return True


def part(
    connection: Connection, party_id: int, seen: int, reason: str, by: str, now: datetime
) -> bool:
    """Parts a party from the one that it was merged into; False where it no longer is merged as the editor saw it."""
    if last(connection, party_id) != seen:
        return False
    gone = delete(MERGES).where(MERGES.c.party_id == party_id).returning(MERGES.c.into_id)
    into = connection.execute(gone).scalar()
    if into is None:
        return False
    _record(connection, "parted", party_id, into, reason, by, now)
    names = _names(connection, _of(connection, party_id))
    lay_over(connection, _found_with(connection, names), now)
    return True


def suppress(
    connection: Connection, party_id: int, seen: int, reason: str, by: str, now: datetime
) -> bool:
    """Has nobody told a party's name any more; False where it no longer is as the editor saw it.

    Claims, lists and what is searched of claims are without it in the same transaction.
    """
    known = _names(connection, [party_id])
    if (
        not known
        or last(connection, party_id) != seen
        or stands_as(connection, party_id) != party_id
        or _suppressed(connection, [party_id])
    ):
        return False
    connection.execute(insert(SUPPRESSIONS).values(party_id=party_id))
    _record(connection, "suppressed", party_id, None, reason, by, now)
    ids = _of(connection, party_id)
    names = _names(connection, ids)
    articles = _shown_with(connection, names)
    lay_over(connection, articles, now)
    for article in articles:
        search_index.drop_claims(connection, article)
    alike = list(
        connection.execute(select(PARTIES.c.id).where(PARTIES.c.name.in_(names))).scalars()
    )
    connection.execute(delete(ATTRIBUTIONS).where(ATTRIBUTIONS.c.party_id.in_(alike)))
    _count_again(connection, alike)
    return True


def show(
    connection: Connection, party_id: int, seen: int, reason: str, by: str, now: datetime
) -> bool:
    """Has a suppressed party named again; False where it no longer is suppressed as the editor saw it."""
    if last(connection, party_id) != seen or not _suppressed(connection, [party_id]):
        return False
    connection.execute(delete(SUPPRESSIONS).where(SUPPRESSIONS.c.party_id == party_id))
    _record(connection, "shown", party_id, None, reason, by, now)
    names = _names(connection, _of(connection, party_id))
    lay_over(connection, _found_with(connection, names), now)
    return True


def stands_as(connection: Connection, party_id: int) -> int:
    """The party under whose name another one stands: the one that it was merged into, or itself."""
    return way(party_id, _into(connection))[-1]


def last(connection: Connection, party_id: int) -> int:
    """The number of the newest decision about a party, 0 before the first."""
    mine = select(func.coalesce(func.max(PARTY_DECISIONS.c.id), 0))
    number: int = connection.execute(
        mine.where(PARTY_DECISIONS.c.party_id == party_id)
    ).scalar_one()
    return number


def lay_over(connection: Connection, articles: Iterable[int], now: datetime) -> None:
    """Lays what is decided by now over every version of these articles."""
    parties = governing(connection)
    for article in articles:
        lay_over_article(connection, article, now, parties)


def _record(
    connection: Connection,
    decided: PartyDecided,
    party_id: int,
    into_id: int | None,
    reason: str,
    by: str,
    now: datetime,
) -> None:
    connection.execute(
        insert(PARTY_DECISIONS).values(
            at=to_millis(now),
            by=by,
            decided=decided,
            party_id=party_id,
            into_id=into_id,
            reason=reason,
        )
    )


def _into(connection: Connection) -> dict[int, int]:
    return {row.party_id: row.into_id for row in connection.execute(select(MERGES))}


def _of(connection: Connection, party_id: int) -> list[int]:
    """A party with all that stand under its name."""
    into = _into(connection)
    return [party_id, *(one for one in into if party_id in way(one, into) and one != party_id)]


def _names(connection: Connection, ids: list[int]) -> list[str]:
    found = select(PARTIES.c.name).where(PARTIES.c.id.in_(ids)).order_by(PARTIES.c.id)
    return list(connection.execute(found).scalars())


def _suppressed(connection: Connection, ids: list[int]) -> bool:
    asked = select(SUPPRESSIONS.c.party_id).where(SUPPRESSIONS.c.party_id.in_(ids)).limit(1)
    return connection.execute(asked).scalar() is not None


def _with_party(connection: Connection, party_id: int) -> list[int]:
    """The articles whose claims name a party as readers see it."""
    asked = (
        select(VERSIONS.c.article_id)
        .join(CLAIMS, CLAIMS.c.version_id == VERSIONS.c.id)
        .join(CLAIM_PARTIES, CLAIM_PARTIES.c.claim_id == CLAIMS.c.id)
        .where(CLAIM_PARTIES.c.party_id == party_id)
        .distinct()
        .order_by(VERSIONS.c.article_id)
    )
    return list(connection.execute(asked).scalars())


def _shown_with(connection: Connection, names: Iterable[str]) -> list[int]:
    """The articles whose claims name one of these anywhere, as speaker, in a chain or as addressee."""
    articles: set[int] = set()
    for name in names:
        asked = (
            select(VERSIONS.c.article_id)
            .join(CLAIMS, CLAIMS.c.version_id == VERSIONS.c.id)
            .where(CLAIMS.c.details.contains(_in_json(name), autoescape=True))
        )
        articles.update(connection.execute(asked.distinct()).scalars())
    return sorted(articles)


def _found_with(connection: Connection, names: Iterable[str]) -> list[int]:
    """The articles in which the rules found one of these names where an editor's hand is laid over it."""
    articles: set[int] = set()
    for name in names:
        asked = (
            select(VERSIONS.c.article_id)
            .join(FOUND_CLAIMS, FOUND_CLAIMS.c.version_id == VERSIONS.c.id)
            .where(FOUND_CLAIMS.c.claims.contains(_in_json(name), autoescape=True))
        )
        articles.update(connection.execute(asked.distinct()).scalars())
    return sorted(articles)


def _in_json(name: str) -> str:
    return msgspec.json.encode(name).decode()


def _count_again(connection: Connection, ids: Iterable[int]) -> None:
    """Counts the claims of parties anew, out of the index of claims by speaker."""
    for party_id in ids:
        mine = ATTRIBUTIONS.c.party_id == party_id
        articles = func.count(ATTRIBUTIONS.c.article_id.distinct())
        claims, number = connection.execute(select(func.count(), articles).where(mine)).one()
        in_role = connection.execute(
            select(articles).where(mine, ATTRIBUTIONS.c.role.is_not(None))
        ).scalar_one()
        counts = {"claims": claims, "articles": number, "in_role": in_role}
        counted = update(SPEAKERS).where(SPEAKERS.c.party_id == party_id).values(counts)
        known = connection.execute(counted.returning(SPEAKERS.c.party_id)).scalar()
        if known is None and claims:
            (name,) = _names(connection, [party_id])
            values = {"party_id": party_id, "sort_key": sort_key(name), **counts}
            connection.execute(insert(SPEAKERS).values(values))
