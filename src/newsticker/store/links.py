"""The ledger's links as readers may see them: between claims that stand in articles of today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, tuple_, union_all

from newsticker.model_stories import LINK_KINDS, MARKS, ClaimAddress, KeptLink, Mark
from newsticker.store import facets
from newsticker.store.filters import is_shown
from newsticker.store.instants import to_iso
from newsticker.store.story_tables import LEDGER_MARKS, LINK_CLAIMS, LINKS
from newsticker.store.tables import ARTICLES, CLAIMS, FACETS, VERSIONS


def of_story(connection: Connection, story_id: int) -> list[KeptLink]:
    """The links of a story that readers may see, in the order of their kinds and claims."""
    return _found(connection, LINKS.c.story_id == story_id)


def of_claims(connection: Connection, claims: Sequence[ClaimAddress]) -> list[KeptLink]:
    """The links that any of the claims is part of."""
    places = [(one.article_id, one.claim) for one in claims]
    mine = select(LINK_CLAIMS.c.link_id).where(
        tuple_(LINK_CLAIMS.c.article_id, LINK_CLAIMS.c.claim).in_(places)
    )
    return _found(connection, LINKS.c.id.in_(mine))


def marks_of(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
    """The marks of those of the articles that have any and that readers may see."""
    marked = union_all(
        select(FACETS.c.article_id, FACETS.c.kind).where(FACETS.c.kind == facets.BREAKING),
        select(LEDGER_MARKS.c.article_id, LEDGER_MARKS.c.kind),
    ).subquery()
    rows = connection.execute(
        select(marked)
        .join(ARTICLES, ARTICLES.c.id == marked.c.article_id)
        .where(ARTICLES.c.id.in_(article_ids), is_shown(), ARTICLES.c.withdrawn.is_(None))
        .order_by(marked.c.article_id)
    )
    found: dict[int, list[Mark]] = {}
    for row in rows:
        found.setdefault(row.article_id, []).append(row.kind)
    return {one: tuple(sorted(some, key=MARKS.index)) for one, some in found.items()}


def _found(connection: Connection, wanted: ColumnElement[bool]) -> list[KeptLink]:
    members: dict[int, list[ClaimAddress]] = {}
    for link_id, article_id, claim in connection.execute(standing_members(wanted)):
        members.setdefault(link_id, []).append(ClaimAddress(article_id, claim))
    rows = connection.execute(select(LINKS).where(wanted))
    found = [_kept(row, members[row.id]) for row in rows if len(members.get(row.id, ())) > 1]
    return sorted(found, key=lambda link: (LINK_KINDS.index(link.kind), link.claims))


def standing_members(wanted: ColumnElement[bool]) -> Select[Any]:
    """Link, article and claim of the members that stand in an article of today: of what is struck, hidden or withdrawn none does."""
    return (
        select(LINK_CLAIMS.c.link_id, LINK_CLAIMS.c.article_id, LINK_CLAIMS.c.claim)
        .join(LINKS, LINKS.c.id == LINK_CLAIMS.c.link_id)
        .join(ARTICLES, ARTICLES.c.id == LINK_CLAIMS.c.article_id)
        .join(
            VERSIONS,
            (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version),
        )
        .join(
            CLAIMS,
            (CLAIMS.c.version_id == VERSIONS.c.id) & (CLAIMS.c.key == LINK_CLAIMS.c.claim),
        )
        .where(wanted, is_shown(), ARTICLES.c.withdrawn.is_(None))
        .order_by(LINK_CLAIMS.c.link_id, LINK_CLAIMS.c.position)
    )


def _kept(row: Row[Any], claims: Sequence[ClaimAddress]) -> KeptLink:
    return KeptLink(
        id=row.id,
        story_id=row.story_id,
        kind=row.kind,
        claims=tuple(claims),
        unit=row.unit,
        rule=row.rule,
        confidence=row.confidence,
        by_hand=row.by_hand,
        made=to_iso(row.made),
    )
