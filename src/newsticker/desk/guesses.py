"""How guessing is slowed: by the account that is guessed at, by the address it comes from, by both together.

Within a quarter of an hour only so many wrong passwords are looked at; what comes after them is answered as
a wrong one, the right one too. An address from which an account has been opened within a month is not kept
out by what others guess at it, or anybody could keep an editor out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from newsticker.model_desk import Guesses

WINDOW = timedelta(minutes=15)
KNOWN_FOR = timedelta(days=30)
By = Literal["account", "address", "both"]
MOST: Mapping[By, int] = {"account": 20, "address": 20, "both": 5}


def guess_keys(account: str, address: str) -> dict[By, bytes]:
    """Under which keys a guess at an account (by ``name_key``) from an address is counted."""
    parts: dict[By, tuple[str, ...]] = {
        "account": (account,),
        "address": (address,),
        "both": (account, address),
    }
    return {
        by: sha256("\0".join((by, *words)).encode(errors="replace")).digest()
        for by, words in parts.items()
    }


def is_slowed(counted: Mapping[By, Guesses], now: datetime) -> bool:
    """Whether a password that comes now is not looked at."""
    known = counted["both"].known
    is_known = known is not None and now - known < KNOWN_FOR
    return any(
        _within(guesses, now) >= MOST[by]
        for by, guesses in counted.items()
        if not (by == "account" and is_known)
    )


def _within(guesses: Guesses, now: datetime) -> int:
    if guesses.since is None or now - guesses.since >= WINDOW:
        return 0
    return guesses.failures
