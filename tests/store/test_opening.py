"""Opening a database: made where missing, refused in one line where it cannot be ours."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from databases import address_in, locked, run, server
from newsticker.model import NewstickerError
from newsticker.model_desk import Draft
from newsticker.store import Store, open_store, schema
from newsticker.store.addresses import database_at
from newsticker.store.tables import METADATA


def test_a_new_database_is_made_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "ä b%c.db"
    open_store(path).close()
    store = open_store(str(path))
    assert store.ticker() == ([], None)
    store.close()


def test_without_an_address_it_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    open_store(None).close()
    assert (tmp_path / "data" / "newsticker" / "newsticker.db").is_file()
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    open_store(None).close()
    assert (tmp_path / "home/.local/share/newsticker/newsticker.db").is_file()


def test_the_migrations_make_the_tables_of_today(store: Store) -> None:
    options = {
        "include_name": lambda name, kind, _: not (kind == "table" and name.startswith("search"))
    }
    with store._database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_the_current_version_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.CURRENT


def test_jobs_that_waited_before_the_desk_are_still_to_be_done(tmp_path: Path, kind: str) -> None:
    is_file = kind == "sqlite"
    address = str(tmp_path / "old.db") if is_file else server().new_database()
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    with closing(database_at(address)) as database, database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "newsticker_0003")
        for statement in (
            "INSERT INTO sources VALUES (1, 'file', 'a', 'A', NULL, false)",
            "INSERT INTO articles VALUES (1, 1, 'a', 1, 5, 5, 5, 0, 1)",
            "INSERT INTO versions VALUES (1, 1, 1, 5, '{\"title\": \"A\"}', 'A', NULL)",
            "INSERT INTO jobs (kind, article_id, version, due, attempts) VALUES ('index', 1, 1, 5, 0)",
            "INSERT INTO jobs (kind, article_id, version, due, attempts) VALUES ('draw', 1, 1, 5, 0)",
        ):
            connection.exec_driver_sql(statement)
    # What the upgrade itself leaves to be done is due within moments.
    now = datetime.now(UTC) + timedelta(seconds=10)
    with closing(open_store(address)) as store:
        jobs = [store.next_job(["index", "draw"], now) for _ in range(3)]
        article = store.article(1)
        report = store.desk.add_report(Draft(headline="B"), "Ada", now)
        added = store.next_job(["read-draft"], now)
    assert [(job.kind, job.article_id) for job in jobs if job] == [("draw", 1), ("index", 1)]
    assert article
    assert article.article.title == "A"
    assert added
    assert added.report_id == report


def test_opening_what_is_up_to_date_does_not_load_alembic(store: Store) -> None:
    program = (
        "import sys; from newsticker.store import open_store;"
        f"open_store({store.address!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_several_that_open_a_new_database_at_once_all_get_it(tmp_path: Path, kind: str) -> None:
    failures: list[BaseException] = []
    address = server().new_database() if kind == "postgresql" else str(tmp_path / "a.db")

    def open_it() -> None:
        try:
            open_store(address).close()
        except NewstickerError as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"This is a letter, and it is long enough to have a header." * 20)
    with pytest.raises(NewstickerError, match=r"a\.db: it is no Newsticker database"):
        open_store(path)
    assert path.read_bytes().startswith(b"This is a letter")


def test_another_programs_database_is_left_alone(tmp_path: Path, kind: str) -> None:
    address = server().new_database() if kind == "postgresql" else str(tmp_path / "a.db")
    run(address, "CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(NewstickerError, match="belongs to another program"):
        open_store(address)
    assert run(address, "SELECT count(*) FROM recipes") == [(0,)]


def test_a_newer_version_is_left_alone(store: Store) -> None:
    run(store.address, "UPDATE alembic_version SET version_num = 'newsticker_9999'")
    with pytest.raises(NewstickerError, match="newer version of Newsticker; update"):
        open_store(store.address)


def test_places_that_cannot_be_are_told(tmp_path: Path) -> None:
    with pytest.raises(NewstickerError, match=r"the folder .*missing does not exist; make it"):
        open_store(tmp_path / "missing" / "a.db")
    with pytest.raises(NewstickerError, match="is a folder"):
        open_store(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NewstickerError, match="does not exist"):
        open_store(tmp_path / "file" / "a.db")


def test_a_folder_that_takes_no_file_is_told() -> None:
    # Even for root nothing can be made in here.
    with pytest.raises(NewstickerError, match=r"database /proc/.*(cannot be opened|read-only)"):
        open_store(f"/proc/{os.getpid()}/a.db")


def test_a_data_folder_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", f"/proc/{os.getpid()}/data")
    with pytest.raises(NewstickerError, match=r"cannot be made .*give --database"):
        open_store(None)


def test_other_addresses_are_refused() -> None:
    with pytest.raises(NewstickerError, match="mysql://x: give --database the path"):
        open_store("mysql://x")


def test_a_locked_database_is_told(
    tmp_path: Path, each_database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsticker.store.database.BUSY_SECONDS", 0.2)
    with closing(open_store(address_in(tmp_path))) as store:
        with locked(store.address):
            with pytest.raises(NewstickerError, match=r"written to for .* without a pause"):
                store.keep_source("file", "k", name="", url=None, full_text=False)
            assert store.ticker() == ([], None), "readers do not wait for a writer"
        store.keep_source("file", "k", name="", url=None, full_text=False)


def test_many_that_wait_to_write_keep_nobody_from_reading(store: Store) -> None:
    writers = [
        threading.Thread(target=store.forget_readers, args=(datetime(2026, 3, 3, tzinfo=UTC),))
        for _ in range(40)
    ]
    with locked(store.address):
        for writer in writers:
            writer.start()
        begun = time.monotonic()
        assert store.ticker() == ([], None)
        assert time.monotonic() - begun < 10
        assert all(writer.is_alive() for writer in writers)
    for writer in writers:
        writer.join(10)
    assert not any(writer.is_alive() for writer in writers)
