"""The connection to the database: how it is opened, how a transaction begins, what its errors mean."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from newsticker.model import NewstickerError

BUSY_SECONDS = 30

# SQLite's primary result codes (sqlite.org/rescode.html), each with what a user can do about it.
BUSY = 5
MEANINGS = {
    BUSY: f"it has been written to for {BUSY_SECONDS} s without a pause; try again in a while",
    8: "it, or the folder it is in, is read-only; give --database a place that can be written to",
    10: "the disk cannot be read or written; check the disk, then try again",
    11: "it is damaged; take it from a backup",
    13: "the disk is full; make room, then try again",
    14: "it cannot be opened or made there; check that the folder can be written to",
    23: "access to it is denied; check who may write to it",
    26: "it is no Newsticker database; give --database another path",
}


class Database:
    """A file of SQLite in WAL mode; safe to use from several threads and several processes.

    Readers have as many connections as they ask for. Writers have one, for which they queue: those
    that wait for a locked database keep nobody from reading.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        url = URL.create("sqlite", database=str(path))
        self._reader = create_engine(url, max_overflow=-1)
        self._writer = create_engine(
            url,
            connect_args={"timeout": BUSY_SECONDS},
            pool_size=1,
            max_overflow=0,
            pool_timeout=BUSY_SECONDS,
        )
        for engine, begin in ((self._reader, "BEGIN"), (self._writer, "BEGIN IMMEDIATE")):
            event.listen(engine, "connect", _prepare)
            event.listen(engine, "begin", partial(_begin, begin))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees the same state throughout; writers do not wait for it."""
        with self._explained(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is written whole or not at all; it waits its turn at the start."""
        with self._explained(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise NewstickerError(f"database {self.path}: {MEANINGS[BUSY]}") from error
        except (DBAPIError, sqlite3.Error) as error:
            # What fails while a connection is being prepared reaches us as the driver raised it.
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
            if code not in MEANINGS:
                raise
            raise NewstickerError(f"database {self.path}: {MEANINGS[code]}") from error

    def close(self) -> None:
        """Closes every connection; the write-ahead log is folded into the file with the last one."""
        self._reader.dispose()
        self._writer.dispose()


def _prepare(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: it would begin them as readers, and two
    # readers that both want to write end in an error that no waiting resolves.
    connection.isolation_level = None
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # Where several open a new file at once each reads it before it locks it for the switch; in such a
    # draw SQLite refuses without waiting (sqlite.org/c3ref/busy_handler.html), so waiting is ours.
    last = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != BUSY or time.monotonic() > last:
                raise
            time.sleep(0.02)


def _begin(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)
