"""``newsticker user``: accounts by the command line, their mistakes in one line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from commands import newsticker
from newsticker.desk.signing_in import sign_in
from newsticker.store import open_store

PASSWORD = "neun rote Bojen im Hafen"


def opens(database: Path, name: str, password: str) -> bool:
    store = open_store(database)
    try:
        now = datetime.now(UTC)
        return sign_in(store, name, password, address="", before=None, now=now) is not None
    finally:
        store.close()


def test_accounts_are_added_listed_changed_and_removed(tmp_path: Path) -> None:
    database = ("--database", tmp_path / "t.db")
    assert newsticker("user", "add", "Ada", *database, given=PASSWORD + "\n").status == 0
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection:
        (kept,) = connection.execute("SELECT password FROM users").fetchone()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$"), "RFC 9106, 4: second choice"
    added = newsticker("user", "add", "Eva von Tarn", "--role", "admin", *database, given=PASSWORD)
    assert added.told == ["account 'Eva von Tarn' added (admin)"]
    rows = newsticker("user", "list", *database).rows
    assert [(row["name"], row["role"]) for row in rows] == [
        ("Ada", "editor"),
        ("Eva von Tarn", "admin"),
    ]
    assert opens(tmp_path / "t.db", "ada", PASSWORD)
    other = "zehn grüne Bojen im Hafen"
    assert newsticker("user", "password", "ADA", *database, given=other).status == 0
    assert not opens(tmp_path / "t.db", "Ada", PASSWORD)
    assert opens(tmp_path / "t.db", "Ada", other)
    assert newsticker("user", "remove", "ada", *database).status == 0
    assert [row["name"] for row in newsticker("user", "list", *database).rows] == ["Eva von Tarn"]


def test_mistakes_are_one_clear_line(tmp_path: Path) -> None:
    database = ("--database", tmp_path / "t.db")
    newsticker("user", "add", "Ada", *database, given=PASSWORD)
    for arguments, given, told in (
        (("add", "ADA"), PASSWORD, "account 'ADA': is there already; choose another name"),
        (("add", "Bo"), "kurz", "account 'Bo': the password has fewer than 12 characters; take a longer one"),
        (("add", " "), PASSWORD, "account '': a name has 1 to 64 printable characters"),
        (("remove", "Bo"), "", "account 'Bo': there is none; newsticker user list names them"),
        (("password", "Ada"), "", "account 'Ada': the password has fewer than 12 characters; take a longer one"),
    ):  # fmt: skip
        ran = newsticker("user", *arguments, *database, given=given)
        assert (ran.status, ran.told) == (1, [f"newsticker: {told}"])
    assert newsticker("user", "add", "Bo", "--role", "chief", *database).status == 2
