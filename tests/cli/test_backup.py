"""``newsticker backup`` and ``restore``: what they say, and what is left when they are ended."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from commands import Command, newsticker
from databases import address_in, run
from own_texts import write_jsonl


@pytest.fixture
def database(tmp_path: Path, each_database: None) -> str:
    """A database with three articles."""
    address = address_in(tmp_path)
    newsticker("add", "--database", address, write_jsonl(tmp_path / "a.jsonl", 3))
    return address


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A database of 200 MB, which takes a moment to copy."""
    path = tmp_path / "large.db"
    newsticker("add", "--database", path, write_jsonl(tmp_path / "a.jsonl", 1))
    run(path, "INSERT INTO pictures VALUES (1, 1, 680, hex(zeroblob(100000000)))")
    return path


def held(database: Path, file: Path) -> Command:
    """A backup that is at work and has been halted there; on a busy machine another one that was not done before."""
    part = file.with_name(file.name + ".part")
    for _ in range(20):
        process = Command("backup", "--database", database, file)
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.002)
        process.send_signal(signal.SIGSTOP)
        if not file.exists():
            return process
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=30)
        file.unlink()
    raise AssertionError("every backup was done before it could be halted")


def broken_off(database: Path, file: Path, number: signal.Signals) -> str:
    """Ends a backup at work by a signal, and returns what it said."""
    process = held(database, file)
    process.send_signal(number)
    process.send_signal(signal.SIGCONT)
    told = process.communicate(timeout=30)[1]
    assert process.returncode not in (0, None)
    return told


def test_a_backup_and_a_restore_say_what_they_did(tmp_path: Path, database: str) -> None:
    file = tmp_path / "backup"
    made = newsticker("backup", "--database", database, file)
    assert made.status == 0
    assert made.told[-1].startswith(f"{file}: 0.")
    again = newsticker("restore", "--database", tmp_path / "again.db", file)
    assert (again.status, again.told) == (0, [f"{file}: restored"])
    assert run(tmp_path / "again.db", "SELECT count(*) FROM articles") == [(3,)]
    refused = newsticker("restore", "--database", database, file)
    assert (refused.status, len(refused.told)) == (1, 1)
    assert "is not empty" in refused.told[0]
    assert newsticker("restore", "--replace", "--database", database, file).status == 0


def test_a_backup_that_is_ended_leaves_nothing(tmp_path: Path, large: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        assert "newsticker: stopped" in broken_off(large, tmp_path / "backup", number)
        assert not list(tmp_path.glob("backup*"))


def test_what_a_killed_backup_left_is_no_backup_and_the_next_one_takes_its_place(
    tmp_path: Path, large: Path
) -> None:
    broken_off(large, tmp_path / "backup", signal.SIGKILL)
    assert not (tmp_path / "backup").exists()
    assert newsticker("backup", "--database", large, tmp_path / "backup").status == 0
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_of_two_backups_to_one_file_the_second_is_refused(tmp_path: Path, large: Path) -> None:
    file = tmp_path / "backup"
    first = held(large, file)
    second = newsticker("backup", "--database", large, file)
    first.send_signal(signal.SIGCONT)
    assert (second.status, len(second.told)) == (1, 1)
    assert "somebody else is just writing it" in second.told[0]
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_a_disk_that_is_full_is_told_of_the_backup(tmp_path: Path, large: Path) -> None:
    ran = newsticker("backup", "--database", large, tmp_path / "backup", largest_file=10_000_000)
    assert (ran.status, len(ran.told)) == (1, 1)
    assert ran.told[0].startswith(f"newsticker: backup {tmp_path}/backup: the disk ")
    assert not list(tmp_path.glob("backup*"))
