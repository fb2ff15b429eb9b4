"""A database in a file of SQLite, in WAL mode."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Hashable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from newsticker.store import database
from newsticker.store.database import BUSY, DAMAGED, FULL, UNREADABLE, Database

# SQLite's primary result codes (sqlite.org/rescode.html), each with what a user can do about it.
SQLITE_BUSY = 5
MEANINGS = {
    SQLITE_BUSY: BUSY,
    8: "it, or the folder it is in, is read-only; give --database a place that can be written to",
    10: UNREADABLE,
    11: DAMAGED,
    13: FULL,
    14: "it cannot be opened or made there; check that the folder can be written to",
    23: "access to it is denied; check who may write to it",
    26: "it is no Newsticker database; give --database another path",
}


class SqliteDatabase(Database):
    """A file; its write-ahead log is folded into it when the last connection is closed."""

    errors = (DBAPIError, sqlite3.Error)
    is_file = True

    def __init__(self, path: Path) -> None:
        url = URL.create("sqlite", database=str(path))
        # What is asked may be a reader's, and is not to be told by an error (hide_parameters).
        readers = create_engine(url, max_overflow=-1, hide_parameters=True)
        writers = create_engine(
            url,
            hide_parameters=True,
            connect_args={"timeout": database.BUSY_SECONDS},
            pool_size=1,
            max_overflow=0,
            pool_timeout=database.BUSY_SECONDS,
        )
        for engine, begin in ((readers, "BEGIN"), (writers, "BEGIN IMMEDIATE")):
            event.listen(engine, "connect", _prepare)
            event.listen(engine, "begin", partial(_begin, begin))
        super().__init__(
            name=str(path), address=str(path), path=path,
            readers=readers, writers=writers, sharers=writers,
        )  # fmt: skip
        # Data_version says nothing of a connection's own commits: this one never writes.
        self._watch: sqlite3.Connection | None = None
        self._watching = Lock()

    def revision(self) -> Hashable:
        """By SQLite's data_version, which tells a connection that others have committed; it never waits.

        While the log is being recovered, and once the file is gone, every value is another one.
        """
        with self._watching:
            try:
                if self._watch is None:
                    self._watch = sqlite3.connect(
                        self.path, timeout=0, isolation_level=None, check_same_thread=False
                    )
                return int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error:
                return object()

    def close(self) -> None:
        """Closes every connection."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        super().close()

    def meaning(self, error: BaseException | None) -> str | None:
        """As MEANINGS has it for the error's code."""
        return MEANINGS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


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
    last = time.monotonic() + database.BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.02)


def _begin(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)
