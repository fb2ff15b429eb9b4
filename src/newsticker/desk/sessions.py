"""How long a browser stays signed in, when its token is made anew, and the tokens of its forms.

The token itself is in the cookie alone; the database knows its hash. It changes at sign-in, and every quarter
of an hour that the desk is used; the one before opens the session until the new one has come back, so that an
answer that is lost on its way signs nobody out.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from msgspec import Struct

from newsticker.model_desk import Session, User
from newsticker.store import Store

ROTATED_AFTER = timedelta(minutes=15)
OVERLAP = timedelta(minutes=1)
IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
TOKEN_BYTES = 32
_NONCE = 32  # hexadecimal digits


class SignedIn(Struct, frozen=True):
    """Who comes with a token, the secret of his forms, and the new token where it was made anew."""

    user: User
    secret: bytes
    fresh: str | None = None


def open_session(store: Store, user: User, before: str | None, now: datetime) -> str:
    """Signs a user in and returns the new token; the session of the token before, if any, ends."""
    if before is not None:
        end_session(store, before)
    token = new_token()
    store.staff.add_session(user.id, digest(token), secrets.token_bytes(TOKEN_BYTES), now)
    return token


def end_session(store: Store, token: str) -> None:
    """Ends the session of a token, current or previous."""
    store.staff.end_session(digest(token))


def resume_session(store: Store, token: str, now: datetime) -> SignedIn | None:
    """Who is signed in by the token; None where nobody is, or no longer."""
    kept = digest(token)
    session = store.staff.session(kept)
    if session is None:
        return None
    if not _lasts(session, now):
        store.staff.end_session(kept)
        return None
    age = now - session.rotated
    fresh = None
    if age >= ROTATED_AFTER or (not session.is_current and age >= OVERLAP):
        fresh = new_token()
        if not store.staff.rotate_session(kept, digest(fresh), session.rotated, now):
            fresh = None  # another request of the same moment was first
    elif session.is_current and session.has_previous and age >= OVERLAP:
        store.staff.forget_previous(kept)
    return SignedIn(session.user, session.secret, fresh)


def is_signed_in(store: Store, token: str, now: datetime) -> bool:
    """Whether somebody is signed in by the token; the token stays as it is."""
    session = store.staff.session(digest(token))
    return session is not None and _lasts(session, now)


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> bytes:
    """What the database keeps of a token."""
    return sha256(token.encode(errors="replace")).digest()


def anonymous_secret(token: str) -> bytes:
    """The secret of forms for somebody who is not signed in, out of the token in his cookie."""
    return sha256(b"anonymous\0" + token.encode(errors="replace")).digest()


def form_token(secret: bytes) -> str:
    """A token for a form. It is another each time, so that compressing a page tells nothing of it (BREACH)."""
    nonce = secrets.token_hex(_NONCE // 2)
    return nonce + _signature(secret, nonce)


def is_form_token(secret: bytes, token: str) -> bool:
    """Whether the token was made with the secret."""
    nonce, signature = token[:_NONCE], token[_NONCE:]
    return hmac.compare_digest(
        signature.encode(errors="replace"), _signature(secret, nonce).encode()
    )


def _lasts(session: Session, now: datetime) -> bool:
    return now - session.rotated <= IDLE and now - session.made <= LONGEST


def _signature(secret: bytes, nonce: str) -> str:
    return hmac.new(secret, nonce.encode(errors="replace"), "sha256").hexdigest()
