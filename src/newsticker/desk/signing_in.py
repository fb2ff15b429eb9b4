"""Signing in, and changing one's password: the same answer to every wrong word, as slow, whatever was wrong."""

from __future__ import annotations

from datetime import datetime

from newsticker.desk.accounts import hashed, is_dated, is_right, name_key, prepare
from newsticker.desk.guesses import WINDOW, guess_keys, is_slowed
from newsticker.desk.sessions import digest, open_session
from newsticker.model_desk import User
from newsticker.store import Store


def sign_in(
    store: Store, name: str, password: str, *, address: str, before: str | None, now: datetime
) -> str | None:
    """The token of a new session; None where name and password do not go together or guessing is slowed.

    ``before`` is the token that the browser came with; its session ends. Takes as long either way.
    """
    user = _proven(store, name, password, address, now)
    return open_session(store, user, before, now) if user else None


def change_password(
    store: Store, user: User, old: str, new: str, *, address: str, token: str, now: datetime
) -> bool:
    """Gives a user a new password where the old one is right; ends all sessions but the one of ``token``."""
    if _proven(store, user.name, old, address, now) != user:
        return False
    store.staff.set_password(user.id, hashed(new), keep=digest(token))
    return True


def _proven(store: Store, name: str, password: str, address: str, now: datetime) -> User | None:
    """The user of that name, if the password is his and few wrong ones came before it."""
    prepare()
    key = name_key(name)
    keys = guess_keys(key, address)
    found = store.staff.account(key)
    is_open = not is_slowed({by: store.staff.guesses(guessed) for by, guessed in keys.items()}, now)
    right = is_right(found[1] if found else None, password)
    if not is_open:
        return None
    if found is None or not right:
        store.staff.add_failures(list(keys.values()), now, now - WINDOW)
        return None
    store.staff.know(keys["both"], now)
    user, kept = found
    if is_dated(kept):
        store.staff.renew_hash(user.id, hashed(password))
    return user
