"""How readings are related, in this order: who took what from whom, agency copies, stories, claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsticker.ledger import relate_claims
from newsticker.model import Reading, Reuse
from newsticker.model_links import Links
from newsticker.stories import find_shared, find_stories

PARTS = (
    "stories",
    "wire_copies",
    "reuse",
    "same_claims",
    "figure_conflicts",
    "denials",
    "admissions",
)
CLAIM_PARTS = PARTS[3:]
TEXT_PARTS = frozenset({"wire_copies", "reuse"})  # what needs no claims
_KEPT = frozenset({"rule", "confidence"})


class Relations(Struct, frozen=True):
    """What readings have to do with each other, in the order of the contract; groups are groups of ids."""

    stories: tuple[tuple[str, ...], ...] = ()
    wire_copies: tuple[tuple[str, ...], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    same_claims: tuple[tuple[str, ...], ...] = ()
    figure_conflicts: tuple[dict[str, object], ...] = ()
    denials: tuple[dict[str, object], ...] = ()
    admissions: tuple[dict[str, object], ...] = ()


def relate(readings: Sequence[Reading], parts: Collection[str] = PARTS) -> Relations:
    """The ``parts`` of what readings have to do with each other; the others stay empty.

    The order of the readings has no say in what is found, but for links of claims among those without a time.
    """
    shared = find_shared(readings)
    stories = find_stories(readings, shared.copies) if not TEXT_PARTS.issuperset(parts) else ()
    told = Relations(
        stories=stories if "stories" in parts else (),
        wire_copies=shared.copies if "wire_copies" in parts else (),
        reuse=shared.reuse if "reuse" in parts else (),
    )
    wanted = [part for part in CLAIM_PARTS if part in parts]
    if not wanted:
        return told
    place = {reading.id: number for number, reading in enumerate(readings)}
    groups, events = (
        [[place[id] for id in group] for group in some] for some in (shared.copies, stories)
    )
    links = relate_claims(readings, groups, events)
    return replace(told, **{part: _printed(links, part) for part in wanted})


def _printed(links: Links, part: str) -> tuple[object, ...]:
    """A part as the contract prints it: rule and confidence of a link are kept to ourselves."""
    rows = [msgspec.to_builtins(link) for link in getattr(links, part)]
    told = [{key: row[key] for key in row if key not in _KEPT} for row in rows]
    return tuple(row["claims"] for row in told) if part == "same_claims" else tuple(told)
