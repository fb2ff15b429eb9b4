"""Accounts at the desk, who is signed in, and how often somebody guessed wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from newsticker.model_desk import Guesses, Role, Session, User
from newsticker.store.desk_tables import GUESSES, SESSIONS, USERS
from newsticker.store.instants import to_iso, to_millis


def add_user(
    connection: Connection, key: str, name: str, role: Role, password: str, now: datetime
) -> bool:
    """Adds an account; False where there is one of that key."""
    if account(connection, key) is not None:
        return False
    connection.execute(
        insert(USERS).values(key=key, name=name, role=role, password=password, made=to_millis(now))
    )
    return True


def users(connection: Connection) -> list[User]:
    """Every account, by name."""
    return [_user(row) for row in connection.execute(select(USERS).order_by(USERS.c.key))]


def account(connection: Connection, key: str) -> tuple[User, str] | None:
    """The account of that key and its kept password."""
    row = connection.execute(select(USERS).where(USERS.c.key == key)).one_or_none()
    return (_user(row), row.password) if row else None


def remove_user(connection: Connection, user_id: int) -> None:
    """Deletes an account and ends its sessions."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.user_id == user_id))
    connection.execute(delete(USERS).where(USERS.c.id == user_id))


def set_password(connection: Connection, user_id: int, password: str, keep: bytes) -> None:
    """Keeps another password and ends the user's sessions, but that of the token ``keep``."""
    renew_hash(connection, user_id, password)
    connection.execute(
        delete(SESSIONS).where(SESSIONS.c.user_id == user_id, SESSIONS.c.token != keep)
    )


def renew_hash(connection: Connection, user_id: int, password: str) -> None:
    """Keeps the same password in another form."""
    connection.execute(update(USERS).where(USERS.c.id == user_id).values(password=password))


def add_session(
    connection: Connection, user_id: int, token: bytes, secret: bytes, now: datetime
) -> None:
    """Signs a user in."""
    at = to_millis(now)
    connection.execute(
        insert(SESSIONS).values(token=token, user_id=user_id, secret=secret, made=at, rotated=at)
    )


def session(connection: Connection, token: bytes) -> Session | None:
    """The session that the token opens, as its present one or the one before."""
    row = connection.execute(
        select(SESSIONS, USERS.c.id, USERS.c.name, USERS.c.role, USERS.c.made.label("user_made"))
        .join(USERS, USERS.c.id == SESSIONS.c.user_id)
        .where(or_(SESSIONS.c.token == token, SESSIONS.c.previous == token))
    ).one_or_none()
    if row is None:
        return None
    return Session(
        user=User(row.id, row.name, row.role, to_iso(row.user_made)),
        secret=row.secret,
        made=_instant(row.made),
        rotated=_instant(row.rotated),
        is_current=row.token == token,
        has_previous=row.previous is not None,
    )


def rotate_session(
    connection: Connection, token: bytes, fresh: bytes, seen: datetime, now: datetime
) -> bool:
    """Puts a fresh token in the place of the present one, which becomes the previous.

    Found by the previous one, that stays the previous. False where another was first, so that it is no longer
    as it was ``seen`` to be rotated.
    """
    for mine, values in (
        (SESSIONS.c.token == token, {"token": fresh, "previous": token}),
        (SESSIONS.c.previous == token, {"token": fresh}),
    ):
        done = connection.execute(
            update(SESSIONS)
            .where(mine, SESSIONS.c.rotated == to_millis(seen))
            .values(rotated=to_millis(now), **values)
            .returning(SESSIONS.c.user_id)
        ).scalar()
        if done is not None:
            return True
    return False


def forget_previous(connection: Connection, token: bytes) -> None:
    """The token before the present one opens the session no longer."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.token == token).values(previous=None))


def end_session(connection: Connection, token: bytes) -> None:
    """Ends the session that the token opens."""
    connection.execute(
        delete(SESSIONS).where(or_(SESSIONS.c.token == token, SESSIONS.c.previous == token))
    )


def guesses(connection: Connection, key: bytes) -> Guesses:
    """What is kept of guesses under a key."""
    row = connection.execute(select(GUESSES).where(GUESSES.c.key == key)).one_or_none()
    if row is None:
        return Guesses()
    known = None if row.known is None else _instant(row.known)
    return Guesses(row.failures, _instant(row.since), known)


def add_failures(
    connection: Connection, keys: Sequence[bytes], now: datetime, begin: datetime
) -> None:
    """Counts a wrong password under each key; the count begins anew where it began before ``begin``."""
    for key in keys:
        counted = guesses(connection, key)
        goes_on = counted.since is not None and counted.since > begin
        _keep_guesses(
            connection,
            key,
            failures=counted.failures + 1 if goes_on else 1,
            since=to_millis(counted.since if goes_on and counted.since else now),
        )


def know(connection: Connection, key: bytes, now: datetime) -> None:
    """Keeps that a right password came under the key."""
    _keep_guesses(connection, key, failures=0, since=to_millis(now), known=to_millis(now))


def forget(connection: Connection, guessed: datetime, known: datetime, signed_in: datetime) -> None:
    """Deletes guesses and knowledge of before these instants, and sessions last renewed before the third."""
    connection.execute(
        delete(GUESSES).where(
            GUESSES.c.since < to_millis(guessed),
            or_(GUESSES.c.known.is_(None), GUESSES.c.known < to_millis(known)),
        )
    )
    connection.execute(delete(SESSIONS).where(SESSIONS.c.rotated < to_millis(signed_in)))


def _keep_guesses(connection: Connection, key: bytes, **values: int) -> None:
    change = update(GUESSES).where(GUESSES.c.key == key).values(**values)
    if connection.execute(change.returning(GUESSES.c.key)).scalar() is None:
        connection.execute(insert(GUESSES).values(key=key, **values))


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.id, row.name, row.role, to_iso(row.made))


def _instant(millis: int) -> datetime:
    return datetime.fromtimestamp(millis / 1000, UTC)
