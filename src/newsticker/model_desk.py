"""What the desk's rooms hand each other: who may write and is signed in, and what is written there."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from newsticker.model import Claim, EditedField, Figure, Kind, Party, SaidAt, Speaker, Stance

Role = Literal["editor", "admin"]


class User(Struct, frozen=True):
    """Somebody with an account at the desk; ``made`` is ISO 8601 in UTC."""

    id: int
    name: str
    role: Role
    made: str


class Session(Struct, frozen=True):
    """That a browser is signed in.

    ``secret`` makes the tokens of its forms and stays the same for as long as it is signed in, while the
    session's own token is made anew now and then (``rotated``). ``is_current`` is False where it was found by
    the token before the present one, ``has_previous`` True while that one still opens it.
    """

    user: User
    secret: bytes
    made: datetime
    rotated: datetime
    is_current: bool
    has_previous: bool


class Guesses(Struct, frozen=True):
    """Wrong passwords under one key since the instant ``since``, and when a right one came last (``known``)."""

    failures: int = 0
    since: datetime | None = None
    known: datetime | None = None


class Draft(Struct, frozen=True):
    """A report as an editor writes it: every field as typed, the body in Markdown.

    ``embargo`` is a local time of ``zone`` (YYYY-MM-DDTHH:MM), empty for none.
    """

    headline: str = ""
    lead: str = ""
    body: str = ""
    dateline: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    breaking: bool = False
    language: str = "de"
    embargo: str = ""
    zone: str = ""


ReportState = Literal["draft", "scheduled", "published", "withdrawn"]


class Report(Struct, frozen=True):
    """A report at the desk with its newest version; instants are ISO 8601 in UTC.

    ``version`` is the number of that one, ``out`` of the one that is published, or planned for the instant
    ``due``. ``article_id`` is None before its publication.
    """

    id: int
    state: ReportState
    article_id: int | None
    version: int
    out: int | None
    due: str | None
    author: str
    changed: str
    changed_by: str
    draft: Draft


class ReportVersion(Struct, frozen=True):
    """A version of a report: what was written, when and by whom; ``auto`` where the browser saved it by itself.

    ``claims`` are None while they have not been read, ``pictures`` are their figures' by width in pixels.
    """

    report_id: int
    number: int
    at: str
    by: str
    auto: bool
    draft: Draft
    claims: tuple[Claim, ...] | None
    rules: str | None
    pictures: dict[int, str]


Action = Literal[
    "saved", "auto", "scheduled", "unscheduled", "published", "updated", "corrected", "withdrawn",
    "hidden", "shown", "featured", "unfeatured", "tagged", "whole", "excerpt",
    "paused", "resumed", "unfollowed", "followed", "pages", "teasers", "selectors",
]  # fmt: skip


ErrandKind = Literal["try", "discover", "follow"]


class Errand(Struct, frozen=True):
    """What somebody at the desk has the worker look at or do, for the web process fetches nothing.

    ``asked`` and ``answer`` are JSON; without an answer it is not done yet.
    """

    id: int
    kind: ErrandKind
    asked: str
    by: str
    attempts: int = 0
    answer: str | None = None


class Change(Struct, frozen=True):
    """What somebody did at the desk, when (ISO 8601, UTC), and why or to what."""

    at: str
    by: str
    action: Action
    version: int | None = None
    note: str = ""


Decided = Literal["corrected", "struck", "added", "restored", "reset"]


class ByHand(Struct, frozen=True, omit_defaults=True):
    """What an editor puts in a claim: the value of the one field that is corrected, or a whole ``claim``."""

    speaker: Speaker | None = None
    stance: Stance | None = None
    figures: tuple[Figure, ...] = ()
    said_at: SaidAt | None = None
    claim: Claim | None = None


class NewDecision(Struct, frozen=True):
    """What an editor wants of a claim.

    "restored" takes the striking back, "reset" every correction. ``is_told`` where readers are told the ``reason``.
    """

    decided: Decided
    field: EditedField | None = None
    value: ByHand = ByHand()
    reason: str = ""
    is_told: bool = False


class Decision(Struct, frozen=True):
    """An entry of the journal: what was decided about a claim (``key``) of an article, when (ISO 8601) and by whom.

    ``found`` is the claim as the rules had read it in the ``version`` that the editor saw, None of one that was added.
    """

    id: int
    article_id: int
    key: str
    version: int
    at: str
    by: str
    wanted: NewDecision
    found: Claim | None


class HandledClaim(Struct, frozen=True):
    """A claim of an article as the desk sees it, with the number of the newest decision about it, 0 before any.

    ``shown`` is None where readers do not see it: because it is struck, or because the newest text has its passage
    no more (then ``is_applicable`` is False, and what was decided waits in the journal).
    """

    key: str
    found: Claim | None
    shown: Claim | None
    struck: bool
    is_applicable: bool
    seen: int


PartyDecided = Literal["merged", "parted", "suppressed", "shown"]


class KnownParty(Struct, frozen=True):
    """A speaker or another party of claims as the desk sees it; ``claims`` counts those on its page.

    ``into`` is the party that it was merged into, ``merged`` are those that were merged into it. ``seen`` is the
    number of the newest decision about it, 0 before any.
    """

    id: int
    name: str
    kind: Kind
    claims: int
    suppressed: bool
    into: tuple[int, str] | None
    merged: tuple[tuple[int, str], ...]
    seen: int


class PartyDecision(Struct, frozen=True):
    """An entry of the journal: what was decided about a party, when (ISO 8601), by whom and why."""

    id: int
    at: str
    by: str
    decided: PartyDecided
    party: Party
    into: Party | None
    reason: str
