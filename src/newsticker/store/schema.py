"""Whether a database's schema is today's: made where missing, upgraded where old."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from newsticker.model import NewstickerError
from newsticker.store.database import Database

# The newest script in migrations/versions. Kept here so that opening a database that is up to date
# need not load Alembic, which costs more than the whole command that waits for it.
CURRENT = "newsticker_0014"
MADE_BY = "check --database; newsticker add and newsticker serve make one"
MIGRATIONS = Path(__file__).parent / "migrations"


def ensure(database: Database, *, make: bool = True) -> None:
    """Brings the schema up to date, once, however many processes open the database together.

    Raises NewstickerError where it belongs to another program or to a newer Newsticker, and where there is
    none and it is not to be made.
    """
    if not make and database.is_file and not database.path.is_file():
        raise NewstickerError(f"database {database.name}: is not there; {MADE_BY}")
    with database.reading() as connection:
        if version(connection) == CURRENT:
            return
        if not make and not inspect(connection).get_table_names():
            raise NewstickerError(f"database {database.name}: is empty; {MADE_BY}")
    with database.writing() as connection:
        _upgrade(connection, database.name)


def version(connection: Connection) -> str | None:
    """The newest script that was run on the database, None where none was."""
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _upgrade(connection: Connection, name: str) -> None:
    found = version(connection)
    foreign = f"database {name}: belongs to another program; give --database another one"
    if found is None and inspect(connection).get_table_names():
        raise NewstickerError(foreign)
    if found is not None and not found.startswith("newsticker_"):
        raise NewstickerError(foreign)
    if found is not None and found > CURRENT:
        raise NewstickerError(
            f"database {name}: was made by a newer version of Newsticker; update this one"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
