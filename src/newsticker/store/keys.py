"""Keys of programs that ask the API. A key is shown once, when it is made; the database keeps its hash."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from newsticker.model import NewstickerError
from newsticker.model_keys import ApiKey, Scope
from newsticker.store.instants import to_iso, to_millis
from newsticker.store.tables import API_KEYS

# Tells what it is wherever it turns up, in a log or a repository.
PREFIX = "newsticker_"


def add(connection: Connection, name: str, scopes: Sequence[Scope], now: datetime) -> str:
    """Makes a key under a new name and returns it; raises NewstickerError where the name is taken."""
    taken = select(API_KEYS.c.id).where(API_KEYS.c.name == name)
    if connection.execute(taken).scalar() is not None:
        raise NewstickerError(f"key {name!r}: exists already; remove it first or take another name")
    key = PREFIX + secrets.token_urlsafe(32)
    connection.execute(
        insert(API_KEYS).values(
            name=name, scopes=" ".join(scopes), hash=_hash(key), made=to_millis(now)
        )
    )
    return key


def keys(connection: Connection) -> list[ApiKey]:
    """Every key, by name."""
    rows = connection.execute(select(API_KEYS).order_by(API_KEYS.c.name))
    return [_kept(row) for row in rows]


def find(connection: Connection, key: str) -> ApiKey | None:
    """What is kept of a key that somebody shows, None where it is none of ours."""
    row = connection.execute(select(API_KEYS).where(API_KEYS.c.hash == _hash(key))).one_or_none()
    return None if row is None else _kept(row)


def remove(connection: Connection, name: str) -> None:
    """Removes a key at once; raises NewstickerError where no key has the name."""
    mine = delete(API_KEYS).where(API_KEYS.c.name == name).returning(API_KEYS.c.id)
    if connection.execute(mine).scalar() is None:
        raise NewstickerError(f"key {name!r}: there is none; `newsticker key list` names them")


def _kept(row: Row[Any]) -> ApiKey:
    return ApiKey(row.id, row.name, tuple(row.scopes.split()), to_iso(row.made))


def _hash(key: str) -> str:
    # A key has 256 random bits: nothing is guessed from its hash, and no slow hashing is needed.
    return sha256(key.encode()).hexdigest()
