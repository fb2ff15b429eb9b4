"""Writing down who took what from whom, and which articles carry one agency copy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, or_, select

from newsticker.model import Spans
from newsticker.store.fingerprints import ROWS, parts
from newsticker.store.story_tables import COPIES, COPY_PAIRS, REUSES

MOST_OF_A_COPY = 400  # articles of which groups are made at once


class Taking(Struct, frozen=True):
    """That one article took passages from another."""

    source_id: int
    copy_id: int
    spans: tuple[Spans, ...]
    share: float


def concerned(connection: Connection, article_id: int) -> set[int]:
    """The later articles that have anything in common with this one written down, and it with earlier ones."""
    reused = select(REUSES.c.later_id).where(
        or_(REUSES.c.source_id == article_id, REUSES.c.copy_id == article_id)
    )
    paired = select(COPY_PAIRS.c.later_id).where(COPY_PAIRS.c.other_id == article_id)
    found = {*connection.execute(reused).scalars(), *connection.execute(paired).scalars()}
    return found - {article_id}


def partners(connection: Connection, ids: Collection[int]) -> set[int]:
    """The articles that carry a copy with one of these."""
    found: set[int] = set()
    for some in parts(sorted(ids), ROWS):
        later, other = COPY_PAIRS.c.later_id, COPY_PAIRS.c.other_id
        found.update(connection.execute(select(other).where(later.in_(some))).scalars())
        found.update(connection.execute(select(later).where(other.in_(some))).scalars())
    return found


def forget(connection: Connection, article_id: int) -> None:
    """Deletes what is written down of an article, by itself and with others."""
    connection.execute(
        delete(REUSES).where(
            or_(
                REUSES.c.later_id == article_id,
                REUSES.c.source_id == article_id,
                REUSES.c.copy_id == article_id,
            )
        )
    )
    connection.execute(
        delete(COPY_PAIRS).where(
            or_(COPY_PAIRS.c.later_id == article_id, COPY_PAIRS.c.other_id == article_id)
        )
    )
    connection.execute(
        delete(COPIES).where(
            or_(COPIES.c.article_id == article_id, COPIES.c.origin_id == article_id)
        )
    )


def keep(
    connection: Connection, later_id: int, takings: Iterable[Taking], pairs: Collection[int]
) -> set[int]:
    """Puts what an article has in common with earlier ones in place of what stood there.

    Returns the articles with which it carries a copy now and did not before, or the other way round.
    """
    connection.execute(delete(REUSES).where(REUSES.c.later_id == later_id))
    rows = [
        {
            "later_id": later_id,
            "source_id": one.source_id,
            "copy_id": one.copy_id,
            "spans": msgspec.json.encode(one.spans).decode(),
            "share": one.share,
        }
        for one in takings
    ]
    if rows:
        connection.execute(insert(REUSES), rows)
    mine = COPY_PAIRS.c.later_id == later_id
    before = set(connection.execute(select(COPY_PAIRS.c.other_id).where(mine)).scalars())
    if before == set(pairs):
        return set()
    connection.execute(delete(COPY_PAIRS).where(mine))
    if pairs:
        connection.execute(
            insert(COPY_PAIRS),
            [{"later_id": later_id, "other_id": other} for other in sorted(pairs)],
        )
    return before ^ set(pairs)


def that_took(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of these articles of which it is written down that one took something from another of them."""
    some = sorted(ids)
    asked = select(REUSES.c.later_id).where(
        REUSES.c.source_id.in_(some), REUSES.c.copy_id.in_(some), REUSES.c.later_id.in_(some)
    )
    return set(connection.execute(asked).scalars())


def pairs_around(connection: Connection, ids: Collection[int]) -> dict[int, set[int]]:
    """With whom each of these articles, and each that is connected with them, carries a copy; so many at most."""
    found: dict[int, set[int]] = {}
    reached = set(ids)
    seen = set(ids)
    while reached and len(found) < MOST_OF_A_COPY:
        for one in reached:
            found.setdefault(one, set())
        some = sorted(reached)
        asked = select(COPY_PAIRS).where(
            or_(COPY_PAIRS.c.later_id.in_(some), COPY_PAIRS.c.other_id.in_(some))
        )
        for row in connection.execute(asked).all():
            found.setdefault(row.later_id, set()).add(row.other_id)
            found.setdefault(row.other_id, set()).add(row.later_id)
        reached = found.keys() - seen
        seen |= reached
    return found


def groups_of(connection: Connection, ids: Collection[int]) -> list[tuple[int, ...]]:
    """The groups of copies that any of these articles is in, whole."""
    keys: set[tuple[int, int]] = set()
    for some in parts(sorted(ids), ROWS):
        asked = select(COPIES.c.origin_id, COPIES.c.number).where(COPIES.c.article_id.in_(some))
        keys.update((row.origin_id, row.number) for row in connection.execute(asked))
    groups: dict[tuple[int, int], list[int]] = {key: [] for key in sorted(keys)}
    for some in parts(sorted({origin for origin, _ in keys}), ROWS):
        for row in connection.execute(select(COPIES).where(COPIES.c.origin_id.in_(some))):
            if (row.origin_id, row.number) in groups:
                groups[row.origin_id, row.number].append(row.article_id)
    return [tuple(sorted(group)) for group in groups.values()]


def regroup(connection: Connection, ids: Collection[int], groups: Sequence[Sequence[int]]) -> None:
    """Puts groups of copies, each by its origin, in place of those that these articles were in."""
    for some in parts(sorted(ids), ROWS):
        connection.execute(delete(COPIES).where(COPIES.c.article_id.in_(some)))
    numbers: dict[int, int] = {}
    rows = []
    for group in groups:
        number = numbers.get(group[0], 0)
        numbers[group[0]] = number + 1
        rows += [{"origin_id": group[0], "number": number, "article_id": one} for one in group]
    if rows:
        connection.execute(insert(COPIES), rows)
