"""A disk that fills up while articles are taken in: one message, nothing acknowledged is lost."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from own_texts import write_jsonl

ARTICLES = 200


@pytest.mark.parametrize("room", [60_000, 200_000, 400_000])
def test_when_no_file_can_grow_the_command_says_so_and_keeps_its_word(
    tmp_path: Path, room: int
) -> None:
    database = tmp_path / "a.db"
    command = [sys.executable, "-m", "newsticker", "add", "--database", str(database)]
    command.append(str(write_jsonl(tmp_path / "news.jsonl", ARTICLES)))
    ran = subprocess.run(
        command,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    acknowledged = [json.loads(line) for line in ran.stdout.splitlines()]
    (told,) = ran.stderr.decode().splitlines()
    assert ran.returncode == 1
    assert told.startswith(f"newsticker: database {database}: the disk ")
    assert len(acknowledged) < ARTICLES

    again = subprocess.run(command, capture_output=True)
    assert again.returncode == 0
    assert len(again.stdout.splitlines()) == ARTICLES
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (ARTICLES,)
        for row in acknowledged:
            found = connection.execute(
                "SELECT article FROM versions WHERE article_id = ?", (row["article"],)
            ).fetchall()
            assert [json.loads(article)["title"] for (article,) in found] == [row["title"]]
