"""What is kept of articles to compare them: fingerprints and terms, by article and by who holds them.

A look-up asks for many fingerprints or names at once, each in its own ordered and limited part of one statement, so
that it reads as much of a large table as of a small one.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, TextClause, delete, insert, select, text

from newsticker.store.story_tables import NAMES, PRINTS, TERMS, TEXTS

NO_TIME = 2**40  # the minute of an article without a time: behind all others
ALL = ""  # the term that counts the articles
PARTS = 50  # of one statement; SQLite takes 500
ROWS = 1000  # named in one statement


_T = TypeVar("_T")


class Kept(Struct, frozen=True):
    """What is kept of an article: of which version, its place in time, its fingerprints, its terms and language.

    ``meaning`` is what it is about in any language, None where that is not known.
    """

    article_id: int
    version: int
    minute: int
    tie: int
    prints: frozenset[int]
    terms: dict[str, int]
    language: str | None
    meaning: bytes | None = None


class Holder(Struct, frozen=True):
    """That an article holds a fingerprint, and where the article stands in time."""

    print: int
    minute: int
    tie: int
    article_id: int


def kept(connection: Connection, ids: Collection[int]) -> dict[int, Kept]:
    """What is kept of those of the articles that are related, by id."""
    found = {}
    for some in parts(sorted(ids), ROWS):
        for row in connection.execute(select(TEXTS).where(TEXTS.c.article_id.in_(some))):
            terms = msgspec.json.decode(row.terms, type=dict[str, int])
            found[row.article_id] = Kept(
                row.article_id,
                row.version,
                row.minute,
                row.tie,
                _unpacked(row.prints),
                terms,
                row.language,
                row.meaning,
            )
    return found


def versions(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """Which version of each of the articles is related."""
    found: dict[int, int] = {}
    for some in parts(sorted(ids), ROWS):
        asked = select(TEXTS.c.article_id, TEXTS.c.version).where(TEXTS.c.article_id.in_(some))
        found.update({row.article_id: row.version for row in connection.execute(asked)})
    return found


def minutes(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """When each of the articles was published, as what is kept of it has it."""
    found: dict[int, int] = {}
    for some in parts(sorted(ids), ROWS):
        asked = select(TEXTS.c.article_id, TEXTS.c.minute).where(TEXTS.c.article_id.in_(some))
        found.update({row.article_id: row.minute for row in connection.execute(asked)})
    return found


def everyone(connection: Connection) -> list[int]:
    """The ids of all articles that are related."""
    return list(connection.execute(select(TEXTS.c.article_id)).scalars())


def keep(connection: Connection, one: Kept, names: Collection[str]) -> None:
    """Writes down what is kept of an article of which nothing is; ``names`` are those of its terms it is found by."""
    connection.execute(
        insert(TEXTS).values(
            article_id=one.article_id,
            version=one.version,
            minute=one.minute,
            tie=one.tie,
            prints=_packed(one.prints),
            terms=msgspec.json.encode(one.terms).decode(),
            language=one.language,
            meaning=one.meaning,
        )
    )
    if one.prints:
        connection.execute(insert(PRINTS), _print_rows(one))
    if names:
        connection.execute(insert(NAMES), [_name_row(one, name) for name in sorted(names)])
    counted = [{"term": term} for term in sorted({ALL, *one.terms})]
    connection.execute(_COUNT_UP, counted)


def forget(connection: Connection, one: Kept) -> None:
    """Deletes what is kept of an article."""
    connection.execute(delete(TEXTS).where(TEXTS.c.article_id == one.article_id))
    if one.prints:
        connection.execute(_DELETE_PRINT, _print_rows(one))
    if one.terms:
        connection.execute(_DELETE_NAME, [_name_row(one, term) for term in sorted(one.terms)])
    terms = sorted({ALL, *one.terms})
    connection.execute(_COUNT_DOWN, [{"term": term} for term in terms])
    for some in parts(terms, ROWS):
        connection.execute(delete(TERMS).where(TERMS.c.term.in_(some), TERMS.c.articles <= 0))


def holders(connection: Connection, prints: Iterable[int], most: int) -> Iterator[Holder]:
    """The ``most`` earliest holders of each fingerprint."""
    for some in parts(sorted(prints), PARTS):
        asked = {f"p{n}": one for n, one in enumerate(some)}
        for row in connection.execute(_holders_of(len(some)), {**asked, "most": most}):
            yield Holder(*row)


def named(
    connection: Connection, names: Sequence[str], minute: int, reach: int, most: int
) -> Iterator[tuple[str, int]]:
    """Who holds each of these names within ``reach`` minutes of an instant, the nearest ``most`` on either side.

    An article without a time is near every other; for one such the newest are near.
    """
    is_dated = minute != NO_TIME
    near = {"minute": minute, "first": minute - reach if is_dated else 0, "most": most}
    near["last"] = minute + reach
    for some in parts(names, PARTS // 3):
        asked = {f"p{n}": one for n, one in enumerate(some)}
        rows = connection.execute(_named(len(some)), {**asked, **near})
        yield from ((row[0], row[1]) for row in rows)


def counts(connection: Connection, terms: Iterable[str]) -> dict[str, int]:
    """How many articles hold each of the terms; the term ``ALL`` counts them."""
    found: dict[str, int] = {}
    for some in parts(sorted(terms), ROWS):
        rows = connection.execute(
            select(TERMS.c.term, TERMS.c.articles).where(TERMS.c.term.in_(some))
        )
        found.update({row.term: row.articles for row in rows})
    return found


def parts(some: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """A sequence in parts of so many at most."""
    yield from (some[at : at + size] for at in range(0, len(some), size))


_COUNT_UP = text(
    "INSERT INTO terms (term, articles) VALUES (:term, 1)"
    " ON CONFLICT (term) DO UPDATE SET articles = terms.articles + 1"
)
_COUNT_DOWN = text("UPDATE terms SET articles = articles - 1 WHERE term = :term")
_DELETE_PRINT = text(
    "DELETE FROM prints WHERE print = :print AND minute = :minute AND tie = :tie"
    " AND article_id = :article_id"
)
_DELETE_NAME = text(
    "DELETE FROM names WHERE name = :name AND minute = :minute AND article_id = :article_id"
)


def _print_rows(one: Kept) -> list[dict[str, int]]:
    place = {"minute": one.minute, "tie": one.tie, "article_id": one.article_id}
    return [{"print": number, **place} for number in sorted(one.prints)]


def _name_row(one: Kept, name: str) -> dict[str, object]:
    return {"name": name, "minute": one.minute, "article_id": one.article_id}


@cache
def _holders_of(count: int) -> TextClause:
    columns = "print, minute, tie, article_id"
    return text(
        " UNION ALL ".join(
            f"SELECT {columns} FROM (SELECT {columns} FROM prints WHERE print = :p{n}"
            f" ORDER BY minute, tie, article_id LIMIT :most) AS a{n}"
            for n in range(count)
        )
    )


@cache
def _named(count: int) -> TextClause:
    """For each name three parts: those before, those behind, and those without a time."""
    sides = (
        "minute <= :minute AND minute >= :first ORDER BY minute DESC, article_id",
        "minute > :minute AND minute <= :last ORDER BY minute, article_id",
        f"minute = {NO_TIME} ORDER BY article_id DESC",
    )
    return text(
        " UNION ALL ".join(
            "SELECT name, article_id FROM (SELECT name, article_id FROM names"
            f" WHERE name = :p{n} AND {side} LIMIT :most) AS a{n}_{m}"
            for n in range(count)
            for m, side in enumerate(sides)
        )
    )


def _packed(prints: Collection[int]) -> bytes:
    return _little(array("I", sorted(prints))).tobytes()


def _unpacked(data: bytes) -> frozenset[int]:
    packed = array("I")
    packed.frombytes(data)
    return frozenset(_little(packed))


def _little(numbers: array[int]) -> array[int]:
    """The numbers in the order of bytes that every machine keeps them in."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
