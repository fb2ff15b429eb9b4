"""``newsticker key``: made once, seen once, gone when removed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from commands import newsticker
from newsticker.store import open_store


def made(database: Path, name: str) -> str:
    """The key that the command prints, alone on standard output."""
    ran = subprocess.run(
        [sys.executable, "-m", "newsticker", "key", "add", name, "--database", str(database)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "not shown again" in ran.stderr
    return ran.stdout.removesuffix("\n")


def test_a_key_is_made_listed_and_removed_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    database = tmp_path / "t.db"
    key = made(database, "newsroom")
    assert key.startswith("newsticker_")
    assert len(key) > 40
    with closing(open_store(database)) as store:
        known = store.find_key(key)
        assert known is not None
        assert (known.name, known.scopes) == ("newsroom", ("read",))
    listed = newsticker("key", "list", "--database", database)
    assert [row["name"] for row in listed.rows] == ["newsroom"]
    assert listed.rows[0]["scopes"] == ["read"]
    for file in tmp_path.iterdir():
        assert key.removeprefix("newsticker_").encode() not in file.read_bytes()
    removed = newsticker("key", "remove", "newsroom", "--database", database)
    assert removed.status == 0
    with closing(open_store(database)) as store:
        assert store.find_key(key) is None


def test_names_are_taken_once_and_unknown_ones_are_told(tmp_path: Path) -> None:
    database = tmp_path / "t.db"
    assert made(database, "a") != made(database, "b")
    twice = newsticker("key", "add", "a", "--database", database)
    assert (twice.status, twice.rows) == (1, [])
    assert twice.told == [
        "newsticker: key 'a': exists already; remove it first or take another name"
    ]
    unknown = newsticker("key", "remove", "c", "--database", database)
    assert unknown.status == 1
    assert unknown.told == ["newsticker: key 'c': there is none; `newsticker key list` names them"]
    for bad in ("", "  ", "a\nb", "x" * 101):
        assert newsticker("key", "add", bad, "--database", database).status == 1
