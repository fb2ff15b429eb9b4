"""Which database an address means: a file of SQLite or a PostgreSQL server's."""

from __future__ import annotations

from pathlib import Path

from newsticker.model import NewstickerError
from newsticker.store.database import Database, data_folder
from newsticker.store.sqlite import SqliteDatabase

FILE_NAME = "newsticker.db"
MISSING = (
    "database: PostgreSQL needs the package psycopg, which comes with the extra postgres; "
    "install it with: pip install 'newsticker[postgres]'"
)
POSTGRESQL = ("postgresql:", "postgresql+", "postgres:")


def database_at(address: str | Path | None) -> Database:
    """The database of an address: a path, postgresql://…, or None for the user's own file.

    Raises NewstickerError for addresses of other databases, folders, missing parent folders, and for
    PostgreSQL where the extra ``postgres`` is not installed.
    """
    if address is None:
        return SqliteDatabase(data_folder() / FILE_NAME)
    if str(address).startswith(POSTGRESQL):
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise NewstickerError(MISSING) from error
        # Loaded where it is needed: a command on a file does not wait for it.
        from newsticker.store.postgresql import PostgresDatabase

        return PostgresDatabase(str(address))
    if "://" in str(address):
        raise NewstickerError(
            f"database {address}: give --database the path of a file or postgresql://user@host/name"
        )
    path = Path(address).expanduser()
    try:
        return SqliteDatabase(_checked(path))
    except OSError as error:
        raise NewstickerError(f"database {path}: {error.strerror}; give another path") from error


def _checked(path: Path) -> Path:
    if not path.parent.is_dir():
        raise NewstickerError(f"database {path}: the folder {path.parent} does not exist; make it")
    if path.is_dir():
        raise NewstickerError(f"database {path}: is a folder; give the path of a file in it")
    return path
