"""The keys by which programs ask."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Scope = Literal["read"]


class ApiKey(Struct, frozen=True):
    """What is kept of a program's key: its name, what it may do, and when it was made (ISO 8601, UTC)."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    made: str
