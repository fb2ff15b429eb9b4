"""kill -9 while articles are related: what is written down in the end is that of a run which nobody disturbed.

NEWSTICKER_FAULT_ROUNDS says how often (``make faults``: 50 times, two kills each).
"""

from __future__ import annotations

import os
import random
import time
from contextlib import closing
from pathlib import Path

import pytest

from databases import address_in, run
from newsticker.flow.reading import kind_of, read_bytes
from newsticker.model import Reading
from newsticker.samples import samples
from newsticker.store import Incoming, open_store
from newsticker.store.story_tables import LINK_CLAIMS, LINKS, STORIES, STORY_ARTICLES
from newsticker.store.tables import METADATA
from related import NOW, wire
from relating_process import begun, ended

ROUNDS = int(os.environ.get("NEWSTICKER_FAULT_ROUNDS", "3"))
KILLS = 2  # of one round
AS_THEY_ARE = (
    "texts",
    "prints",
    "names",
    "terms",
    "reuses",
    "copy_pairs",
    "copies",
    "ledger_marks",
)

Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Sample articles, with claims, and an agency's copies, the later ones first."""
    told = [read_bytes(one.name, one.content, kind_of(one.name)) for one in samples()]
    return [*told, *wire()][::-1]


@pytest.fixture(scope="module")
def undisturbed(
    readings: list[Reading], tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Rows], float]:
    """What a run that nobody disturbs writes down, and how many seconds it takes once it is ready."""
    database = str(tmp_path_factory.mktemp("whole") / "a.db")
    _fill(database, readings)
    process, started = begun(database), time.monotonic()
    assert ended(process) == 0
    seconds = time.monotonic() - started
    found = _content(database)
    assert found["copies"]
    assert found["stories"]
    return found, seconds


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_what_is_related_is_that_of_an_undisturbed_run(
    number: int,
    readings: list[Reading],
    undisturbed: tuple[dict[str, Rows], float],
    tmp_path: Path,
    each_database: None,
) -> None:
    expected, seconds = undisturbed
    database = address_in(tmp_path)
    _fill(database, readings)
    for kill in range(KILLS):
        moment = (number + random.random()) / ROUNDS / (KILLS - kill)
        print(f"killed at {moment:.3f} of the time")
        process = begun(database)
        time.sleep(moment * seconds)
        process.kill()
        ended(process)
        # The lease of the job that was in hand runs out.
        run(database, "UPDATE jobs SET due = 0")
    assert ended(begun(database)) == 0
    assert run(database, "SELECT count(*) FROM jobs WHERE kind IN ('relate', 'compare')") == [(0,)]
    assert _content(database) == expected


def _fill(database: str, readings: list[Reading]) -> None:
    with closing(open_store(database)) as store:
        source = store.keep_source("file", "k", name="K", url=None, full_text=False)
        store.take_in([Incoming(source, one.id, one, "rules") for one in readings], NOW)


def _content(database: str) -> dict[str, Rows]:
    """What is written down, but for how stories are numbered and how often they were told to be linked."""
    with closing(open_store(database)) as store, store._database.reading() as connection:
        found: dict[str, Rows] = {
            name: sorted(
                (tuple(row) for row in connection.execute(METADATA.tables[name].select())), key=repr
            )
            for name in AS_THEY_ARE
        }
        members: dict[int, list[int]] = {}
        for row in connection.execute(STORY_ARTICLES.select()):
            members.setdefault(row.story_id, []).append(row.article_id)
        found["stories"] = sorted(
            (tuple(sorted(members[row.id])), row.articles, row.first, row.newest, row.into_id)
            for row in connection.execute(STORIES.select())
            if row.id in members
        )
        claims: dict[int, Rows] = {}
        for row in connection.execute(LINK_CLAIMS.select().order_by(*LINK_CLAIMS.primary_key)):
            claims.setdefault(row.link_id, []).append((row.article_id, row.claim))
        found["links"] = sorted(
            (row.kind, row.key, row.unit, row.rule, row.confidence, tuple(claims[row.id]))
            for row in connection.execute(LINKS.select())
        )
    return found
