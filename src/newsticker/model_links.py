"""What the ledger hands on: links between claims, each with the rule that made it and how sure that is.

A claim is named ARTICLE:CLAIM with the ids of its reading. Rule and confidence are kept and not printed.
"""

from __future__ import annotations

from msgspec import Struct

# A link across parties is published from this confidence on (docs/fairness.md: 95 of 100 are right, measured).
SURE = 0.9


class SameClaim(Struct, frozen=True):
    """Claims that are one, in the order in which they were told; why, and how sure the least sure of them is."""

    claims: tuple[str, ...]
    rule: str
    confidence: float


class FigureGroup(Struct, frozen=True):
    """Claims that tell different figures for one quantity: in a conflict those that exclude each other."""

    unit: str
    claims: tuple[str, ...]
    rule: str
    confidence: float


class Denial(Struct, frozen=True):
    """A claim and the claim that denies it."""

    claim: str
    denied_by: str
    rule: str
    confidence: float


class Admission(Struct, frozen=True):
    """A denial and the claim by which the same party admits what it had denied."""

    denial: str
    admitted_by: str
    rule: str
    confidence: float


class Confirmation(Struct, frozen=True):
    """A claim of one house and the claim by which another house confirms it."""

    claim: str
    confirmed_by: str
    rule: str
    confidence: float


class Links(Struct, frozen=True):
    """All links between the claims of a batch, each a claim as ARTICLE:CLAIM.

    ``admissions`` are sure enough to be published; ``comparisons`` are not, and are for two quotations side by side.
    ``confirmations`` are for a speaker's track record, ``courses`` for how a quantity is told over time, whether or not
    its figures exclude each other; `newsticker relate` prints neither.
    """

    same_claims: tuple[SameClaim, ...] = ()
    figure_conflicts: tuple[FigureGroup, ...] = ()
    denials: tuple[Denial, ...] = ()
    admissions: tuple[Admission, ...] = ()
    comparisons: tuple[Admission, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    courses: tuple[FigureGroup, ...] = ()
