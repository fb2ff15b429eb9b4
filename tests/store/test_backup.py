"""Backups: from each database into each, whole or not at all, with what is needed and nothing more."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Table, insert

from databases import KINDS, address_in, dropping, on, run
from newsticker.model import NewstickerError, Party
from newsticker.model_desk import ByHand, Draft, NewDecision
from newsticker.model_feeds import Quarantined, Subscription
from newsticker.store import (
    Attribution,
    Incoming,
    Notice,
    Publication,
    Read,
    SearchFilter,
    SearchRow,
    Store,
    back_up,
    open_store,
    restore,
)
from newsticker.store.alert_tables import ALERTS, WATCHES
from newsticker.store.copying import kept_tables
from newsticker.store.page_tables import PAGES
from newsticker.store.push_tables import PUSHED, PUSHES
from newsticker.store.story_tables import (
    COPIES,
    COPY_PAIRS,
    LEDGER_MARKS,
    LINK_CLAIMS,
    LINK_DECISIONS,
    LINKS,
    NAMES,
    PRINTS,
    REUSES,
    STORIES,
    STORY_ARTICLES,
    STORY_DECISIONS,
    STORY_PICTURES,
    TERMS,
    TEXTS,
)
from newsticker.store.tables import WIRE_KILLS
from readings import claim, reading

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def quiet(_done: int, _total: int) -> None:
    """Is told and says nothing."""


@pytest.fixture
def filled(store: Store, source_id: int) -> Store:
    """A store with something in every table that there is at the time."""
    told = [
        reading("Flut an der Wisse", body=body, tags=("Flut", "Ärger"), claims=(claim("c1", "der Damm halte"),))
        for body in ("Der Damm hält.", "Der Damm bricht.\n\n„Ja“ 🌊")
    ]  # fmt: skip
    for one in told:
        store.take_in([Incoming(source_id, "a", one, "rules")], NOW)
    store.index(
        1,
        [
            SearchRow("text", ["damm", "bricht", "flut"]),
            SearchRow("claim", ["damm", "halten"], "c1", "states", 1),
        ],
    )
    told_by = Attribution("c1", 1, Party(name="Deichamt", kind="organisation"), "states")
    store.keep_attributions(1, [told_by], NOW)
    store.keep_subscription(source_id, Subscription("https://a.example/f", 1800, NOW.isoformat()))
    store.keep_unread([(Quarantined("feed", "https://a.example/f", "no feed"), b"\0x")], NOW)
    store.count_reads([Read(1, b"readerAA", b"addressA", NOW, "2026-03-03")])
    _decide(store, source_id)
    store.keep_picture(1, 2, 680, "<svg/>")
    store.add_key("newsroom", ("read",), NOW)
    _write_at_the_desk(store, source_id)
    _relate(store)
    return store


def _relate(store: Store) -> None:
    """What relating articles writes down."""
    rows: dict[Table, dict[str, object]] = {
        TEXTS: {"article_id": 1, "version": 2, "minute": 9, "tie": 4, "prints": b"1234", "terms": "{}"},
        PRINTS: {"print": 7, "minute": 9, "tie": 4, "article_id": 1},
        NAMES: {"name": "=wisse", "minute": 9, "article_id": 1},
        TERMS: {"term": "=wisse", "articles": 1},
        REUSES: {"later_id": 2, "source_id": 1, "copy_id": 2, "spans": "[]", "share": 0.5},
        COPY_PAIRS: {"later_id": 2, "other_id": 1},
        COPIES: {"origin_id": 1, "number": 0, "article_id": 2},
        STORIES: {"revision": 1, "linked": 1, "first": 1, "newest": 2, "changed": 3, "articles": 1},
        STORY_ARTICLES: {"article_id": 1, "story_id": 1, "pinned": True},
        STORY_DECISIONS: {"at": 1, "by": "Ada", "decided": "split", "story_id": 1, "other_id": 1, "articles": "[1]", "reason": "zwei Fluten"},
        STORY_PICTURES: {"story_id": 1, "key": "0f", "width": 680, "svg": "<svg/>"},
        LINKS: {"story_id": 1, "kind": "same", "key": "1:c1", "rule": "verbatim", "confidence": 0.9, "by_hand": False, "made": 3},
        LINK_CLAIMS: {"link_id": 1, "position": 0, "article_id": 1, "claim": "c1"},
        LINK_DECISIONS: {"at": 1, "by": "Ada", "decided": "strike", "kind": "same", "one_id": 1, "one_claim": "c1", "other_id": 2, "other_claim": "c1", "reason": "nein"},
        PAGES: {"article_id": 1, "source_id": 1, "identity": "a", "url": "https://a.example/1", "teaser": "0f", "due": 1, "attempts": 0, "fetches": 0},
        LEDGER_MARKS: {"kind": "denials", "article_id": 1},
        WATCHES: {"kind": "denials", "story_id": 1, "key": "key", "made": 1, "by": "Ada", "url": "https://receiver.example/", "secret": "whsec_eA==", "due": 1, "failures": 0},
        PUSHES: {"source_id": 1, "hub": "https://hub.example/", "topic": "https://a.example/f", "key": "key", "secret": "s", "state": "wanted", "made": 1, "due": 1, "attempts": 0, "refused": 0},
        WIRE_KILLS: {"source_id": 1, "identity": "urn:a", "wire": "{}", "at": 1},
        PUSHED: {"push_id": 1, "body": b"\0x", "at": 1, "attempts": 0},
        ALERTS: {"watch_id": 1, "event": "alert_1", "kind": "test", "at": 1, "claims": "[]", "state": "waiting", "attempts": 0, "due": 1},
    }  # fmt: skip
    with store._database.writing() as connection:
        for table, row in rows.items():
            connection.execute(insert(table), row)


def _write_at_the_desk(store: Store, source_id: int) -> None:
    store.staff.add_user("ada", "Ada", "editor", "a hash", NOW)
    store.staff.add_session(1, b"token".ljust(32), b"secret", NOW)
    store.staff.add_failures([b"guessed"], NOW, NOW)
    report = store.desk.add_report(Draft(headline="Deich"), "Ada", NOW)
    incoming = Incoming(source_id, "report 1", reading("Deich"), None)
    states = ("draft", "published")
    for notice in (None, Notice("hält", "hält nicht", of_fact=True)):
        store.desk.publish(
            Publication(report, 1, states, incoming, "published", "Ada", notice=notice), NOW
        )


def _decide(store: Store, source_id: int) -> None:
    stance = NewDecision("corrected", "stance", ByHand(stance="warns"), "Anruf", is_told=True)
    assert store.hand.decide(1, "c1", 0, [stance], "Ada", NOW)
    other = reading("Pegel", claims=(claim("c1", "es sinke", speaker="Deichbehörde"),))
    hermit = reading("Otto", claims=(claim("c1", "er bleibe", speaker="Otto Still"),))
    store.take_in([Incoming(source_id, one.id, one, "rules") for one in (other, hermit)], NOW)
    office, same, man = (
        store.hand.parties(name)[0].id for name in ("Deichamt", "Deichbehörde", "Otto Still")
    )
    assert store.hand.merge(same, office, 0, "dasselbe Amt", "Ada", NOW)
    assert store.hand.suppress(man, 0, "Bitte des Mannes", "Ada", NOW)


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a backup has to hold."""
    with store._database.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in kept_tables()
        }


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    with on(request.param), dropping():
        yield address_in(tmp_path, "target.db", ready_made=False)


def test_what_is_restored_is_what_was_there(filled: Store, target: str, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(filled.address, file, quiet)
    restore(file, target, replace=False, told=quiet)
    with closing(open_store(target)) as again:
        kept = content(again)
        assert kept == content(filled)
        assert all(kept.values()), "a table that this test does not fill"
        assert again.article(1) == filled.article(1)
        (hit,), _ = again.search(SearchFilter(terms=[["bricht"], ["damm"]]))
        assert (hit.in_text, hit.in_claims) == (True, ())
        assert again.search(SearchFilter(terms=[["halten"]]))[0][0].in_claims == ("c1",)


def test_what_comes_after_a_restore_has_numbers_of_its_own(
    filled: Store, target: str, tmp_path: Path
) -> None:
    back_up(filled.address, tmp_path / "backup", quiet)
    restore(tmp_path / "backup", target, replace=False, told=quiet)
    with closing(open_store(target)) as again:
        source_id = again.keep_source("file", "neu", name="Neu", url=None, full_text=False)
        (taken,) = again.take_in([Incoming(source_id, "b", reading("b"), "rules")], NOW)
        again.index(taken.article_id, [SearchRow("text", ["neu"])])
        assert (source_id, taken.article_id) == (2, 5)
        assert again.search(SearchFilter(terms=[["neu"]]))[0][0].found.id == 5
        assert again.desk.add_report(Draft(headline="Neu"), "Ada", NOW) == 2


def test_a_database_that_is_not_empty_is_left_alone_unless_told_otherwise(
    filled: Store, target: str, tmp_path: Path
) -> None:
    back_up(filled.address, tmp_path / "backup", quiet)
    with closing(open_store(target)) as other:
        old = other.keep_source("file", "alt", name="Alt", url=None, full_text=False)
        other.take_in([Incoming(old, "x", reading("x"), "rules")], NOW)
        other.index(1, [SearchRow("text", ["alt"])])
        other.count_reads([Read(1, b"readerBB", b"addressB", NOW, "2026-03-03")])
        with pytest.raises(NewstickerError, match=r"is not empty; restore .* or give --replace"):
            restore(tmp_path / "backup", target, replace=False, told=quiet)
        assert [source.name for source in other.sources()] == ["Alt"]
        restore(tmp_path / "backup", target, replace=True, told=quiet)
        assert content(other) == content(filled)
        assert other.search(SearchFilter(terms=[["alt"]])) == ([], None)


def test_a_restore_that_fails_changes_nothing(filled: Store, target: str, tmp_path: Path) -> None:
    back_up(filled.address, tmp_path / "backup", quiet)
    with closing(open_store(target)) as other:
        other.keep_source("file", "alt", name="Alt", url=None, full_text=False)

        def stop(done: int, total: int) -> None:
            if done > total // 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            restore(tmp_path / "backup", target, replace=True, told=stop)
        assert [source.name for source in other.sources()] == ["Alt"]
        assert other.ticker() == ([], None)


def test_a_backup_holds_what_passes_no_longer_and_is_its_owners_alone(
    filled: Store, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    back_up(filled.address, file, quiet)
    for table in ("readers", "sessions", "guesses"):
        assert run(filled.address, f"SELECT count(*) FROM {table}") == [(1,)]
        assert run(file, f"SELECT count(*) FROM {table}") == [(0,)]
    for secret in (b"readerAA", b"token   ", b"guessed"):
        assert secret not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"], "one file, and no other"


def test_a_backup_that_is_broken_off_leaves_the_one_before(filled: Store, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(filled.address, file, quiet)
    before = file.read_bytes()

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(filled.address, file, stop)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_what_is_written_meanwhile_neither_gets_in_nor_keeps_it_from_its_end(
    filled: Store, tmp_path: Path
) -> None:
    stop, source_id = threading.Event(), filled.sources()[0].id

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            filled.take_in([Incoming(source_id, f"n{number}", reading(f"n{number}"), None)], NOW)

    for number in range(100):
        filled.take_in([Incoming(source_id, str(number), reading(str(number)), None)], NOW)
    writer = threading.Thread(target=write)
    writer.start()
    back_up(filled.address, tmp_path / "backup", quiet)
    stop.set()
    writer.join()
    articles = run(tmp_path / "backup", "SELECT count(*) FROM articles")
    assert articles == run(tmp_path / "backup", "SELECT count(*) FROM versions WHERE number = 1")
    assert run(tmp_path / "backup", "PRAGMA integrity_check") == [("ok",)]
    assert run(tmp_path / "backup", "PRAGMA foreign_key_check") == []
    assert 101 <= articles[0][0] < len(filled.ticker(limit=10_000)[0])


def test_progress_reaches_its_end(filled: Store, target: str, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    back_up(filled.address, tmp_path / "backup", lambda *now: told.append(now))
    assert told[-1][0] == told[-1][1] > 0
    told.clear()
    restore(tmp_path / "backup", target, replace=False, told=lambda *now: told.append(now))
    assert told[-1][0] == told[-1][1] > 0


def test_an_older_backup_is_brought_up_to_date_and_stays_as_it_is(
    target: str, tmp_path: Path
) -> None:
    from alembic import command
    from alembic.config import Config

    from newsticker.store import schema
    from newsticker.store.sqlite import SqliteDatabase

    file = tmp_path / "old"
    with closing(SqliteDatabase(file)) as old, old.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "newsticker_0001")
        connection.exec_driver_sql(
            "INSERT INTO sources (kind, key, name, full_text) VALUES ('file', 'k', 'Alt', 0)"
        )
    before = file.read_bytes()
    restore(file, target, replace=False, told=quiet)
    with closing(open_store(target)) as store:
        assert [source.name for source in store.sources()] == ["Alt"]
    assert file.read_bytes() == before


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    def told(file: Path) -> str:
        with pytest.raises(NewstickerError) as raised:
            restore(file, tmp_path / "target.db", replace=False, told=quiet)
        return str(raised.value)

    file = tmp_path / "file"
    assert "is not there" in told(file)
    file.write_bytes(b"A letter." * 500)
    assert "is no backup of Newsticker's" in told(file)
    file.unlink()
    run(file, "CREATE TABLE recipes (id INTEGER)")
    assert "is no backup of Newsticker's" in told(file)
    open_store(tmp_path / "new").close()
    run(tmp_path / "new", "UPDATE alembic_version SET version_num = 'newsticker_9999'")
    assert "newer version of Newsticker; update" in told(tmp_path / "new")
    assert not (tmp_path / "target.db").exists(), "nothing was made for it"


def test_a_damaged_database_gives_no_backup(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    with closing(open_store(database)) as store:
        source_id = store.keep_source("file", "k", name="K", url=None, full_text=False)
        store.take_in(
            [Incoming(source_id, str(n), reading(f"t{n}"), None) for n in range(500)], NOW
        )
    (root,) = run(database, "SELECT rootpage FROM sqlite_master WHERE name = 'versions'")[0]
    (size,) = run(database, "PRAGMA page_size")[0]
    with database.open("r+b") as stream:
        stream.seek((root - 1) * size)
        stream.write(b"\xff" * size)
    with pytest.raises(NewstickerError, match="damaged"):
        back_up(database, tmp_path / "backup", quiet)
    assert not list(tmp_path.glob("backup*"))


def test_nothing_is_made_up_where_there_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NewstickerError, match="is not there; give --database its path"):
        back_up(tmp_path / "missing.db", tmp_path / "backup", quiet)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(NewstickerError, match="holds nothing of Newsticker's"):
        back_up(tmp_path / "other.db", tmp_path / "backup", quiet)
    open_store(tmp_path / "a.db").close()
    with pytest.raises(NewstickerError, match="is the database itself"):
        back_up(tmp_path / "a.db", tmp_path / "a.db", quiet)
    with pytest.raises(NewstickerError, match="cannot be written"):
        back_up(tmp_path / "a.db", tmp_path / "no" / "backup", quiet)
    assert {path.name for path in tmp_path.iterdir()} == {"a.db", "other.db"}
