"""The key by which a reader is known again: made anew each day, kept in a file beside the database."""

from __future__ import annotations

import hmac
import json
import os
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from newsticker.logs import WARNING, log_event
from newsticker.store import Store

# Until half past midnight yesterday's key is used, so that midnight makes nobody a new reader.
AGAIN_WITHIN = timedelta(minutes=30)


def key_of(store: Store) -> ReaderKey:
    """The key for the readers of a store, beside its database."""
    return ReaderKey(store.path.with_name(store.path.name + ".readers"))


class ReaderKey:
    """The key of the day, kept in a file that only the operator can read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._day = ""
        self._key = b""

    def hash(self, words: str, at: datetime) -> bytes:
        """Eight bytes that know the words again today (HMAC-SHA256, RFC 2104, cut to 64 bits)."""
        key = self._of(_day(at))
        return hmac.digest(key, words.encode(errors="replace"), "sha256")[:8]

    def forget(self, at: datetime) -> None:
        """Deletes a kept key that is not today's; whoever could have used it can do so no longer."""
        if self._file.exists() and self._read(_day(at)) is None:
            self._file.unlink(missing_ok=True)

    def _of(self, day: str) -> bytes:
        with self._lock:
            if self._day != day:
                self._day, self._key = day, self._read(day) or self._make(day)
            return self._key

    def _read(self, day: str) -> bytes | None:
        try:
            kept = json.loads(self._file.read_text(encoding="ascii"))
            return bytes.fromhex(kept["key"]) if kept["day"] == day else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _make(self, day: str) -> bytes:
        """A new key, kept in the file; where the disk has no room for it, until this process ends."""
        key = secrets.token_bytes(32)
        fresh = self._file.with_name(self._file.name + ".new")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                json.dump({"day": day, "key": key.hex()}, stream)
            fresh.replace(self._file)
        except OSError as error:
            log_event("reader-key-not-kept", WARNING, file=fresh, problem=error.strerror)
        return key


def _day(at: datetime) -> str:
    return (at.astimezone(UTC) - AGAIN_WITHIN).date().isoformat()
