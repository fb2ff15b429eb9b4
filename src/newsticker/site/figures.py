"""An article's figures side by side: what counts the same thing stands together, each with who says it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from newsticker.language.finding import analyser
from newsticker.model import UNASSERTED, Bound, Claim, Figure
from newsticker.site.units import unit_label


class Row(Struct, frozen=True):
    """One authority's figure, over which way it came, and the numbers of the claims that tell it.

    ``origin`` is the first of the chain; ``authority`` that same one where it speaks for itself in
    the article, else whoever cites it. ``ways`` are the chains of more than one link.
    """

    authority: str | None
    origin: str | None
    ways: tuple[tuple[str, ...], ...]
    value: float
    high: float | None
    bound: Bound
    claims: tuple[int, ...]
    said: str | None

    @property
    def ways_beside(self) -> tuple[str, ...]:
        """The ways to be read beside the authority's name: "Dienst →" before it, "→ Agentur" behind it."""
        return tuple(self._beside(way) for way in self.ways)

    def _beside(self, way: tuple[str, ...]) -> str:
        if way[-1] == self.authority:
            return " → ".join((*way[:-1], "")).rstrip()
        return " → ".join(("", *way[1:]) if way[0] == self.authority else way).lstrip()


class Axis(Struct, frozen=True):
    """What is counted, as a heading has it, and who counts how many, the largest first."""

    unit: str | None
    rows: tuple[Row, ...]

    @property
    def compares(self) -> bool:
        """Whether at least two origins stand on it."""
        return len({row.origin for row in self.rows}) > 1

    @property
    def key(self) -> str:
        """A digest of what the axis shows, by which its picture is known again."""
        return sha256(msgspec.json.encode(self)).hexdigest()[:16]


def axes(claims: Sequence[Claim], language: str | None) -> list[Axis]:
    """The figures of the claims, which are numbered from 1 in the order given, by what they count.

    Figures of one unit, whatever its inflection, count the same thing; one without a unit shares
    with none. What several claims tell on the same authority counts once. The order is that of the
    text; axes that compare come first. A figure that is denied or asked about is nobody's.
    """
    groups: dict[object, list[tuple[int, Claim, Figure]]] = {}
    for number, claim in enumerate(claims, 1):
        if claim.stance in UNASSERTED:
            continue
        for figure in claim.figures:
            unit = analyser().base_forms(figure.unit or "", language)
            key: object = unit or (number, figure.spans)
            groups.setdefault(key, []).append((number, claim, figure))
    found = [
        Axis(unit_label(members[0][2].unit, language), _rows(members))
        for members in groups.values()
    ]
    return sorted(found, key=lambda axis: not axis.compares)


def _rows(members: Sequence[tuple[int, Claim, Figure]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, claim, figure in members:
        way = tuple(party.name for party in claim.chain)
        said = claim.said_at.value if claim.said_at else None
        authority = _speaker(claim) or (way[-1] if way else None)
        origin = way[0] if way else authority
        ways = (way,) if len(way) > 1 else ()
        new = Row(authority, origin, ways, figure.value, figure.high, figure.bound, (number,), said)
        same = next((i for i, row in enumerate(rows) if _is_same(row, new)), None)
        if same is None:
            rows.append(new)
        else:
            rows[same] = _joined(rows[same], new)
    return tuple(sorted(rows, key=lambda row: -(row.high or row.value)))


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.name or claim.speaker.text if claim.speaker else None


def _is_same(one: Row, other: Row) -> bool:
    """Whether two rows tell one figure of one origin, named in full or by its noun alone."""
    if (one.value, one.high, one.bound) != (other.value, other.high, other.bound):
        return False
    return one.origin == other.origin or names_one(one.origin, other.origin)


def names_one(one: str | None, other: str | None) -> bool:
    """Whether both name one party, in full or by the noun alone: "Polizei Tarn" is no "Polizei", "Kreis Tarn" is "Tarn"."""
    if not one or not other:
        return False
    longer, shorter = sorted((one.split(), other.split()), key=len, reverse=True)
    return longer[-len(shorter) :] == shorter


def _joined(one: Row, other: Row) -> Row:
    # Where the origin speaks for itself in one of the claims, the figure is its own.
    own = next((row for row in (one, other) if names_one(row.authority, row.origin)), one)
    return msgspec.structs.replace(
        own,
        claims=tuple(sorted({*one.claims, *other.claims})),
        ways=tuple(dict.fromkeys((*one.ways, *other.ways))),
        said=one.said or other.said,
    )
