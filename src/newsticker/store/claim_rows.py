"""Claims and parties as rows: what is searched on in columns, the whole claim as JSON beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, tuple_, update

from newsticker.model import Claim, Party
from newsticker.store import decisions
from newsticker.store.claim_keys import keep_keys
from newsticker.store.governing import Governing, governed, governing
from newsticker.store.hand_tables import FOUND_CLAIMS
from newsticker.store.instants import to_iso
from newsticker.store.overlay import Ruling, fold, overlay, party_of
from newsticker.store.tables import ARTICLES, CLAIM_PARTIES, CLAIMS, PARTIES, VERSIONS


class FormerClaim(Struct, frozen=True):
    """A claim that an article no longer has: ``changed`` is when a version without it was taken in (ISO 8601).

    None where the same text was read again and the claim not found in it, or where an editor has ``struck`` it, for
    a ``reason`` that readers may be told.
    """

    changed: str | None
    struck: bool = False
    reason: str | None = None


def read_claims(connection: Connection, versions: Iterable[int]) -> dict[int, tuple[Claim, ...]]:
    """The claims of these versions (row ids), in the order of the text, in one query."""
    rows = connection.execute(
        select(CLAIMS.c.version_id, CLAIMS.c.details)
        .where(CLAIMS.c.version_id.in_(list(versions)))
        .order_by(CLAIMS.c.version_id, CLAIMS.c.position)
    )
    found: dict[int, list[Claim]] = {}
    for row in rows:
        claim = msgspec.json.decode(row.details, type=Claim)
        found.setdefault(row.version_id, []).append(claim)
    return {version: tuple(claims) for version, claims in found.items()}


def former(connection: Connection, article_id: int, key: str) -> FormerClaim | None:
    """What became of a claim that the newest version does not have; None where the article never had it.

    Keys are numbered and never given twice, so that one below the next number was a claim once.
    """
    ruling = fold(decisions.of_article(connection, article_id)).get(key)
    if ruling is not None and ruling.struck and ruling.last is not None:
        wanted = ruling.last.wanted
        return FormerClaim(None, True, (wanted.is_told and wanted.reason) or None)
    version = connection.execute(
        select(func.max(VERSIONS.c.number))
        .join(CLAIMS, CLAIMS.c.version_id == VERSIONS.c.id)
        .where(VERSIONS.c.article_id == article_id, CLAIMS.c.key == key)
    ).scalar()
    begins = select(ARTICLES.c.begins).where(ARTICLES.c.id == article_id)
    if version is not None and version < connection.execute(begins).scalar_one():
        # It stood in the teaser: that the page words it otherwise takes nothing back.
        return FormerClaim(None)
    if version is not None:
        later = (VERSIONS.c.article_id == article_id) & (VERSIONS.c.number == version + 1)
        changed = connection.execute(select(VERSIONS.c.taken_in).where(later)).scalar()
        return FormerClaim(None if changed is None else to_iso(changed))
    number = re.fullmatch(r"c([0-9]{1,9})", key)
    free = connection.execute(
        select(ARTICLES.c.next_claim).where(ARTICLES.c.id == article_id)
    ).scalar()
    return FormerClaim(None) if number and free and 0 < int(number[1]) < free else None


def put_claims(
    connection: Connection, version_id: int, article_id: int, claims: Sequence[Claim]
) -> bool:
    """Puts the claims that were read in place of those of the version, under the article's ids.

    What editors have decided is laid over them. True if what everybody sees differs from before.
    """
    next_number = connection.execute(
        select(ARTICLES.c.next_claim).where(ARTICLES.c.id == article_id)
    ).scalar_one()
    known = _known_claims(connection, article_id, version_id)
    rulings = decisions.rulings(connection, article_id, version_id)
    held = {
        key: ruling.place.content.spans
        for key, ruling in rulings.items()
        if ruling.stands and ruling.place
    }
    keyed, free = keep_keys(claims, known, next_number, held)
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_id).values(next_claim=free))
    return _show(connection, version_id, keyed, rulings, governing(connection))


def lay_over(connection: Connection, version_id: int, article_id: int, parties: Governing) -> bool:
    """Lays what editors have decided by now over what the rules found in a version; True if it shows."""
    found = found_claims(connection, [version_id]).get(version_id, ())
    rulings = decisions.rulings(connection, article_id, version_id)
    return _show(connection, version_id, found, rulings, parties)


def found_claims(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[Claim, ...]]:
    """The claims of these versions (row ids) as the rules found them, before any editor's hand."""
    rows = connection.execute(select(FOUND_CLAIMS).where(FOUND_CLAIMS.c.version_id.in_(versions)))
    under_hand = {
        row.version_id: msgspec.json.decode(row.claims, type=tuple[Claim, ...]) for row in rows
    }
    return read_claims(connection, (v for v in versions if v not in under_hand)) | under_hand


def _show(
    connection: Connection,
    version_id: int,
    found: Sequence[Claim],
    rulings: Mapping[str, Ruling],
    parties: Governing,
) -> bool:
    shown = governed(overlay(found, rulings), parties)
    mine = FOUND_CLAIMS.c.version_id == version_id
    differ = shown != read_claims(connection, [version_id]).get(version_id, ())
    connection.execute(delete(FOUND_CLAIMS).where(mine))
    if shown != tuple(found):
        kept = msgspec.json.encode(found).decode()
        connection.execute(insert(FOUND_CLAIMS).values(version_id=version_id, claims=kept))
    if differ:
        _write_claims(connection, version_id, shown)
    return differ


def _known_claims(connection: Connection, article_id: int, version_id: int) -> list[Claim]:
    """Every claim that the rules ever found in the article, once: as in this version, else as in the newest with it."""
    of_article = select(VERSIONS.c.id).where(VERSIONS.c.article_id == article_id)
    newest = (
        select(func.max(CLAIMS.c.id))
        .where(CLAIMS.c.version_id.in_(of_article))
        .group_by(CLAIMS.c.key)
    )
    with_newest = connection.execute(
        select(CLAIMS.c.version_id).where(CLAIMS.c.id.in_(newest)).distinct()
    ).scalars()
    under_hand = connection.execute(
        select(FOUND_CLAIMS.c.version_id).where(FOUND_CLAIMS.c.version_id.in_(of_article))
    ).scalars()
    versions = {version_id, *with_newest, *under_hand}
    found = found_claims(connection, list(versions))
    known: dict[str, Claim] = {}
    for version in sorted(versions, key=lambda v: (v != version_id, -v)):
        for claim in found.get(version, ()):
            known.setdefault(claim.id, claim)
    return list(known.values())


def _write_claims(connection: Connection, version_id: int, claims: Sequence[Claim]) -> None:
    """Puts claims in place of a version's; where they are the same ones, those alone that differ are written."""
    rows = connection.execute(
        select(CLAIMS.c.id, CLAIMS.c.key, CLAIMS.c.details)
        .where(CLAIMS.c.version_id == version_id)
        .order_by(CLAIMS.c.position)
    ).all()
    if [row.key for row in rows] == [claim.id for claim in claims]:
        pairs = zip(rows, claims, strict=True)
        changed = {row.id: claim for row, claim in pairs if row.details != _encoded(claim)}
        _forget_parties(connection, changed)
        parties = _party_ids(connection, changed.values())
        for row_id, claim in changed.items():
            values = _columns(claim, parties)
            connection.execute(update(CLAIMS).where(CLAIMS.c.id == row_id).values(values))
        _link_parties(connection, changed, parties)
        return
    _forget_parties(connection, [row.id for row in rows])
    connection.execute(delete(CLAIMS).where(CLAIMS.c.version_id == version_id))
    parties = _party_ids(connection, claims)
    added = {}
    for position, claim in enumerate(claims):
        values = _columns(claim, parties) | {"version_id": version_id, "position": position}
        row_id = connection.execute(insert(CLAIMS).values(values).returning(CLAIMS.c.id))
        added[row_id.scalar_one()] = claim
    _link_parties(connection, added, parties)


def _columns(claim: Claim, parties: Mapping[Party, int]) -> dict[str, object]:
    speaker = party_of(claim.speaker)
    return {
        "key": claim.id,
        "stance": claim.stance,
        "speaker_id": parties[speaker] if speaker else None,
        "said_at": claim.said_at.value if claim.said_at else None,
        "details": _encoded(claim),
    }


def _encoded(claim: Claim) -> str:
    return msgspec.json.encode(claim).decode()


def _forget_parties(connection: Connection, rows: Iterable[int]) -> None:
    connection.execute(delete(CLAIM_PARTIES).where(CLAIM_PARTIES.c.claim_id.in_(list(rows))))


def _link_parties(
    connection: Connection, claims: Mapping[int, Claim], parties: Mapping[Party, int]
) -> None:
    """Writes down whom the claims name, by their row ids."""
    links = []
    for row_id, claim in claims.items():
        speaker = party_of(claim.speaker)
        named = [("speaker", 0, speaker)] if speaker else []
        named += [("chain", place, party) for place, party in enumerate(claim.chain)]
        links += [
            {"claim_id": row_id, "role": role, "position": place, "party_id": parties[party]}
            for role, place, party in named
        ]
    if links:
        connection.execute(insert(CLAIM_PARTIES), links)


def _party_ids(connection: Connection, claims: Collection[Claim]) -> dict[Party, int]:
    wanted = {party for claim in claims for party in claim.chain}
    wanted |= {speaker for claim in claims if (speaker := party_of(claim.speaker))}
    pairs = [(party.name, party.kind) for party in wanted]
    rows = connection.execute(
        select(PARTIES).where(tuple_(PARTIES.c.name, PARTIES.c.kind).in_(pairs))
    )
    found = {Party(name=row.name, kind=row.kind): int(row.id) for row in rows}
    for party in sorted(wanted - found.keys(), key=lambda party: (party.name, party.kind)):
        found[party] = connection.execute(
            insert(PARTIES).values(name=party.name, kind=party.kind).returning(PARTIES.c.id)
        ).scalar_one()
    return found
