"""A database of before: its search index is made anew when it is opened, and the worker fills it."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from databases import address_in
from former import former
from newsticker.flow.jobs import OWN_HANDLERS, work
from newsticker.flow.taking import take_in
from newsticker.language.finding import query_terms
from newsticker.store import SearchFilter, open_store
from readings import claim, reading


def test_what_is_kept_is_indexed_again_the_newest_first(
    tmp_path: Path, each_database: None
) -> None:
    address = address_in(tmp_path)
    with closing(open_store(address)) as store:
        readings = [
            reading("old", published="2026-02-01T09:00:00+01:00"),
            reading("new", claims=(claim("c1", "der Damm halte"),)),
        ]
        list(take_in(store, readings))
    with closing(open_store(former(address, tmp_path, "newsticker_0004"))) as store:
        damm = SearchFilter(terms=query_terms("Dämme"))
        assert store.search(damm) == ([], None)
        soon = datetime.now(UTC) + timedelta(seconds=10)
        job = store.next_job(list(OWN_HANDLERS), soon)
        assert job is not None
        found = store.article(job.article_id)
        assert found is not None
        assert found.article.title == "new"
        OWN_HANDLERS["index"](store, job)
        (hit,), _ = store.search(damm)
        assert (hit.found.id, hit.in_claims) == (job.article_id, ("c1",))


def test_a_fresh_database_has_nothing_to_index(tmp_path: Path, each_database: None) -> None:
    with closing(open_store(address_in(tmp_path))) as store:
        assert work(store, {}, threading.Event(), once=True) == 0
