"""What the desk has the worker do, and waits for a moment: the web process fetches nothing itself."""

from __future__ import annotations

import re
from time import sleep
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from newsticker.model_desk import Errand, ErrandKind
from newsticker.site.desk.visit import Visit

LONGEST_ADDRESS = 2000
# A page waits so often, so many seconds each, for an answer; then it says that it is not there yet.
LOOKS, LOOK_SECONDS = 12, 0.25
_NUMBER = re.compile(r"[0-9]{1,15}")


def begin(visit: Visit, kind: ErrandKind, asked: Struct) -> int | None:
    """Has the worker do something; returns its number, None where too much waits already."""
    told = msgspec.json.encode(asked).decode()
    return visit.site.store.errands.add(kind, told, by=visit.user.name, now=visit.now)


def asked_for(visit: Visit, number: str | None) -> Errand | None:
    """The errand that an address or a form names, answered if that takes but a moment; None where it names none.

    Raises HTTPException 404 for one that there is not, or no more.
    """
    if not number:
        return None
    found = None
    for look in range(LOOKS):
        if _NUMBER.fullmatch(number):
            found = visit.site.store.errands.errand(int(number))
        if found is None:
            raise HTTPException(404)
        if found.answer is not None:
            break
        sleep(LOOK_SECONDS if look + 1 < LOOKS else 0)
    return found


def address_in(told: str) -> str | None:
    """The address that somebody typed, with https where the scheme is left out; None where it is none of the Web."""
    told = told.strip()
    address = told if "://" in told else f"https://{told}"
    try:
        parts = urlsplit(address)
        # Asking for the port raises where it is none.
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    whole = known and len(address) <= LONGEST_ADDRESS and not re.search(r"\s", address)
    return address if told and whole else None
