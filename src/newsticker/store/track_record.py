"""What became of what a speaker said: denials, and assertions that others confirmed, each with what followed.

What is told of it is bound by docs/fairness: a link counts that an article itself makes or an editor, and an admission
that is sure enough to be published; never likeness alone. A denial that several articles tell of is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select

from newsticker.model import OWN_WORDS, UNASSERTED, Kind
from newsticker.model_stories import ClaimAddress
from newsticker.store import links
from newsticker.store.story_tables import LINK_CLAIMS, LINKS
from newsticker.store.tables import ARTICLES, ATTRIBUTIONS, CLAIMS, PARTIES, VERSIONS

# So many of a speaker's newest denials, and of the other claims, are looked through: a page stays quick that way.
LOOKED_THROUGH = 1000
_CHUNK = 500
# The rule of a link that an article itself makes.
TOLD = "told-by-article"
# Whether a claim has its speaker's own words; in what is kept of a claim no other part is written so.
_QUOTES = or_(*(CLAIMS.c.details.contains(f'"mode":"{mode}"') for mode in sorted(OWN_WORDS))).label(
    "quotes"
)

Outcome = Literal["admitted", "opposed", "confirmed", "open"]
OUTCOMES: tuple[Outcome, ...] = ("admitted", "opposed", "confirmed", "open")
# Where the speaker's claim stands in a link whose other claim is what followed.
_ANSWERED = {("admission", 0): "admitted", ("denial", 1): "opposed", ("confirmation", 0): "confirmed"}  # fmt: skip


class Followed(Struct, frozen=True):
    """What followed on ``of``, a claim of the speaker: which claim, whether it quotes, and why both are linked."""

    outcome: Outcome
    of: ClaimAddress
    by: ClaimAddress
    own_words: bool
    rule: str
    by_hand: bool


class Said(Struct, frozen=True):
    """One thing that a speaker said, by every claim that tells of it, the newest article's first, and what followed.

    ``quotes`` are those of the claims that have the speaker's own words; the others are an outlet's telling.
    """

    claims: tuple[ClaimAddress, ...]
    quotes: tuple[ClaimAddress, ...]
    followed: tuple[Followed, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of it, each once; open where nothing is linked."""
        found = {one.outcome for one in self.followed} or {"open"}
        return tuple(outcome for outcome in OUTCOMES if outcome in found)


class Count(Struct, frozen=True):
    """How many things had an ``outcome`` (None: all of them), and in how many articles they stand.

    ``own_words`` are those that some article quotes; the others are told by outlets alone. In whose words it stands
    what followed is not counted: so the parts of a row are its whole, and no row has more than all of them.
    """

    outcome: Outcome | None
    things: int
    own_words: int
    articles: int


class TrackRecord(Struct, frozen=True):
    """A speaker's denials with what followed, and the assertions that others confirmed, the newest first.

    ``looked_through`` is the number of claims that are denials and were looked at, ``is_whole`` whether those are all.
    """

    denials: tuple[Said, ...] = ()
    confirmed: tuple[Said, ...] = ()
    looked_through: int = 0
    is_whole: bool = True


def of_speaker(connection: Connection, party_id: int) -> TrackRecord:
    """The record of a speaker; whether there may be one the caller has asked."""
    kind = connection.execute(select(PARTIES.c.kind).where(PARTIES.c.id == party_id)).scalar_one()
    denials = connection.execute(_linked(party_id, ATTRIBUTIONS.c.stance == "denies", True)).all()
    others = connection.execute(
        _linked(party_id, ATTRIBUTIONS.c.stance.not_in(UNASSERTED), False)
    ).all()
    told = _Following(connection, party_id, kind)
    asserted = _grouped(others, told.after(others))
    there = len({_address(row) for row in denials})
    return TrackRecord(
        denials=tuple(_grouped(denials, told.after(denials))),
        confirmed=tuple(said for said in asserted if "confirmed" in said.outcomes),
        looked_through=there,
        is_whole=there < LOOKED_THROUGH,
    )


def _linked(party_id: int, stance: ColumnElement[bool], also_alone: bool) -> Select[Any]:
    """A speaker's newest claims, a row for each of their links; those without any only if ``also_alone``."""
    mine = ATTRIBUTIONS.c
    newest = (
        select(mine.placed, mine.article_id, mine.number, mine.claim)
        .where(mine.party_id == party_id, stance)
        .order_by(mine.placed.desc(), mine.article_id.desc(), mine.number)
        .limit(LOOKED_THROUGH)
        .subquery("newest")
    )
    version = (VERSIONS.c.article_id == ARTICLES.c.id) & (VERSIONS.c.number == ARTICLES.c.version)
    claim = (CLAIMS.c.version_id == VERSIONS.c.id) & (CLAIMS.c.key == newest.c.claim)
    at = (LINK_CLAIMS.c.article_id == newest.c.article_id) & (LINK_CLAIMS.c.claim == newest.c.claim)
    of_link = (LINKS.c.kind, LINKS.c.rule, LINKS.c.by_hand, LINK_CLAIMS.c.position)
    return (
        select(newest, _QUOTES, LINKS.c.id, *of_link)
        .select_from(
            newest.join(ARTICLES, ARTICLES.c.id == newest.c.article_id)
            .join(VERSIONS, version)
            .join(CLAIMS, claim)
            .join(LINK_CLAIMS, at, isouter=also_alone)
            .join(LINKS, LINKS.c.id == LINK_CLAIMS.c.link_id, isouter=also_alone)
        )
        .order_by(newest.c.placed.desc(), newest.c.article_id.desc(), newest.c.number, LINKS.c.id)
    )


def _address(row: Row[Any]) -> ClaimAddress:
    return ClaimAddress(row.article_id, row.claim)


class _Following:
    """What followed on claims of a speaker."""

    def __init__(self, connection: Connection, party_id: int, kind: Kind) -> None:
        self._connection = connection
        self._party_id = party_id
        self._kind = kind

    def after(self, rows: Sequence[Row[Any]]) -> list[Followed]:
        """What followed by the links of these rows, in their order."""
        asked = {row.id: row for row in rows if (row.kind, row.position) in _ANSWERED}
        found: dict[int, Followed] = {}
        ids = list(asked)
        for start in range(0, len(ids), _CHUNK):
            some = LINKS.c.id.in_(ids[start : start + _CHUNK])
            members = links.standing_members(some).add_columns(
                LINK_CLAIMS.c.position, CLAIMS.c.speaker_id, _QUOTES
            )
            for other in self._connection.execute(members):
                row = asked[other.link_id]
                if other.position != row.position:
                    outcome = self._outcome(row, other)
                    if outcome is not None:
                        why = (other.quotes, row.rule, row.by_hand)
                        found[row.id] = Followed(outcome, _address(row), _address(other), *why)
        return [found[link] for link in asked if link in found]

    def _outcome(self, row: Row[Any], other: Row[Any]) -> Outcome | None:
        outcome: Outcome = _ANSWERED[row.kind, row.position]  # type: ignore[assignment]
        is_other = other.speaker_id is not None and other.speaker_id != self._party_id
        if outcome == "admitted":
            # Who speaks for a house admits for it; for what one person denied nobody else does.
            is_own = self._kind != "person" or other.speaker_id == self._party_id
            return "admitted" if is_own else "opposed" if is_other else None
        # Across articles half of these links are wrong (docs/ledger): only what an article or an editor links.
        is_told = row.rule == TOLD or row.by_hand or row.article_id == other.article_id
        return outcome if is_other and is_told else None


def _grouped(rows: Sequence[Row[Any]], followed: Iterable[Followed]) -> list[Said]:
    """The claims of the rows that are one, together with what followed on any of them."""
    quotes = {_address(row) for row in rows if row.quotes}
    first = {_address(row): _address(row) for row in rows}
    by_link: dict[int, ClaimAddress] = {}
    for row in rows:
        if row.kind == "same":
            first[_address(row)] = by_link.setdefault(row.id, first[_address(row)])
    together: dict[ClaimAddress, list[ClaimAddress]] = {}
    for claim, key in first.items():
        together.setdefault(key, []).append(claim)
    after: dict[ClaimAddress, list[Followed]] = {}
    for one in followed:
        after.setdefault(first[one.of], []).append(one)
    return [
        Said(tuple(some), tuple(one for one in some if one in quotes), tuple(after.get(key, ())))
        for key, some in together.items()
    ]


def count(said: Sequence[Said], outcome: Outcome | None) -> Count:
    """How many of these came to an outcome; one thing may have come to several."""
    some = [one for one in said if outcome is None or outcome in one.outcomes]
    articles = {claim.article_id for one in some for claim in one.claims}
    return Count(outcome, len(some), sum(bool(one.quotes) for one in some), len(articles))
