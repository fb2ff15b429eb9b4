"""Several programs at one database: nothing is doubled, nobody fails for the others' sake."""

from __future__ import annotations

import threading
from contextlib import ExitStack, closing
from pathlib import Path

from commands import Command
from databases import address_in, run
from newsticker.flow.jobs import work
from newsticker.store import SearchFilter, open_store
from own_texts import write_jsonl

ARTICLES = 60
PROGRAMS = 3


def test_the_same_news_taken_in_by_several_at_once_is_there_once(
    tmp_path: Path, each_database: None
) -> None:
    articles = write_jsonl(tmp_path / "news.jsonl", ARTICLES)
    database = address_in(tmp_path)
    with closing(open_store(database)) as store, ExitStack() as running:
        adding = [
            running.enter_context(Command("add", "--database", database, articles))
            for _ in range(PROGRAMS)
        ]
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
        assert (
            len(store.search(SearchFilter(terms=[["hochwasser"]]), limit=ARTICLES)[0]) == ARTICLES
        )
    # Pictures are drawn by the site's own worker.
    assert run(database, "SELECT count(*) FROM jobs WHERE kind <> 'draw-story'") == [(0,)]
    assert run(database, "SELECT count(*) FROM sources") == [(1,)]
    if not database.startswith("postgresql:"):
        assert run(database, "PRAGMA integrity_check") == [("ok",)]
