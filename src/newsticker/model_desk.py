"""What the desk's rooms hand each other: the people who may write, and how they are signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

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
