"""A database as the store uses it: how a transaction begins, and how its errors are told."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from newsticker.model import NewstickerError

# Whoever has to wait while another program has the database for half a minute is not to be told that it was too long.
BUSY_SECONDS = 40
BUSY = f"it has been written to for {BUSY_SECONDS} s without a pause; try again in a while"
DAMAGED = "it is damaged; take it from a backup"
UNREADABLE = "the disk cannot be read or written; check the disk, then try again"
FULL = "the disk is full; make room, then try again"


class DatabaseFailed(NewstickerError):
    """The database cannot be used for now: it is full, locked, damaged, or not there."""


class Database(ABC):
    """A database; safe to use from several threads and several processes.

    ``name`` stands for it in messages, ``address`` opens it again (and may hold a password), its other
    files lie beside ``path``. Readers have as many connections as they ask for. Writers have one, for
    which they queue: those that wait keep nobody from reading.
    """

    # What fails while a connection is being prepared reaches us as the driver raised it.
    errors: tuple[type[Exception], ...] = (DBAPIError,)
    is_file = False

    def __init__(
        self,
        *,
        name: str,
        address: str,
        path: Path,
        readers: Engine,
        writers: Engine,
        sharers: Engine,
    ) -> None:
        self.name = name
        self.address = address
        self.path = path
        self._readers, self._writers, self._sharers = readers, writers, sharers

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees the same state throughout; writers do not wait for it."""
        with self._explained(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is written whole or not at all; it waits its turn at the start.

        Nobody else writes meanwhile, so that what is looked up before it is written stays true.
        """
        with self._explained(), self._writers.begin() as connection:
            yield connection

    @contextmanager
    def sharing(self) -> Iterator[Connection]:
        """One transaction that locks the rows it writes, and waits for nobody who writes others."""
        with self._explained(), self._sharers.begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise DatabaseFailed(f"database {self.name}: {BUSY}") from error
        except self.errors as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            meaning = self.meaning(cause)
            if meaning is None:
                raise
            raise DatabaseFailed(f"database {self.name}: {meaning}") from error

    @abstractmethod
    def revision(self) -> Hashable:
        """A value that is another one after every commit, whoever commits; it costs less than a transaction."""

    @abstractmethod
    def meaning(self, error: BaseException | None) -> str | None:
        """What an error of the driver means and what to do about it; None for a mistake of ours."""

    def close(self) -> None:
        """Closes every connection."""
        for engine in {self._readers, self._writers, self._sharers}:
            engine.dispose()


def data_folder() -> Path:
    """The user's own folder for Newsticker, made where it is missing; raises NewstickerError."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    folder = Path(data).expanduser() / "newsticker"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewstickerError(
            f"folder {folder}: cannot be made ({error.strerror}); give --database a path"
        ) from error
    return folder
