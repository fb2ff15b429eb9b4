"""The databases that tests run on: a file of SQLite, and a PostgreSQL server that is started when needed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import psycopg

from newsticker.store import open_store
from newsticker.store.postgresql import WRITERS_LOCK
from postgres_server import Content, Server, postgres_server

KINDS = ("sqlite", "postgresql")
SCHEMES = ("postgresql:", "postgres:")


class Connection(Protocol):
    """What both drivers have in common."""

    def execute(self, statement: Any, /) -> Any:
        """Runs a statement."""

    def close(self) -> None:
        """Ends the connection."""


class _Session:
    """Which kind a test runs on, and the server of this run."""

    def __init__(self) -> None:
        self.kind = "sqlite"
        self.addresses: dict[Path, str] = {}
        self.ready_made: set[str] = set()
        self.spare: list[str] = []
        self.template = ""
        self.file = b""
        self.files: dict[Hashable, Path] = {}
        self.contents: dict[Hashable, Content] = {}
        self.server: Server | None = None
        self.running = ExitStack()


_session = _Session()


@contextmanager
def on(kind: str | None) -> Iterator[None]:
    """Has the addresses that are asked for meanwhile be of databases of that kind; None changes nothing."""
    before, _session.kind = _session.kind, kind or _session.kind
    try:
        yield
    finally:
        _session.kind = before


def server() -> Server:
    """The PostgreSQL server of this run."""
    if _session.server is None:
        _session.server = _session.running.enter_context(postgres_server())
    return _session.server


def stop_server() -> None:
    """Ends the server, where it was started."""
    _session.running.close()
    _session.server = None
    _session.spare.clear()
    _session.files.clear()


def address_in(folder: Path, name: str = "newsticker.db", *, ready_made: bool = True) -> str:
    """The address of the database of that name in the folder, of the kind that the test runs on.

    It is a new and empty one when it is asked for the first time, with tables if ``ready_made``.
    """
    path = folder / name
    if _session.kind == "sqlite":
        if ready_made and not path.exists() and folder.is_dir():
            path.write_bytes(_ready_made_file())
        return str(path)
    if path not in _session.addresses:
        _session.addresses[path] = _new_address(ready_made=ready_made)
    return _session.addresses[path]


def filled_in(
    folder: Path, name: str, key: Hashable, fill: Callable[[str], None]
) -> tuple[str, bool]:
    """The address as of ``address_in``, and whether it is a new one; that holds what ``fill`` puts into the one whose address it is given.

    Who wants the same for a key again is given a copy: that takes a tenth of reading, relating and drawing it.
    """
    path = folder / name
    if path.exists() or path in _session.addresses:
        return address_in(folder, name), False
    address = (
        _copy_on_file(path, key, fill) if _session.kind == "sqlite" else _copy(path, key, fill)
    )
    return address, True


def _copy_on_file(path: Path, key: Hashable, fill: Callable[[str], None]) -> str:
    if key not in _session.files:
        folder = Path(_session.running.enter_context(TemporaryDirectory()))
        _session.files[key] = folder / "filled.db"
        _session.files[key].write_bytes(_ready_made_file())
        fill(str(_session.files[key]))
        assert len(list(folder.iterdir())) == 1, "left open"
    shutil.copyfile(_session.files[key], path)
    return str(path)


def _copy(path: Path, key: Hashable, fill: Callable[[str], None]) -> str:
    address = address_in(path.parent, path.name)
    if key in _session.contents:
        server().fill(address, _session.contents[key])
    else:
        fill(address)
        _session.contents[key] = server().content(address)
    return address


def _new_address(*, ready_made: bool) -> str:
    if not ready_made:
        return server().new_database()
    address = _session.spare.pop() if _session.spare else server().new_database(_ready_made())
    _session.ready_made.add(address)
    return address


@contextmanager
def dropping() -> Iterator[None]:
    """Empties what was made on the server meanwhile for whoever asks next, and drops what cannot be as it was.

    Making one takes two hundred times as long as emptying it.
    """
    before = set(_session.addresses)
    try:
        yield
    finally:
        for path in set(_session.addresses) - before:
            address = _session.addresses.pop(path)
            is_copy = address in _session.ready_made
            _session.ready_made.discard(address)
            emptied = server().empty(address, _ready_made()) if is_copy else None
            if emptied is None:
                server().drop_database(address)
            else:
                _session.spare.append(emptied)


def _ready_made() -> str:
    """The name of a database with the tables in it, from which others are copied: it takes 20 ms."""
    if not _session.template:
        address = server().new_database()
        open_store(address).close()
        _session.template = address.partition("@/")[2].partition("?")[0]
    return _session.template


def _ready_made_file() -> bytes:
    """What a new SQLite database with tables is: copying it takes a hundredth of making it."""
    if not _session.file:
        with TemporaryDirectory() as folder:
            path = Path(folder, "newsticker.db")
            open_store(path).close()
            _session.file = path.read_bytes()
    return _session.file


def connect(address: str | Path) -> Connection:
    """A connection of another program, which commits each statement unless it begins a transaction."""
    if str(address).startswith(SCHEMES):
        return psycopg.connect(str(address), autocommit=True)
    return sqlite3.connect(address, isolation_level=None)


def run(address: str | Path, statement: str) -> list[tuple[Any, ...]]:
    """What another program gets for a statement; both databases have to understand it."""
    with closing(connect(address)) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def locked(address: str | Path) -> Iterator[None]:
    """Another program writes to the database meanwhile."""
    with closing(connect(address)) as other:
        if isinstance(other, sqlite3.Connection):
            other.execute("BEGIN IMMEDIATE")
        else:
            other.execute("BEGIN")
            other.execute(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
        yield
        other.execute("ROLLBACK")
