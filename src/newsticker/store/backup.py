"""Backups: one file of SQLite each, whatever database it is of, so that it can be restored into either.

A file is copied page by page by SQLite's online backup, a server's database row by row in one transaction;
both see one state of it while others go on writing. Programs of PostgreSQL's own, which would have to be of
the server's version, are not needed.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, text

from newsticker.model import NewstickerError
from newsticker.store import schema
from newsticker.store.addresses import database_at
from newsticker.store.copying import PASSING, Told, clear, copy_rows, is_empty
from newsticker.store.database import Database
from newsticker.store.part_file import replacing
from newsticker.store.sqlite import MEANINGS, SqliteDatabase

PAGES_AT_ONCE = 500
# Codes of SQLite that speak of the file that is written: read-only, disk, full, cannot be opened.
_OF_TARGET = (8, 10, 13, 14)


def back_up(address: str | Path | None, file: Path, told: Told) -> None:
    """Writes the database at the address to a file, which is there whole or not at all.

    A file of that name is replaced. Raises NewstickerError where there is no database, or the file cannot
    be written. ``told`` is called again and again with how much is done of how much.
    """
    with closing(database_at(address)) as database:
        is_file = isinstance(database, SqliteDatabase)
        if is_file and not database.path.is_file():
            raise NewstickerError(
                f"database {database.name}: is not there; give --database its path"
            )
        if is_file and file.exists() and file.samefile(database.path):
            raise NewstickerError(f"{file}: is the database itself; give the backup another name")
        with database.reading() as connection:
            if schema.version(connection) is None:
                raise NewstickerError(f"database {database.name}: holds nothing of Newsticker's")
        with replacing(file) as part:
            if is_file:
                _copy_pages(database, part, file, told)
            else:
                _copy_to_file(database, part, told)
            _finish(part, file)


def restore(file: Path, address: str | Path | None, *, replace: bool, told: Told) -> None:
    """Fills the database at the address with what a backup holds, all of it or nothing.

    Raises NewstickerError where the file is no backup or of a newer version, and where the database is not
    empty, unless ``replace`` says that what is in it may go.
    """
    version = _checked(file)
    with tempfile.TemporaryDirectory(prefix="newsticker-restore-") as folder:
        if version != schema.CURRENT:
            file = _upgraded(file, Path(folder) / "upgraded.db")
        reading = create_engine("sqlite://", creator=lambda: _opened(file))
        with closing(database_at(address)) as database:
            schema.ensure(database)
            with reading.connect() as source, database.writing() as target:
                if not replace and not is_empty(target):
                    raise NewstickerError(
                        f"database {database.name}: is not empty; restore into a new one, "
                        "or give --replace to delete what is in it"
                    )
                clear(target)
                copy_rows(source, target, told)
        reading.dispose()


def _copy_pages(database: Database, part: Path, file: Path, told: Told) -> None:
    with (
        database.reading() as connection,
        closing(sqlite3.connect(part, isolation_level=None)) as target,
    ):
        # With its first read a transaction has its state: without one SQLite would begin anew with every
        # write of another program, and on a busy database never come to an end.
        connection.execute(text("SELECT count(*) FROM sqlite_master"))
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        try:
            source.backup(
                target,
                pages=PAGES_AT_ONCE,
                progress=lambda _, left, total: told(total - left, total),
            )
        except sqlite3.Error as error:
            code = error.sqlite_errorcode & 0xFF
            if code in _OF_TARGET:
                raise NewstickerError(f"backup {file}: {MEANINGS[code]}") from error
            raise


def _copy_to_file(database: Database, part: Path, told: Told) -> None:
    schema.ensure(database)
    with closing(SqliteDatabase(part)) as copy:
        schema.ensure(copy)
        with database.reading() as source, copy.writing() as target:
            copy_rows(source, target, told)


def _finish(part: Path, file: Path) -> None:
    """Makes one file of it that is found whole, without what passes: readers who were counted, sessions, guesses."""
    with closing(sqlite3.connect(part, isolation_level=None)) as backup:
        backup.execute("PRAGMA journal_mode = DELETE")
        backup.execute("PRAGMA secure_delete = ON")
        for table in PASSING:
            backup.execute(f"DELETE FROM {table.name}")
        (found,) = backup.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise NewstickerError(
                f"backup {file}: the database is damaged ({found}); take it from an earlier backup"
            )


def _opened(file: Path) -> sqlite3.Connection:
    """The backup, which is read and never changed; from several threads, as the caller's pool may."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _checked(file: Path) -> str:
    """The version of a backup that is whole; raises NewstickerError for every other file."""
    if not file.is_file():
        raise NewstickerError(f"backup {file}: is not there; give the path of a file")
    none_of_ours = f"backup {file}: is no backup of Newsticker's"
    try:
        with closing(_opened(file)) as backup:
            (found,) = backup.execute("PRAGMA quick_check(1)").fetchone()
            row = backup.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise NewstickerError(f"{none_of_ours} ({error})") from error
    if found != "ok":
        raise NewstickerError(f"backup {file}: is damaged ({found}); take another one")
    version = str(row[0]) if row else ""
    if not version.startswith("newsticker_"):
        raise NewstickerError(none_of_ours)
    if version > schema.CURRENT:
        raise NewstickerError(
            f"backup {file}: was made by a newer version of Newsticker; update this one"
        )
    return version


def _upgraded(file: Path, copy: Path) -> Path:
    """A copy of an older backup with today's tables."""
    with closing(_opened(file)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    with closing(SqliteDatabase(copy)) as database:
        schema.ensure(database)
    return copy
