"""Watches as editors and the command line make them: what is told, and where to."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from newsticker.model_alerts import WATCH_KINDS, Watch, WatchKind
from newsticker.store import Store

LONGEST_URL = 2000
_WHAT = re.compile(rf"({'|'.join(WATCH_KINDS)}):([0-9]{{1,15}})", re.ASCII)
_PRINTABLE = re.compile(r"[!-~]+")


class Made(Struct, frozen=True):
    """A watch that was made; ``secret`` is the webhook's, told this one time."""

    watch: Watch
    secret: str | None


def is_webhook(url: str) -> bool:
    """Whether an address can be a webhook's: http or https, on some host, without a password in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    fits = len(url) <= LONGEST_URL and _PRINTABLE.fullmatch(url) is not None and port != 0
    return (
        fits
        and parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and "@" not in parts.netloc
    )


def read_what(text: str) -> tuple[WatchKind, int] | None:
    """What is watched, written as "speaker:12"; None where it is written otherwise."""
    found = _WHAT.fullmatch(text)
    if found is None:
        return None
    kind = next(kind for kind in WATCH_KINDS if kind == found[1])
    return kind, int(found[2])


def make_watch(
    store: Store, kind: WatchKind, about: int, url: str | None, by: str, now: datetime
) -> Made | None:
    """Makes a watch of a speaker or story; None where readers see no such one."""
    made = store.alerts.add(kind, about, url, by, now)
    if made is None:
        return None
    number, secret = made
    watch = store.alerts.watch(number)
    return Made(watch, secret) if watch else None
