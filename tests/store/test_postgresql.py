"""What only a database on a server can have wrong, each told in one message; and what it does as a file does."""

from __future__ import annotations

import builtins
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from databases import address_in, connect, dropping, locked, on, run, server
from newsticker.model import NewstickerError
from newsticker.store import Incoming, Read, SearchFilter, SearchRow, Store, open_store
from newsticker.store.postgresql import PostgresDatabase
from postgres_server import postgres_server
from readings import reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A database on the server, with the tables in it."""
    with on("postgresql"), dropping():
        yield address_in(tmp_path)


def told(address: str) -> str:
    with pytest.raises(NewstickerError) as raised:
        open_store(address)
    return str(raised.value)


def test_every_way_to_write_its_scheme_leads_there(address: str) -> None:
    for scheme in ("postgres", "postgresql+psycopg"):
        store = open_store(address.replace("postgresql", scheme, 1))
        assert store.ticker() == ([], None)
        store.close()


def test_without_psycopg_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "psycopg":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert told("postgresql://me@host/news").endswith("pip install 'newsticker[postgres]'")


def test_commands_on_a_file_do_not_load_psycopg(tmp_path: Path) -> None:
    program = (
        "import sys; from newsticker.store import open_store;"
        f"open_store({str(tmp_path / 'a.db')!r}).close(); sys.exit('psycopg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_no_server_is_told_with_its_reason() -> None:
    message = told("postgresql://ohm:geheim@127.0.0.1:1/news")
    assert message.startswith(
        "database postgresql://ohm@127.0.0.1:1/news: the server cannot be reached; check"
    )
    assert "Connection refused" in message
    assert "geheim" not in message


def test_no_such_database_user_or_password_is_told(address: str) -> None:
    server().run("DROP ROLE IF EXISTS guarded", "CREATE ROLE guarded LOGIN PASSWORD 'richtig'")
    assert "no such database on the server; make it with createdb" in told(server().address("none"))
    assert "refuses this user or password" in told(address.replace("postgres@", "nobody@"))
    wrong = told(address.replace("postgres@", "guarded:falsch@"))
    assert "refuses this user or password" in wrong
    assert "falsch" not in wrong


@pytest.mark.parametrize(
    "address",
    ["postgresql://ohm:p@ss@host/news", "postgresql://host/news?passwort=p@ss", "postgres://[::1/p@ss"],
)  # fmt: skip
def test_an_address_that_cannot_be_read_does_not_show_its_password(address: str) -> None:
    message = told(address)
    assert message.startswith("database: the PostgreSQL address cannot be read; write it as")
    assert "ss@" not in message


def test_a_user_who_may_make_no_tables_is_told(tmp_path: Path) -> None:
    server().run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    empty = server().new_database().replace("postgres@", "guest@")
    assert "make the user the owner of the database" in told(empty)


def test_another_encoding_than_utf_8_is_told() -> None:
    server().run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    assert "characters of LATIN1; make it with ENCODING 'UTF8'" in told(server().address("latin"))


def test_a_read_only_database_is_told(address: str) -> None:
    name = address.partition("@/")[2].partition("?")[0]
    with closing(open_store(address)) as store:
        server().run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with closing(open_store(address)) as store, pytest.raises(NewstickerError, match="read-only"):
        store.keep_source("file", "k", name="", url=None, full_text=False)


def test_a_full_disk_and_damage_are_told(address: str) -> None:
    database = PostgresDatabase(address)
    for error, words in (
        (psycopg.errors.DiskFull(), "the disk is full; make room"),
        (psycopg.errors.DataCorrupted(), "damaged; take it from a backup"),
        (psycopg.errors.TooManyConnections(), "takes no more connections"),
    ):
        assert words in str(database.meaning(error))
    assert database.meaning(psycopg.errors.SyntaxError()) is None, "a mistake of ours"
    database.close()


def test_a_server_that_goes_is_told_and_used_again_when_it_is_back(tmp_path: Path) -> None:
    with postgres_server() as own:
        store = open_store(own.new_database())
        source_id = store.keep_source("file", "k", name="", url=None, full_text=False)
        own.stop()
        for attempt in (store.sources, lambda: store.index(1, [])):
            with pytest.raises(NewstickerError, match="the server cannot be reached"):
                attempt()
        own.start()
        assert [source.id for source in store.sources()] == [source_id]
        store.close()


def test_a_connection_that_is_cut_within_a_transaction_is_told(address: str) -> None:
    def cut() -> None:
        with store._database.writing() as connection:
            number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            run(address, f"SELECT pg_terminate_backend({number})")
            connection.exec_driver_sql("SELECT 1")

    with closing(open_store(address)) as store:
        with pytest.raises(NewstickerError, match="the server was stopped or is just starting"):
            cut()
        assert store.sources() == []


def test_jobs_are_claimed_past_a_writer_and_past_each_others_rows(address: str) -> None:
    with closing(open_store(address)) as store, closing(connect(address)) as other:
        article_id = _article(store)
        with locked(address):
            job = store.next_job(["index"], NOW)
            assert job is not None
            assert job.article_id == article_id
            store.finish(job)
        other.execute("BEGIN")
        other.execute("SELECT * FROM jobs FOR UPDATE")
        assert store.next_job(["draw"], NOW) is None, "another one has just this job in hand"
        other.execute("ROLLBACK")
        assert store.next_job(["draw"], NOW) is not None


def test_a_reader_sees_one_state_throughout(address: str) -> None:
    with closing(open_store(address)) as store, store._database.reading() as connection:
        count = "SELECT count(*) FROM sources"
        before = connection.exec_driver_sql(count).scalar()
        store.keep_source("file", "k", name="", url=None, full_text=False)
        assert connection.exec_driver_sql(count).scalar() == before


def test_many_writers_at_once_neither_double_nor_lose(address: str) -> None:
    """What is looked up before it is written stays true, as under BEGIN IMMEDIATE."""
    stores = [open_store(address) for _ in range(4)]
    article_id = _article(stores[0])

    def write(store: Store) -> None:
        for number in range(20):
            store.keep_source("file", f"k{number}", name="", url=None, full_text=False)
            mine = number.to_bytes(8, "big")
            store.count_reads([Read(article_id, mine, mine, NOW, "2026-03-03")])

    threads = [threading.Thread(target=write, args=[store]) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].sources()) == 21
    found = stores[0].article(article_id)
    assert found is not None
    assert found.reads == 20
    for store in stores:
        store.close()


def test_names_are_sorted_by_code_point_whatever_the_databases_own_order(address: str) -> None:
    rows = run(
        address,
        "SELECT table_name FROM information_schema.columns WHERE collation_name = 'C'"
        " AND column_name IN ('name', 'tag') AND table_schema = 'public' ORDER BY table_name",
    )
    assert rows == [("api_keys",), ("names",), ("parties",), ("sources",), ("tags",)]


def test_a_nul_is_kept_as_the_mark_of_a_lost_character(address: str) -> None:
    with closing(open_store(address)) as store:
        store.keep_source("file", "k", name="a\0b", url=None, full_text=False)
        assert [source.name for source in store.sources()] == ["a\ufffdb"]
        assert store.ticker(tag="\0") == ([], None)


def test_words_without_end_are_found_and_texts_without_end_are_indexed(address: str) -> None:
    with closing(open_store(address)) as store:
        article_id = _article(store)
        tokens = ["x" * 9000, *(f"wort{n}" for n in range(150_000))]
        store.index(article_id, [SearchRow("text", tokens)])
        hits, _ = store.search(SearchFilter(terms=[["x" * 9000], ["wort7"]]))
        assert [hit.found.id for hit in hits] == [article_id]


def _article(store: Store) -> int:
    source_id = store.keep_source("file", "news", name="Anzeiger", url=None, full_text=False)
    (taken,) = store.take_in([Incoming(source_id, "a", reading(), None)], NOW - timedelta(hours=1))
    return taken.article_id
