"""Work that kills the process it is done in, for one number."""

from __future__ import annotations

import os
import signal
import time

DEADLY = 13


def work(number: int) -> str:
    """The number in words of its own; at the deadly one the process is killed."""
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.001 * (number % 3))
    return str(number)


def died(number: int) -> str:
    """What stands for a number on which the process died."""
    return f"died on {number}"
