"""What an endpoint is: a path with its parameters, its answer, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from newsticker.model_keys import Scope
from newsticker.outputs.api import asked
from newsticker.outputs.api.telling import Teller
from newsticker.store import Store

JSON = "application/json"
# What is told of very much at once counts as so many requests.
TABLE_COST = 10
LARGEST_ID = 2**53 - 1


class Request(Struct, frozen=True):
    """What an endpoint is given: the store, who tells, the parameters, and the id in the address."""

    store: Store
    teller: Teller
    query: Any
    id: int | None


class Endpoint(Struct, frozen=True):
    """A path that can be asked; ``answer`` is the struct that is encoded, bytes where it is no JSON.

    ``answering`` also returns headers of its own. ``cost`` is how many requests it counts as.
    """

    path: str
    name: str
    about: str
    asked: type[asked.Nothing]
    answer: type[Any]
    answering: Callable[[Request], tuple[Any, Mapping[str, str]]]
    media_type: str = JSON
    scope: Scope = "read"
    cost: int = 1
