"""Work that leaves nothing half done behind also when the machine's manager ends it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def stopped_by_termination() -> Iterator[None]:
    """Has SIGTERM stop the block as Ctrl-C does, so that it can clean up."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
