"""kill -9 while articles are taken in: what was acknowledged is there, nothing is there twice.

NEWSTICKER_FAULT_ROUNDS says how often (``make faults``: 50 times).
"""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from commands import Command
from databases import address_in, run
from newsticker.store import open_store
from own_texts import write_jsonl

ARTICLES = 200
ROUNDS = int(os.environ.get("NEWSTICKER_FAULT_ROUNDS", "3"))


class Adding:
    """A running ``newsticker add``; collects what it acknowledges until it ends."""

    def __init__(self, database: str, articles: Path) -> None:
        self.process = Command("add", "--database", database, articles)
        self.acknowledged: list[dict[str, object]] = []
        self._reader = threading.Thread(target=self._collect)
        self._reader.start()

    def _collect(self) -> None:
        for line in self.process.stdout:
            if line.endswith("\n"):
                self.acknowledged.append(json.loads(line))

    def end(self) -> int:
        """Waits for its end and returns its status."""
        with self.process:
            status = self.process.wait()
            self._reader.join()
        return status


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("news") / "news.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def seconds(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long the whole of it takes undisturbed."""
    begun = time.monotonic()
    adding = Adding(str(tmp_path_factory.mktemp("whole") / "a.db"), articles)
    assert adding.end() == 0
    assert len(adding.acknowledged) == ARTICLES
    return time.monotonic() - begun


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_nothing_is_lost_or_doubled(
    number: int, seconds: float, articles: Path, tmp_path: Path, each_database: None
) -> None:
    # A share of the whole time: all of them are spread over it, and each is random within its own.
    moment = (number + random.random()) / ROUNDS
    print(f"killed at {moment:.3f} of the time")
    database = address_in(tmp_path)
    killed = Adding(database, articles)
    time.sleep(moment * seconds)
    killed.process.send_signal(signal.SIGKILL)
    killed.end()
    _check(database, killed.acknowledged)

    again = Adding(database, articles)
    assert again.end() == 0
    assert [row["id"] for row in again.acknowledged] == [f"n{n}" for n in range(ARTICLES)]
    before = {row["id"] for row in killed.acknowledged}
    assert before <= {row["id"] for row in again.acknowledged if row["state"] == "known"}
    _check(database, [*killed.acknowledged, *again.acknowledged], ARTICLES)


def _check(database: str, acknowledged: list[dict[str, object]], count: int | None = None) -> None:
    # Opened first: killed before there was a table, it has none of ours until it is made whole.
    open_store(database).close()

    def rows(query: str) -> list[tuple[object, ...]]:
        return run(database, query)

    if not database.startswith("postgresql:"):
        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []
    titles = {
        (row[0], json.loads(str(row[1]))["title"])
        for row in rows("SELECT article_id, article FROM versions WHERE number = 1")
    }
    assert {(row["article"], row["title"]) for row in acknowledged} <= titles
    assert len({title for _, title in titles}) == len(titles)
    articles = rows("SELECT count(*) FROM articles")[0][0]
    assert rows("SELECT count(*) FROM versions") == [(articles,)]
    assert rows("SELECT kind, count(*) FROM jobs GROUP BY kind ORDER BY kind") == (
        [("draw", articles), ("index", articles), ("relate", articles)] if articles else []
    )
    assert count in (None, articles)
