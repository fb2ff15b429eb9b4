"""How readings are related, in this order: who took what from whom, agency copies, stories, claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from newsticker.model import Reading, Reuse
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
TEXT_PARTS = frozenset({"wire_copies", "reuse"})  # what needs no claims


class Relations(Struct, frozen=True):
    """What readings have to do with each other, in the order of the contract; groups are groups of ids."""

    stories: tuple[tuple[str, ...], ...] = ()
    wire_copies: tuple[tuple[str, ...], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    same_claims: tuple[tuple[str, ...], ...] = ()
    figure_conflicts: tuple[object, ...] = ()
    denials: tuple[object, ...] = ()
    admissions: tuple[object, ...] = ()


def relate(readings: Sequence[Reading], parts: Collection[str] = PARTS) -> Relations:
    """The ``parts`` of what readings have to do with each other; the others stay empty.

    The order of the readings has no say in what is found.
    """
    shared = find_shared(readings)
    stories = find_stories(readings, shared.copies) if "stories" in parts else ()
    # The one place where the ledger is asked: relate_claims(readings, copies) gives the four parts of claims.
    return Relations(
        stories=stories,
        wire_copies=shared.copies if "wire_copies" in parts else (),
        reuse=shared.reuse if "reuse" in parts else (),
    )
