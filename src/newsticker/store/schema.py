"""Where the database lies, and whether its schema is today's: made where missing, upgraded where old."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from newsticker.model import NewstickerError
from newsticker.store.database import Database

# The newest script in migrations/versions. Kept here so that opening a database that is up to date
# need not load Alembic, which costs more than the whole command that waits for it.
CURRENT = "newsticker_0003"
MIGRATIONS = Path(__file__).parent / "migrations"


def locate(address: str | Path | None) -> Path:
    """The database file of an address: a path, or None for the user's own, whose folder is made.

    Raises NewstickerError for addresses of other databases, folders, and missing parent folders.
    """
    if address is None:
        data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
        path = Path(data).expanduser() / "newsticker" / "newsticker.db"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NewstickerError(
                f"folder {path.parent}: cannot be made ({error.strerror}); give --database a path"
            ) from error
        return path
    if str(address).startswith(("postgresql:", "postgresql+", "postgres:")):
        raise NewstickerError(
            "PostgreSQL comes with a later version; until then give --database the path of a file"
        )
    if "://" in str(address):
        raise NewstickerError(f"database {address}: give --database the path of a file")
    path = Path(address).expanduser()
    try:
        return _checked(path)
    except OSError as error:
        raise NewstickerError(f"database {path}: {error.strerror}; give another path") from error


def _checked(path: Path) -> Path:
    if not path.parent.is_dir():
        raise NewstickerError(f"database {path}: the folder {path.parent} does not exist; make it")
    if path.is_dir():
        raise NewstickerError(f"database {path}: is a folder; give the path of a file in it")
    return path


def ensure(database: Database) -> None:
    """Brings the schema up to date, once, however many processes open the database together.

    Raises NewstickerError where the file belongs to another program or to a newer Newsticker.
    """
    with database.reading() as connection:
        if _version(connection) == CURRENT:
            return
    with database.writing() as connection:
        _upgrade(connection, database.path)


def _version(connection: Connection) -> str | None:
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _upgrade(connection: Connection, path: Path) -> None:
    version = _version(connection)
    foreign = f"database {path}: belongs to another program; give --database another path"
    if version is None and inspect(connection).get_table_names():
        raise NewstickerError(foreign)
    if version is not None and not version.startswith("newsticker_"):
        raise NewstickerError(foreign)
    if version is not None and version > CURRENT:
        raise NewstickerError(
            f"database {path}: was made by a newer version of Newsticker; update this one"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
