"""Merged and suppressed parties in claims: the one stands in the other's place, or nobody is named."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, UnsetType
from msgspec.structs import replace
from sqlalchemy import Connection, select

from newsticker.model import Claim, NamedPassage, Party, Speaker
from newsticker.store.hand_tables import MERGES, SUPPRESSIONS
from newsticker.store.tables import PARTIES


class Governing(Struct, frozen=True):
    """Who stands for whom among the parties, and the names that nobody is told."""

    standing: dict[Party, Party]
    hidden: frozenset[str]


def governing(connection: Connection) -> Governing:
    """What editors have decided about parties by now.

    A name is hidden of whatever kind it is read next time, and so are the names that were merged into it.
    """
    into = {row.party_id: row.into_id for row in connection.execute(select(MERGES))}
    suppressed = set(connection.execute(select(SUPPRESSIONS.c.party_id)).scalars())
    if not into and not suppressed:
        return Governing({}, frozenset())
    ids = {*into, *into.values(), *suppressed}
    rows = connection.execute(select(PARTIES).where(PARTIES.c.id.in_(ids)))
    parties = {row.id: Party(name=row.name, kind=row.kind) for row in rows}
    return Governing(
        standing={parties[one]: parties[way(one, into)[-1]] for one in into},
        hidden=frozenset(
            parties[one].name for one in ids if not suppressed.isdisjoint(way(one, into))
        ),
    )


def way(party_id: int, into: dict[int, int]) -> list[int]:
    """A party, the one that it was merged into, the one that this was merged into, and so on."""
    steps = [party_id]
    while (following := into.get(steps[-1])) is not None and following not in steps:
        steps.append(following)
    return steps


def governed(claims: Sequence[Claim], by: Governing) -> tuple[Claim, ...]:
    """The claims with merged parties under the name that stands, and suppressed ones under none."""
    if not by.standing and not by.hidden:
        return tuple(claims)
    return tuple(_governed(claim, by) for claim in claims)


def _governed(claim: Claim, by: Governing) -> Claim:
    edited = claim.edited
    if not isinstance(edited, UnsetType):
        edited = replace(edited, speaker=_speaker(edited.speaker, by))
    chain = (by.standing.get(party, party) for party in claim.chain if party.name not in by.hidden)
    laid = replace(
        claim,
        speaker=_speaker(claim.speaker, by),
        chain=tuple(dict.fromkeys(chain)),
        addressee=_passage(claim.addressee, by),
        medium=_passage(claim.medium, by),
        edited=edited,
    )
    return claim if laid == claim else laid


def _speaker(speaker: Speaker | None, by: Governing) -> Speaker | None:
    """The speaker under the name that stands; of a suppressed one nothing but role and kind is left."""
    if speaker is None or speaker.name is None:
        return speaker
    if speaker.name in by.hidden:
        return Speaker(speaker.role, (), None, None, speaker.kind)
    party = by.standing.get(Party(speaker.name, speaker.kind))
    return replace(speaker, name=party.name, kind=party.kind) if party else speaker


def _passage(passage: NamedPassage | None, by: Governing) -> NamedPassage | None:
    return None if passage and passage.name in by.hidden else passage
