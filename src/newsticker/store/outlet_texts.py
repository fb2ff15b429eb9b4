"""Where an outlet's texts come from: agencies' copies, texts taken over from other outlets, and its own.

Counted over its newest articles, in a handful of questions by index, whatever else is stored. What is a copy the
index of passages has found (docs/lineage.md); that an agency is named with a text makes it none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, func, select, tuple_

from newsticker.store import facets
from newsticker.store.filters import is_shown
from newsticker.store.names import Named, sort_key
from newsticker.store.story_tables import COPIES, REUSES
from newsticker.store.tables import ARTICLES, CLAIMS, FACETS, VERSIONS

# So many of an outlet's newest articles are looked through.
LOOKED_THROUGH = 500
# SQLite binds at most 32,766 values; no list of ours is ever so long.
_CHUNK = 400

Origin = Literal["agency", "taken", "own"]
ORIGINS: tuple[Origin, ...] = ("agency", "taken", "own")


class OriginCount(Struct, frozen=True):
    """How many articles are of an origin, and how many claims stand in them; ``of`` are agencies or outlets by name."""

    origin: Origin
    articles: int
    claims: int
    of: tuple[Named, ...]


class OutletTexts(Struct, frozen=True):
    """Where an outlet's newest articles come from; ``looked_through`` of all that there are."""

    counts: tuple[OriginCount, ...]
    looked_through: int
    is_whole: bool


class _Origins(Struct):
    """What is known of each article looked through: its origin, and the agencies or outlets it is of."""

    ids: list[int]
    origin: dict[int, Origin]
    of: dict[int, frozenset[str]]


def count(connection: Connection, outlet: str) -> OutletTexts:
    """How many of an outlet's newest articles are of which origin."""
    known = _origins(connection, outlet)
    claims = _claims(connection, known.ids)
    return OutletTexts(
        counts=tuple(_counted(origin, known, claims) for origin in ORIGINS),
        looked_through=len(known.ids),
        is_whole=len(known.ids) < LOOKED_THROUGH,
    )


def articles(connection: Connection, outlet: str, origin: Origin, of: str | None) -> list[int]:
    """Ids of the articles of an origin, of one agency or other outlet where it is named, newest first."""
    known = _origins(connection, outlet)
    return [
        one
        for one in known.ids
        if known.origin[one] == origin and (of is None or of in known.of[one])
    ]


def _counted(origin: Origin, known: _Origins, claims: Mapping[int, int]) -> OriginCount:
    mine = [one for one in known.ids if known.origin[one] == origin]
    named: dict[str, int] = {}
    for one in mine:
        for name in known.of[one]:
            named[name] = named.get(name, 0) + 1
    of = sorted((Named(*pair) for pair in named.items()), key=lambda x: (sort_key(x.name), x.name))
    return OriginCount(origin, len(mine), sum(claims.get(one, 0) for one in mine), tuple(of))


def _origins(connection: Connection, outlet: str) -> _Origins:
    of_outlet = (FACETS.c.kind == facets.OUTLET) & (FACETS.c.value == outlet)
    newest = (
        select(ARTICLES.c.id)
        .where(
            ARTICLES.c.id.in_(select(FACETS.c.article_id).where(of_outlet)),
            is_shown(),
            ARTICLES.c.withdrawn.is_(None),
        )
        .order_by(ARTICLES.c.placed.desc(), ARTICLES.c.id.desc())
        .limit(LOOKED_THROUGH)
    )
    ids = list(connection.execute(newest).scalars())
    with_whom = _fellows(connection, ids)
    sources = _sources(connection, ids)
    others = {one for some in (*with_whom.values(), *sources.values()) for one in some}
    names = _names(connection, {*ids, *others})
    known = _Origins(ids, {}, {})
    for one in ids:
        known.origin[one], known.of[one] = _origin(
            outlet, one, with_whom.get(one, set()), sources.get(one, set()), names
        )
    return known


Names = Mapping[int, Mapping[str, frozenset[str]]]
_NONE: Mapping[str, frozenset[str]] = {}


def _origin(
    outlet: str, article: int, fellows: set[int], sources: set[int], names: Names
) -> tuple[Origin, frozenset[str]]:
    """An article's origin: it is a copy if articles of other outlets carry the same text."""

    def named(one: int, kind: str) -> frozenset[str]:
        return names.get(one, _NONE).get(kind, frozenset())

    others = {one for one in fellows if outlet not in named(one, facets.OUTLET)}
    if not others:
        return "own", frozenset()
    agencies = named(article, facets.AGENCY) or frozenset().union(
        *(named(one, facets.AGENCY) for one in others)
    )
    if agencies:
        return "agency", agencies
    taken_from = frozenset().union(*(named(one, facets.OUTLET) for one in sources & others))
    # Whoever has the text first has it from nobody: others took it.
    return ("taken", taken_from) if taken_from else ("own", frozenset())


def _fellows(connection: Connection, ids: Sequence[int]) -> dict[int, set[int]]:
    """The articles that readers may see and that carry the same copy as each of these; a group is read once."""
    groups: dict[tuple[int, int], set[int]] = {}
    mine: dict[int, set[tuple[int, int]]] = {}
    group = tuple_(COPIES.c.origin_id, COPIES.c.number)
    for some in _parts(ids):
        of_some = select(COPIES.c.origin_id, COPIES.c.number).where(COPIES.c.article_id.in_(some))
        asked = (
            select(COPIES)
            .join(ARTICLES, ARTICLES.c.id == COPIES.c.article_id)
            .where(group.in_(of_some), is_shown(), ARTICLES.c.withdrawn.is_(None))
        )
        for row in connection.execute(asked):
            groups.setdefault((row.origin_id, row.number), set()).add(row.article_id)
            mine.setdefault(row.article_id, set()).add((row.origin_id, row.number))
    return {
        one: set().union(*(groups[group] for group in mine[one])) - {one}
        for one in ids
        if one in mine
    }


def _sources(connection: Connection, ids: Sequence[int]) -> dict[int, set[int]]:
    """The articles that each of these took passages from."""
    found: dict[int, set[int]] = {}
    for some in _parts(ids):
        asked = select(REUSES.c.copy_id, REUSES.c.source_id).where(REUSES.c.copy_id.in_(some))
        for row in connection.execute(asked):
            found.setdefault(row.copy_id, set()).add(row.source_id)
    return found


def _names(connection: Connection, ids: Iterable[int]) -> dict[int, dict[str, frozenset[str]]]:
    """The outlets and agencies that are named with each article."""
    found: dict[int, dict[str, frozenset[str]]] = {}
    for some in _parts(sorted(ids)):
        asked = select(FACETS).where(
            FACETS.c.article_id.in_(some), FACETS.c.kind.in_((facets.OUTLET, facets.AGENCY))
        )
        for row in connection.execute(asked):
            mine = found.setdefault(row.article_id, {})
            mine[row.kind] = mine.get(row.kind, frozenset()) | {row.value}
    return found


def _claims(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """How many claims stand in each article's newest version."""
    found: dict[int, int] = {}
    newest = (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version)
    for some in _parts(ids):
        asked = (
            select(ARTICLES.c.id, func.count().label("claims"))
            .join(VERSIONS, newest)
            .join(CLAIMS, CLAIMS.c.version_id == VERSIONS.c.id)
            .where(ARTICLES.c.id.in_(some))
            .group_by(ARTICLES.c.id)
        )
        found.update({row.id: row.claims for row in connection.execute(asked)})
    return found


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))
