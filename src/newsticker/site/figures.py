"""An article's figures side by side: what counts the same thing stands together, each with who says it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from newsticker.model import Bound, Claim, Figure
from newsticker.text.analyser import search_tokens


class Row(Struct, frozen=True):
    """One authority's figure: the first who knew it, over whom it came, and the claims that tell it.

    ``claims`` are numbers of claims, ``over`` names between the authority and the article.
    """

    authority: str | None
    over: tuple[str, ...]
    value: float
    high: float | None
    bound: Bound
    claims: tuple[int, ...]
    said: str | None


class Axis(Struct, frozen=True):
    """What is counted, as the text writes it, and who counts how many, the largest first."""

    unit: str | None
    rows: tuple[Row, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether at least two authorities stand on it, so that there is something to compare."""
        return len({row.authority for row in self.rows}) > 1

    @property
    def key(self) -> str:
        """A digest of what the axis shows, by which its picture is known again."""
        return sha256(msgspec.json.encode(self)).hexdigest()[:16]


def axes(claims: Sequence[Claim], language: str | None) -> list[Axis]:
    """The figures of the claims, which are numbered from 1 in the order given, by what they count.

    Figures of one unit, whatever its inflection, count the same thing; one without a unit shares
    with none. What several claims tell on the same authority counts once. The order is that of the
    text; axes that compare come first.
    """
    groups: dict[object, list[tuple[int, Claim, Figure]]] = {}
    for number, claim in enumerate(claims, 1):
        for figure in claim.figures:
            key: object = tuple(search_tokens(figure.unit or "", language)) or (number, figure.spans)
            groups.setdefault(key, []).append((number, claim, figure))
    found = [Axis(members[0][2].unit, _rows(members)) for members in groups.values()]
    return sorted(found, key=lambda axis: not axis.is_disputed)


def _rows(members: Sequence[tuple[int, Claim, Figure]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, claim, figure in members:
        names = [party.name for party in claim.chain] or [_speaker(claim)]
        said = claim.said_at.value if claim.said_at else None
        over = tuple(name for name in names[1:] if name)
        new = Row(names[0], over, figure.value, figure.high, figure.bound, (number,), said)
        same = next((i for i, row in enumerate(rows) if _is_same(row, new)), None)
        if same is None:
            rows.append(new)
        else:
            rows[same] = _joined(rows[same], new)
    return tuple(sorted(rows, key=lambda row: -(row.high or row.value)))


def _speaker(claim: Claim) -> str | None:
    return claim.speaker and (claim.speaker.name or claim.speaker.text)


def _is_same(one: Row, other: Row) -> bool:
    """Whether two rows tell one figure of one authority, named in full or by its noun alone."""
    if (one.value, one.high, one.bound) != (other.value, other.high, other.bound):
        return False
    if one.authority is None or other.authority is None:
        return one.authority == other.authority
    longer, shorter = sorted((one.authority.split(), other.authority.split()), key=len, reverse=True)
    return longer[-len(shorter) :] == shorter


def _joined(one: Row, other: Row) -> Row:
    fuller = max((one, other), key=lambda row: len(row.authority or ""))
    numbers = tuple(sorted({*one.claims, *other.claims}))
    over = tuple(dict.fromkeys((*one.over, *other.over)))
    return msgspec.structs.replace(one, authority=fuller.authority, over=over, claims=numbers, said=one.said or other.said)
