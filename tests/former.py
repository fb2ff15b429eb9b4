"""Databases of before: what a database of today holds, as far as an older schema had room for it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, insert, select

from databases import address_in
from newsticker.store import copying, schema
from newsticker.store.addresses import database_at
from newsticker.store.tables import METADATA

LEFT_OUT = ("alembic_version", "jobs")


def former(address: str, folder: Path, version: str) -> str:
    """The address of a new database with the schema of that version and the content of the one given.

    Jobs and the search index stay behind.
    """
    older = address_in(folder, f"{version}.db", ready_made=False)
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    with closing(database_at(older)) as database, database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        then = MetaData()
        then.reflect(connection, only=lambda name, _: not name.startswith("search"))
        with closing(database_at(address)) as today, today.reading() as source:
            for table in then.sorted_tables:
                if table.name in LEFT_OUT:
                    continue
                asked = select(*table.columns)
                rows = [dict(row._mapping) for row in source.execute(asked)]
                if rows:
                    connection.execute(insert(table), rows)
                    copying._number_on(connection, METADATA.tables[table.name])
    return older
