"""Claims by speaker: an article's claims of today in place of those of before, and the counts that follow.

What stands here follows from the claims and can be made again from them at any time; the job "index" does. The
counts of a speaker are kept beside it, so that a list of speakers counts nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, tuple_, update

from newsticker.model import Party, Stance
from newsticker.store.filters import is_shown
from newsticker.store.names import sort_key
from newsticker.store.tables import ARTICLES, ATTRIBUTIONS, PARTIES, SPEAKERS

Tally = tuple[int, int, int]


class Attribution(Struct, frozen=True):
    """A claim as the lists of speakers have it; ``number`` is its place in the text of its article.

    ``role`` is a public one, as written; ``alias`` a word that stands for the speaker ("Moskau").
    """

    claim: str
    number: int
    speaker: Party
    stance: Stance
    role: str | None = None
    alias: str | None = None


def keep(
    connection: Connection, article_id: int, found: Sequence[Attribution]
) -> list[tuple[str, int]]:
    """Puts an article's claims by speaker in place of those that stood there, and counts anew.

    Returns claim and speaker (id) of those that did not stand there, in the order of the text. Of what is hidden or
    withdrawn nothing is kept, whatever somebody had read of it just before.
    """
    mine = ATTRIBUTIONS.c.article_id == article_id
    article = connection.execute(
        select(ARTICLES.c.placed, is_shown() & ARTICLES.c.withdrawn.is_(None)).where(
            ARTICLES.c.id == article_id
        )
    ).one()
    placed, is_public = article
    if not is_public:
        found = ()
    ids = _ids(connection, {one.speaker for one in found})
    rows = [
        {
            "article_id": article_id,
            "number": one.number,
            "party_id": ids[one.speaker],
            "placed": placed,
            "claim": one.claim,
            "stance": one.stance,
            "role": one.role,
            "alias": one.alias,
        }
        for one in found
    ]
    asked = select(ATTRIBUTIONS.c.claim, ATTRIBUTIONS.c.party_id, ATTRIBUTIONS.c.role).where(mine)
    before = connection.execute(asked).all()
    old = _tally((row.party_id, row.role) for row in before)
    new = _tally((row["party_id"], row["role"]) for row in rows)
    connection.execute(delete(ATTRIBUTIONS).where(mine))
    if rows:
        connection.execute(insert(ATTRIBUTIONS), rows)
    names = {number: party.name for party, number in ids.items()}
    for party_id in sorted(old.keys() | new.keys()):
        _count(connection, party_id, names.get(party_id, ""), old.get(party_id), new.get(party_id))
    stood = {(row.claim, row.party_id) for row in before}
    told = ((one.claim, ids[one.speaker]) for one in found)
    return [one for one in told if one not in stood]


def _tally(claims: Iterable[tuple[int, str | None]]) -> dict[int, Tally]:
    """What one article adds to each of its speakers: claims, the article, and whether it names a role."""
    counts: dict[int, Tally] = {}
    for party_id, role in claims:
        known, _, in_role = counts.get(party_id, (0, 1, 0))
        counts[party_id] = (known + 1, 1, max(in_role, int(role is not None)))
    return counts


def _count(
    connection: Connection, party_id: int, name: str, old: Tally | None, new: Tally | None
) -> None:
    claims, articles, in_role = (
        n - o for n, o in zip(new or (0, 0, 0), old or (0, 0, 0), strict=True)
    )
    if old is None:
        row = {"claims": claims, "articles": articles, "in_role": in_role}
        known = select(SPEAKERS.c.party_id).where(SPEAKERS.c.party_id == party_id)
        if connection.execute(known).scalar() is None:
            values = {"party_id": party_id, "sort_key": sort_key(name), **row}
            connection.execute(insert(SPEAKERS).values(values))
            return
    connection.execute(
        update(SPEAKERS)
        .where(SPEAKERS.c.party_id == party_id)
        .values(
            claims=SPEAKERS.c.claims + claims,
            articles=SPEAKERS.c.articles + articles,
            in_role=SPEAKERS.c.in_role + in_role,
        )
    )


def _ids(connection: Connection, parties: Collection[Party]) -> dict[Party, int]:
    pairs = [(party.name, party.kind) for party in parties]
    rows = connection.execute(
        select(PARTIES).where(tuple_(PARTIES.c.name, PARTIES.c.kind).in_(pairs))
    )
    return {Party(name=row.name, kind=row.kind): int(row.id) for row in rows}
