"""What the desk's rooms hand each other: who may write and is signed in, and what is written there."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from newsticker.model import Claim

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
]  # fmt: skip


class Change(Struct, frozen=True):
    """What somebody did at the desk, when (ISO 8601, UTC), and why or to what."""

    at: str
    by: str
    action: Action
    version: int | None = None
    note: str = ""
