"""Outlets: their articles, the agencies that are named with them, and whom they quote."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, select

from newsticker.store import facets
from newsticker.store.filters import is_shown
from newsticker.store.instants import to_iso
from newsticker.store.names import Named, sort_key
from newsticker.store.speakers import ListedSpeaker, has_page
from newsticker.store.tables import ARTICLES, ATTRIBUTIONS, FACETS, PARTIES, SPEAKERS

# So many of the newest articles are looked through for whom they quote: a page stays quick that way.
ARTICLES_LOOKED_THROUGH = 1000
MOST_SPEAKERS = 50


class OutletRecord(Struct, frozen=True):
    """What is counted of an outlet; counts of speakers are those of its newest articles alone."""

    name: str
    articles: int
    looked_through: int
    first: str
    last: str
    agencies: tuple[Named, ...]
    speakers: tuple[ListedSpeaker, ...]


def outlets(connection: Connection) -> list[Named]:
    """Every outlet with the number of its articles."""
    rows = connection.execute(
        select(FACETS.c.value, func.count().label("articles"))
        .where(FACETS.c.kind == facets.OUTLET, facets.is_of_shown())
        .group_by(FACETS.c.value)
    )
    return [Named(row.value, row.articles) for row in rows]


def record(connection: Connection, name: str) -> OutletRecord | None:
    """All that is counted of an outlet, None where no article is of it."""
    mine = ARTICLES.c.id.in_(_of_outlet(name)) & is_shown()
    whole = connection.execute(
        select(
            func.count().label("articles"),
            func.min(ARTICLES.c.placed).label("first"),
            func.max(ARTICLES.c.placed).label("last"),
        ).where(mine)
    ).one()
    if not whole.articles:
        return None
    return OutletRecord(
        name=name,
        articles=whole.articles,
        looked_through=min(whole.articles, ARTICLES_LOOKED_THROUGH),
        first=to_iso(whole.first),
        last=to_iso(whole.last),
        agencies=_agencies(connection, name),
        speakers=_speakers(connection, mine),
    )


def _of_outlet(name: str) -> ScalarSelect[int]:
    mine = (FACETS.c.kind == facets.OUTLET) & (FACETS.c.value == name)
    return select(FACETS.c.article_id).where(mine).scalar_subquery()


def _agencies(connection: Connection, name: str) -> tuple[Named, ...]:
    rows = connection.execute(
        select(FACETS.c.value, func.count().label("articles"))
        .where(
            FACETS.c.kind == facets.AGENCY,
            FACETS.c.article_id.in_(_of_outlet(name)),
            facets.is_of_shown(),
        )
        .group_by(FACETS.c.value)
    )
    found = [Named(row.value, row.articles) for row in rows]
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.name)))


def _speakers(connection: Connection, mine: ColumnElement[bool]) -> tuple[ListedSpeaker, ...]:
    """Who is quoted most, by name."""
    newest = (
        select(ARTICLES.c.id)
        .where(mine)
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc())
        .limit(ARTICLES_LOOKED_THROUGH)
        .scalar_subquery()
    )
    claims = func.count().label("claims")
    rows = connection.execute(
        select(
            PARTIES.c.id,
            PARTIES.c.name,
            PARTIES.c.kind,
            claims,
            func.count(ATTRIBUTIONS.c.article_id.distinct()).label("articles"),
        )
        .join(ATTRIBUTIONS, ATTRIBUTIONS.c.party_id == PARTIES.c.id)
        .join(SPEAKERS, SPEAKERS.c.party_id == PARTIES.c.id)
        .where(ATTRIBUTIONS.c.article_id.in_(newest), has_page())
        .group_by(PARTIES.c.id, PARTIES.c.name, PARTIES.c.kind)
        .order_by(claims.desc(), PARTIES.c.name, PARTIES.c.id)
        .limit(MOST_SPEAKERS)
    )
    found = [ListedSpeaker(row.id, row.name, row.kind, row.claims, row.articles) for row in rows]
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))
