"""Who may write at the desk: accounts, sessions and wrong guesses, each method one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsticker.model_desk import Guesses, Role, Session, User
from newsticker.store import accounts
from newsticker.store.database import Database


class Staff:
    """The desk's people, in the database of their store; safe to call from any thread.

    Every method raises NewstickerError where the database is locked, full, damaged or read-only.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Accounts

    def add_user(self, key: str, name: str, role: Role, password: str, now: datetime) -> bool:
        """Adds an account with a kept password; False where there is one of that key."""
        with self._database.writing() as connection:
            return accounts.add_user(connection, key, name, role, password, now)

    def users(self) -> list[User]:
        """Every account, by name."""
        with self._database.reading() as connection:
            return accounts.users(connection)

    def account(self, key: str) -> tuple[User, str] | None:
        """The account of that key and its kept password, None where there is none."""
        with self._database.reading() as connection:
            return accounts.account(connection, key)

    def remove_user(self, user_id: int) -> None:
        """Deletes an account and ends its sessions; what it wrote stays under its name."""
        with self._database.writing() as connection:
            accounts.remove_user(connection, user_id)

    def set_password(self, user_id: int, password: str, keep: bytes = b"") -> None:
        """Keeps another password and ends the user's sessions, but that of the token (digest) ``keep``."""
        with self._database.writing() as connection:
            accounts.set_password(connection, user_id, password, keep)

    def renew_hash(self, user_id: int, password: str) -> None:
        """Keeps the same password in another form."""
        with self._database.writing() as connection:
            accounts.renew_hash(connection, user_id, password)

    # Sessions

    def add_session(self, user_id: int, token: bytes, secret: bytes, now: datetime) -> None:
        """Signs a user in; of the token its digest is given."""
        with self._database.writing() as connection:
            accounts.add_session(connection, user_id, token, secret, now)

    def session(self, token: bytes) -> Session | None:
        """The session that the token opens, as its present one or the one before."""
        with self._database.reading() as connection:
            return accounts.session(connection, token)

    def rotate_session(self, token: bytes, fresh: bytes, seen: datetime, now: datetime) -> bool:
        """Puts a fresh token in the place of the present one; False where it was not rotated last when ``seen``."""
        with self._database.writing() as connection:
            return accounts.rotate_session(connection, token, fresh, seen, now)

    def forget_previous(self, token: bytes) -> None:
        """The token before the present one opens the session no longer."""
        with self._database.writing() as connection:
            accounts.forget_previous(connection, token)

    def end_session(self, token: bytes) -> None:
        """Ends the session that the token opens."""
        with self._database.writing() as connection:
            accounts.end_session(connection, token)

    # Guesses

    def guesses(self, key: bytes) -> Guesses:
        """What is kept of guesses under a key."""
        with self._database.reading() as connection:
            return accounts.guesses(connection, key)

    def add_failures(self, keys: Sequence[bytes], now: datetime, begin: datetime) -> None:
        """Counts a wrong password under each key; a count that began before ``begin`` begins anew."""
        with self._database.writing() as connection:
            accounts.add_failures(connection, keys, now, begin)

    def know(self, key: bytes, now: datetime) -> None:
        """Keeps that a right password came under the key."""
        with self._database.writing() as connection:
            accounts.know(connection, key, now)

    def forget(self, guessed: datetime, known: datetime, signed_in: datetime) -> None:
        """Deletes guesses, known addresses and sessions that have had their time."""
        with self._database.writing() as connection:
            accounts.forget(connection, guessed, known, signed_in)
