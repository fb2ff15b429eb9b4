"""Names and passwords of accounts: what they must be, and how a password is kept."""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from newsticker.model import NewstickerError

LONGEST_NAME = 64
# NIST SP 800-63B-4, 3.1.1.2: length is what counts; 15 where nothing else guards an account, and no rules
# about kinds of characters. Guesses are slowed here, so twelve will do.
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1000

_hasher = PasswordHasher()  # RFC 9106, second recommendation: 64 MiB, three passes


def checked_name(name: str) -> str:
    """The name as it is kept. Raises NewstickerError for one that is empty, too long or has control characters."""
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise NewstickerError(
            f"account {kept[:LONGEST_NAME]!r}: a name has 1 to {LONGEST_NAME} printable characters"
        )
    return kept


def name_key(name: str) -> str:
    """What knows a name again, however it is written."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def password_problem(password: str, name: str) -> str | None:
    """Which rule a new password breaks: "short", "long" or "name"; None where it will do."""
    plain = _plain(password)
    if len(plain) < SHORTEST_PASSWORD:
        return "short"
    if len(plain) > LONGEST_PASSWORD:
        return "long"
    return "name" if name_key(plain) == name_key(name) else None


def hashed(password: str) -> str:
    """The password as it is kept: by Argon2id, with a salt of its own."""
    return _hasher.hash(_plain(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was kept; takes as long where there is none (None)."""
    plain = _plain(password)[: LONGEST_PASSWORD + 1]
    try:
        return _hasher.verify(kept or _nobodys(), plain) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_dated(kept: str) -> bool:
    """Whether a kept password was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def prepare() -> None:
    """Makes what the first question would otherwise wait for, and could be told by."""
    _nobodys()


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody's")


def _plain(password: str) -> str:
    # The same characters can be typed in several ways (SP 800-63B-4, 3.1.1.2).
    return unicodedata.normalize("NFKC", password)
