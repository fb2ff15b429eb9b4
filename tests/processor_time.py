"""What a call takes of the processor, for tests of how the time grows with what is read."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time


def processor_seconds(call: Callable[[], object], rounds: int = 1) -> float:
    """The least that one of so many calls took.

    What the tests before have left is kept from the collector of garbage meanwhile: looking at it is no part of a call.
    """
    gc.freeze()
    try:
        return min(_once(call) for _ in range(rounds))
    finally:
        gc.unfreeze()


def _once(call: Callable[[], object]) -> float:
    begun = process_time()
    call()
    return process_time() - begun
