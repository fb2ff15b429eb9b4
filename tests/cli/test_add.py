"""``newsticker add``: what it prints, says and answers with, for good input and bad."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import newsticker
from databases import address_in, run
from feed_texts import RSS
from loopback import Loopback, serving
from own_texts import write_jsonl

ARTICLE = "Damm hält\n\n2. März 2026\nDamm hält\n\nDer Damm hält, sagte Jette Ohm.\n\nQuelle: Wissekurier\n"


@pytest.fixture
def database(tmp_path: Path, each_database: None) -> str:
    return address_in(tmp_path)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


def test_articles_of_all_kinds_are_acknowledged_line_by_line(tmp_path: Path, database: str) -> None:
    text = tmp_path / "a.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    json_file = tmp_path / "b.json"
    json_file.write_text(
        '{"title": "Brücke gesperrt", "body": "Die Brücke ist gesperrt."}', encoding="utf-8"
    )
    lines = write_jsonl(tmp_path / "c.jsonl", 2)
    ran = newsticker("add", "--database", database, text, json_file, lines)
    assert (ran.status, ran.told) == (0, ["4 new"])
    assert [(row["state"], row["article"], row["version"]) for row in ran.rows] == [
        ("new", n, 1) for n in (1, 2, 3, 4)
    ]
    assert [row["title"] for row in ran.rows[:2]] == ["Damm hält", "Brücke gesperrt"]
    again = newsticker("add", "--database", database, text)
    assert (again.status, again.told, again.rows[0]["article"]) == (0, ["0 new, 1 known"], 1)


def test_one_bad_input_does_not_keep_the_others_out(tmp_path: Path, database: str) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "bare.html").write_text("<!doctype html><html><body></body></html>")
    lines = write_jsonl(tmp_path / "lines.jsonl", 2)
    kept = lines.read_text(encoding="utf-8").splitlines()
    lines.write_text("\n".join([kept[0], '{"id": "x", "body"', kept[1]]), encoding="utf-8")
    names = ["empty.txt", "binary.html", "bare.html", "missing.txt", "pictures.png"]
    ran = newsticker(
        "add", "--database", database, *(tmp_path / name for name in names), lines, good
    )
    assert ran.status == 1
    assert [row["title"] for row in ran.rows] == [
        "Hochwasser Nummer 0 in Wissau",
        "Hochwasser Nummer 1 in Karnbruck",
        "Damm hält",
    ]
    assert ran.told[-1] == "3 new, 6 failed"
    assert len(ran.told) == 7
    for name, line in zip([*names, "lines.jsonl, line 2"], ran.told, strict=False):
        assert line.startswith(f"newsticker: {tmp_path}/{name}: "), line


def test_a_feed_is_followed_and_polled(site: Loopback, database: str) -> None:
    url = site.lay_out("/feed.xml", RSS)
    ran = newsticker("add", "--database", database, "--allow-network", "127.0.0.0/8", url)
    assert (ran.status, ran.told) == (0, ["2 new, 1 feed followed"])
    assert ran.rows[-1] == {"state": "followed", "feed": url, "title": "Wissekurier & Umland"}
    polled = newsticker("poll", "--database", database)
    assert (polled.status, polled.rows, polled.told) == (0, [], [])
    run(database, "UPDATE feeds SET next_fetch = 0")
    closed = newsticker("poll", "--database", database)
    assert closed.status == 1
    assert closed.told == [f"newsticker: {closed.rows[0]['error']}"]
    assert "private address 127.0.0.1" in closed.told[0]
    assert [*closed.rows[0]] == ["feed", "error"]


def test_a_closed_address_is_told_with_the_way_to_open_it(site: Loopback, database: str) -> None:
    ran = newsticker("add", "--database", database, site.lay_out("/feed.xml", RSS))
    assert (ran.status, ran.rows, ran.told[-1]) == (1, [], "0 new, 1 failed")
    assert "--allow-network 127.0.0.1 opens it" in ran.told[0]
    assert site.requests == []


def test_wrong_usage_is_status_2(database: str) -> None:
    assert newsticker("add", "--database", database).status == 2
    wrong = newsticker("add", "--database", database, "--allow-network", "everything", "x.txt")
    assert wrong.status == 2
    assert any("'everything' is no network, such as 192.168.1.0/24" in line for line in wrong.told)


@pytest.mark.parametrize("command", ["add", "poll", "reread"])
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_text("a letter " * 100), "no Newsticker database"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "does not exist; make it"),
    ],
    ids=["no database", "folder", "no folder"],
)
def test_a_bad_database_is_one_line_and_status_1(
    tmp_path: Path, command: str, make: object, reason: str
) -> None:
    assert callable(make)
    path = tmp_path / "missing" / "a.db" if reason.startswith("does not") else tmp_path / "a.db"
    make(path)
    article = write_jsonl(tmp_path / "a.jsonl", 1)
    ran = newsticker(command, "--database", path, *([article] if command == "add" else []))
    assert (ran.status, ran.rows, len(ran.told)) == (1, [], 1)
    assert ran.told[0].startswith(f"newsticker: database {path}")
    assert reason in ran.told[0]


@pytest.mark.parametrize("command", ["poll", "reread", "retry", "sources"])
def test_a_database_that_is_not_there_is_made_by_no_command_that_needs_one(
    tmp_path: Path, database: str, command: str
) -> None:
    path = tmp_path / "other.db"
    ran = newsticker(command, "--database", path)
    assert (ran.status, ran.rows) == (1, [])
    assert ran.told == [
        f"newsticker: database {path}: is not there; check --database; newsticker add and newsticker serve make one"
    ]
    assert not path.exists()
    path.touch()
    assert "other.db: is empty" in newsticker(command, "--database", path).told[0]
    assert newsticker(command, "--database", database).status == 0


def test_folders_and_standard_input_are_told_for_what_they_are(
    tmp_path: Path, database: str
) -> None:
    folders = [tmp_path / name for name in ("folder", "folder.xml", "folder.jsonl", "folder.txt")]
    for folder in folders:
        folder.mkdir()
    ran = newsticker("add", "--database", database, *folders, "-", "ftp://wissekurier.example/a")
    assert (ran.status, ran.told[-1]) == (1, "0 new, 6 failed")
    assert sorted(ran.told[:-1]) == sorted([
        *(f"newsticker: {one}: this is a folder; name the files in it" for one in folders),
        "newsticker: -: standard input is not taken in; give the name of a file",
        "newsticker: ftp://wissekurier.example/a: addresses are fetched where they begin with http:// or https://",
    ])  # fmt: skip


def test_a_database_of_a_newer_version_is_one_line_and_status_1(
    tmp_path: Path, database: str
) -> None:
    article = write_jsonl(tmp_path / "a.jsonl", 1)
    newsticker("add", "--database", database, article)
    run(database, "UPDATE alembic_version SET version_num = 'newsticker_9999'")
    ran = newsticker("add", "--database", database, article)
    assert (ran.status, ran.rows) == (1, [])
    assert ran.told == [
        f"newsticker: database {database}: was made by a newer version of Newsticker; update this one"
    ]


def test_a_server_that_is_not_there_is_one_line_and_status_1() -> None:
    ran = newsticker("reread", "--database", "postgresql://desk:secret@127.0.0.1:1/news")
    assert (ran.status, len(ran.told)) == (1, 1)
    assert ran.told[0].startswith(
        "newsticker: database postgresql://desk@127.0.0.1:1/news: the server cannot be reached; "
    )


def test_the_database_can_be_named_by_the_environment(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSTICKER_DATABASE", database)
    assert newsticker("add", write_jsonl(tmp_path / "a.jsonl", 1)).told == ["1 new"]
    assert run(database, "SELECT count(*) FROM articles") == [(1,)]


def test_a_read_only_folder_is_one_line_and_status_1(tmp_path: Path) -> None:
    database = tmp_path / "newsticker.db"
    article = write_jsonl(tmp_path / "a.jsonl", 1)
    tmp_path.chmod(0o555)
    ran = newsticker("add", "--database", database, article, bound_by_modes=True)
    tmp_path.chmod(0o755)
    assert (ran.status, ran.rows, len(ran.told)) == (1, [], 1)
    assert ran.told[0].startswith(
        f"newsticker: database {database}: it cannot be opened or made there"
    )


def test_a_read_only_database_is_one_line_and_status_1(tmp_path: Path) -> None:
    database = tmp_path / "newsticker.db"
    article = write_jsonl(tmp_path / "a.jsonl", 1)
    newsticker("add", "--database", database, article)
    database.chmod(0o444)
    tmp_path.chmod(0o555)
    ran = newsticker("add", "--database", database, article, bound_by_modes=True)
    tmp_path.chmod(0o755)
    assert (ran.status, ran.rows, len(ran.told)) == (1, [], 1)
    assert "is read-only; give --database a place that can be written to" in ran.told[0]


def test_reread_says_what_it_did(tmp_path: Path, database: str) -> None:
    newsticker("add", "--database", database, write_jsonl(tmp_path / "a.jsonl", 3))
    assert newsticker("reread", "--database", database).told == [
        "0 versions read again, 0 with other claims"
    ]
    run(database, "UPDATE versions SET rules = 'yesterday'")
    ran = newsticker("reread", "--database", database)
    assert (ran.status, ran.told) == (0, ["3 versions read again, 0 with other claims"])
