"""Several programs at one database: nothing is doubled, nobody fails for the others' sake."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from newsticker.flow.jobs import work
from newsticker.store import open_store
from own_texts import write_jsonl

ARTICLES = 60
PROGRAMS = 3


def test_the_same_news_taken_in_by_several_at_once_is_there_once(tmp_path: Path) -> None:
    articles = write_jsonl(tmp_path / "news.jsonl", ARTICLES)
    command = [
        sys.executable,
        "-m",
        "newsticker",
        "add",
        "--database",
        str(tmp_path / "a.db"),
        str(articles),
    ]
    adding = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(PROGRAMS)]
    with closing(open_store(tmp_path / "a.db")) as store:
        stop = threading.Event()
        worker = threading.Thread(target=work, args=(store, {"draw": lambda _, job: None}, stop))
        worker.start()
        assert [one.wait() for one in adding] == [0] * PROGRAMS
        stop.set()
        worker.join()
        work(store, {"draw": lambda _, job: None}, threading.Event(), once=True)
        found, _ = store.ticker(limit=ARTICLES + 1)
        assert len({one.article.title for one in found}) == len(found) == ARTICLES
        assert {one.version for one in found} == {1}
        assert len(store.search([["hochwass"]], limit=ARTICLES)[0]) == ARTICLES
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM jobs").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM sources").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
